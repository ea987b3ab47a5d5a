import type { Message } from '../cards/message.js'
import type { CaseId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { LedgerRow, Store } from '../store/port.js'
import { sendKey } from './fingerprint.js'

/** A card on which nothing can be done any more is neither replaced nor buried: in the ledger it is a record. */
export const lifeInLedger = (message: Message): LedgerRow['life'] => (message.done ? 'record' : message.life)

const uuidOf = (id: CaseId, message: Message, generation: number): string => {
  const receiver = 'person' in message.to ? message.to.person : message.to.chat
  return sendKey(id, message.key, receiver, generation)
}

/** Is the row about a card for the receiver whom the message is for now? */
export const sameReceiver = (row: LedgerRow, message: Message): boolean =>
  row.uuid === uuidOf(row.case, message, row.generation)

/** The intent of a message, before anything was sent. */
export const intended = (id: CaseId, message: Message, generation: number, at: Instant): LedgerRow => ({
  case: id,
  key: message.key,
  generation,
  life: lifeInLedger(message),
  uuid: uuidOf(id, message, generation),
  intendedAt: at,
  sent: null,
  shown: null,
  failed: null,
  buried: false,
})

/** The rows of the messenger. Each change is made to the row as it stands at that moment, so that none undoes another. */
export interface Ledger {
  rows(id: CaseId): Promise<Map<string, LedgerRow>>
  /** Changes one row, after the changes of it that were asked for before; null: it stays as it is. */
  amend(id: CaseId, key: string, change: (row: LedgerRow) => LedgerRow | null): Promise<void>
}

export function createLedger(store: Store): Ledger {
  const turns = new Map<string, Promise<void>>()
  const rows = async (id: CaseId) => new Map((await store.ledger(id)).map((row) => [row.key, row]))

  async function change(id: CaseId, key: string, by: (row: LedgerRow) => LedgerRow | null): Promise<void> {
    const row = (await rows(id)).get(key)
    const changed = row ? by(row) : null
    if (changed) await store.writeLedger(id, [changed])
  }

  return {
    rows,
    amend(id, key, by) {
      const place = `${id}\n${key}`
      const done = (turns.get(place) ?? Promise.resolve()).then(() => change(id, key, by))
      const quiet = done.catch(() => undefined)
      turns.set(place, quiet)
      void quiet.then(() => {
        if (turns.get(place) === quiet) turns.delete(place)
      })
      return done
    },
  }
}
