import { Fault } from '../domain/fault.js'
import { type CaseId, kindOf, type MessageId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { Recorded } from '../procedures/procedure.js'
import { type ActEntry, type Entry, type LedgerEntry, recordedOf } from './entry.js'
import { FactsIndex, type Want } from './facts-index.js'
import type { Case, Fold, LedgerRow, PendingSend } from './port.js'
import { sealed } from './sealed.js'
import { emptyShard, Kept, type Pending, SHARDS, type Shard, type Sheet, shardOf } from './shard.js'

/** What an act will change once it is durable. */
export interface Draft {
  kept: Kept
  recorded: Recorded[]
  pending: Pending[]
}

const NO_SHEET: Sheet = { rows: new Map(), settled: 0, messages: new Map() }

/**
 * Everything that is derived from the journal, in memory: cases, where the outcome of each cause stands, what is to be
 * sent on, the messenger's ledger. A place is where an entry stands in its journal, growing with each entry.
 * Synchronous throughout, so that at any moment it reflects a whole number of entries.
 */
export class Book {
  readonly #fold: Fold
  readonly #shards: Shard[]
  readonly #facts = new FactsIndex()
  readonly #pending = new Map<string, Pending>()
  readonly #messages = new Map<MessageId, { case: CaseId; key: string }>()
  readonly #unsettled = new Set<CaseId>()

  /** `shards`: what snapshots gave, each with the place up to which it reflects the journal already. */
  constructor(fold: Fold, shards: Shard[] = Array.from({ length: SHARDS }, emptyShard)) {
    this.#fold = fold
    this.#shards = shards
    for (const shard of shards) {
      for (const kept of shard.cases.values()) {
        this.#facts.put(kept.id, undefined, kept.facts)
        this.#weigh(kept.id)
      }
      for (const [id, sheet] of shard.sheets) {
        for (const [message, key] of sheet.messages) this.#messages.set(message, { case: id, key })
        this.#weigh(id)
      }
      for (const pending of shard.pending) {
        if (this.placeOf(pending.cause) === undefined) this.#pending.set(pending.cause, pending)
      }
    }
  }

  #shard(text: string): Shard {
    return this.#shards[shardOf(text)] as Shard
  }

  #sheet(id: CaseId): Sheet {
    return this.#shard(id).sheets.get(id) ?? NO_SHEET
  }

  /** A case with its chain; one that does not exist yet in its initial state. @throws Fault UNKNOWN_KIND */
  kept(id: CaseId): Kept {
    const found = this.#shard(id).cases.get(id)
    if (found !== undefined) return found
    const kind = kindOf(id)
    const state = sealed(this.#fold.initial(kind))
    return new Kept(id, 0, '', null, sealed(this.#fold.index(kind, state)), [], { state })
  }

  /** Works an act out without changing anything. @throws Fault JOURNAL_DAMAGED when it does not join on to its case. */
  draft(act: ActEntry): Draft {
    const before = this.kept(act.case)
    if (act.seq !== before.version + 1 || act.previous !== before.head) {
      throw new Fault(
        'JOURNAL_DAMAGED',
        `案件 ${act.case} 的第 ${act.seq} 号事件接不上前面的记录（现有 ${before.version} 个事件）`,
        '请运行 npm run verify 查看第一处差异，并从备份恢复',
      )
    }
    const kind = kindOf(act.case)
    const recorded = sealed(recordedOf(act))
    const pending: Pending[] = []
    let state = before.state
    for (const one of recorded) {
      state = sealed(this.#fold.evolve(kind, state, one))
      for (const [n, send] of this.#fold.sends(kind, state, one).entries()) {
        pending.push({ cause: `${act.case}#${one.seq}#${n}`, send: sealed(send), at: one.at })
      }
    }
    const facts = recorded.length === 0 ? before.facts : sealed(this.#fold.index(kind, state))
    const version = before.version + recorded.length
    const head = recorded.at(-1)?.hash ?? before.head
    const began = before.began ?? recorded[0]?.at ?? null
    return {
      kept: new Kept(act.case, version, head, began, facts, before.places, { state }),
      recorded,
      pending,
    }
  }

  /** Takes over a durable act as drafted. */
  enter(act: ActEntry, place: number, { kept, pending }: Draft): void {
    if (act.events.length > 0) {
      const shard = this.#shard(act.case)
      this.#facts.put(act.case, shard.cases.get(act.case)?.facts, kept.facts)
      while (kept.places.length < kept.version) kept.places.push(place)
      shard.cases.set(act.case, kept)
      shard.changed = true
      for (const one of pending) if (this.placeOf(one.cause) === undefined) this.#pending.set(one.cause, one)
      this.#weigh(act.case)
    }
    this.#conclude(act.cause, place)
  }

  #conclude(cause: string, place: number): void {
    const shard = this.#shard(cause)
    shard.outcomes.set(cause, place)
    shard.changed = true
    this.#pending.delete(cause)
  }

  /** Takes over durable rows of the ledger. */
  enterLedger(entry: LedgerEntry): void {
    const before = this.#sheet(entry.case)
    const rows = new Map(before.rows)
    const messages = new Map(before.messages)
    for (const row of sealed(entry.rows)) {
      rows.set(row.key, row)
      if (row.sent === null) continue
      messages.set(row.sent.messageId, row.key)
      this.#messages.set(row.sent.messageId, { case: entry.case, key: row.key })
    }
    const shard = this.#shard(entry.case)
    shard.sheets.set(entry.case, { rows, messages, settled: entry.settled ?? before.settled })
    shard.changed = true
    this.#weigh(entry.case)
  }

  /** Takes over an entry read back from the journal; parts that a snapshot reflects already are left alone. */
  replay(entry: Entry, place: number): void {
    if (entry.op === 'ledger') {
      if (place >= this.#shard(entry.case).reflects) this.enterLedger(entry)
    } else if (entry.op === 'act') {
      if (place >= this.#shard(entry.case).reflects) this.enter(entry, place, this.draft(entry))
      else if (place >= this.#shard(entry.cause).reflects) this.#conclude(entry.cause, place)
    }
  }

  #weigh(id: CaseId): void {
    const { rows, settled } = this.#sheet(id)
    const version = this.#shard(id).cases.get(id)?.version ?? 0
    const waiting = () => [...rows.values()].some((row) => !row.sent && !row.failed && !row.buried)
    if (version > settled || waiting()) this.#unsettled.add(id)
    else this.#unsettled.delete(id)
  }

  /** Where the entry stands that holds the outcome of a cause. */
  placeOf(cause: string): number | undefined {
    return this.#shard(cause).outcomes.get(cause)
  }

  /** Cases that have every wanted fact, in order of their first event. */
  find(want: Want): Case[] {
    const found =
      this.#facts.matching(want)?.map((id) => this.kept(id)) ??
      this.#shards.flatMap((shard) => [...shard.cases.values()])
    return found.sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0)).map((kept) => kept.handedOut())
  }

  /** Oldest source first. */
  pendingSends(): PendingSend[] {
    const [place, seq] = [
      ({ cause }: Pending) => this.kept(sourceOf(cause)).places[seqOf(cause) - 1] ?? 0,
      ({ cause }: Pending) => seqOf(cause) + Number(cause.slice(cause.lastIndexOf('#') + 1)) / 1e6,
    ]
    return [...this.#pending.values()].sort((a, b) => place(a) - place(b) || seq(a) - seq(b))
  }

  ledger(id: CaseId): LedgerRow[] {
    return [...this.#sheet(id).rows.values()]
  }

  /** The row whose card that message is or, since a fresh card was sent, was. */
  rowOfMessage(message: MessageId): LedgerRow | undefined {
    const found = this.#messages.get(message)
    return found && this.#sheet(found.case).rows.get(found.key)
  }

  unsettled(): CaseId[] {
    return [...this.#unsettled].sort()
  }

  /** Longest standing first. */
  sentBefore(instant: Instant): LedgerRow[] {
    const sheets = this.#shards.flatMap((shard) => [...shard.sheets.values()])
    const order = (row: LedgerRow) => `${row.sent?.at} ${row.case} ${row.key}`
    return sheets
      .flatMap((sheet) => [...sheet.rows.values()])
      .filter(
        (row) =>
          row.life === 'live' && row.sent !== null && row.sent.at < instant && !row.buried && !row.failed,
      )
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }

  /** Did anything in this shard change since it was last copied? */
  changed(number: number): boolean {
    return this.#shards[number]?.changed ?? false
  }

  /** A copy of one shard as it stands this moment, to be written down at leisure; it then counts as unchanged. */
  copyShard(number: number): Pick<Shard, 'cases' | 'outcomes' | 'pending' | 'sheets'> {
    const shard = this.#shards[number] as Shard
    shard.changed = false
    return {
      cases: new Map(shard.cases),
      outcomes: new Map(shard.outcomes),
      pending: [...this.#pending.values()].filter(({ cause }) => shardOf(sourceOf(cause)) === number),
      sheets: new Map(shard.sheets),
    }
  }

  /** The copy could not be written: the shard counts as changed again. */
  copyLost(number: number): void {
    ;(this.#shards[number] as Shard).changed = true
  }
}

/** The case and the event that caused `<case>#<seq>#<n>`. */
const sourceOf = (cause: string) => cause.slice(0, cause.indexOf('#')) as CaseId
const seqOf = (cause: string) => Number(cause.split('#')[1])
