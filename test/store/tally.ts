import type { CaseId, MessageId, PersonId } from '../../src/domain/ids.js'
import { type Instant, instantOf } from '../../src/domain/instant.js'
import { SYSTEM } from '../../src/domain/roster.js'
import type { Recorded, Send } from '../../src/procedures/procedure.js'
import type { Append, Fold, LedgerRow } from '../../src/store/port.js'

/** Toy procedures for the store: a `tally` counts and is on the official record, a `chat` only remembers and is not. */
export type TallyEvent =
  | { did: 'Added'; by: number; note?: string }
  | { did: 'Awaited'; person: PersonId }
  | { did: 'Closed' }
  | { did: 'Passed'; to: CaseId[]; by: number }

export interface Tally {
  sum: number
  notes: string[]
  waits: PersonId[]
  open: boolean
}

const START: Tally = { sum: 0, notes: [], waits: [], open: true }

function evolve(state: Tally, event: TallyEvent): Tally {
  if (event.did === 'Added') {
    const notes = event.note ? [...state.notes, event.note] : state.notes
    return { ...state, sum: state.sum + event.by, notes }
  }
  if (event.did === 'Awaited') return { ...state, waits: [...state.waits, event.person] }
  return event.did === 'Closed' ? { ...state, open: false, waits: [] } : state
}

export const tallyFold: Fold = {
  official: (kind) => kind === 'tally',
  initial: () => START,
  evolve: (_kind, state, recorded) => evolve(state as Tally, recorded.event as TallyEvent),
  sends: (_kind, _state, recorded: Recorded): Send[] => {
    const event = recorded.event as TallyEvent
    return event.did === 'Passed'
      ? event.to.map((to) => ({ case: to, command: { do: 'Add', by: event.by } }))
      : []
  },
  index: (_kind, state) => {
    const { open, waits, sum } = state as Tally
    return { open, waits, tags: { parity: sum % 2 === 0 ? 'even' : 'odd' } }
  },
}

export const caseId = (text: string) => text as CaseId
export const personId = (text: string) => text as PersonId
export const messageId = (text: string) => text as MessageId

const START_MS = Date.UTC(2026, 9, 12, 1)
/** The instant `minutes` after 12 October 2026, 09:00 in Shanghai. */
export const minute = (minutes: number): Instant => instantOf(START_MS + minutes * 60_000)

/** An act on a case that has `expected` events. Without events it is a refusal. */
export function act(id: string, expected: number, cause: string, ...events: TallyEvent[]): Append {
  return {
    case: caseId(id),
    expected,
    cause,
    at: minute(expected),
    arrived: minute(expected + 1),
    actor: SYSTEM,
    via: null,
    events: events.map((event) => ({ basis: '系统规定' as const, event })),
    outcome: { case: caseId(id), result: events.length === 0 ? 'refused' : 'done', answer: { cause } },
  }
}

export const add = (by: number): TallyEvent => ({ did: 'Added', by })

/** A row of the ledger that has been sent, unless `but` says otherwise. */
export function row(id: string, key: string, but: Partial<LedgerRow> = {}): LedgerRow {
  return {
    case: caseId(id),
    key,
    generation: 1,
    life: 'live',
    uuid: `${id}:${key}:1`,
    intendedAt: minute(0),
    sent: { messageId: messageId(`om_${key}`), at: minute(1) },
    shown: 'print',
    failed: null,
    buried: false,
    ...but,
  }
}
