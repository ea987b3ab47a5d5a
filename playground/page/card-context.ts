import { createContext } from 'preact'
import type { Button, Field } from '../emulator/card/client.js'
import type { TypedValues } from './calls.js'

/** Names by open_id, for mentions. */
export const Names = createContext<ReadonlyMap<string, string>>(new Map())

export type Value = TypedValues[string]

/** What can be done on the card around, and what was typed into it so far. */
export interface CardHands {
  buttons: ReadonlyMap<string, Button>
  fields: ReadonlyMap<string, Field>
  /** Path of the button or field whose press is under way. */
  busy: string | null
  valueOf(field: Field): Value
  type(field: Field, value: Value): void
  press(button: Button): void
  choose(field: Field, value: string | boolean): void
}

const nobody = () => {
  throw new Error('no card around')
}

export const Hands = createContext<CardHands>({
  buttons: new Map(),
  fields: new Map(),
  busy: null,
  valueOf: nobody,
  type: nobody,
  press: nobody,
  choose: nobody,
})
