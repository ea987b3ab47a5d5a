import type { AmountInterval } from '../rules/facts.js'

/** Same ends, however they were said. */
export const sameAmount = (left: AmountInterval, right: AmountInterval): boolean =>
  left.min === right.min && left.max === right.max

/** What two bounds of one amount leave; null when nothing is left. */
export function intersect(left: AmountInterval, right: AmountInterval): AmountInterval | null {
  const low = right.min > left.min || (right.min === left.min && right.minOpen) ? right : left
  const high =
    right.max !== null &&
    (left.max === null || right.max < left.max || (right.max === left.max && right.maxOpen))
      ? right
      : left
  if (high.max !== null && high.max < low.min) return null
  if (high.max === low.min && (high.maxOpen || low.minOpen)) return null
  return {
    min: low.min,
    max: high.max,
    ...(low.minOpen ? { minOpen: true } : {}),
    ...(high.maxOpen ? { maxOpen: true } : {}),
  }
}

/** From the least to the most of several possible amounts. */
export function hull(left: AmountInterval, right: AmountInterval): AmountInterval {
  const low = right.min < left.min ? right : left
  const high = left.max === null || (right.max !== null && right.max < left.max) ? left : right
  return {
    min: low.min,
    max: high.max,
    ...(low.minOpen ? { minOpen: true } : {}),
    ...(high.maxOpen ? { maxOpen: true } : {}),
    ...(left.approximate || right.approximate ? { approximate: true } : {}),
  }
}

/** The sum of two intervals. */
export const sum = (left: AmountInterval, right: AmountInterval): AmountInterval => ({
  min: left.min + right.min,
  max: left.max === null || right.max === null ? null : left.max + right.max,
  ...(left.minOpen || right.minOpen ? { minOpen: true } : {}),
  ...(left.maxOpen || right.maxOpen ? { maxOpen: true } : {}),
  ...(left.approximate || right.approximate ? { approximate: true } : {}),
})

/** An interval without a part of it. */
export const minus = (whole: AmountInterval, part: AmountInterval): AmountInterval => ({
  min: part.max === null ? 0 : Math.max(0, whole.min - part.max),
  max: whole.max === null ? null : Math.max(0, whole.max - part.min),
  ...(whole.minOpen || part.maxOpen ? { minOpen: true } : {}),
  ...(whole.maxOpen || part.minOpen ? { maxOpen: true } : {}),
  ...(whole.approximate || part.approximate ? { approximate: true } : {}),
})

/** So many times an interval. */
export const times = (amount: AmountInterval, count: number): AmountInterval => ({
  ...amount,
  min: amount.min * count,
  max: amount.max === null ? null : amount.max * count,
})
