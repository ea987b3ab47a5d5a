import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'
import { z } from 'zod'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

const FORM = 'YYYY-MM-DD'

/** A day of the calendar in Asia/Shanghai, `YYYY-MM-DD`; 2026-02-30 is no day. Strings compare as the days do. */
export const CalendarDate = z
  .string()
  .refine((text) => dayjs.utc(text, FORM, true).isValid(), '不是有效日期，应为 YYYY-MM-DD')
  .brand<'CalendarDate'>()
export type CalendarDate = z.infer<typeof CalendarDate>

const at = (date: CalendarDate) => dayjs.utc(date, FORM, true)

/** The date `days` days later (earlier when negative). */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  at(date).add(days, 'day').format(FORM) as CalendarDate

/** The corresponding day `months` months later; where that month has none, its last day (民法典 art. 202, by analogy). */
export const addMonths = (date: CalendarDate, months: number): CalendarDate =>
  at(date).add(months, 'month').format(FORM) as CalendarDate

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: CalendarDate): number => new Date(date).getUTCDay()

/** The calendar year. */
export const yearOf = (date: CalendarDate): number => at(date).year()
