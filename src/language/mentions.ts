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

/** Between a thing and what denies it behind it: 「硬件设备这块一概」「公众号我们」. */
const FILLING_BEHIND =
  '(?:(?:原来|本来|原先|起初|当初)[^,。;]{0,6},?(?:后来|现在|这次|如今))?(?:[和及与跟、][\\u4e00-\\u9fff]{1,4}?)?(?:这块|这类|方面|部分|这些|什么的|啥的|之类的?|等等?|类|上|里|那边|的|设备|费用?|钱|软件|系统|平台|我们|这次|本次|这回|里面|里头|压根|根本|其实|反正|现在|目前|后来|干脆|已经|暂时|任何|一样|一件|一台|一个|一点|一分|一概|一律|统统|通通|全部|都|也|全|均|倒|是|就|并|还|先)*'
/** 「备品备件一概不含」「机器不买」「设备另外算」「公众号不做了」: denied behind the word. */
const DENIED_BEHIND = new RegExp(
  `^${FILLING_BEHIND}(?:(?:不|没|未|没有)(?:含|包括|包含|涉及|买|采购|购买|购置|添置?|配|换|更换|新增|增加|动|列|计入|算在内|算进去|算进来|在内|在里面|在里头|在其中|在这里面)|不做了?|不要了?|不搞了?|不建了?|不上了|不弄了|不用买|不用换|不需要买|取消了?|砍掉了?|去掉了?|拿掉了?|下架了?|停掉了?|停了|免谈|除外|(?:是|用|有|靠|沿用|利用)?(?:现成|现有|原有|已有|老|旧)的?(?=$|[,。;!?])|利旧|早就?有了|已经?有了|(?:没有?|无)(?:这|那)?(?:个|款|种|样)?(?:货|产品|东西)|另外?(?:算|计|报|买|采购|购买|立项|申报|走|安排|解决|出钱|签|招)|另行|单独(?:报|立项|算|采购|申报)|(?:没有?|无|为零|缺货|没货|断货|买不到|下架)(?:的|了|货|卖|得卖)?(?=$|[,。;!?、]))(?!不行|不可以|行|吗|么|可以|的话)`,
)

/** Does the text mention one of these words, and does it deny them? `text` is the text of plain(). */
export const mention = (text: string, words: RegExp): Mention =>
  latest(text, (part) => mentionAnywhere(part, words))

/** As `mention`, of a matter that is spoken of even where something about it is taken back. */
export function mentionAnywhere(text: string, words: RegExp): Mention {
  let found: Mention = null
  for (const { before, after } of places(text, words)) {
    if (/有没有$|是不是$/.test(before)) continue
    if (!isDenied(before) && !DENIED_BEHIND.test(after)) return 'said'
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
      if (!isDenied(before) && !LACKING.test(after) && !DENIED_BEHIND.test(after)) return 'said'
      found = 'denied'
    }
    return found
  })

/** 「成不」「行不」 end a question of their own and deny nothing. */
const TAG = /(?:成|行|好|对|是|可以)不$/

const isDenied = (before: string) => !TAG.test(before) && (DENIAL.test(before) || LIST_DENIAL.test(before))

/** Where the words stand; several in a row, as 「备品备件」 or 「服务器、终端和大屏」, are one thing. */
const places = (text: string, words: RegExp) =>
  [...text.matchAll(new RegExp(`(?:${words.source})(?:[、和及与跟或]?(?:${words.source}))*`, 'g'))].map(
    ({ index, 0: word }) => ({
      before: text.slice(Math.max(0, index - 14), index),
      after: text.slice(index + word.length, index + word.length + 20),
    }),
  )

/** 「有文号，不对，没有文号」: what stands behind a correction comes first. */
function latest(text: string, mentioned: (part: string) => Mention): Mention {
  return text
    .split(CORRECTION)
    .reverse()
    .reduce<Mention>((found, part) => found ?? mentioned(part), null)
}
