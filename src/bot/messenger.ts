import type { Card } from '../cards/card.js'
import type { Message, ViewContext } from '../cards/message.js'
import { tombstone } from '../cards/tombstone.js'
import type { Clock } from '../domain/clock.js'
import type { CaseId, MessageId } from '../domain/ids.js'
import { dateInShanghai, instantOf, later } from '../domain/instant.js'
import type { Roster } from '../domain/roster.js'
import type { Courier } from '../feishu/courier.js'
import type { Case, LedgerRow, Store } from '../store/port.js'
import { createBackoff } from './backoff.js'
import { createCarrier, FRESH_MS, slot } from './carrier.js'
import { createClicks } from './clicks.js'
import { fingerprint } from './fingerprint.js'
import { createLedger, intended } from './ledger.js'
import { type Registry, textOfDay } from './registry.js'
import { undeliveredOf } from './undelivered.js'
import type { World } from './world.js'

/** How often cards near the end of their days are looked for. */
const AGE_CHECK_MS = 3_600_000
/** How long drawing cards waits while people are being answered. */
const LULL_MS = 20

/** A click while its answer is on the way: nobody else writes to that card. */
export interface Click {
  /**
   * The answer has left (`inTime`), or may not have arrived: then the card is patched. `plain`: what the state shows.
   * `dressed`: the answer showed more, a form or what was typed.
   */
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
  /** Have all messages under a prefix arrived in their present form? */
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

/** What is being done for one case. */
interface Desk {
  /** Changed since it was last looked at. */
  dirty: boolean
  looking: boolean
  /** Keys of the messages with a call under way. */
  calls: Set<string>
  /** The end of any call leads to another look, not only that of the last one. */
  eager: boolean
}

/** What a view looks at, save for what could not be delivered. */
type Look = Omit<ViewContext, 'undelivered'>

const caseOf = (place: string) => place.slice(0, place.indexOf('\n')) as CaseId

/**
 * Look, plan, do: a look at the case gives what should exist; each message that differs gets one call of its own, and no
 * message waits for the call of another. The end of a call leads to the next look.
 */
export function createMessenger(parts: Parts): Messenger {
  const { store, registry, world, courier, clock } = parts
  const ledger = createLedger(store)
  const backoff = createBackoff(clock)
  const clicks = createClicks(clock, (place) => wake(caseOf(place)))
  const carrier = createCarrier({ courier, clock, ledger, backoff, clicks, wake })
  const desks = new Map<CaseId, Desk>()
  /** The version at which an open case was last noted as settled, so that it is noted once. */
  const settled = new Map<CaseId, number>()
  const work = new Set<Promise<void>>()
  let stopped = false
  let forgetAge: () => void = () => undefined

  const now = () => instantOf(clock.now())

  /** Remembers work under way for `idle`; a failure is told. */
  function track(what: string, doing: Promise<unknown>): Promise<void> {
    const done = doing
      .then(
        () => undefined,
        (error: unknown) => parts.failed(what, error),
      )
      .finally(() => work.delete(done))
    work.add(done)
    return done
  }

  function wake(id: CaseId): void {
    if (stopped) return
    const desk = desks.get(id) ?? { dirty: false, looking: false, calls: new Set<string>(), eager: false }
    desks.set(id, desk)
    desk.dirty = true
    if (!desk.looking) void track(`messages of ${id}`, look(id, desk))
  }

  async function look(id: CaseId, desk: Desk): Promise<void> {
    desk.looking = true
    try {
      while (desk.dirty) {
        // People who wait for an answer come first: drawing all cards is work, and a moment later there are fewer to draw.
        await clicks.quiet(LULL_MS)
        desk.dirty = false
        await arrange(id, desk)
      }
      backoff.forget(id)
    } catch (error) {
      backoff.missed(id, 0, () => wake(id))
      throw error
    } finally {
      desk.looking = false
      if (desk.calls.size === 0 && !desk.dirty) desks.delete(id)
    }
  }

  async function arrange(id: CaseId, desk: Desk): Promise<void> {
    const found = await store.load(id)
    const roster = await world.roster()
    const rows = await ledger.rows(id)
    const wanted = desiredWith(rows, found, await lookOf(found, roster))
    // The intent of every new message is durable before any call is made.
    const fresh = wanted.filter(({ key }) => !rows.has(key)).map((message) => intended(id, message, 1, now()))
    if (fresh.length > 0) await store.writeLedger(id, fresh)
    for (const row of fresh) rows.set(row.key, row)

    let done = true
    desk.eager = false
    for (const message of wanted) {
      const step = carrier.plan(message, rows)
      if (desk.calls.has(message.key)) desk.eager = true
      else if (step === 'none') continue
      else if (step !== 'wait') begin(id, desk, message.key, () => carrier.bring(id, message))
      else if (message.after) desk.eager = true
      done = false
    }
    const keys = new Set(wanted.map(({ key }) => key))
    for (const { key, life, buried } of rows.values()) {
      if (keys.has(key) || life !== 'live' || buried) continue
      if (desk.calls.has(key)) desk.eager = true
      else if (carrier.free(id, key)) begin(id, desk, key, () => carrier.bury(id, key))
      done = false
    }
    if (done && desk.calls.size === 0 && !desk.dirty) await settle(found)
  }

  async function settle({ id, version, facts }: Case): Promise<void> {
    if (settled.get(id) === version) return
    await store.writeLedger(id, [], version)
    if (facts.open) settled.set(id, version)
    else settled.delete(id)
  }

  /** Messages of a case do not wait for each other's calls; for one message there is one call at a time. */
  function begin(id: CaseId, desk: Desk, key: string, call: () => Promise<void>): void {
    desk.calls.add(key)
    const calling = call().catch((error: unknown) => {
      backoff.missed(slot(id, key), 0, () => wake(id))
      throw error
    })
    void track(`message ${key} of ${id}`, calling).then(() => {
      desk.calls.delete(key)
      if (desk.eager || desk.calls.size === 0) wake(id)
    })
  }

  /** What the views of a case look at: the roster of the day, and the rules that the case stands under. */
  async function lookOf(found: Case, roster: Roster): Promise<Look> {
    const today = dateInShanghai(now())
    const { edition } = await world.rules(today, textOfDay(registry, found, today))
    return { case: found.id, roster, edition }
  }

  function desiredWith(rows: ReadonlyMap<string, LedgerRow>, found: Case, look: Look): Message[] {
    const context = { ...look, undelivered: [] }
    const plain = registry.messages(found, context)
    const failed = [...rows.values()].filter((row) => row.failed)
    if (failed.length === 0) return plain
    const receivers = new Map(plain.map((message) => [message.key, message.to]))
    const undelivered = undeliveredOf(failed, (key) => receivers.get(key), look.roster)
    return registry.messages(found, { ...context, undelivered })
  }

  async function desired(found: Case, roster: Roster): Promise<Message[]> {
    return desiredWith(await ledger.rows(found.id), found, await lookOf(found, roster))
  }

  async function delivered(found: Case, roster: Roster): Promise<(prefix: string) => boolean> {
    const rows = await ledger.rows(found.id)
    const look = await lookOf(found, roster)
    // Most decisions never ask, and drawing all cards of a case is work.
    let wanted: Message[] | undefined
    return (prefix) => {
      wanted ??= desiredWith(rows, found, look)
      return wanted
        .filter((message) => message.key.startsWith(prefix))
        .every((message) => {
          const row = rows.get(message.key)
          if (!row?.sent) return false
          return message.life === 'record' || row.shown === fingerprint(message.card())
        })
    }
  }

  function clicked(id: CaseId, key: string, message: MessageId): Click {
    const place = slot(id, key)
    const pressed = clicks.press(place)
    return {
      answered(inTime, plain, dressed) {
        const { shown, kept } = pressed.answered(inTime)
        const print = shown && plain ? fingerprint(plain) : null
        void track(`click on ${key} of ${id}`, noteShown(id, key, message, print)).then(() => {
          pressed.release(dressed && kept)
          wake(id)
        })
      },
    }
  }

  /** Writes down what a clicked card shows now; a card whose message id had been lost is adopted. */
  async function noteShown(id: CaseId, key: string, message: MessageId, print: string | null): Promise<void> {
    const known = await store.rowOfMessage(message)
    let outdated = false
    await ledger.amend(id, key, (row) => {
      outdated = row.sent ? row.sent.messageId !== message : known !== undefined
      if (row.buried || outdated) return null
      if (row.sent && row.shown === print && !row.failed) return null
      return {
        ...row,
        sent: row.sent ?? { messageId: message, at: row.intendedAt },
        shown: print,
        failed: null,
      }
    })
    // The answer has drawn the present card on one that had moved: it points to the newer one again.
    if (outdated && !stopped) await courier.patch(message, JSON.stringify(tombstone(null, 'moved')))
  }

  async function resend(id: CaseId, key: string): Promise<boolean> {
    const found = await store.load(id)
    const rows = await ledger.rows(id)
    const wanted = desiredWith(rows, found, await lookOf(found, await world.roster()))
    if (!rows.get(key)?.failed || !wanted.some((message) => message.key === key)) return false
    carrier.retry(id, key)
    wake(id)
    return true
  }

  /** Now and once an hour: cards near the end of their days. */
  function watchAge(): void {
    void track('cards near the end of their days', wakeAged())
    forgetAge = clock.after(AGE_CHECK_MS, watchAge)
  }

  async function wakeAged(): Promise<void> {
    for (const row of await store.sentBefore(later(now(), -FRESH_MS))) wake(row.case)
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
    async idle() {
      while (work.size > 0) await Promise.all(work)
    },
    stop() {
      stopped = true
      carrier.stop()
      forgetAge()
      backoff.stop()
      clicks.stop()
    },
  }
}
