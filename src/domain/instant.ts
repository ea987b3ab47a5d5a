import { z } from 'zod'
import type { CalendarDate } from './calendar-date.js'

/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that comparing the strings compares the moments. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

const SHANGHAI_MS = 8 * 3_600_000

/** The instant of a count of milliseconds since 1970. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant

/** Milliseconds since 1970 of an instant. */
export const msOf = (instant: Instant): number => Date.parse(instant)

/** The instant `ms` milliseconds later (earlier when negative). */
export const later = (instant: Instant, ms: number): Instant => instantOf(msOf(instant) + ms)

/** Which calendar date it is in Shanghai at that moment. Asia/Shanghai has been UTC+8 without change since 1991. */
export const dateInShanghai = (instant: Instant): CalendarDate =>
  instantOf(msOf(instant) + SHANGHAI_MS).slice(0, 10) as CalendarDate

/** Wall-clock time in Shanghai, `HH:mm`. */
export const timeInShanghai = (instant: Instant): string =>
  instantOf(msOf(instant) + SHANGHAI_MS).slice(11, 16)

/** The moment of a Shanghai date and wall-clock time `HH:mm`. */
export const shanghai = (date: CalendarDate, time: string): Instant =>
  instantOf(Date.parse(`${date}T${time}:00.000+08:00`))
