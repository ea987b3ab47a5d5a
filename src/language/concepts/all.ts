import { ASKING } from './asking.js'
import type { ConceptWords } from './concept.js'
import { IMPLEMENTATION } from './implementation.js'
import { MEETING_SCENES } from './meeting-scenes.js'
import { MEETINGS, NOT_MEETINGS } from './meetings.js'
import { MEMBERS } from './members.js'
import { OPINIONS } from './opinions.js'
import { PAPERS } from './papers.js'
import { PROJECT_LIFE } from './project-life.js'
import { REVIEW } from './review.js'
import { SILENCES } from './silences.js'
import { WAY } from './way.js'

const ALL = {
  ...ASKING,
  ...IMPLEMENTATION,
  ...MEETINGS,
  ...MEETING_SCENES,
  ...NOT_MEETINGS,
  ...MEMBERS,
  ...OPINIONS,
  ...PAPERS,
  ...PROJECT_LIFE,
  ...REVIEW,
  ...SILENCES,
  ...WAY,
}

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
