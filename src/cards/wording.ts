import { weekday } from '../domain/calendar-date.js'
import { dateInShanghai, type Instant, timeInShanghai } from '../domain/instant.js'

/** The state of a matter in one word, as it stands in the corner of every card. */
export type StateWord =
  | '待审定'
  | '已审定'
  | '待收到'
  | '已收到'
  | '已发送'
  | '不列入'
  | '待编号'
  | '待修改'
  | '已修改'
  | '已启动'
  | '已退回'
  | '待反馈'
  | '已反馈'
  | '待确认'
  | '已确认'
  | '已划去'
  | '待报送'
  | '待签署'
  | '待重新征求'
  | '已重新征求'
  | '已退回补充征求'
  | '已决定'
  | '已转为开会'
  | '已终止'
  | '已截止'
  | '已结束'
  | '已移至新卡片'
  | '意见全文'
  | '待填写'
  | '已报送'
  | '可办事项'
  | '待办理'
  | '无待办'
  | '未办理'
  | '仅供知悉'
  | '答复'
  | '待补充'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 「10月15日（周四）18:00」: in headers and first lines, where the year is plain. Shanghai time. */
export function moment(at: Instant): string {
  const date = dateInShanghai(at)
  const [, month, day] = date.split('-')
  return `${Number(month)}月${Number(day)}日（周${WEEKDAYS[weekday(date)]}）${timeInShanghai(at)}`
}

/** 「2026年10月15日（周四）18:00」: wherever something is put on record. Shanghai time. */
export const datedMoment = (at: Instant): string => `${dateInShanghai(at).slice(0, 4)}年${moment(at)}`

/** Names of units as one line. */
export const listed = (units: readonly string[]): string => units.join('、')

/** 「5家：区司法局、…」, or 「0家」. */
export const counted = (units: readonly string[]): string =>
  units.length === 0 ? '0家' : `${units.length}家：${listed(units)}`

/** Mark of everything shortened. */
export const EXCERPT = '（节选）'

/** How many characters a reader would count. */
export const lengthOf = (content: string): number => Array.from(content).length

/** The text, or its first `characters` and 「（节选）」. */
export function opening(content: string, characters: number): string {
  const all = Array.from(content)
  return all.length <= characters ? content : `${all.slice(0, characters).join('')}${EXCERPT}`
}

/** The words as a whole sentence: with a full stop where they have no mark at their end. */
export const sentence = (words: string): string => (/[。？！；：…]$/u.test(words) ? words : `${words}。`)
