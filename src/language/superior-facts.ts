import type { Facts, SuperiorFacts } from '../rules/facts.js'
import * as words from './lexicon.js'
import { mentionAnywhere, told } from './mentions.js'

/** 上级已批: which conditions of 五（三）第6段 the text tells of. Nothing when no superior body is mentioned. */
export function superiorFacts(whole: string): Pick<Facts, 'superior'> {
  const text = whole.replace(NO_APPROVAL, '').replace(OWN_RULES, '')
  if (words.RENEWAL.test(text) && words.ONCE_REGISTERED.test(text)) return {}
  if (mentionAnywhere(text, words.SUPERIOR_WORDS) !== 'said' || isAboutMoneyOnly(text)) return {}
  if (!concernsProject(text)) return {}
  const superior = conditionsIn(text)
  // An urgent task of the city is no approval.
  if (Object.keys(superior).length === 0 && words.URGENT.test(text)) return {}
  return { superior }
}

/** What is told of each condition, in a text that is known to speak of a superior's approval. */
export function conditionsIn(text: string): SuperiorFacts {
  const superior: SuperiorFacts = {}
  const tell = (condition: keyof SuperiorFacts, said: boolean | null) => {
    if (said !== null) superior[condition] = said
  }
  if (words.ALL_MET.test(text) && !/不(?:全|齐|满足|具备|符合)|没(?:齐|有满足)|缺/.test(text))
    superior.allMet = true
  tell('approved', approval(text))
  tell('docNo', words.ORAL.test(text) ? false : yesNo(told(text, words.DOC_NO)))
  tell('conclusion', yesNo(told(text.replace(/论证评估/g, '评估'), words.CONCLUSION)))
  tell('standardClear', clear(text, words.STANDARD))
  tell('amountClear', clear(text, words.MONEY_CLEAR))
  for (const condition of listedAsMet(text)) superior[condition] = true
  if (words.REST_MET.test(text)) for (const condition of CONDITIONS) superior[condition] ??= true
  return superior
}

/** Each condition by the words that name it in a list. */
const NAMED: Record<(typeof CONDITIONS)[number], RegExp> = {
  approved: /批复|批文|批准|批件|审批|同意/,
  docNo: /文号|字号|编号|发文/,
  conclusion: /结论|论证/,
  standardClear: /标准/,
  amountClear: /金额|投资额|概算|总投资/,
}

/** 「批复、文号、论证结论、建设标准、金额330万一样不缺」: what stands in a list that ends with 「all there」. */
function listedAsMet(text: string): (typeof CONDITIONS)[number][] {
  return [...text.matchAll(new RegExp(words.LIST_MET.source, 'g'))].flatMap(({ 0: list }) => {
    const lacking = /没|缺(?!一|$)|未|无(?!误)|不(?!缺|少|差|落)/.test(list)
    const named = CONDITIONS.filter((condition) => NAMED[condition].test(list))
    return lacking || named.length < 2 ? [] : named
  })
}

const CONDITIONS = ['approved', 'docNo', 'conclusion', 'standardClear', 'amountClear'] as const

/** 没有上级批文: nothing of a superior is claimed. */
const NO_APPROVAL =
  /(?:没有?|无|不是|未经)(?:任何)?(?:上级|市里|市级)(?:部门)?(?:的)?(?:批文|批复|文件|审批|批准|立项)|(?:市里|上级|市局|市级)(?:部门)?(?:也|都|又|并|还|倒)?(?:没|没有|未)(?:说|讲|提|要求|催|批|发文|表态|定)/g
/** 文号 of these rules, which somebody wants to see. */
const OWN_RULES =
  /(?:带上|附上|写上|给我|注明|标上|列出|写明)[^,。;]{0,4}(?:依据|规则|条款|出处)?的?文号|(?:依据|规则|制度|办法|议事规则|你们?|这份)(?:文件)?的?文号|杨府办发[^,。;]{0,8}号/g

const yesNo = (mention: 'said' | 'denied' | null) => (mention === null ? null : mention === 'said')

function approval(text: string): boolean | null {
  if (words.NOT_APPROVED.test(text)) return false
  return words.APPROVED.test(text) ? true : null
}

/** 标准和金额都明确; 标准没定. */
function clear(text: string, what: RegExp): boolean | null {
  const around = new RegExp(
    `(?:${what.source})(?:(?:、|和|及|与|,|也|跟|还有)?(?:建设)?(?:标准|金额|投资额|内容))?([^。;!?]{0,6})`,
  ).exec(text)
  const before = new RegExp(
    `(没有?|未|不)?(?:明确|确定|写明|列明|核定)(?:了)?(?:的)?(?:建设)?(?:(?:标准|金额)(?:和|、|及|与))?(?:${what.source})`,
  ).exec(text)
  if (before) return before[1] === undefined
  if (new RegExp(`${words.LEFT_OUT}(?:${what.source})`).test(text)) return false
  const after = around?.[1] ?? ''
  if (/没(?:说|提|讲|问|注意|看)|不(?:知道|确定|记得)/.test(after)) return null
  if (/没|未|不(?!少)|模糊|待定|缺/.test(after)) return false
  if (
    /明确|清楚|确定|有|齐|都定|定了|写了|写明|列明|写在|核定|全|在(?:附|批|文|里|报告)|见附|附(?:表|件|在)|给了|定死/.test(
      after,
    )
  )
    return true
  return null
}

/** 市里出钱 speaks of the fund, not of an approval. */
const isAboutMoneyOnly = (text: string) =>
  (words.FUND_NONE.test(text) || words.FUND_PARTLY.test(text)) &&
  !/批|文号|论证|同意|要求|下文|发文/.test(text)

/** 国家规定、市里标准 as a yardstick is no approval either. */
const concernsProject = (text: string) =>
  /批|文号|同意|论证|要求|下文|发文|发了|部署|布置|任务|立项|统建|统一|下达|让我们|让建|定的/.test(text)
