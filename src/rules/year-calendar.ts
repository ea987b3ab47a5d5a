import { z } from 'zod'
import { CalendarDate } from '../domain/calendar-date.js'

/** One year of the State Council's notice: `off` are weekdays without work, `work` are weekend days worked (调休). */
export const YearCalendar = z.strictObject({
  year: z.int().min(2000).max(2100),
  source: z.string().min(1),
  off: z.array(CalendarDate).readonly(),
  work: z.array(CalendarDate).readonly(),
})
export type YearCalendar = Readonly<z.input<typeof YearCalendar>>
