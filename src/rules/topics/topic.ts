import type { RouteId } from '../route-table.js'
import type { ClauseId } from '../rulebook/edition.js'

/**
 * What can be asked about the rules besides the way of a project. Words in braces are numbers of the edition, filled in
 * when answered; a part between semicolons whose number the edition does not have is left out. `silent`: the text has no
 * word on it; `says` then tells what it does say, if anything.
 */
export interface Topic {
  title: string
  says: string
  more?: readonly string[]
  clauses: readonly [ClauseId, ...ClauseId[]]
  /** Readings used, each naming who decides. */
  interpretation?: readonly string[]
  silent?: true
  /** The way that the topic itself is. */
  route?: RouteId
  /** A question of this kind, for 「您是想…」. */
  example: string
}
