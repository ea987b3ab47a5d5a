import type { Card } from '../cards/card.js'
import type { Message } from '../cards/message.js'
import { tombstone } from '../cards/tombstone.js'
import type { Clock } from '../domain/clock.js'
import type { CaseId, MessageId } from '../domain/ids.js'
import { instantOf, later } from '../domain/instant.js'
import type { Roster } from '../domain/roster.js'
import type { Courier, Delivery } from '../feishu/courier.js'
import type { Case, LedgerRow, Store } from '../store/port.js'
import { fingerprint, sendKey } from './fingerprint.js'
import type { Registry } from './registry.js'
import { undeliveredOf } from './undelivered.js'
import type { World } from './world.js'

/** The platform takes clicks and updates for 14 days; a live card is replaced the day before. */
const FRESH_MS = 13 * 24 * 3_600_000
/** How long a card on which somebody may be typing is left alone although it has changed. */
const TYPING_MS = 10 * 60_000
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 60_000

/** A card on which nothing can be done any more is neither replaced nor buried: in the ledger it is a record. */
const lifeInLedger = (message: Message): LedgerRow['life'] => (message.done ? 'record' : message.life)

/** A click while its answer is on the way: nobody else writes to that card. */
export interface Click {
  /** The answer has left (`inTime`), or may not have arrived: then the card is patched. `plain`: what the state shows. */
  answered(inTime: boolean, plain: Card | null, dressed: boolean): void
}

/** Makes the messages on the platform match what the views say should exist; can simply run again after a crash. */
export interface Messenger {
  /** Takes up everything unsettled; to be called once at the start. */
  start(): Promise<void>
  /** This case has changed. */
  wake(id: CaseId): void
  clicked(id: CaseId, key: string, message: MessageId): Click
  /** 「重发」: another try at what the platform had refused for good. False when there is nothing to send again. */
  resend(id: CaseId, key: string): Promise<boolean>
  delivered(found: Case, roster: Roster): Promise<(prefix: string) => boolean>
  /** Every message of the case, with what could not be delivered told to it. */
  desired(found: Case, roster: Roster): Promise<Message[]>
  /** Resolves when nothing is under way or waiting for its turn (retries that wait for their time do not count). */
  idle(): Promise<void>
  stop(): void
}

interface Parts {
  store: Store
  registry: Registry
  world: World
  courier: Courier
  clock: Clock
  failed(what: string, error: unknown): void
}

