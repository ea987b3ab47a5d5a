import { addDays, addMonths, CalendarDate, weekday } from '../domain/calendar-date.js'
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../rules/working-calendar.js'
import { small } from './date-numerals.js'
import type { Tense } from './tense.js'

/** In what light a date that is not written in full is read. */
export interface Light {
  today: CalendarDate
  near: CalendarDate | null
  calendar: WorkingCalendar
  tense: Tense
}

/** 「上个月20号」「下月底」「月底」. */
export function monthDate(
  relm: string | undefined,
  d: string | undefined,
  light: Light,
): CalendarDate | null {
  const { today, near, tense } = light
  const from = relm === undefined && near ? near : today
  const back = relm?.startsWith('上上') ? -2 : relm?.startsWith('上') ? -1 : relm?.startsWith('下') ? 1 : 0
  const month = addMonths(`${from.slice(0, 7)}-01` as CalendarDate, back)
  const [year = 0, number = 0] = month.split('-').map(Number)
  if (d !== undefined) return valid(year, number, small(d))
  const end = lastOfMonth(year, number)
  return relm === undefined && tense === 'past' && end !== null && end > today
    ? addDays(`${today.slice(0, 7)}-01` as CalendarDate, -1)
    : end
}

/** 「24号」: in the month spoken of, else in the nearest month that fits the tense. */
export function bareDay(day: number, { today, near, tense }: Light): CalendarDate | null {
  const middle = near ?? today
  const around = [-1, 0, 1]
    .map((off) => addMonths(`${middle.slice(0, 7)}-01` as CalendarDate, off))
    .map((month) => valid(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day))
  if (near) return around[1] ?? null
  const known = around.filter((date) => date !== null)
  if (tense === 'past' || tense === 'told') return known.filter((date) => date <= today).at(-1) ?? null
  if (tense === 'future') return known.find((date) => date >= today) ?? null
  return around[1] ?? null
}

/** 「下周三」「周五」. */
export function weekDate(week: string, day: string, { today, tense }: Light): CalendarDate {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  const weeks =
    (week.startsWith('下') ? 1 : week.startsWith('上') ? -1 : 0) * (/^(?:上上|下下)/.test(week) ? 2 : 1)
  const at = day === '天' || day === '日' ? 6 : '一二三四五六'.indexOf(day)
  const date = addDays(monday, weeks * 7 + at)
  return week === '' && tense === 'past' && date > today ? addDays(date, -7) : date
}

/** The first or the last working day of a month. */
export function monthEdge(
  year: number,
  month: number,
  last: boolean,
  calendar: WorkingCalendar,
): CalendarDate | null {
  const first = valid(year, month, 1)
  if (first === null) return null
  const found = last
    ? previousWorkingDay(addMonths(first, 1), 1, calendar)
    : addWorkingDays(addDays(first, -1), 1, calendar)
  return found.estimated ? null : found.date
}

/** The last day of a month; null for a month that is none. */
export const lastOfMonth = (year: number, month: number): CalendarDate | null => {
  const first = valid(year, month, 1)
  return first && addDays(addMonths(first, 1), -1)
}

/** The day, where the calendar has it. */
export function valid(year: number, month: number, day: number): CalendarDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const parsed = CalendarDate.safeParse(text)
  return parsed.success ? parsed.data : null
}
