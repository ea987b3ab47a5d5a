import { ASKING } from './asking.js'
import type { ConceptWords } from './concept.js'
import { IMPLEMENTATION } from './implementation.js'
import { WAY } from './way.js'

const ALL = { ...ASKING, ...IMPLEMENTATION, ...WAY }

/** The name of a concept. */
export type Concept = keyof typeof ALL

/** Every concept by its name. */
export const CONCEPTS: Readonly<Record<Concept, ConceptWords>> = ALL

/** Is this concept touched? */
export type Touches = (concept: Concept) => boolean

/** What the text of plain() touches; each concept is looked for once. */
export function conceptsIn(text: string): Touches {
  const found = new Map<Concept, boolean>()
  return (concept) => {
    const known = found.get(concept)
    if (known !== undefined) return known
    const touched = CONCEPTS[concept].words.test(text)
    found.set(concept, touched)
    return touched
  }
}
