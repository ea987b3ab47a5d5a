import { CalendarDate, weekday } from '../../domain/calendar-date.js'
import { dateInShanghai, type Instant, instantOf, timeInShanghai } from '../../domain/instant.js'

const FORM = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?: ?([+-]\d{2}):?(\d{2}))?$/

/**
 * The moment that a date-time picker of the platform gives («2026-01-15 09:30 +0800»), or a typed «2026-01-15 09:30», which
 * is Shanghai time. Undefined for anything else, days that do not exist included.
 */
export function momentOf(raw: string): Instant | undefined {
  const [, date, hour, minute, offsetHour = '+08', offsetMinute = '00'] = FORM.exec(raw.trim()) ?? []
  if (!date || !CalendarDate.safeParse(date).success) return undefined
  const ms = Date.parse(`${date}T${hour}:${minute}:00.000${offsetHour}:${offsetMinute}`)
  return Number.isNaN(ms) ? undefined : instantOf(ms)
}

/** A moment as people read it, in Shanghai time: 「1月15日（周四）09:30」. */
export function spoken(instant: Instant): string {
  const date = dateInShanghai(instant)
  const day = '日一二三四五六'.charAt(weekday(date))
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（周${day}）${timeInShanghai(instant)}`
}
