import type { AmountInterval, Facts } from '../rules/facts.js'
import type { AmountScan } from './amount.js'
import { chooseAmount, minus, sum, times } from './amount-choice.js'
import * as words from './lexicon.js'
import { mention, told } from './mentions.js'
import { superiorFacts } from './superior-facts.js'

/** What a text says about a project, and how its uncertain places were read. */
export interface ProjectFacts {
  facts: Facts
  remarks: string[]
}

/** Number of contract years in 招一续二. */
const CONTRACT_YEARS = 3

/** The facts of a project in a text; only what is said, and the conclusions the words allow. */
export function projectFacts(text: string, scan: AmountScan): ProjectFacts {
  const chosen = chooseAmount(scan.hits, text)
  const facts: Facts = {}
  const remarks: string[] = []
  if (chosen.amount) facts.amount = chosen.amount
  const kind = kindOf(text)
  if (kind) facts.kind = kind
  Object.assign(
    facts,
    purityOf(text, kind),
    superiorFacts(text),
    renewalOf(text, facts),
    specialOf(text, facts, chosen.part),
  )
  Object.assign(facts, settingOf(text))
  if (chosen.changedFrom && !words.NOT_YET.test(text)) facts.change = true
  if (isChange(text)) facts.change = true
  const other = otherAmount(facts, chosen)
  if (other) facts.otherAmount = other
  if (chosen.bid) facts.bidPrice = chosen.bid
  if (scan.hits.some(({ bare }) => bare)) remarks.push(...bareRemark(scan))
  if (chosen.how === 'product') remarks.push('单价已按数量相乘，作为一个项目理解，如不是请更正')
  if (chosen.how === 'sum') remarks.push('分项金额已相加，作为一个项目理解')
  if (chosen.how === 'oneOfSeveral')
    remarks.push('您提到了几个金额，这里只按其中一个项目回答；其他项目请分别询问')
  if (scan.foreign) remarks.push('请换算为人民币金额后再问')
  if (scan.unitless && !chosen.amount) remarks.push('金额请写明单位，例如“120万元”')
  return { facts, remarks }
}

function bareRemark({ hits }: AmountScan): string[] {
  const read = hits.filter(({ bare }) => bare).map(({ interval }) => `${interval.min / 1_000_000}万元`)
  return [`没有写单位的金额按${read.join('、')}理解，如不是请更正`]
}

function kindOf(text: string): Facts['kind'] {
  const said = (Object.keys(words.KINDS) as (keyof typeof words.KINDS)[]).filter(
    (kind) => mention(text, words.KINDS[kind]) === 'said',
  )
  const [first, ...others] = said.filter(
    (kind) => !(kind === 'service' && /运维服务/.test(text) && said.includes('ops')),
  )
  if (!first) return undefined
  if (others.length === 0) return first
  return others.length === 1 && first === 'upgrade' && others[0] === 'new' ? 'upgrade' : 'mixed'
}

/** 纯软件开发和运维: said, excluded by what else is in it, or presumed from 软件/运维 alone. */
function purityOf(text: string, kind: Facts['kind']): Pick<Facts, 'pureSoftwareOrOps' | 'purity'> {
  const hardware = mention(text.replace(words.KEPT_RUNNING, '维保'), words.HARDWARE)
  if (words.NOT_PURE.test(text)) return { pureSoftwareOrOps: false }
  if (words.MAINLY.test(text)) return { pureSoftwareOrOps: false, purity: 'mainlySoftware' }
  if (hardware === 'said') return { pureSoftwareOrOps: false }
  if (mention(text, words.SERVICE_LIKE) === 'said') return { pureSoftwareOrOps: false, purity: 'serviceLike' }
  if (mention(text, words.PURE) === 'said') return { pureSoftwareOrOps: true }
  const software = mention(text, words.SOFTWARE)
  const ops = kind === 'ops' || mention(text, words.KINDS.ops) === 'said'
  if (software === 'said' || ops)
    return hardware === 'denied'
      ? { pureSoftwareOrOps: true }
      : { pureSoftwareOrOps: true, purity: 'presumed' }
  if (kind === 'service') return { pureSoftwareOrOps: false, purity: 'serviceLike' }
  return {}
}

