import type { CalendarDate } from '../domain/calendar-date.js'

/** 工作日历 of the State Council notices, 调休 included. */
export interface WorkingCalendar {
  /** Last year whose notice is loaded; a day after it is only estimated. */
  lastYear: number
  /** Is this a working day? Beyond the loaded years: Monday to Friday but for the fixed statutory days, `estimated`. */
  day(date: CalendarDate): { working: boolean; estimated: boolean }
}
