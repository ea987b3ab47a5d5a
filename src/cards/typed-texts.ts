import type { Element } from './card.js'
import { note, panel, text } from './elements.js'
import type { Draft } from './message.js'
import { fit } from './packing.js'
import { EXCERPT, lengthOf, opening } from './wording.js'

/** JSON bytes of a text as long as a card's input takes it: 1,000 characters of four bytes. */
export const WHOLE = 4_100

/** The text in a field of a form, whose values nobody has checked; empty where there is none. */
export function textIn(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/** What stands in a field of the form that was just sent; empty when nothing was sent. */
export const typedIn = (draft: Draft | undefined, name: string): string => textIn(draft?.typed ?? {}, name)

const SHORT_CHARACTERS = 90

/** A text with its label: short ones in sight, longer ones begun in sight and whole in a folded part. */
export function labelled({ textBytes }: { textBytes: number }, label: string, content: string): Element[] {
  if (content === '') return []
  if (lengthOf(content) <= SHORT_CHARACTERS) return [note(label), text(content)]
  return [
    note(label),
    text(opening(content, SHORT_CHARACTERS)),
    panel(`${label}全文`, kept(content, textBytes)),
  ]
}

/** The text; when longer than the card can hold, its beginning and the statement that all of it is on record. */
export function kept(content: string, bytes: number): Element[] {
  const shown = fit(content, bytes)
  if (shown === content) return [text(content)]
  return [text(shown), note(`以上为${EXCERPT.slice(1, -1)}，全文共${lengthOf(content)}字，已完整存档。`)]
}
