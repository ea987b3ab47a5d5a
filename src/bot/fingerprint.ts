import { createHash } from 'node:crypto'
import type { Card } from '../cards/card.js'

/** A short name for what a card shows: equal cards, equal fingerprints. */
export const fingerprint = (card: Card): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('hex').slice(0, 16)

/** The idempotency key of a send: at most 50 characters, the same for the same message and generation. */
export const sendKey = (caseId: string, key: string, receiver: string, generation: number): string =>
  createHash('sha256').update(`${caseId}\n${key}\n${receiver}\n${generation}`).digest('hex').slice(0, 40)
