import type { Message } from '../cards/message.js'
import { tombstone } from '../cards/tombstone.js'
import type { Clock } from '../domain/clock.js'
import type { CaseId } from '../domain/ids.js'
import { instantOf, later } from '../domain/instant.js'
import type { Courier, Delivery } from '../feishu/courier.js'
import type { LedgerRow } from '../store/port.js'
import type { Backoff } from './backoff.js'
import type { Clicks } from './clicks.js'
import { fingerprint } from './fingerprint.js'
import { intended, type Ledger, lifeInLedger, sameReceiver } from './ledger.js'

const DAY_MS = 24 * 3_600_000
/** The platform takes clicks and updates for 14 days (更新应用发送的消息卡片); a live card is replaced the day before. */
export const FRESH_MS = 13 * DAY_MS
const LAST_MS = 14 * DAY_MS

/**
 * What is to be done about one message now. `wait`: something else comes first, and wakes the case when it is over.
 * `relabel`: only the ledger changes. `renew`: a fresh card is to take the place of the one there is.
 */
export type Step = 'none' | 'wait' | 'relabel' | 'renew' | 'send' | 'patch'

/** Brings single messages to their receivers. To be called for one message once at a time. */
export interface Carrier {
  plan(message: Message, rows: ReadonlyMap<string, LedgerRow>): Step
  /** Does what the plan says until nothing is left to be done now. */
  bring(id: CaseId, message: Message): Promise<void>
  /** May the platform be called about this message now? */
  free(id: CaseId, key: string): boolean
  /** A live message is wanted no more: its card is patched to a tombstone. */
  bury(id: CaseId, key: string): Promise<void>
  /** What failed for good is tried once more. */
  retry(id: CaseId, key: string): void
  /** No call is made any more. */
  stop(): void
}

export const slot = (id: CaseId, key: string): string => `${id}\n${key}`

