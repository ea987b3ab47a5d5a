import type { Card } from './card.js'

/**
 * What the platform takes. `bytes`: of the card's JSON in UTF-8 (30 KB). `tags`: everything that has a `tag`, text
 * objects included. Source: 卡片 JSON 2.0 结构; 输入框; 按钮.
 */
export const LIMITS = {
  bytes: 30_000,
  tags: 200,
  depth: 5,
  headerTags: 3,
  inputCharacters: 1000,
  buttonCharacters: 100,
} as const

/**
 * What we fill a card to. The rest is for what an act leaves on it: a refusal above, what was typed below; and the send wraps
 * the JSON in a string once more, which lengthens every quotation mark.
 */
export const FULL = { bytes: 26_000, tags: 190 } as const

export interface Size {
  bytes: number
  tags: number
  /** Elements inside elements; those of the body are level 1. */
  depth: number
}

/** Length of a value's JSON in UTF-8. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** How large a card is in each of the platform's measures. */
export const measure = (card: Card): Size => ({
  bytes: bytesOf(card),
  tags: tagsIn(card),
  depth: Math.max(0, ...card.body.elements.map(depthOf)),
})

/** How many tags a card, an element or a list of elements counts. */
export function tagsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'tag' in value ? 1 : 0
  return Object.values(value).reduce<number>((sum, part) => sum + tagsIn(part), own)
}

function depthOf(element: Readonly<Record<string, unknown>>): number {
  const inner = [element['elements'], element['columns']].flatMap((list) =>
    Array.isArray(list) ? (list as Readonly<Record<string, unknown>>[]) : [],
  )
  return 1 + Math.max(0, ...inner.map(depthOf))
}
