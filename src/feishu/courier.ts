import type { MessageId } from '../domain/ids.js'
import type { Receiver } from '../domain/receiver.js'

/**
 * How one call to the platform ended. `again`: worth another try after `afterMs` at the earliest; otherwise the refusal
 * is for good. `uncertain`: the call may have had its effect although no answer came. `reason` is Chinese and without secrets.
 */
export type Delivery =
  | { ok: true; messageId: MessageId }
  | { ok: false; again: boolean; afterMs: number; uncertain: boolean; code: number; reason: string }

/** What the messenger may count on of the platform. One call, one answer: no retries inside but for an expired token. */
export interface Courier {
  /** Sends a card (JSON text). `uuid` at most 50 characters: within an hour the platform accepts it once. */
  send(to: Receiver, card: string, uuid: string): Promise<Delivery>
  /** Replaces the card of a message sent before. */
  patch(message: MessageId, card: string): Promise<Delivery>
  /** Is a usable token at hand? For readiness. */
  ready(): Promise<{ ok: true } | { ok: false; reason: string }>
}
