import { type CalendarDate, yearOf } from '../../domain/calendar-date.js'
import { dateInShanghai } from '../../domain/instant.js'
import { longDate } from '../../rules/deadlines.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Settings } from '../../rules/settings.js'
import type { LoadedYear } from '../../rules/working-calendar.js'
import type { Entry, SettingsState } from './state.js'

/** What the office has set, as the rules of a day look at it: dates of past years are left aside. */
export function settingsOn({ entries }: SettingsState, on: CalendarDate): Settings {
  const year = yearOf(on)
  const limit = Object.values(entries.limit)[0]
  return {
    procurementLimit: limit
      ? { ...limit.value, source: limit.source, current: limit.value.year === year }
      : null,
    dates: Object.values(entries.dates)
      .filter(({ value }) => value.year >= year)
      .map(({ value, source }) => ({ ...value, source }))
      .sort((a, b) => a.year - b.year),
  }
}

/** Years of holidays that the office has loaded. The source of the form stands in the calendar too. */
export const loadedYears = ({ entries }: SettingsState): LoadedYear[] =>
  Object.values(entries.holidays).map(({ value }) => value)

/**
 * The edition with its status as the office has confirmed it; as its data say where it has not. What the data say in
 * brackets (a later document that is not loaded) stays in either case.
 */
export function withStatus(edition: Edition, { entries }: SettingsState): Edition {
  const entry = entries.status[edition.id]
  return entry ? { ...edition, status: confirmed(entry, edition.status) } : edition
}

function confirmed({ value, source, at }: Entry<{ status: string }>, before: string): string {
  const remark = /（(.+)）$/.exec(before)?.[1]
  const when = longDate(dateInShanghai(at)).replace(/（.*$/, '')
  return `${value.status}（联席会议办公室${when}确认，依据：${source}${remark ? `；${remark}` : ''}）`
}
