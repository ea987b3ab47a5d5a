import type { Message, Undelivered, View } from '../../src/cards/message.js'
import type { CaseId, PersonId, UnitName } from '../../src/domain/ids.js'
import type { Actor, Roster } from '../../src/domain/roster.js'
import type { Said } from '../../src/procedures/conversation/said.js'
import type { Procedure } from '../../src/procedures/procedure.js'
import { spoken } from './conversation/chat.js'
import { type Desk, done } from './desk.js'
import { type Entry, once } from './entry.js'
import { afterPresses, type Press } from './press.js'
import { at, EDITION } from './rounds.js'

export const OFFICE: Actor = {
  person: 'ou_office' as PersonId,
  role: 'office',
  unit: null,
  title: '联席会议办公室',
}

/** How a card comes to be shown. `now`: the state by the last press. `left`: what could not be delivered. */
interface Showing<State> {
  presses?: readonly Press[]
  now?: () => State
  left?: readonly Undelivered[]
}

/** Cases of one procedure for the gallery: states made by its own commands, cards by its own view. */
export function casesOf<State, Command, Event extends { did: string }>(parts: {
  procedure: Procedure<State, Command, Event>
  /** The procedure as the gallery calls it: 「议题」. */
  called: string
  case: string
  view: View<State>
  roster: Roster
}) {
  const { procedure, called, case: id, view, roster } = parts
  const desk = (state: State): Desk<State, Command, Event> => ({
    procedure,
    case: id,
    state,
    roster,
    at: at('2026-10-12 10:00'),
  })
  const message = (state: State, key: string, undelivered: readonly Undelivered[]): Message => {
    const context = { case: id, roster, edition: EDITION, undelivered }
    const found = view.messages(state, context).find((one) => one.key === key)
    if (found) return found
    throw new Error(`no message ${key}`)
  }
  return {
    /** One command of somebody, which must not be refused. */
    act: (by: Actor, command: Command) => (state: State) => done(desk(state), by, command),
    /** The state after these commands. */
    after: (...acts: readonly ((state: State) => State)[]) =>
      once(() => acts.reduce((state, next) => next(state), procedure.initial)),
    entry: (
      card: string,
      sees: Entry['sees'],
      state: string,
      key: string,
      on: () => State,
      { presses = [], now = on, left = [] }: Showing<State> = {},
    ): Entry => ({
      procedure: called,
      card,
      sees,
      state,
      key,
      made: once(() => {
        const place = (found: State) => ({ desk: desk(found), message: message(found, key, left) })
        return afterPresses(place(on()), presses, place(now()))
      }),
    }),
    /** The form that opens a case, for the office. `applicants`: so many units can be chosen on it. */
    opening: (
      form: (Said & { is: 'form' })['form'],
      card: string,
      state: string,
      {
        applicants = 0,
        closed = false,
        presses = [],
      }: { applicants?: number; closed?: boolean; presses?: readonly Press[] } = {},
    ): Entry => ({
      procedure: called,
      card,
      sees: '办公室',
      state,
      key: 'said/1',
      made: once(() => {
        const units = Array.from(
          { length: applicants },
          (_, n) => (n === 0 ? '区卫生健康委' : `申报单位第${n + 1}家`) as UnitName,
        )
        const said: Said = { is: 'form', form, target: id as CaseId, applicants: units, closed }
        const shown = spoken(said, roster, OFFICE.person as PersonId)
        return afterPresses({ desk: desk(procedure.initial), message: shown }, presses)
      }),
    }),
  }
}
