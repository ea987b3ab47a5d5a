import { CORRECTION } from './amount-roles.js'

/** Is it said, denied, or not mentioned? Said wins where a text does both; what is taken back does not count. */
export type Mention = 'said' | 'denied' | null

const DENIAL =
  /(?:不含|不带|不包括|不包含|不涉及|没有|没|无|不是|不买|不用买?|不属于|不算|非|除去|未含|不需要|不采购|不要|不走|不在|未|从没|不)(?:有|任何|其他|其它|什么|啥|额外|采购|购买|买|添置|涉及|包含|再|做过?|进行|经过|取得|拿到?|给|编|写|标|列|附|出具?|下|在|走|通过|属于|算|纯|全|都|一样|一件|一台|一个|一点|半点|丝毫|换|更换|更新|更|新增|增加|添加|增|添|配|动|搞|上|和|或|、)*$/
/** A list after one denial: 不含硬件、设备和服务. */
const LIST_DENIAL = /(?:不含|不带|不包括|不包含|不涉及|没有)[^,。;!?但也而有带是要税]{1,8}(?:和|与|或|、|及)$/
/** Asked about, not told. */
const ASKING =
  /(?:要不要|是否|是不是|需不需要|需要|还要|还用|用不用|有没有|算不算|属不属于|算是?|属于|免|要)$/
const QUESTION_BEHIND = /^(?:吗|么|不\?|没\?|呢\?)/
/** 文号没有, 结论一直没拿到: denied behind the word. */
const LACKING =
  /^(?:这个|那个|都|还|暂时|目前|一直|始终|倒|却|至今|到现在|也|是)*(?:没有|没|暂无|尚无|缺|未)(?:拿到|出来?|下来|给|办|做过?|写|有|编|批|出具|取得|看到|附|提供|见到|搞)?(?:的|呢|了)?(?=$|[,。;!?.\d])/

/** Does the text mention one of these words, and does it deny them? `text` is the text of plain(). */
export const mention = (text: string, words: RegExp): Mention =>
  latest(text, (part) => mentionAnywhere(part, words))

/** As `mention`, of a matter that is spoken of even where something about it is taken back. */
export function mentionAnywhere(text: string, words: RegExp): Mention {
  let found: Mention = null
  for (const { before } of places(text, words)) {
    if (/有没有$|是不是$/.test(before)) continue
    if (!isDenied(before)) return 'said'
    found = 'denied'
  }
  return found
}

/** As `mention`, but a question (要不要论证, 还要论证吗) tells nothing, and a denial may stand behind the word. */
export const told = (text: string, words: RegExp): Mention =>
  latest(text, (part) => {
    let found: Mention = null
    for (const { before, after } of places(part, words)) {
      if (ASKING.test(before) || QUESTION_BEHIND.test(after)) continue
      if (!isDenied(before) && !LACKING.test(after)) return 'said'
      found = 'denied'
    }
    return found
  })

const isDenied = (before: string) => DENIAL.test(before) || LIST_DENIAL.test(before)

const places = (text: string, words: RegExp) =>
  [...text.matchAll(new RegExp(words.source, 'g'))].map(({ index, 0: word }) => ({
    before: text.slice(Math.max(0, index - 14), index),
    after: text.slice(index + word.length, index + word.length + 14),
  }))

/** 「有文号，不对，没有文号」: what stands behind a correction comes first. */
function latest(text: string, mentioned: (part: string) => Mention): Mention {
  return text
    .split(CORRECTION)
    .reverse()
    .reduce<Mention>((found, part) => found ?? mentioned(part), null)
}
