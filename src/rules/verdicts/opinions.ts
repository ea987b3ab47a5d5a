import type { Facts } from '../facts.js'
import type { Edition } from '../rulebook/edition.js'
import type { Verdict } from './verdict.js'

/**
 * 14家回了9家，能定吗: no number of opinions decides anything. Null where none is told.
 * @param members units in the roster of the day
 * @see 四（二）第2句 (4.2.b), 四（六） (4.6)
 */
export function opinionsVerdict(
  { opinions }: Facts,
  edition: Edition,
  members = edition.seats.length,
): Verdict | null {
  if (!opinions) return null
  const { agree, against, returned, missing } = opinions
  const open = missing ?? (returned !== undefined && returned < members ? members - returned : undefined)
  const said = [
    ...(returned === undefined ? [] : [`已反馈${returned}家`]),
    ...(agree === undefined ? [] : [`同意${agree}家`]),
    ...(against === undefined ? [] : [`不同意${against}家`]),
    ...(open === undefined ? [] : [`未反馈${open}家`]),
  ].join('、')
  const silent = open === undefined ? '' : '；未反馈的不算同意，名单照列'
  return {
    says: `${said}：规则未设表决比例，没有哪个家数能自动算通过或不通过${silent}。开会的以签发的会议纪要为准，书面征求意见的最终以分管副区长书面签署为准`,
    notes: [],
  }
}
