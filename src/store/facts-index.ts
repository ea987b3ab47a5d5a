import { type CaseId, kindOf } from '../domain/ids.js'
import type { Facts } from '../procedures/procedure.js'
import type { Store } from './port.js'

export type Want = Parameters<Store['find']>[0]

const tag = (name: string, value: string) => `tag/${JSON.stringify([name, value])}`

function termsOf(id: CaseId, facts: Facts): string[] {
  return [
    `kind/${kindOf(id)}`,
    `open/${facts.open}`,
    ...facts.waits.map((person) => `waits/${person}`),
    ...Object.entries(facts.tags).map(([name, value]) => tag(name, value)),
  ]
}

function termsWanted(want: Want): string[] {
  const terms = Object.entries(want.tags ?? {}).map(([name, value]) => tag(name, value))
  if (want.kind !== undefined) terms.push(`kind/${want.kind}`)
  if (want.open !== undefined) terms.push(`open/${want.open}`)
  if (want.waits !== undefined) terms.push(`waits/${want.waits}`)
  return terms
}

/** Which cases have which facts: from every single fact to the cases that have it. */
export class FactsIndex {
  readonly #having = new Map<string, Set<CaseId>>()

  /** The case had the facts `before` (undefined: it is new) and now has `after`. */
  put(id: CaseId, before: Facts | undefined, after: Facts): void {
    const terms = new Set(termsOf(id, after))
    for (const term of before === undefined ? [] : termsOf(id, before)) {
      if (terms.has(term)) continue
      const cases = this.#having.get(term)
      cases?.delete(id)
      if (cases?.size === 0) this.#having.delete(term)
    }
    for (const term of terms) {
      const cases = this.#having.get(term)
      if (cases === undefined) this.#having.set(term, new Set([id]))
      else cases.add(id)
    }
  }

  /** The cases that have every wanted fact, in no particular order; undefined: nothing was wanted, so all of them. */
  matching(want: Want): CaseId[] | undefined {
    const sets = termsWanted(want).map((term) => this.#having.get(term) ?? new Set<CaseId>())
    const [fewest, ...others] = sets.sort((a, b) => a.size - b.size)
    return fewest && [...fewest].filter((id) => others.every((set) => set.has(id)))
  }
}
