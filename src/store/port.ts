import type { CaseId, MessageId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { Actor } from '../domain/roster.js'
import type { Basis, Facts, Recorded, Send } from '../procedures/procedure.js'

/** What the store must know of procedures to fold a journal into states; the registry of `bot/` gives it. */
export interface Fold {
  /** Is this kind on the official, hash-chained record? @throws Fault UNKNOWN_KIND */
  official(kind: string): boolean
  initial(kind: string): unknown
  evolve(kind: string, state: unknown, recorded: Recorded): unknown
  sends(kind: string, state: unknown, recorded: Recorded): Send[]
  index(kind: string, state: unknown): Facts
}

/** What a cause led to, kept with it for ever: a second delivery gets the same. JSON. */
export interface Outcome {
  case: CaseId
  result: 'done' | 'already' | 'refused'
  /** Whatever the engine needs to give the same answer again. */
  answer: unknown
}

/** One act: its events and its outcome, written together or not at all. Without events: the outcome alone. */
export interface Append {
  case: CaseId
  /** Number of events the decision saw. */
  expected: number
  cause: string
  at: Instant
  arrived: Instant
  actor: Actor
  via: string | null
  events: readonly { basis: Basis; event: { did: string } }[]
  outcome: Outcome
}

/** A case as it stands. `version` = number of its events; 0: it does not exist yet and `state` is the initial one. */
export interface Case {
  id: CaseId
  version: number
  /** Event time of its first event; null while there is none. */
  began: Instant | null
  state: unknown
  facts: Facts
}

/** A consequence not yet taken up: no outcome stands under its cause `<case>#<seq>#<n>`. */
export interface PendingSend {
  cause: string
  send: Send
  at: Instant
}

/**
 * One message of a case in the ledger of the messenger. The row is replaced as a whole.
 * `generation` grows when a card is replaced by a fresh one (day 13). `sent` null: intended, the call may or may not
 * have reached the platform.
 */
export interface LedgerRow {
  case: CaseId
  key: string
  generation: number
  /** `live` cards are patched, replaced in time and buried; a `record` is sent once and left alone. */
  life: 'live' | 'record'
  /** Idempotency key of the send, at most 50 characters. */
  uuid: string
  intendedAt: Instant
  sent: { messageId: MessageId; at: Instant } | null
  /** Fingerprint of the card the receiver sees, as far as known. */
  shown: string | null
  /** Why the platform refused for good, or null. */
  failed: { code: number; reason: string; at: Instant } | null
  /** Has left the desired set, and its tombstone is shown. */
  buried: boolean
}

/**
 * The store: an append-only record of acts, everything else derived. One contract suite for every adapter.
 * Every promise that resolves is durable. Values handed out are the caller's own to read, not to change.
 */
export interface Store {
  /**
   * Appends one act. Durable before it resolves. If an outcome stands already under the cause, nothing is written and
   * that outcome is given back with `repeated: true`.
   * @throws Fault STALE_VERSION when the case has another number of events than `expected`; WRITE_FAILED when the disk refused
   * (nothing is then recorded).
   */
  append(act: Append): Promise<{ repeated: boolean; outcome: Outcome; case: Case; recorded: Recorded[] }>
  load(id: CaseId): Promise<Case>
  /** The events of a case from `after` (exclusive, default 0) on. */
  events(id: CaseId, after?: number): Promise<Recorded[]>
  outcome(cause: string): Promise<Outcome | undefined>
  /** Cases of a kind (or of all kinds) whose facts match every given one, in order of their first event. */
  find(want: {
    kind?: string
    open?: boolean
    waits?: string
    tags?: Record<string, string>
  }): Promise<Case[]>
  pendingSends(): Promise<PendingSend[]>
  /** Ledger of the messenger: the rows of one case. */
  ledger(id: CaseId): Promise<LedgerRow[]>
  /**
   * Replaces rows of one case. `settled`: the version of the case whose whole desired set is with its receivers (or has
   * failed for good), when that is so with this write.
   */
  writeLedger(id: CaseId, rows: readonly LedgerRow[], settled?: number): Promise<void>
  rowOfMessage(message: MessageId): Promise<LedgerRow | undefined>
  /** Cases that changed since they were last settled, or have a row intended and not sent. */
  unsettled(): Promise<CaseId[]>
  /** Live rows sent before that instant, neither buried nor failed: cards that the platform will soon stop accepting. */
  sentBefore(instant: Instant): Promise<LedgerRow[]>
  /** Usable? The reason when not. For readiness. */
  health(): Promise<{ ok: true } | { ok: false; reason: string }>
  close(): Promise<void>
}
