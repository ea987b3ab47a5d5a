import type { CalendarDate } from '../domain/calendar-date.js'
import type { CaseId } from '../domain/ids.js'
import type { Roster } from '../domain/roster.js'
import { rosterOn } from '../procedures/roster.js'
import { loadedYears, settingsOn, withStatus } from '../procedures/settings/in-effect.js'
import type { SettingsState } from '../procedures/settings/state.js'
import type { RulesInForce } from '../rules/in-force.js'
import { type Editions, editionOn } from '../rules/rulebook/succession.js'
import { calendarWith, type WorkingCalendar } from '../rules/working-calendar.js'
import type { Store } from '../store/port.js'

/** The case that holds the roster. */
export const ROSTER_CASE = 'roster/main' as CaseId

/** The case that holds what the office has set. */
export const SETTINGS_CASE = 'settings/main' as CaseId

/** What decisions and views look at besides their own state: the roster of the day, the rules, the calendar. */
export interface World {
  roster(): Promise<Roster>
  /**
   * The rules as they stand on a day, what the office has set included. `begun`: the day on which a matter began; the text
   * is then the one in force on that day.
   */
  rules(on: CalendarDate, begun?: CalendarDate): Promise<RulesInForce>
}

/** The world as it stands on record. `first`: the roster until one is on record. */
export function createWorld({
  store,
  editions,
  first,
}: {
  store: Store
  editions: Editions
  first: Roster
}): World {
  let known: { holidays: SettingsState['entries']['holidays']; calendar: WorkingCalendar } | null = null

  /** Made anew only when the office has loaded or cleared a year. */
  function calendarOf(state: SettingsState): WorkingCalendar {
    const { holidays } = state.entries
    if (known?.holidays !== holidays) known = { holidays, calendar: calendarWith(loadedYears(state)) }
    return known.calendar
  }

  const world: World = {
    async roster() {
      const found = await store.load(ROSTER_CASE)
      return rosterOn(found.state as Parameters<typeof rosterOn>[0]) ?? first
    },
    async rules(on, begun = on) {
      const { rulebook, members } = await world.roster()
      const state = (await store.load(SETTINGS_CASE)).state as SettingsState
      return {
        edition: withStatus(editionOn(editions, rulebook, begun), state),
        calendar: calendarOf(state),
        settings: settingsOn(state, on),
        members: members.length,
      }
    },
  }
  return world
}
