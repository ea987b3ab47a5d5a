import type { CaseId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { Actor } from '../domain/roster.js'
import type { Basis, Recorded } from '../procedures/procedure.js'
import type { Algorithm } from './chain.js'
import type { LedgerRow, Outcome } from './port.js'

/** One act as the journal keeps it: its events with all that their hashes are made of, and its outcome. */
export interface ActEntry {
  op: 'act'
  case: CaseId
  /** Sequence number of the first event; without events, of the next one there will be. */
  seq: number
  at: Instant
  arrived: Instant
  actor: Actor
  cause: string
  via: string | null
  /** How the events are hashed; null: not on the official record, all hashes are empty. */
  chain: Algorithm | null
  /** Hash of the event before the first one. */
  previous: string
  events: readonly { basis: Basis; event: { did: string }; hash: string }[]
  outcome: Outcome
}

/** Rows of the messenger's ledger, and how far a case is settled, when that was said. */
export interface LedgerEntry {
  op: 'ledger'
  case: CaseId
  rows: readonly LedgerRow[]
  settled: number | null
}

/** The first line of a journal. */
export interface BeginEntry {
  op: 'begin'
  format: 1
}

/** Written to find out whether a disk that refused takes writes again. */
export interface RecoveredEntry {
  op: 'recovered'
  at: Instant
}

export type Entry = ActEntry | LedgerEntry | BeginEntry | RecoveredEntry

/** The events of an act as they stand on the record. */
export function recordedOf(act: ActEntry): Recorded<{ did: string }>[] {
  return act.events.map(({ basis, event, hash }, n) => ({
    case: act.case,
    seq: act.seq + n,
    at: act.at,
    arrived: act.arrived,
    actor: act.actor,
    cause: act.cause,
    via: act.via,
    basis,
    event,
    previous: n === 0 ? act.previous : (act.events[n - 1]?.hash ?? ''),
    hash,
  }))
}