function renewalOf(text: string, facts: Facts): Pick<Facts, 'renewalYear' | 'originalApproved'> {
  const named = mention(text, words.RENEWAL) === 'said'
  const renewing = words.RENEWING.test(text)
  if (!named && !renewing && !/第[二三23两]年(?:的)?(?:的)?合同/.test(text)) return {}
  const approved =
    /(?:第一年|首年|当初|原来|之前|没有?|未).{0,4}(?:没|未)?(?:上过?会|经过?联席会议|评审过?|报过|审核过)/.test(
      text,
    ) && /没|未/.test(text)
  return { renewalYear: renewalYear(text, facts, renewing), ...(approved ? { originalApproved: false } : {}) }
}

function renewalYear(whole: string, facts: Facts, renewing: boolean): NonNullable<Facts['renewalYear']> {
  const text = whole.replace(/招一续二/g, '▢')
  if (/二三年|第二[、和,]?(?:年)?[、和,]?第?三年|后两年|后面两年|第2[、和,]3年/.test(text)) return 'renewed'
  if (/第(?:二|2|两)(?:个)?(?:年|份合同|个?年度|期合同|次续)|次年/.test(text)) return 2
  if (/第(?:三|3)(?:个)?(?:年|份合同|个?年度|期合同)|最后一年|末年/.test(text)) return 3
  if (/第(?:一|1)(?:个)?年|首年|头一年|首次|刚招|新招|准备招|打算招/.test(text)) return 1
  if (renewing) return mention(whole, words.RENEWAL) === 'said' ? 'renewed' : 'unknown'
  return facts.amount && !/重新|重复|再|还要|还用|又要|又得/.test(text) ? 1 : 'unknown'
}

/** 两微一端, fees, e-mart, what is excluded: said alone or as a part of a project. */
function specialOf(text: string, facts: Facts, part: ReturnType<typeof chooseAmount>['part']): Facts {
  const found: Facts = {}
  const info = mention(text, words.INFO)
  const unsettled = mention(text, words.INFO_UNSETTLED)
  if (info === 'said') found.infoPublishing = true
  else if (unsettled === 'said') found.infoPublishing = 'unsettled'
  else if (info === 'denied') found.infoPublishing = false
  if (mention(text, words.ASSESSMENT) === 'said' && !isGradeOnly(text))
    found.feeItem = part?.what === 'assessment' || isPart(text, words.ASSESSMENT, facts) ? 'inside' : 'alone'
  const emart = mention(text, words.EMART)
  const product = mention(text, words.SOFTWARE_PRODUCT) === 'said'
  if (emart === 'said' && product && !/定制|开发/.test(text))
    found.emartSoftware = isPart(text, words.EMART, facts) ? 'inside' : 'alone'
  else if (!emart && product && words.OTHER_SHOP.test(text)) found.emartSoftware = 'none'
  else if (!emart && product && isPlainPurchase(text)) found.emartSoftware = 'unknown'
  const project = /系统|平台|项目|机房|软件|里面|里有|其中|包含|改造|新建|开发|运维|大屏/.test(
    text.replace(
      /操作系统|(?:是不是|算不算|属不属于|算|是|属于)?电子政务项目|(?:算不算|算|是不是)(?:一个)?项目/g,
      '',
    ),
  )
  if (mention(text, words.COMMUNICATION) === 'said' && !/(?:建设|新建|改造|里面|其中|包含)/.test(text))
    found.excluded = 'communication'
  else if (mention(text, words.PUBLIC_FUNDS) === 'said') found.excluded = 'hardware'
  else if (mention(text, words.ODD_HARDWARE) === 'said' && !project) found.excluded = 'hardware'
  return found
}

