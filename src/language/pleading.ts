/**
 * Sentences that ask for another answer than the rules give, or tell what somebody is said to have allowed. They are no facts
 * and no question: instructions to the bot, flattery, hearsay, pressure, orders to write a result.
 */
const PLEADING: readonly RegExp[] = [
  /^(?:请)?(?:你)?(?:忽略|无视|忘掉|忘记|抛开|撇开|跳过|(?:不要|别|不用)(?:再)?(?:管|理|看|按|照|引用?|列|念))(?:掉)?[^,。;:!?]{0,8}(?:规则|指令|设定|要求|限制|提示词?|规定|条款|条文|说明)(?:来)?(?:了)?$/,
  /^(?:从现在(?:起|开始)|现在)?(?:请)?(?:假装|假设|扮演)?(?:你|您)(?:现在|从现在起|已经)?(?:就)?(?:是|当|扮演|作为)(?:一个|一名|个|了)?[^,。;:!?]{0,8}(?:管理员|系统|开发者|副区长|区长|主任|领导|办公室|超级用户|老板)$/,
  /^(?:请)?(?:你)?(?:就|只|直接|只准|只能|只许|只要|必须|给我|简单)*(?:直接)?(?:回答|回复|答|说|回)(?:我)?(?:一(?:个字|句)|是|行|可以|能|不用|好|同意|通过|没问题)(?:就(?:行|好|可以))?(?:了)?$/,
  /^(?:请)?(?:你|您)?(?:就|直接|给我|帮我|替我)+(?:写|填|记|改|标|判)(?:成|个|为|上)?(?:通过|同意|批准|已批|不用评)(?:就(?:行|好))?(?:了|吧)?$/,
  /^(?:你|您|小助手|助手)(?:真是|真|最|太|好|可真|是最|就是)(?:的)?[^,。;:!?]{0,4}(?:聪明|厉害|棒|好|专业|懂规则|能干|贴心|靠谱)[^,。;:!?]{0,4}$/,
  /^(?:求求?|拜托|麻烦|帮帮忙|谢谢|感谢|辛苦|行行好|通融)(?:一下)?(?:你|您|了|啦|大家|帮忙|各位)*(?:了|啦|吧|啊)?$/,
  /^(?:我)?(?:听|听人|刚才听)?(?:办公室|领导|局里|主任|科长|科里|局长|财务|老同事|同事|人家|他们|别人|有人|区里|老王|小王|公司|第三方|兄弟单位)?(?:的人|那边|小王|老张|同志)?(?:电话里|口头|私下|群里)?(?:也|都|已经|早就|跟我)?(?:说|讲|答应|告诉我|表示|交代)(?:过|了)?(?:是)?(?:可以|能|根本|其实)?(?:不用|不需要|不必|免|跳过|省掉|绕过)(?:再)?(?:评审?|论证|审核?|上会|走流程|报|申报|开会|过会)?(?:了|的)?$/,
  /^(?:领导|局长|主任|区长|副区长|书记|老板|上面的?人)(?:都|已经|早就|也)*(?:同意|点头|拍板|发话|打过招呼|默许|关照|交代)(?:过|了|好)*(?:的)?$/,
  /^(?:不然|否则|再不|要不)[^,。;:!?]{0,8}(?:投诉|举报|告你|换掉你|差评)[^,。;:!?]{0,4}$/,
]
const ANYWHERE =
  /(?:请)?忽略(?:掉)?(?:以上|上面|之前|前面|所有|一切)(?:的)?(?:所有|全部)?(?:规则|指令|要求|限制|设定|提示)|ignore(?:all)?(?:previous|above)(?:instructions|rules)/g

/**
 * The text of plain() without what pleads: sentence parts that do nothing but instruct, flatter, report hearsay or press. Where
 * nothing else is left the text stays as it is, so that what was said can still be answered.
 */
export function withoutPleading(text: string): string {
  const parts = text.replace(ANYWHERE, '').split(/(?<=[,。;:!?])/)
  const kept = parts.filter((part) => {
    const words = part.replace(/[,。;:!?“”"'.~]+/g, '')
    return words !== '' && !PLEADING.some((pleading) => pleading.test(words))
  })
  const rest = kept.join('').replace(/[,;:]$/, '')
  return rest === '' ? text : rest
}
