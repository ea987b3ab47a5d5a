import { addDays, type CalendarDate, weekday, yearOf } from '../domain/calendar-date.js'
import { Fault } from '../domain/fault.js'
import { CALENDARS } from './calendars/all.js'
import { YearCalendar } from './year-calendar.js'

/** 工作日历 of the State Council notices, 调休 included. */
export interface WorkingCalendar {
  /** Last year whose notice is loaded; a day after it is only estimated. */
  lastYear: number
  /** Is this a working day? Beyond the loaded years: Monday to Friday but for the fixed statutory days, `estimated`. */
  day(date: CalendarDate): { working: boolean; estimated: boolean }
}

/** 法定节假日 on fixed dates (全国年节及纪念日放假办法); those by the moon are not known before the notice. */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

/**
 * The calendar of the given years (by default all that are in the program).
 * @throws Fault BAD_CALENDAR when a year is given twice, or lists a day of another year or the wrong part of the week
 */
export function loadCalendar(years: readonly YearCalendar[] = CALENDARS): WorkingCalendar {
  const loaded = new Map<number, { off: Set<string>; work: Set<string> }>()
  for (const input of years) {
    const parsed = YearCalendar.safeParse(input)
    if (!parsed.success) throw wrong(`${input.year}年的放假安排格式有误`)
    const { year, off, work } = parsed.data
    if (loaded.has(year)) throw wrong(`${year}年的放假安排重复`)
    const strange = [
      ...off.filter((date) => yearOf(date) !== year || isWeekend(date)),
      ...work.filter((date) => yearOf(date) !== year || !isWeekend(date)),
    ]
    if (strange.length > 0) throw wrong(`${year}年的放假安排中${strange.join('、')}不合`)
    loaded.set(year, { off: new Set(off), work: new Set(work) })
  }
  return {
    lastYear: Math.max(...loaded.keys()),
    day(date) {
      const known = loaded.get(yearOf(date))
      if (known)
        return { working: isWeekend(date) ? known.work.has(date) : !known.off.has(date), estimated: false }
      return { working: !isWeekend(date) && !FIXED_HOLIDAYS.includes(date.slice(5)), estimated: true }
    },
  }
}

/** A notice that the office has loaded: its year, and the days at the end of the year before that it names. */
export interface LoadedYear {
  calendar: YearCalendar
  before: Pick<YearCalendar, 'off' | 'work'>
}

/**
 * The calendar of the program with what the office has loaded: a loaded year takes the place of the one in the program;
 * the days it names of the year before are added to that year, where its notice is known.
 * @throws Fault BAD_CALENDAR as `loadCalendar`
 */
export function calendarWith(loaded: readonly LoadedYear[]): WorkingCalendar {
  const own = CALENDARS.filter(({ year }) => loaded.every(({ calendar }) => calendar.year !== year))
  const years = [...own, ...loaded.map(({ calendar }) => calendar)]
  return loadCalendar(
    years.map((calendar) => {
      const next = loaded.find((one) => one.calendar.year === calendar.year + 1)
      if (!next) return calendar
      const { off, work } = next.before
      return {
        ...calendar,
        off: [...calendar.off.filter((date) => !work.includes(date)), ...off],
        work: [...calendar.work.filter((date) => !off.includes(date)), ...work],
      }
    }),
  )
}

/** Is it a Saturday or a Sunday? */
export const isWeekend = (date: CalendarDate): boolean => weekday(date) % 6 === 0
const wrong = (what: string) => new Fault('BAD_CALENDAR', what, '请按国务院办公厅当年通知核对后重新载入')

/** A date found by counting; `estimated` when a day on the way lies beyond the loaded notices. */
export interface CountedDate {
  date: CalendarDate
  estimated: boolean
}

/**
 * The `count`-th working day after `date`; the day itself is not counted (民法典 art. 201, by analogy).
 * `count` 0 gives the day itself. For 2026-09-24 and 10: 2026-10-15.
 */
export function addWorkingDays(date: CalendarDate, count: number, calendar: WorkingCalendar): CountedDate {
  return walk(date, count, 1, calendar)
}

/** The day itself when it is worked, else the next working day. */
export function nextWorkingDay(date: CalendarDate, calendar: WorkingCalendar): CountedDate {
  const { working, estimated } = calendar.day(date)
  if (working) return { date, estimated }
  const found = walk(date, 1, 1, calendar)
  return { date: found.date, estimated: estimated || found.estimated }
}

/** The `count`-th working day before `date`, for reminders; the day itself is not counted. */
export function previousWorkingDay(
  date: CalendarDate,
  count: number,
  calendar: WorkingCalendar,
): CountedDate {
  return walk(date, count, -1, calendar)
}

/** How many working days lie after `from`, up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar): number {
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
    if (calendar.day(date).working) count += 1
  return count
}

function walk(start: CalendarDate, count: number, step: 1 | -1, calendar: WorkingCalendar): CountedDate {
  let date = start
  let estimated = calendar.day(start).estimated
  for (let left = count; left > 0; ) {
    date = addDays(date, step)
    const day = calendar.day(date)
    estimated ||= day.estimated
    if (day.working) left -= 1
  }
  return { date, estimated }
}
