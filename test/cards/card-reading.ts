import type { ButtonValue } from '../../src/cards/button.js'
import type { Card } from '../../src/cards/card.js'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object inside a value that has a `tag`, in reading order. */
export function tagged(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(tagged)
  if (!isJson(value)) return []
  const inner = Object.entries(value).flatMap(([key, part]) => (key === 'behaviors' ? [] : tagged(part)))
  return typeof value['tag'] === 'string' ? [value, ...inner] : inner
}

/** Everything a reader can see on a card, one line a text. */
export const wordsOf = (card: Card): string[] =>
  tagged(card).flatMap((element) => (typeof element['content'] === 'string' ? [element['content']] : []))

export const allWords = (card: Card): string => wordsOf(card).join('\n')

export interface Pressable {
  text: string
  type: string
  disabled: boolean
  submits: boolean
  confirms: boolean
  value: ButtonValue
}

export const buttonsOf = (card: Card): Pressable[] =>
  tagged(card.body.elements)
    .filter(({ tag }) => tag === 'button')
    .map((button) => ({
      text: (button['text'] as { content: string }).content,
      type: String(button['type']),
      disabled: button['disabled'] === true,
      submits: button['form_action_type'] === 'submit',
      confirms: button['confirm'] !== undefined,
      value: (button['behaviors'] as { value: ButtonValue }[])[0]?.value as ButtonValue,
    }))

export const buttonWords = (card: Card): string[] => buttonsOf(card).map(({ text }) => text)

/** The button with these words. */
export function press(card: Card, words: string): Pressable {
  const found = buttonsOf(card).find(({ text }) => text === words)
  if (!found) throw new Error(`no button 「${words}」 among ${buttonWords(card).join('、')}`)
  return found
}

/** The form field of that name. */
export function field(card: Card, name: string): Json {
  const found = tagged(card.body.elements).find(
    (element) => element['name'] === name && element['tag'] !== 'button',
  )
  if (!found) throw new Error(`no field ${name}`)
  return found
}

/** Label of a field: an input's own, else the line of text directly before it. */
export function labelOf(card: Card, name: string): string {
  const wanted = field(card, name)
  if (isJson(wanted['label'])) return String(wanted['label']['content'])
  const siblings = tagged(card.body.elements)
    .flatMap((element) => (Array.isArray(element['elements']) ? [element['elements'] as Json[]] : []))
    .find((elements) => elements.includes(wanted))
  const before = siblings?.[siblings.indexOf(wanted) - 1]
  return before?.['tag'] === 'div' ? (before['text'] as { content: string }).content : ''
}
