import type { Person } from '../emulator/directory.js'
import type { Scene, Who } from './scene.js'

/** The roster and the day, as far as a scene's words depend on them. */
export interface Cast {
  /** How many member units there are. */
  units: number
  unitOf(who: Who): string
  /** 18:00 on a working weekday in about ten days, as a field of date and time takes it: `2026-12-03 18:00`. */
  deadline: string
  /** Whole days after which the reminder of the last working day before the deadline has gone out, the deadline not passed. */
  daysToReminded: number
}

const DAY_MS = 86_400_000
const BEIJING_MS = 8 * 3_600_000
/** Longer than any run of holidays, so that a working day lies before the deadline. */
const DAYS_TO_ANSWER = 10
/** The bot reminds at nine in the morning: from this hour on it has done so. */
const REMINDED_HOUR = 10

/** The person meant; null where the directory has none. */
export function personOf(people: readonly Person[], who: Who): Person | null {
  const [role, n] = who.split(' ')
  if (n === undefined) return people.find((one) => one.role === role) ?? null
  const unit = people.filter((one) => one.role === 'leader')[Number(n) - 1]?.unit
  return people.find((one) => one.role === role && one.unit === unit) ?? null
}

/** Whether everybody of the scene is in the directory. */
export function canBePlayed(scene: Scene, people: readonly Person[]): boolean {
  return scene.people.every((who) => personOf(people, who) !== null)
}

export function castOf(people: readonly Person[], now: number): Cast {
  const today = new Date(now + BEIJING_MS)
  const last = new Date(today.getTime() + DAYS_TO_ANSWER * DAY_MS)
  const weekend = { 6: 2, 0: 1 }[last.getUTCDay()] ?? 0
  const days = DAYS_TO_ANSWER + weekend
  return {
    units: people.filter((one) => one.role === 'leader').length,
    unitOf: (who) => personOf(people, who)?.unit ?? '',
    deadline: `${new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10)} 18:00`,
    daysToReminded: today.getUTCHours() < REMINDED_HOUR ? days : days - 1,
  }
}
