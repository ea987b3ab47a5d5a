export type JsonObject = Record<string, unknown>

/** Keys that could reach a prototype when an object is copied carelessly later. */
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])
/** Only a text with such a word, or with an escape that could spell one, is worth the slow way. */
const SUSPECT = /__proto__|constructor|prototype|\\u/

/** The object that this JSON text stands for, polluting keys dropped at every depth; null when it is no JSON object. */
export function parseObject(text: string): JsonObject | null {
  try {
    const parsed: unknown = SUSPECT.test(text) ? JSON.parse(text, dropPolluting) : JSON.parse(text)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

const dropPolluting = (key: string, value: unknown): unknown => (POLLUTING.has(key) ? undefined : value)

/** Is this an object with keys, neither a list nor null? */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
