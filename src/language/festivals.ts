import { addDays, type CalendarDate, weekday, yearOf } from '../domain/calendar-date.js'
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../rules/working-calendar.js'

/** A holiday or a day with a name: what it is called, and the part of the year in which a weekday off belongs to it. */
interface Festival {
  names: string
  from: string
  to: string
  /** Its own day, where it stands in the calendar of the sun. */
  day?: string
}

const FESTIVALS: readonly Festival[] = [
  { names: '元旦', from: '01-01', to: '01-03', day: '01-01' },
  { names: '春节|过年', from: '01-20', to: '02-28' },
  { names: '清明', from: '04-03', to: '04-07' },
  { names: '五一|劳动节?', from: '04-28', to: '05-05', day: '05-01' },
  { names: '端午', from: '05-20', to: '06-28' },
  { names: '中秋', from: '09-05', to: '10-10' },
  { names: '妇女节|三八节?(?=妇女|当天|那天|签|生效)', from: '03-08', to: '03-08', day: '03-08' },
  { names: '植树节', from: '03-12', to: '03-12', day: '03-12' },
  { names: '五四|青年节', from: '05-04', to: '05-04', day: '05-04' },
  { names: '(?:六一)?儿童节?|六一(?=节|当天|那天|签|生效)', from: '06-01', to: '06-01', day: '06-01' },
  { names: '(?:七一)?建党节?|七一(?=节|当天|那天|签|生效)', from: '07-01', to: '07-01', day: '07-01' },
  { names: '(?:八一)?建军节?|八一(?=节|当天|那天|签|生效)', from: '08-01', to: '08-01', day: '08-01' },
  { names: '教师节', from: '09-10', to: '09-10', day: '09-10' },
  { names: '双十一|双11', from: '11-11', to: '11-11', day: '11-11' },
  { names: '双十二|双12', from: '12-12', to: '12-12', day: '12-12' },
  { names: '圣诞节?', from: '12-25', to: '12-25', day: '12-25' },
  { names: '国庆|十一(?!月|个|五)', from: '09-29', to: '10-08', day: '10-01' },
]

/** Words that name a public holiday. */
export const FESTIVAL_NAMES = FESTIVALS.map(({ names }) => names).join('|')

const festivalOf = (name: string): Festival | undefined =>
  FESTIVALS.find(({ names }) => new RegExp(`^(?:${names})`).test(name))

/** 当天: the day of the holiday itself; null for those that follow the moon. */
export function festivalDay(name: string, year: number): CalendarDate | null {
  const day = festivalOf(name)?.day
  return day ? (`${year}-${day}` as CalendarDate) : null
}

/** The days off around a holiday, first and last; null where the notice of that year is not loaded. */
function daysOff(
  name: string,
  year: number,
  calendar: WorkingCalendar,
): { first: CalendarDate; last: CalendarDate } | null {
  const festival = festivalOf(name)
  if (!festival) return null
  const off = (date: CalendarDate) => !calendar.day(date).working
  const end = `${year}-${festival.to}` as CalendarDate
  for (let date = `${year}-${festival.from}` as CalendarDate; date <= end; date = addDays(date, 1)) {
    if (calendar.day(date).estimated) return null
    if (!off(date) || weekday(date) % 6 === 0) continue
    let first = date
    let last = date
    while (off(addDays(first, -1))) first = addDays(first, -1)
    while (off(addDays(last, 1))) last = addDays(last, 1)
    return { first, last }
  }
  return null
}

/**
 * 节前最后一个工作日, 节后第二个工作日: the `count`-th working day before or after a holiday.
 * @returns null where the notice of that year is not loaded
 */
export function workingDayBeside(
  name: string,
  year: number,
  side: 'before' | 'after',
  count: number,
  calendar: WorkingCalendar,
): CalendarDate | null {
  const off = daysOff(name, year, calendar)
  if (!off) return null
  const found =
    side === 'after'
      ? addWorkingDays(off.last, count, calendar)
      : previousWorkingDay(off.first, count, calendar)
  return found.estimated || yearOf(found.date) - year > 1 ? null : found.date
}
