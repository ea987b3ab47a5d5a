import type { YearCalendar } from '../year-calendar.js'
import { YEAR_2024 } from './2024.js'
import { YEAR_2025 } from './2025.js'
import { YEAR_2026 } from './2026.js'

/** Every year whose notice is in the program. */
export const CALENDARS: readonly YearCalendar[] = [YEAR_2024, YEAR_2025, YEAR_2026]
