import type { Receiver } from '../domain/receiver.js'
import type { Refusal } from '../domain/refusal.js'
import type { Roster } from '../domain/roster.js'
import type { Edition } from '../rules/rulebook/edition.js'
import type { Card } from './card.js'

/** What was typed and pressed on a card, shown again when the act was refused or only opens a part of the card. */
export interface Draft {
  act: string
  typed: Readonly<Record<string, unknown>>
  refusal?: Refusal
}

export type { Receiver }

/**
 * A message that should exist now. `key` is stable within the case. `live`: patched whenever the card changes, replaced
 * before the platform's 14 days end, patched to a tombstone when it leaves the list. `record`: sent once, then left alone.
 */
export interface Message {
  key: string
  to: Receiver
  life: 'live' | 'record'
  /** Keys of the same case that must have been delivered before this one is sent. */
  after?: readonly string[]
  /** Nothing can be done on this live card any more: still kept up to date, but not replaced when its 14 days end. */
  done?: true
  card(draft?: Draft): Card
}

/** A message that could not be delivered, as the office sees it. */
export interface Undelivered {
  key: string
  /** Receiver in words: 「区司法局」. */
  receiver: string
  /** Reason in words: 「机器人不在可用范围」. */
  reason: string
}

/** What a view may look at besides the state. No clock: whatever time changes is an event. */
export interface ViewContext {
  case: string
  roster: Roster
  edition: Edition
  undelivered: readonly Undelivered[]
}

/** The numbers of drafts, 1 to n: each has messages of its own. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1)

/** Every message that should exist now for a case in this state. */
export interface View<State> {
  messages(state: State, context: ViewContext): Message[]
}
