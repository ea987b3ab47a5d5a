import type { Message, View, ViewContext } from '../cards/message.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { Fault } from '../domain/fault.js'
import { type CaseId, kindOf, type PersonId } from '../domain/ids.js'
import { dateInShanghai } from '../domain/instant.js'
import type { Procedure, Recorded, Todo } from '../procedures/procedure.js'
import type { Case, Fold } from '../store/port.js'

type AnyProcedure = Procedure<unknown, unknown, { did: string }>

interface Entry {
  procedure: AnyProcedure
  view: View<unknown> | null
}

/** Pairs a procedure with the view of its state; `null` for a procedure that shows nothing by itself. */
export function pair<State, Command, Event extends { did: string }>(
  procedure: Procedure<State, Command, Event>,
  view: View<State> | null,
): Entry {
  // The one place where the types of a procedure are forgotten: its own events and states are all it is ever given.
  return { procedure, view }
}

/** Every procedure that runs here, by kind. The engine, the messenger and the store know procedures only through this. */
export interface Registry {
  fold: Fold
  procedure(kind: string): AnyProcedure
  messages(found: Case, context: ViewContext): Message[]
  todos(found: Case, person: PersonId): Todo[]
}

export function createRegistry(entries: readonly Entry[]): Registry {
  const byKind = new Map(entries.map((entry) => [entry.procedure.kind, entry]))
  const entry = (kind: string): Entry => {
    const found = byKind.get(kind)
    if (found) return found
    throw new Fault('UNKNOWN_KIND', `没有名为「${kind}」的流程`, '数据可能由更新的版本写成，请用该版本启动')
  }
  const procedure = (kind: string) => entry(kind).procedure
  return {
    procedure,
    fold: {
      official: (kind) => procedure(kind).official,
      initial: (kind) => procedure(kind).initial,
      evolve: (kind, state, recorded) => procedure(kind).evolve(state, recorded as Recorded<{ did: string }>),
      sends: (kind, state, recorded) =>
        procedure(kind).consequences(state, recorded as Recorded<{ did: string }>),
      index: (kind, state) => procedure(kind).index(state),
    },
    messages: (found, context) =>
      found.version === 0 ? [] : (entry(kindOf(found.id)).view?.messages(found.state, context) ?? []),
    todos: (found, person) => procedure(kindOf(found.id)).todos(found.state, person),
  }
}

/**
 * Under the text of which day does this case stand? The one it began on: what a matter was begun under is what it is ended
 * under. `on` for a case that has not begun, and for one that has no end (conversations, the roster).
 */
export function textOfDay(registry: Registry, { id, began }: Case, on: CalendarDate): CalendarDate {
  const { official, standing } = kindIn(registry, id)
  return began === null || standing || !official ? on : dateInShanghai(began)
}

/** The kind of a case known to this registry, or a fault. */
export const kindIn = (registry: Registry, id: CaseId): AnyProcedure => registry.procedure(kindOf(id))
