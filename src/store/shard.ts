import type { CaseId, MessageId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { Facts } from '../procedures/procedure.js'
import type { Case, LedgerRow, PendingSend } from './port.js'
import { sealed } from './sealed.js'

/** Into how many parts the derived state is cut, so that a checkpoint rewrites only what changed. */
export const SHARDS = 16

/** Which part a case id, or the cause of an outcome, belongs to (FNV-1a). */
export function shardOf(text: string): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193)
  return (hash >>> 0) % SHARDS
}

/** A case as it is kept: `head` is the hash of its newest event, `places` says for each event where its entry stands. */
export class Kept {
  #state: unknown
  #text: string | undefined

  /** `body`: the state, or its JSON, then read only when it is asked for. `places` is shared and only ever grows. */
  constructor(
    readonly id: CaseId,
    readonly version: number,
    readonly head: string,
    readonly began: Instant | null,
    readonly facts: Facts,
    readonly places: number[],
    body: { state: unknown } | { text: string },
  ) {
    if ('text' in body) this.#text = body.text
    else this.#state = body.state
  }

  get state(): unknown {
    if (this.#text !== undefined) {
      this.#state = sealed(JSON.parse(this.#text) as unknown)
      this.#text = undefined
    }
    return this.#state
  }

  /** JSON of the state. */
  get text(): string {
    return this.#text ?? JSON.stringify(this.#state)
  }

  handedOut(): Case {
    const { id, version, began, state, facts } = this
    return Object.freeze({ id, version, began, state, facts })
  }
}

/** The messenger's ledger of one case. `messages`: every message id that a row has ever had. Replaced, never changed. */
export interface Sheet {
  readonly rows: ReadonlyMap<string, LedgerRow>
  readonly settled: number
  readonly messages: ReadonlyMap<MessageId, string>
}

export type Pending = PendingSend

/** One part of the derived state. */
export interface Shard {
  cases: Map<CaseId, Kept>
  /** Cause → place of the entry that holds its outcome. */
  outcomes: Map<string, number>
  /** As a snapshot gave them; those that have an outcome by now no longer count. */
  pending: Pending[]
  sheets: Map<CaseId, Sheet>
  /** Entries at places before this one are in it already. */
  reflects: number
  changed: boolean
}

export const emptyShard = (): Shard => ({
  cases: new Map(),
  outcomes: new Map(),
  pending: [],
  sheets: new Map(),
  reflects: 0,
  changed: false,
})