export function createMessenger(parts: Parts): Messenger {
  const { store, registry, world, courier, clock } = parts
  const dirty = new Set<CaseId>()
  const running = new Map<CaseId, Promise<void>>()
  const clicks = new Map<string, number>()
  /** Cards patched while a click on them came in: what they show now is not known. */
  const patching = new Set<string>()
  const dressed = new Map<string, { plain: string; until: number }>()
  const attempts = new Map<string, number>()
  const timers = new Set<() => void>()
  let stopped = false

  const now = () => instantOf(clock.now())
  const slot = (id: CaseId, key: string) => `${id}\n${key}`

  function wakeLater(id: CaseId, ms: number): void {
    if (stopped) return
    const cancel = clock.after(ms, () => {
      timers.delete(cancel)
      wake(id)
    })
    timers.add(cancel)
  }

  function wake(id: CaseId): void {
    if (stopped) return
    dirty.add(id)
    if (running.has(id)) return
    const run = settle(id)
      .catch((error: unknown) => {
        parts.failed(`messages of ${id}`, error)
        wakeLater(id, LONGEST_RETRY_MS)
      })
      .finally(() => {
        running.delete(id)
        if (dirty.has(id)) wake(id)
      })
    running.set(id, run)
  }

  async function settle(id: CaseId): Promise<void> {
    while (dirty.has(id) && !stopped) {
      dirty.delete(id)
      const found = await store.load(id)
      const roster = await world.roster()
      const wanted = await desired(found, roster)
      const rows = new Map((await store.ledger(id)).map((row) => [row.key, row]))
      await intend(id, wanted, rows)
      const settled = await Promise.all([
        ...wanted.map((message) => bring(id, message, rows)),
        ...bury(id, wanted, rows),
      ])
      if (settled.every(Boolean) && !dirty.has(id)) await store.writeLedger(id, [], found.version)
    }
  }

  /** The intent of every new message is durable before any call is made. */
  async function intend(id: CaseId, wanted: readonly Message[], rows: Map<string, LedgerRow>): Promise<void> {
    const fresh = wanted.filter((message) => !rows.has(message.key)).map((message) => newRow(id, message, 1))
    if (fresh.length === 0) return
    await store.writeLedger(id, fresh)
    for (const row of fresh) rows.set(row.key, row)
  }

  function newRow(id: CaseId, message: Message, generation: number): LedgerRow {
    const receiver = 'person' in message.to ? message.to.person : message.to.chat
    return {
      case: id,
      key: message.key,
      generation,
      life: lifeInLedger(message),
      uuid: sendKey(id, message.key, receiver, generation),
      intendedAt: now(),
      sent: null,
      shown: null,
      failed: null,
      buried: false,
    }
  }

  async function save(id: CaseId, rows: Map<string, LedgerRow>, row: LedgerRow): Promise<void> {
    rows.set(row.key, row)
    await store.writeLedger(id, [row])
  }

  /** Brings one message to its receiver in its present form. True when nothing more is to be done. */
  async function bring(id: CaseId, message: Message, rows: Map<string, LedgerRow>): Promise<boolean> {
    let row = rows.get(message.key)
    if (!row || row.failed) return true
    if (message.after?.some((key) => !rows.get(key)?.sent)) {
      // What it waits for brings the case here again when it has arrived.
      return false
    }
    if (row.life !== lifeInLedger(message)) {
      row = { ...row, life: lifeInLedger(message) }
      await save(id, rows, row)
    }
    if (row.sent && row.life === 'live' && row.sent.at < later(now(), -FRESH_MS)) {
      const moved = await replace(id, message, row, rows)
      if (!moved) return false
      row = moved
    }
    return row.sent ? refresh(id, message, row, rows) : dispatch(id, message, row, rows)
  }

  async function dispatch(
    id: CaseId,
    message: Message,
    row: LedgerRow,
    rows: Map<string, LedgerRow>,
  ): Promise<boolean> {
    const card = message.card()
    const delivery = await courier.send(message.to, JSON.stringify(card), row.uuid)
    if (!delivery.ok) return missed(id, row, delivery, rows)
    attempts.delete(slot(id, row.key))
    // A click may have adopted the card while the answer to the send was on its way.
    const current = (await store.ledger(id)).find((other) => other.key === row.key) ?? row
    await save(id, rows, {
      ...row,
      sent: { messageId: delivery.messageId, at: now() },
      shown: current.sent ? current.shown : fingerprint(card),
    })
    dirty.add(id)
    return true
  }

  async function refresh(
    id: CaseId,
    message: Message,
    row: LedgerRow,
    rows: Map<string, LedgerRow>,
  ): Promise<boolean> {
    if (message.life === 'record' && row.shown !== null) return true
    const card = message.card()
    const print = fingerprint(card)
    if (row.shown === print) return true
    const place = slot(id, message.key)
    if (clicks.has(place)) return false
    const dress = dressed.get(place)
    if (dress && dress.plain === print) return true
    if (dress && dress.until > clock.now()) {
      wakeLater(id, dress.until - clock.now() + 1)
      return false
    }
    dressed.delete(place)
    const sent = row.sent
    if (!sent) return false
    patching.add(place)
    const delivery = await courier.patch(sent.messageId, JSON.stringify(card))
    const disturbed = !patching.delete(place)
    if (!delivery.ok) return missed(id, row, delivery, rows)
    attempts.delete(place)
    await save(id, rows, { ...row, shown: disturbed ? null : print })
    if (disturbed) dirty.add(id)
    return true
  }

  /** A live card near the end of its days: the old one says so first, then a fresh one is on its way. */
  async function replace(
    id: CaseId,
    message: Message,
    row: LedgerRow,
    rows: Map<string, LedgerRow>,
  ): Promise<LedgerRow | null> {
    if (row.sent) {
      const card = tombstone(message.card(), 'moved')
      const delivery = await courier.patch(row.sent.messageId, JSON.stringify(card))
      // A card that can no longer be patched is replaced all the same.
      if (!delivery.ok && delivery.again) {
        await missed(id, row, delivery, rows)
        return null
      }
    }
    const next = newRow(id, message, row.generation + 1)
    await save(id, rows, next)
    return next
  }

  /** The platform did not take it: again later, or for good. */
  async function missed(
    id: CaseId,
    row: LedgerRow,
    delivery: Delivery & { ok: false },
    rows: Map<string, LedgerRow>,
  ): Promise<boolean> {
    const place = slot(id, row.key)
    if (delivery.again) {
      const tried = (attempts.get(place) ?? 0) + 1
      attempts.set(place, tried)
      const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tried - 1, 10))
      wakeLater(id, Math.max(wait, delivery.afterMs))
      return false
    }
    attempts.delete(place)
    const failed = { code: delivery.code, reason: delivery.reason, at: now() }
    await save(id, rows, { ...row, failed })
    // The office's own card shows the line.
    dirty.add(id)
    return true
  }

  /** Live messages that are wanted no more are patched to a tombstone; records stay as they are. */
  function bury(id: CaseId, wanted: readonly Message[], rows: Map<string, LedgerRow>): Promise<boolean>[] {
    const keys = new Set(wanted.map((message) => message.key))
    return [...rows.values()]
      .filter((row) => row.life === 'live' && !keys.has(row.key) && !row.buried)
      .map(async (row) => {
        if (row.sent) {
          const delivery = await courier.patch(row.sent.messageId, JSON.stringify(tombstone(null, 'closed')))
          if (!delivery.ok && delivery.again) return missed(id, row, delivery, rows)
        }
        await save(id, rows, { ...row, buried: true, failed: null })
        return true
      })
  }

  async function desired(found: Case, roster: Roster): Promise<Message[]> {
    const context = { case: found.id, roster, edition: world.edition, undelivered: [] }
    const rows = (await store.ledger(found.id)).filter((row) => row.failed)
    const plain = registry.messages(found, context)
    if (rows.length === 0) return plain
    const receivers = new Map(plain.map((message) => [message.key, message.to]))
    const undelivered = undeliveredOf(rows, (key) => receivers.get(key), roster)
    return registry.messages(found, { ...context, undelivered })
  }

  async function delivered(found: Case, roster: Roster): Promise<(prefix: string) => boolean> {
    const rows = new Map((await store.ledger(found.id)).map((row) => [row.key, row]))
    const wanted = await desired(found, roster)
    return (prefix) =>
      wanted
        .filter((message) => message.key.startsWith(prefix))
        .every((message) => {
          const row = rows.get(message.key)
          if (!row?.sent) return false
          return message.life === 'record' || row.shown === fingerprint(message.card())
        })
  }

  function clicked(id: CaseId, key: string, message: MessageId): Click {
    const place = slot(id, key)
    clicks.set(place, (clicks.get(place) ?? 0) + 1)
    const disturbed = patching.delete(place)
    return {
      answered(inTime, plain, isDressed) {
        const others = (clicks.get(place) ?? 1) - 1
        if (others > 0) clicks.set(place, others)
        else clicks.delete(place)
        const print = inTime && !disturbed && others === 0 && plain ? fingerprint(plain) : null
        if (isDressed && print) dressed.set(place, { plain: print, until: clock.now() + TYPING_MS })
        else dressed.delete(place)
        noteShown(id, key, message, print).then(
          () => wake(id),
          (error: unknown) => parts.failed(`click on ${place}`, error),
        )
      },
    }
  }

  /** Writes down what a clicked card shows now; a card whose message id had been lost is adopted. */
  async function noteShown(id: CaseId, key: string, message: MessageId, print: string | null): Promise<void> {
    await running.get(id)
    const row = (await store.ledger(id)).find((other) => other.key === key)
    if (!row || row.buried) return
    if (row.sent && row.sent.messageId !== message) return
    if (row.sent && row.shown === print) return
    await store.writeLedger(id, [
      { ...row, sent: row.sent ?? { messageId: message, at: now() }, shown: print, failed: null },
    ])
  }

  async function resend(id: CaseId, key: string): Promise<boolean> {
    const row = (await store.ledger(id)).find((other) => other.key === key)
    if (!row?.failed) return false
    const generation = row.generation + 1
    await store.writeLedger(id, [
      {
        ...row,
        generation,
        uuid: `${row.uuid.slice(0, 40)}-${generation}`,
        sent: null,
        shown: null,
        failed: null,
      },
    ])
    wake(id)
    return true
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values())
  }

  return {
    async start() {
      const open = await store.find({ open: true })
      for (const id of new Set([...(await store.unsettled()), ...open.map((found) => found.id)])) wake(id)
      watchAge()
    },
    wake,
    clicked,
    resend,
    delivered,
    desired,
    idle,
    stop() {
      stopped = true
      for (const cancel of timers) cancel()
    },
  }

  /** Once an hour: cards near the end of their days. */
  function watchAge(): void {
    const cancel = clock.after(3_600_000, () => {
      timers.delete(cancel)
      void store.sentBefore(later(now(), -FRESH_MS)).then((rows) => {
        for (const row of rows) wake(row.case)
      })
      if (!stopped) watchAge()
    })
    timers.add(cancel)
  }
}
