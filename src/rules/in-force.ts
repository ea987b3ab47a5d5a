import type { Edition } from './rulebook/edition.js'
import type { Settings } from './settings.js'
import type { WorkingCalendar } from './working-calendar.js'

/** The rules as they stand on a day: the text, the days that are worked, and what the office has set. */
export interface RulesInForce {
  edition: Edition
  calendar: WorkingCalendar
  settings: Settings
  /** Member units in the roster of the day; where no roster is at hand, those the text lists. */
  members?: number
}
