import type { Clause, Heading, Parameters } from './edition-schema.js'
import type { YANGPU_2021_4 } from './yangpu-2021-4.js'

/** Ids of the reference edition: whatever cites another id does not compile. */
export type ClauseId = (typeof YANGPU_2021_4)['clauses'][number]['id']

/** An edition as the rules and the cards use it. */
export interface Edition {
  id: string
  title: string
  docNo: string
  status: string
  /** The clause that carries this id of the reference edition; where this edition has none, a clause that says so. */
  clause(id: ClauseId): Clause
  clauses: readonly Clause[]
  /** Headings in the order of the text; an edition may have none. */
  headings: readonly Heading[]
  /** The numbers of this edition; rules know no others. */
  parameters: Parameters
  /** 成员单位 by their full names, in the order of the text. */
  seats: readonly string[]
  /** Has this edition a clause in the place of this one? */
  has(id: ClauseId): boolean
}
