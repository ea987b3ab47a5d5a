/** Each member unit, and every name people use for it, plates and sections included; one line is one unit. */
const SEATS = [
  ['区委办公室', /区委办公室|(?<!区)区委办|(?:区委)?机要局/g],
  ['区委网信办', /(?:区委)?网信办?/g],
  ['区档案局', /档案局?/g],
  ['区委保密办', /(?:区委)?保密办|区?保密局|保密(?![^、,和跟与])/g],
  ['区政府办公室', /区政府办公室|区政府办|区府办|府办|电子政务科|审改科/g],
  ['区发展改革委', /发展改革委|发展和改革委员会|发改委?/g],
  ['区科委', /(?<![a-z])科委|区?信息委/g],
  ['区司法局', /司法局?/g],
  ['区财政局', /财政局?(?!性|资金|预算)/g],
  ['区审计局', /审计局?/g],
  ['区地区办', /地区办/g],
  ['区机管局', /机管局|机关事务管理局|政府采购中心|采购中心/g],
  ['区大数据中心', /大数据(?:中心|局)?/g],
  ['区城运中心', /城运(?:中心)?/g],
] as const

/** Member units named in a text: the unit's own name, and where the text names it. */
export interface NamedSeat {
  seat: string
  start: number
  end: number
}

/** Every name of a member unit in the text of plain(), in order; of two that overlap the longer one. */
export function namedSeats(text: string): NamedSeat[] {
  const all = SEATS.flatMap(([seat, names]) =>
    Array.from(text.matchAll(names), ({ 0: name, index }) => ({
      seat,
      start: index,
      end: index + name.length,
    })),
  ).toSorted((left, right) => left.start - right.start || right.end - left.end)
  return all.filter((one, at) => !all.slice(0, at).some(({ end }) => end > one.start))
}
