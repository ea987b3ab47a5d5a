import { ASKING } from './asking.js'
import type { ConceptWords } from './concept.js'
import { IMPLEMENTATION } from './implementation.js'

const ALL = { ...ASKING, ...IMPLEMENTATION }

/** The name of a concept. */
export type Concept = keyof typeof ALL

/** Every concept by its name. */
export const CONCEPTS: Readonly<Record<Concept, ConceptWords>> = ALL

/** Does the text of plain() touch this concept? Each is looked for once. */
export function conceptsIn(text: string): (concept: Concept) => boolean {
  const found = new Map<Concept, boolean>()
  return (concept) => {
    const known = found.get(concept)
    if (known !== undefined) return known
    const touched = CONCEPTS[concept].words.test(text)
    found.set(concept, touched)
    return touched
  }
}
