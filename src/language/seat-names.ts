/** Each member unit under every name people use, plates and sections included; one line is one unit. */
const NAMES = [
  '区委办公室|(?<!区)区委办|(?:区委)?机要局',
  '(?:区委)?网信办?',
  '档案局?',
  '(?:区委)?保密办|(?:区)?保密局|保密(?![^、,和跟与])',
  '区政府办公室|区政府办|区府办|府办|电子政务科|审改科',
  '发展改革委|发展和改革委员会|发改委?',
  '(?<![a-z])科委|(?:区)?信息委',
  '司法局?',
  '财政局?(?!性|资金|预算)',
  '审计局?',
  '地区办',
  '机管局|机关事务管理局|政府采购中心|采购中心',
  '大数据(?:中心|局)?',
  '城运(?:中心)?',
].map((names) => new RegExp(names, 'g'))

/** Member units named in a text: which seat, by its place in this table, and where the name stands. */
export interface NamedSeat {
  seat: number
  start: number
  end: number
}

/** Every name of a member unit in the text of plain(), in order; of two that overlap the longer one. */
export function namedSeats(text: string): NamedSeat[] {
  const all = NAMES.flatMap((names, seat) =>
    Array.from(text.matchAll(names), ({ 0: name, index }) => ({
      seat,
      start: index,
      end: index + name.length,
    })),
  ).toSorted((left, right) => left.start - right.start || right.end - left.end)
  return all.filter((one, at) => !all.slice(0, at).some(({ end }) => end > one.start))
}
