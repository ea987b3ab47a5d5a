import { type CalendarDate, yearOf } from '../domain/calendar-date.js'
import type { Edition } from './rulebook/edition.js'

/** An ordinary occasion to apply, in the order of time. */
export interface ApplicationWindow {
  kind: 'midYear' | 'round'
  year: number
  month: number
}

/**
 * 下一次常规申报: the mid-year review and the yearly round that are next open on or after a day. A window counts as long as
 * its month is not over; the day on which it really closes is set by the office.
 * @returns for 2027-03-16: 2027年5月年中评审, 2027年6月年度申报
 * @see 五（一）1, 五（六）2 (5.1.1.a, 5.1.1.c, 5.6.2.a)
 */
export function nextWindows(from: CalendarDate, { parameters }: Edition): ApplicationWindow[] {
  const year = yearOf(from)
  const month = Number(from.slice(5, 7))
  const next = (kind: ApplicationWindow['kind'], opens: number): ApplicationWindow => ({
    kind,
    year: month <= opens ? year : year + 1,
    month: opens,
  })
  return [next('midYear', parameters.midYearMonth.value), next('round', parameters.roundMonth.value)].sort(
    (left, right) => left.year * 12 + left.month - right.year * 12 - right.month,
  )
}

/** The yearly rounds that open after one day and are over before another: what a bar lets pass. */
export function missedRounds(after: CalendarDate, before: CalendarDate, { parameters }: Edition): number[] {
  const opens = String(parameters.roundMonth.value).padStart(2, '0')
  const years = Array.from({ length: yearOf(before) - yearOf(after) + 1 }, (_, at) => yearOf(after) + at)
  return years.filter((year) => `${year}-${opens}-31` > after && `${year}-${opens}-99` < before)
}

/** 「2027年5月的年中评审（须有特殊原因）」 */
export const windowText = ({ kind, year, month }: ApplicationWindow): string =>
  `${year}年${month}月${kind === 'midYear' ? '的年中评审（须有特殊原因）' : '启动的年度申报'}`
