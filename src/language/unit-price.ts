import type { AmountInterval } from '../rules/facts.js'
import type { Placed } from './amount-choice.js'
import { times } from './amount-interval.js'
import * as words from './amount-roles.js'
import { numeral, ONE } from './numeral.js'

/** What may be the price for one. */
const PRICES: readonly words.Role[] = ['each', 'plain', 'perYear']

/** 单价: prices for one, or for a part of the year, become what all of them come to; one whose count is not told stays a price. */
export function priced(placed: readonly Placed[], text: string): Placed[] {
  return placed.map((hit, at) => {
    const perYear = words.PERIODS[hit.role]
    if (perYear !== undefined) return perPeriod(perPerson(hit, text), perYear, text)
    if (!PRICES.includes(hit.role)) return hit
    const window = {
      before: text.slice(placed[at - 1]?.end ?? 0, hit.start),
      after: text.slice(hit.end, placed[at + 1]?.start ?? text.length),
    }
    const count = hit.role === 'each' ? countOf(window) : countOfOne(window)
    return count === null
      ? hit
      : {
          ...hit,
          role: hit.role === 'each' ? 'plain' : hit.role,
          interval: times(hit.interval, count),
          how: 'product',
        }
  })
}

/** 「每人每月2万5，五个人干一年」. */
function perPerson(hit: Placed, text: string): Placed {
  if (!words.PER_PERSON.test(text.slice(0, hit.start))) return hit
  const people = only(countsIn(text).filter(({ unit }) => unit === '人'))
  return people === null ? hit : { ...hit, interval: times(hit.interval, people) }
}

/** So many months where they are told, else a year. */
function perPeriod(hit: Placed, perYear: number, text: string): Placed {
  const said = numeral(words.MONTHS.exec(text)?.[1] ?? '')
  const months = hit.role === 'perMonth' && said && said.low > ONE ? Number(said.low / ONE) : null
  return months === null
    ? { ...hit, role: 'perYear', interval: times(hit.interval, perYear), how: 'months' }
    : { ...hit, role: 'total', interval: times(hit.interval, months), how: 'months' }
}

interface Window {
  before: string
  after: string
}

/** The count of the same measure word, else the only count behind the price, else the only one before it. */
function countOf({ before, after }: Window): number | null {
  const around = `${before}▢${after}`
  const unit = words.PRICED.exec(around)?.[1]
  const same = countsIn(around).filter((counted) => counted.unit === unit)
  if (same.length > 0) return only(same)
  if (unit !== undefined && words.BY_TIME.includes(unit))
    return unit === '人月' ? peopleTimesMonths(around) : null
  const [clause = ''] = after.split(/[,。;!?]/)
  const nearest = [clause, after, before]
    .map((text) => countsIn(text).filter((counted) => counted.unit !== words.NOT_BOUGHT_BY_PIECE))
    .find((counts) => counts.length > 0)
  return only(nearest ?? [])
}

/** 「10个人，每人月3万，做6个月」. */
function peopleTimesMonths(text: string): number | null {
  const people = only(countsIn(text).filter(({ unit }) => unit === '人'))
  const months = numeral(words.MONTHS.exec(text)?.[1] ?? '')
  return people === null || months === null ? null : people * Number(months.low / ONE)
}

/** 「一台服务器11万，买20台」「80万一个的系统买两套」: a price only because more than one is counted behind it. */
function countOfOne({ before, after }: Window): number | null {
  const [, unit, thing = ''] = words.ONE_BEFORE.exec(before) ?? []
  if (unit !== undefined) {
    const same = ({ unit: other, thing: named }: Counted) =>
      other === unit && (unit !== '个' || named === thing)
    const behind = countsIn(after).filter(same)
    // 「闸机12套，一套4万8」, but not 「两套，一套80万一套60万」.
    const once = `${before}${after}`.split(`一${unit}`).length === 2
    return only(behind.length === 0 && once ? countsIn(before).filter(same) : behind)
  }
  const [whole, , named] = words.ONE_AFTER.exec(after) ?? []
  if (whole === undefined) return null
  const counts = countsIn(after.slice(whole.length))
  return only(named ? counts.filter((counted) => counted.thing === named) : counts)
}

interface Counted {
  count: number
  unit: string
  thing: string
}

function countsIn(text: string): Counted[] {
  return [...text.matchAll(words.COUNTED)].flatMap(([, said = '', unit = '', thing = '']) => {
    const read = numeral(said)
    return read && read.low === read.high ? [{ count: Number(read.low / ONE), unit, thing }] : []
  })
}

/** The one count that is told; null where none, or more than one, is. */
function only(counts: readonly Counted[]): number | null {
  const [first, ...others] = counts
  return first && others.every(({ count }) => count === first.count) ? first.count : null
}

/**
 * An amount less the discount that the text tells of; null where it tells of none, or the amount is what is left of it.
 * @param start where the amount stands in the text
 */
export function discounted(amount: AmountInterval, start: number, text: string): AmountInterval | null {
  const [whole, rate, off] = words.DISCOUNT.exec(text) ?? []
  if (whole === undefined || words.DISCOUNTED_BEFORE.test(text.slice(0, start))) return null
  const percent = off === undefined ? percentOf(rate ?? '') : 100 - Number(off)
  if (percent === null || percent < 10 || percent >= 100) return null
  const part = (fen: number) => Math.round((fen * percent) / 100)
  return { ...amount, min: part(amount.min), max: amount.max === null ? null : part(amount.max) }
}

/** 八折 80, 八五折 85, 8.5折 85, 85折 85. */
function percentOf(rate: string): number | null {
  const digits = Array.from(rate.replace('.', ''), (digit) => numeral(digit)?.low ?? null)
  if (digits.length === 0 || digits.length > 2 || digits.includes(null)) return null
  const [tens = 0n, ones = 0n] = digits.map((digit) => (digit ?? 0n) / ONE)
  return Number(tens) * 10 + Number(ones)
}