/** 三级等保 as a quality of a system is no fee. */
const isGradeOnly = (text: string) =>
  /[一二三四1-4]级等保|等保[一二三四1-4]级/.test(text) &&
  !/测评|密评|费|评估|备案|服务|单独/.test(text) &&
  /项目|系统|平台|设备|软件/.test(text)

const PRODUCT =
  '(?:操作系统|数据库|中间件|杀毒|防病毒|板式软件|正版|办公软件|wps|office|软件产品|成品软件|软件授权)'
const BUY = '(?:采购|购买|购置|买|购)'
const PURCHASE = new RegExp(`${BUY}.{0,8}${PRODUCT}|${PRODUCT}.{0,5}${BUY}`)
/** Buying licensed software, not building a system. */
const isPlainPurchase = (text: string) =>
  (PURCHASE.test(text) || /正版|杀毒|操作系统/.test(text)) &&
  !/系统建设|新建|项目|平台|开发|运维|里面|其中/.test(text)

/** Is the thing named as a part of a larger project? */
function isPart(text: string, thing: RegExp, facts: Facts): boolean {
  const within = new RegExp(
    `(?:含|包括|里面|里头|其中|当中|另有|另外|还有|外加|连同|顺带|顺便|同时|加上|\\+|带|要过|需过|要做|还要)[^。;!?]{0,10}(?:${thing.source})`,
  )
  const container = /(?:系统|平台|项目|机房|网站|软件开发|开发|改造|运维)/.test(text.replace(/操作系统/g, ''))
  if (within.test(text) && container && !/^.{0,4}(?:只|光|单独|仅)/.test(text)) return true
  return facts.amount !== undefined && (facts.kind === 'new' || facts.kind === 'upgrade')
}

/** Money, applicant and season. */
function settingOf(text: string): Facts {
  const found: Facts = {}
  const district = words.FUND_DISTRICT.test(text)
  if (words.FUND_PARTLY.test(text)) found.fund = 'partly'
  else if (words.FUND_NONE.test(text))
    found.fund = district && !/不(?:是|用|花|动|使用|走)(?:区|$)|非区/.test(text) ? 'partly' : 'none'
  else if (words.FUND_UNKNOWN.test(text)) found.fund = 'unknown'
  else if (district) found.fund = 'district'
  if (mention(text, words.INSTITUTION) === 'said') found.standing = '事业单位'
  else if (mention(text, words.REFERENCE_BODY) === 'said') found.standing = '参照单位'
  if (told(text, words.URGENT) === 'said') found.window = 'urgent'
  else if (mention(text, words.MIDYEAR) === 'said') found.window = 'midyear'
  return found
}

/** Is an approved project to be altered? Not while it has not been applied for. */
function isChange(text: string): boolean {
  if (words.NOT_YET.test(text)) return false
  if (words.CHANGE_WORDS.test(text)) return true
  const passed = words.PASSED.exec(text)
  return passed !== null && mention(text.slice(passed.index + passed[0].length), words.ALTERING) === 'said'
}

function otherAmount(facts: Facts, chosen: ReturnType<typeof chooseAmount>): Facts['otherAmount'] {
  const { amount, part, perYear, total } = { ...chosen, amount: facts.amount }
  if (!amount) return undefined
  if (part)
    return part.what === 'secondClass'
      ? {
          amount: part.inside ? minus(amount, part.amount) : sum(amount, part.amount),
          why: 'secondClassFees',
        }
      : { amount: part.inside ? minus(amount, part.amount) : sum(amount, part.amount), why: 'assessmentFee' }
  const renewed = facts.renewalYear !== undefined
  const yearly: AmountInterval | undefined =
    renewed && perYear ? (total ?? times(perYear, CONTRACT_YEARS)) : undefined
  return yearly ? { amount: yearly, why: 'perYearAndTotal' } : undefined
}
