import type { Clause } from './edition-schema.js'
import { YANGPU_2021_4 } from './yangpu-2021-4.js'

/** Ids of the reference edition: whatever cites another id does not compile. */
export type ClauseId = (typeof YANGPU_2021_4)['clauses'][number]['id']

/** An edition as the rules and the cards use it. */
export interface Edition {
  id: string
  title: string
  docNo: string
  status: string
  /** The clause that carries this id of the reference edition. */
  clause(id: ClauseId): Clause
  clauses: readonly Clause[]
}
