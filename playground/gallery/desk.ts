import type { CaseId } from '../../src/domain/ids.js'
import { dateInShanghai, type Instant } from '../../src/domain/instant.js'
import { isRefusal, type Refusal } from '../../src/domain/refusal.js'
import type { Actor, Roster } from '../../src/domain/roster.js'
import type { Basis, Procedure } from '../../src/procedures/procedure.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { EDITION } from './rounds.js'

export const CALENDAR = loadCalendar()

/** A case on which somebody acts. */
export interface Desk<State, Command, Event extends { did: string }> {
  procedure: Procedure<State, Command, Event>
  case: string
  state: State
  roster: Roster
  at: Instant
  /** Have the cards before the one acted on arrived? */
  delivered?: boolean
}

/** What the procedure answers to this command. */
export const decided = <State, Command, Event extends { did: string }>(
  { procedure, state, roster, at, delivered = true, case: id }: Desk<State, Command, Event>,
  actor: Actor,
  command: Command,
): Event[] | Refusal<Basis> =>
  procedure.decide(state, command, {
    case: id as CaseId,
    now: at,
    at,
    today: dateInShanghai(at),
    actor,
    roster,
    edition: EDITION,
    calendar: CALENDAR,
    delivered: () => delivered,
  })

/** The state after this command, which must not be refused. */
export function done<State, Command, Event extends { did: string }>(
  desk: Desk<State, Command, Event>,
  actor: Actor,
  command: Command,
): State {
  const { procedure, at } = desk
  const answer = decided(desk, actor, command)
  if (isRefusal(answer)) throw new Error(answer.why)
  return answer.reduce(
    (state, event, n) =>
      procedure.evolve(state, {
        case: desk.case as CaseId,
        seq: n + 1,
        at,
        arrived: at,
        actor,
        cause: `gallery-${n}`,
        via: null,
        basis: procedure.bases[event.did as Event['did']],
        event,
        previous: '',
        hash: '',
      }),
    desk.state,
  )
}
