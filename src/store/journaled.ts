import { Fault } from '../domain/fault.js'
import { type CaseId, kindOf } from '../domain/ids.js'
import type { Book, Draft } from './book.js'
import { type Algorithm, hashOf } from './chain.js'
import { type ActEntry, type Entry, type LedgerEntry, recordedOf } from './entry.js'
import type { Append, Fold, Outcome, Store } from './port.js'
import { sealed } from './sealed.js'

/** Where entries are kept, in the order they were given. */
export interface Log {
  /**
   * Resolves when the entry is durable; just before, `durable` is called with its place, for entry after entry in order.
   * @throws Fault WRITE_FAILED when it was refused (and is not kept), STOPPED when the log has ended.
   */
  append(entry: Entry, durable: (place: number) => void): Promise<void>
  read(place: number): Promise<Entry>
  health: Store['health']
  /** Ends it; called once, when nothing is under way any more. */
  close(): Promise<void>
}

/** The act as it will stand in the log. Everything goes through JSON once, so that what is folded now is what a restart folds. */
function entryOf(act: Append, previous: string, chain: Algorithm | null): ActEntry {
  const { case: id, expected, at, arrived, actor, cause, via, events, outcome } = act
  const entry = JSON.parse(
    JSON.stringify({
      op: 'act',
      case: id,
      seq: expected + 1,
      at,
      arrived,
      actor,
      cause,
      via,
      chain,
      previous,
      events,
      outcome,
    }),
  ) as ActEntry
  entry.events = entry.events.map(({ basis, event }) => ({ basis, event, hash: '' }))
  if (chain === null) return entry
  let before = previous
  const chained = recordedOf(entry).map((recorded) => {
    before = hashOf(chain, { ...recorded, previous: before })
    return { basis: recorded.basis, event: recorded.event, hash: before }
  })
  return { ...entry, events: chained }
}

/** A store over a log: the log is the truth, the book is folded from it. Nothing is seen before it is durable. */
export class JournaledStore implements Store {
  /** Acts under way, by their case and by their cause. These promises never reject. */
  readonly #underWay = new Map<string, Promise<unknown>>()
  readonly #writing = new Set<Promise<unknown>>()
  #closed: Promise<void> | undefined

  constructor(
    private readonly book: Book,
    private readonly log: Log,
    private readonly fold: Pick<Fold, 'official'>,
    private readonly algorithm: Algorithm,
  ) {}

  async append(act: Append): ReturnType<Store['append']> {
    for (;;) {
      this.#mustBeOpen()
      const place = this.book.placeOf(act.cause)
      if (place !== undefined) {
        const outcome = await this.#outcomeAt(place)
        return { repeated: true, outcome, case: this.book.kept(outcome.case).handedOut(), recorded: [] }
      }
      const before = this.#underWay.get(`cause ${act.cause}`) ?? this.#underWay.get(`case ${act.case}`)
      if (before === undefined) break
      await before
    }
    return this.#write(act)
  }

  async #write(act: Append): ReturnType<Store['append']> {
    const { version, head } = this.book.kept(act.case)
    if (version !== act.expected) {
      throw new Fault(
        'STALE_VERSION',
        `案件 ${act.case} 已有 ${version} 个事件，而本次办理所依据的是 ${act.expected} 个`,
        '请按最新状态重新办理',
      )
    }
    const entry = sealed(entryOf(act, head, this.fold.official(kindOf(act.case)) ? this.algorithm : null))
    const draft: Draft = this.book.draft(entry)
    const written = this.#track(this.log.append(entry, (place) => this.book.enter(entry, place, draft)))
    const settled = written.catch(() => undefined)
    this.#underWay.set(`cause ${act.cause}`, settled)
    this.#underWay.set(`case ${act.case}`, settled)
    try {
      await written
    } finally {
      this.#underWay.delete(`cause ${act.cause}`)
      this.#underWay.delete(`case ${act.case}`)
    }
    return { repeated: false, outcome: entry.outcome, case: draft.kept.handedOut(), recorded: draft.recorded }
  }

  #track<Result>(written: Promise<Result>): Promise<Result> {
    this.#writing.add(written)
    void written.catch(() => undefined).then(() => this.#writing.delete(written))
    return written
  }

  #mustBeOpen(): void {
    if (this.#closed === undefined) return
    throw new Fault('STOPPED', '数据存储已经关闭', '请等待程序重新启动')
  }

  async #outcomeAt(place: number): Promise<Outcome> {
    return sealed((await this.log.read(place)) as ActEntry).outcome
  }

  async load(id: CaseId) {
    this.#mustBeOpen()
    return this.book.kept(id).handedOut()
  }

  async events(id: CaseId, after = 0) {
    this.#mustBeOpen()
    const places = [...new Set(this.book.kept(id).places.slice(after))]
    const acts = (await Promise.all(places.map((place) => this.log.read(place)))) as ActEntry[]
    return acts.flatMap((act) => sealed(recordedOf(act))).filter(({ seq }) => seq > after)
  }

  async outcome(cause: string) {
    this.#mustBeOpen()
    const place = this.book.placeOf(cause)
    return place === undefined ? undefined : this.#outcomeAt(place)
  }

  async find(want: Parameters<Store['find']>[0]) {
    this.#mustBeOpen()
    return this.book.find(want)
  }

  async pendingSends() {
    this.#mustBeOpen()
    return this.book.pendingSends()
  }

  async ledger(id: CaseId) {
    this.#mustBeOpen()
    return this.book.ledger(id)
  }

  async writeLedger(...[id, rows, settled]: Parameters<Store['writeLedger']>): Promise<void> {
    this.#mustBeOpen()
    if (rows.length === 0 && settled === undefined) return
    const entry = JSON.parse(
      JSON.stringify({ op: 'ledger', case: id, rows, settled: settled ?? null }),
    ) as LedgerEntry
    await this.#track(this.log.append(entry, () => this.book.enterLedger(entry)))
  }

  async rowOfMessage(message: Parameters<Store['rowOfMessage']>[0]) {
    this.#mustBeOpen()
    return this.book.rowOfMessage(message)
  }

  async unsettled() {
    this.#mustBeOpen()
    return this.book.unsettled()
  }

  async sentBefore(instant: Parameters<Store['sentBefore']>[0]) {
    this.#mustBeOpen()
    return this.book.sentBefore(instant)
  }

  async health(): ReturnType<Store['health']> {
    return this.#closed === undefined ? this.log.health() : { ok: false, reason: '数据存储已经关闭' }
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#writing).then(() => this.log.close())
    return this.#closed
  }
}
