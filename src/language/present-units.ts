import { numeral, ONE } from './numeral.js'

const CN = '[一二两三四五六七八九十\\d]+'

/** How many member units come, where a question about the quorum says so: 来了7家, 只到六个单位. */
export function presentUnits(text: string): number | null {
  const found =
    new RegExp(
      `(?:来|到|到会|到场|出席|参加|到齐|(?<!一共|总共|共|要|得)有)(?:了|会)?(?:的)?(${CN})(?:家|个单位|个成员)`,
    ).exec(text) ??
    new RegExp(`(${CN})(?:家|个单位|个成员单位)(?:单位)?(?:能|会)?(?:来|到|到会|出席|参加|到场|能来)`).exec(
      text,
    )
  const read = found?.[1] ? numeral(found[1]) : null
  return read && read.low === read.high ? Number(read.low / ONE) : null
}
