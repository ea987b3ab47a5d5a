import type { CalendarDate } from '../../domain/calendar-date.js'
import type { PersonId } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'
import type { LoadedYear } from '../../rules/working-calendar.js'

/** 效力状态 that the office can confirm; until it has, 「待办公室确认」 stands. */
export const STATUSES = ['现行有效', '已被替代', '已废止'] as const
export type Status = (typeof STATUSES)[number]

/** What each setting holds. */
export interface Values {
  /** 规则效力状态 of one edition. */
  status: { edition: string; docNo: string; status: Status }
  /** 政府采购限额, in fen. */
  limit: { amount: number; year: number }
  /** 年度日期 of one year; null or empty where none is set. */
  dates: {
    year: number
    opens: CalendarDate | null
    closes: CalendarDate | null
    selfEvaluation: CalendarDate | null
    quarterly: readonly CalendarDate[]
  }
  /** 放假安排 of one year. */
  holidays: LoadedYear
}

export type SettingKind = keyof Values

/** One setting as it stands: value, source, who, when. */
export interface Entry<Value> {
  value: Value
  /** 文号 or other grounds, as the office typed it. */
  source: string
  by: PersonId | null
  title: string
  at: Instant
}

/** 设置: by kind, then by item (an edition, a year; `main` where there is only one). */
export interface SettingsState {
  entries: { readonly [K in SettingKind]: Readonly<Record<string, Entry<Values[K]>>> }
  /** How often each kind was changed: the version that its form carries. */
  changes: Readonly<Record<SettingKind, number>>
  /** The last cards of each person, in the order they were asked for. */
  cards: readonly { person: PersonId; n: number }[]
}

/** Nothing was ever set. */
export const NO_SETTINGS: SettingsState = {
  entries: { status: {}, limit: {}, dates: {}, holidays: {} },
  changes: { status: 0, limit: 0, dates: 0, holidays: 0 },
  cards: [],
}

/** A setting was given a value. `reason`: why it takes the place of another, where that was asked; else empty. */
type SetEvent = {
  [K in SettingKind]: {
    did: `${Capitalize<K>}Set`
    kind: K
    item: string
    value: Values[K]
    source: string
    reason: string
  }
}[SettingKind]

export type SettingsEvent =
  | { did: 'CardShown'; to: PersonId; n: number }
  | SetEvent
  | { did: 'SettingCleared'; kind: SettingKind; item: string; reason: string }

/** A form as it came, keyed by the names of its elements; whatever stands in it, nobody has checked. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * `seen`: how often the kind had been changed when the card was drawn. `shown`: what was shown for confirmation, for a
 * setting that is looked at before it is taken; null when it was not shown yet.
 */
export type SettingsCommand =
  | { do: 'Show' }
  | { do: 'Open'; kind: SettingKind }
  | { do: 'Back' }
  | { do: 'Set'; kind: SettingKind; fields: Fields; seen: number; shown: string | null }
  | { do: 'Clear'; kind: SettingKind; fields: Fields; seen: number }
