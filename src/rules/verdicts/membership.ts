import type { Facts } from '../facts.js'
import type { Edition } from '../rulebook/edition.js'
import type { Verdict } from './verdict.js'

/**
 * 区委办和机要局算几家: names in brackets belong to the unit before them. Null where fewer than two names are told.
 * @see 二第3段 (2.members)
 */
export function platesVerdict({ named }: Facts, { seats }: Edition): Verdict | null {
  if (!named || named.units.some((unit) => !seatOf(unit, seats))) return null
  const { names, units } = named
  return {
    says:
      units.length === 1
        ? `提到的${names}个名称属于同一家成员单位（${units.join()}），算1家`
        : `提到的${names}个名称分属${units.length}家成员单位（${units.join('、')}），算${units.length}家`,
    notes: [],
  }
}

/**
 * 民政局是不是成员单位: yes or no by the list of the text. Null where the unit is not told.
 * @see 二第3段 (2.members)
 */
export function membershipVerdict({ askedUnit }: Facts, { seats }: Edition): Verdict | null {
  if (askedUnit === undefined) return null
  const seat = seatOf(askedUnit, seats)
  return {
    says: seat
      ? `${seat}是成员单位，在规则列明的${seats.length}家之中`
      : `规则列明的${seats.length}家成员单位中没有${askedUnit}`,
    notes: [],
  }
}

const seatOf = (unit: string, seats: readonly string[]): string | undefined =>
  seats.find((seat) => seat.includes(unit))
