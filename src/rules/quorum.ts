import type { ClauseId, Edition } from './rulebook/edition.js'

/** May the meeting open? `half`: exactly half of the member units, where 半数以上 can be read two ways. */
export interface QuorumVerdict {
  is: 'met' | 'half' | 'short'
  clause: ClauseId
  /** Units in the roster of the day, and units present. */
  members: number
  present: number
  /** Units needed when 以上 includes the half, and when it means more than half (过半数). */
  neededWithHalf: number
  neededOverHalf: number
  /** How many units are still missing for a meeting that is safe under both readings. */
  missing: number
  /** The verdict in words. */
  says: string
}

const NUMERALS = '零一二三四五六七八九十'
const numeral = (number: number) => NUMERALS[number] ?? String(number)

/** The share of member units that must be present: 「半数」, 「三分之二」. */
export function shareWords({ parameters }: Edition): string {
  const { numerator, denominator } = parameters.quorum
  return numerator === 1 && denominator === 2 ? '半数' : `${numeral(denominator)}分之${numeral(numerator)}`
}

/** More than that share: 「过半数」, 「超过三分之二」. */
export const overShareWords = (edition: Edition): string =>
  shareWords(edition) === '半数' ? '过半数' : `超过${shareWords(edition)}`

/**
 * 到会半数以上: may the joint meeting be opened?
 *
 * Counts units, never people: the chair, observers, leave, written opinions and a second person of a unit are in neither
 * number. Reading: above half it is met, below it is not; at exactly half both readings are shown and a person confirms.
 * @param members units in the roster of the day, at least 1
 * @param present units whose seat holder or delegate has checked in, 0 … members
 * @see 四（三）第1句 (4.3.a)
 */
export function quorum(members: number, present: number, edition: Edition): QuorumVerdict {
  const { numerator, denominator, inclusive } = edition.parameters.quorum
  const share = present * denominator
  const line = members * numerator
  const neededWithHalf = Math.ceil(line / denominator)
  const neededOverHalf = Math.floor(line / denominator) + 1
  const is =
    share > line ? 'met' : share < line ? 'short' : inclusive === null ? 'half' : inclusive ? 'met' : 'short'
  const missing = Math.max(0, (inclusive === true ? neededWithHalf : neededOverHalf) - present)
  const words = shareWords(edition)
  const says = {
    met: '已达到法定到会数',
    half: `刚好${words}：按“${words}以上”含本数已达到；如按“${overShareWords(edition)}”掌握还差${missing}家。请联席会议办公室或主持人确认后开会`,
    short: `未达到，不能召开（到会${present}家，至少需${inclusive === false ? neededOverHalf : neededWithHalf}家）`,
  }[is]
  return { is, clause: '4.3.a', members, present, neededWithHalf, neededOverHalf, missing, says }
}
