/** Does a date lie behind or ahead of the speaker? `told`: 「9月24日签的」, most likely behind. */
export type Tense = 'past' | 'told' | 'future' | null

const FUTURE = /打算|准备|计划|拟|预计|将|想(?!起)|(?<!需|主)要(?!求|交|备)|再过|等到/
const PAST = /^[^,。;!?]{0,8}(?:了(?!吗)|过(?!没|期|几)|已|早就|被)/
const TOLD = /^[^,。;!?]{0,7}(?:的(?!话|合同|时候|项目)|(?:生效|签订?|下达?)的合同)/
const PAST_ANYWHERE = /到现在|至今|一直没|迟迟|当时|当初|早就|是不是已经|过没过|过期了/

/** The tense of the words beside the date between `start` and `end`. */
export function tenseAt(text: string, start: number, end: number): Tense {
  const after = text.slice(end, end + 14)
  const before = text.slice(Math.max(0, start - 6), start).replace(/^.*[,。;!?]/, '')
  if (FUTURE.test(before) || FUTURE.test(after.slice(0, 5))) return 'future'
  if (PAST.test(after) || /已|早在|刚|才/.test(before) || PAST_ANYWHERE.test(text)) return 'past'
  return TOLD.test(after) ? 'told' : null
}