export function createCarrier(parts: {
  courier: Courier
  clock: Clock
  ledger: Ledger
  backoff: Backoff
  clicks: Clicks
  wake: (id: CaseId) => void
}): Carrier {
  const { courier, clock, ledger, backoff, clicks, wake } = parts
  /** Failed for good, and asked for once more. Lost with the process: the office still sees the line and can ask again. */
  const retries = new Set<string>()
  let stopped = false

  const now = () => instantOf(clock.now())
  const olderThan = ({ sent }: LedgerRow, ms: number) => sent !== null && sent.at < later(now(), -ms)
  const free = (id: CaseId, key: string): boolean => {
    const place = slot(id, key)
    return !stopped && !backoff.rests(place) && !clicks.occupied(place)
  }

  function plan(message: Message, rows: ReadonlyMap<string, LedgerRow>): Step {
    const row = rows.get(message.key)
    if (!row) return 'wait'
    const step = missing(message, row)
    if (step === 'none') return step
    if (message.after?.some((key) => !rows.get(key)?.sent)) return 'wait'
    return free(row.case, row.key) ? step : 'wait'
  }

  /** What is missing until the receiver has the message in its present form, whether or not it can be done now. */
  function missing(message: Message, row: LedgerRow): Step {
    const life = lifeInLedger(message)
    if (!sameReceiver(row, message)) return row.sent && life === 'record' ? 'none' : 'renew'
    if (row.failed) {
      if (!retries.has(slot(row.case, row.key))) return 'none'
      return row.sent ? 'renew' : 'send'
    }
    if (row.buried) return 'renew'
    if (!row.sent) return 'send'
    if (row.life !== life) return 'relabel'
    if (life === 'live' && olderThan(row, FRESH_MS)) return 'renew'
    // A record is as it was sent, unless a click on it changed it and the answer may not have arrived.
    if (message.life === 'record' && row.shown !== null) return 'none'
    if (life === 'record' && olderThan(row, LAST_MS)) return 'none'
    return row.shown === fingerprint(message.card()) ? 'none' : 'patch'
  }

  async function bring(id: CaseId, message: Message): Promise<void> {
    for (;;) {
      const rows = await ledger.rows(id)
      const row = rows.get(message.key)
      const step = plan(message, rows)
      if (!row || step === 'none' || step === 'wait') return
      if (step === 'send') return send(message, row)
      if (step === 'patch') return patch(message, row)
      if (step === 'renew' && !(await makeRoom(message, row))) return
      await ledger.amend(id, message.key, (current) => {
        if (step === 'relabel') return { ...current, life: lifeInLedger(message) }
        const failed = sameReceiver(current, message) ? current.failed : null
        return { ...intended(id, message, current.generation + 1, now()), failed }
      })
    }
  }

  async function send(message: Message, row: LedgerRow): Promise<void> {
    const card = message.card()
    const delivery = await courier.send(message.to, JSON.stringify(card), row.uuid)
    if (!delivery.ok) return missed(row, delivery)
    await ledger.amend(row.case, row.key, (current) => ({
      ...current,
      life: lifeInLedger(message),
      sent: { messageId: delivery.messageId, at: now() },
      // A click may have come before the answer to the send: then it is known better what the card shows.
      shown: current.sent ? current.shown : fingerprint(card),
      failed: null,
    }))
    over(row)
  }

  async function patch(message: Message, row: LedgerRow): Promise<void> {
    if (!row.sent) return
    const card = message.card()
    const crossed = clicks.patching(slot(row.case, row.key))
    const delivery = await courier.patch(row.sent.messageId, JSON.stringify(card)).finally(crossed.end)
    if (!delivery.ok) return missed(row, delivery)
    const shown = crossed.byClick ? null : fingerprint(card)
    await ledger.amend(row.case, row.key, (current) => ({ ...current, shown }))
    over(row)
  }

  /** The old card says that it is out of use, before a fresh one is sent. False when that is to be tried again later. */
  async function makeRoom(message: Message, row: LedgerRow): Promise<boolean> {
    if (row.sent && !row.buried) {
      const here = sameReceiver(row, message)
      const card = here ? tombstone(message.card(), 'moved') : tombstone(null, 'closed')
      const delivery = await courier.patch(row.sent.messageId, JSON.stringify(card))
      // A card that can no longer be patched is replaced all the same.
      if (!delivery.ok && delivery.again) {
        await missed(row, delivery)
        return false
      }
    }
    return true
  }

  async function bury(id: CaseId, key: string): Promise<void> {
    const row = (await ledger.rows(id)).get(key)
    if (!row || row.buried) return
    if (row.sent) {
      const card = tombstone(null, 'closed')
      const delivery = await courier.patch(row.sent.messageId, JSON.stringify(card))
      if (!delivery.ok && delivery.again) return missed(row, delivery)
    }
    await ledger.amend(id, key, (current) => ({ ...current, buried: true, failed: null }))
    over(row)
  }

  /** The platform did not take it: again later, or for good, and then the office's own card is to say so. */
  async function missed(row: LedgerRow, delivery: Delivery & { ok: false }): Promise<void> {
    const { again, afterMs, uncertain, code, reason } = delivery
    if (again) {
      backoff.missed(slot(row.case, row.key), afterMs, () => wake(row.case))
      // A patch that may have come through: what the card shows is not known any more.
      if (uncertain && row.sent) {
        await ledger.amend(row.case, row.key, (current) => ({ ...current, shown: null }))
      }
      return
    }
    const failed = { code, reason, at: now() }
    await ledger.amend(row.case, row.key, (current) => ({ ...current, failed }))
    over(row)
    wake(row.case)
  }

  /** It is written down how this ended; not before, or a full disk would begin the rests anew each time. */
  function over(row: LedgerRow): void {
    const place = slot(row.case, row.key)
    backoff.forget(place)
    retries.delete(place)
  }

  return {
    plan,
    bring,
    free,
    bury,
    retry(id, key) {
      retries.add(slot(id, key))
      backoff.forget(slot(id, key))
    },
    stop() {
      stopped = true
    },
  }
}
