import { useState } from 'preact/hooks'

const kept = new Map<string, unknown>()

/**
 * Like `useState`, but what was put in outlives the drawing: somebody who looks in as another person and comes back finds
 * what he was typing. `key` names whose and where.
 */
export function useKept<T>(key: string, empty: T): [T, (next: (before: T) => T) => void] {
  const read = () => (kept.has(key) ? (kept.get(key) as T) : empty)
  const [, redraw] = useState(0)
  const write = (next: (before: T) => T) => {
    const value = next(read())
    if (value === empty) kept.delete(key)
    else kept.set(key, value)
    redraw((times) => times + 1)
  }
  return [read(), write]
}

/** Gives up what was put in under this key; what is drawn shows that when it is drawn anew. */
export function forgetKept(key: string): void {
  kept.delete(key)
}
