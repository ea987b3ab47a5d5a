/** Is it said, denied, or not mentioned? Said wins where a text does both. */
export type Mention = 'said' | 'denied' | null

const DENIAL =
  /(?:不含|不带|不包括|不包含|不涉及|没有|没|无|不买|不用买?|不是|不属于|不算|非|除去|未含|不需要|不采购|不要|不走|不在|未|从没|不)(?:有|任何|其他|其它|什么|额外|采购|购买|买|添置|涉及|包含|再|做过?|进行|经过|取得|拿到|在|走|通过|属于|算|纯|全|都|一样|一件|一台|一个|一点|半点|丝毫|换|更换|更新|更|新增|增加|添加|增|添|配|动|搞|上|和|或|、)*$/
/** A list after one denial: 不含硬件、设备和服务. */
const LIST_DENIAL = /(?:不含|不带|不包括|不包含|不涉及|没有)[^,。;!?但也而有带是要税]{1,8}(?:和|与|或|、|及)$/
/** Asked about, not told. */
const ASKING = /(?:要不要|是否|是不是|需不需要|需要|还要|还用|用不用|有没有|算不算|算|免|要)$/

/** Does the text mention one of these words, and does it deny them? `text` is the text of plain(). */
export function mention(text: string, words: RegExp): Mention {
  let denied = false
  for (const match of text.matchAll(new RegExp(words.source, 'g'))) {
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    if (/有没有$|是不是$/.test(before)) continue
    if (DENIAL.test(before) || LIST_DENIAL.test(before)) denied = true
    else return 'said'
  }
  return denied ? 'denied' : null
}

/** 文号没有, 结论还没有: denied behind the word. */
const LACKING = /^(?:都|还|暂时|目前)*(?:没有|没|暂无|缺)(?=$|[,。;!?\d])/

/** As `mention`, but a question (要不要论证, 还要论证吗) tells nothing. */
export function told(text: string, words: RegExp): Mention {
  let found: Mention = null
  for (const match of text.matchAll(new RegExp(words.source, 'g'))) {
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3)
    if (ASKING.test(before) || /^(?:吗|么|不\?|没\?)/.test(after)) continue
    if (
      DENIAL.test(before) ||
      LIST_DENIAL.test(before) ||
      LACKING.test(text.slice(match.index + match[0].length))
    )
      found ??= 'denied'
    else return 'said'
  }
  return found
}
