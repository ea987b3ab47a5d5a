import type { AmountInterval } from './facts.js'
import type { Band } from './route-table.js'
import type { Edition } from './rulebook/edition.js'

/** Does the whole interval, a part of it, or nothing of it lie at or above the edge (`including`) or above it? */
export type Reach = 'all' | 'part' | 'none'

/** How much of an interval, in whole fen, reaches `edge` (fen): at or above it when `including`, strictly above it otherwise. */
export function reaches(amount: AmountInterval | undefined, edge: number, including: boolean): Reach {
  if (!amount) return 'part'
  const { min, max, minOpen = false, maxOpen = false } = amount
  const least = minOpen ? min + 1 : min
  const most = max !== null && maxOpen ? max - 1 : max
  if (least > edge || (least === edge && including)) return 'all'
  const none = most !== null && (most < edge || (most === edge && !including))
  return none ? 'none' : 'part'
}

/**
 * In which bands of 五（三） can the amount lie?
 *
 * Reading: 50万（含） takes the edge away from 50万以下, and 200万（含） takes it away from 200万以上.
 * @see 五（三）第1–3段 (5.3.a–c)
 */
export function bandsOf(amount: AmountInterval | undefined, { parameters }: Edition): Band[] {
  const { filingBelow, expertsUpTo } = parameters
  const leavesLow = reaches(amount, filingBelow.value, !filingBelow.inclusive)
  const leavesMiddle = reaches(amount, expertsUpTo.value, !expertsUpTo.inclusive)
  const bands: Band[] = []
  if (leavesLow !== 'all') bands.push('low')
  if (leavesLow !== 'none' && leavesMiddle !== 'all') bands.push('middle')
  if (leavesMiddle !== 'none') bands.push('high')
  return bands
}
