import type { CalendarDate } from '../domain/calendar-date.js'
import type { CaseId } from '../domain/ids.js'
import type { Roster } from '../domain/roster.js'
import type { RulesInForce } from '../rules/in-force.js'
import type { WorkingCalendar } from '../rules/working-calendar.js'

/** The case that holds the roster. */
export const ROSTER_CASE = 'roster/main' as CaseId

/** What decisions and views look at besides their own state: the roster of the day, the rules, the calendar. */
export interface World {
  roster(): Promise<Roster>
  /**
   * The rules as they stand on a day, what the office has set included. `begun`: the day on which a matter began; the text
   * is then the one in force on that day.
   */
  rules(on: CalendarDate, begun?: CalendarDate): Promise<RulesInForce>
  calendar: WorkingCalendar
}
