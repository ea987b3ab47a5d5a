import type { Basis, Procedure, Recorded } from '../procedure.js'
import { decide } from './decide.js'
import {
  type Entry,
  NO_SETTINGS,
  type SettingKind,
  type SettingsCommand,
  type SettingsEvent,
  type SettingsState,
  type Values,
} from './state.js'
import { SETTINGS } from './table.js'

/** Of each person, so many cards still follow the settings; older ones stay as they are. */
const KEPT_CARDS = 3

const BASES: Record<SettingsEvent['did'], Basis> = {
  CardShown: '系统规定',
  StatusSet: SETTINGS.status.basis,
  LimitSet: SETTINGS.limit.basis,
  DatesSet: SETTINGS.dates.basis,
  HolidaysSet: SETTINGS.holidays.basis,
  SettingCleared: '系统规定',
}

function evolve(state: SettingsState, recorded: Recorded<SettingsEvent>): SettingsState {
  const { event } = recorded
  switch (event.did) {
    case 'CardShown': {
      const own = state.cards.filter(({ person }) => person === event.to).slice(1 - KEPT_CARDS)
      const others = state.cards.filter(({ person }) => person !== event.to)
      return { ...state, cards: [...others, ...own, { person: event.to, n: event.n }] }
    }
    case 'StatusSet':
    case 'LimitSet':
    case 'DatesSet':
    case 'HolidaysSet': {
      const { value, source } = event
      const { actor, at } = recorded
      return changed(state, event.kind, {
        ...state.entries[event.kind],
        [event.item]: { value, source, by: actor.person, title: actor.title, at },
      })
    }
    case 'SettingCleared': {
      const { [event.item]: _gone, ...left } = state.entries[event.kind]
      return changed(state, event.kind, left)
    }
    default:
      return event satisfies never
  }
}

const changed = (
  state: SettingsState,
  kind: SettingKind,
  entries: Readonly<Record<string, Entry<Values[SettingKind]>>>,
): SettingsState => ({
  ...state,
  entries: { ...state.entries, [kind]: entries },
  changes: { ...state.changes, [kind]: state.changes[kind] + 1 },
})

/** 设置: one case `settings/main`. What the text leaves to the office, each with value, source, who and when. */
export const settings: Procedure<SettingsState, SettingsCommand, SettingsEvent> = {
  kind: 'settings',
  official: true,
  standing: true,
  initial: NO_SETTINGS,
  bases: BASES,
  decide,
  evolve,
  wakeAt: () => undefined,
  consequences: () => [],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}
