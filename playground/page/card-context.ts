import { createContext } from 'preact'
import type { Button, Field } from '../emulator/card/client.js'
import type { TypedValues } from './calls.js'

/** Names by open_id, for mentions. */
export const Names = createContext<ReadonlyMap<string, string>>(new Map())

/** Everybody in the chat around. */
export const Members = createContext<readonly string[]>([])

/** The server's time in milliseconds; null where the page is not a place to live through things. */
export const ServerTime = createContext<(() => number) | null>(null)

export type Value = TypedValues[string]

/** What is asked before a press goes through. */
export type Question = NonNullable<Button['confirm']>

/** What can be done on the card around, and what was typed into it so far. */
export interface CardHands {
  buttons: ReadonlyMap<string, Button>
  fields: ReadonlyMap<string, Field>
  /** Path of the button or field whose press is under way. */
  busy: string | null
  /** The id of a field on the page, by its path in the card. */
  idOf(path: string): string
  /** Everybody in the chat, for selects of people that name nobody. */
  members: readonly string[]
  /** Where a picture of this card is found. */
  pictureOf(key: string): string | null
  valueOf(field: Field): Value
  type(field: Field, value: Value): void
  press(button: Button): void
  choose(field: Field, value: string | boolean): void
  /** Goes on at once, or after a question where the card asks one. */
  ask(confirm: Question | null, go: () => void): void
  /** Says something that concerns the card, as a toast. */
  tip(words: string): void
}

const nobody = () => {
  throw new Error('no card around')
}

export const Hands = createContext<CardHands>({
  buttons: new Map(),
  fields: new Map(),
  busy: null,
  members: [],
  idOf: nobody,
  pictureOf: nobody,
  valueOf: nobody,
  type: nobody,
  press: nobody,
  choose: nobody,
  ask: nobody,
  tip: nobody,
})
