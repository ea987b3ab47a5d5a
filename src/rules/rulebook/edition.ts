import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Clause, Heading, Parameters } from './edition-schema.js'
import type { YANGPU_2021_4 } from './yangpu-2021-4.js'

/** Ids of the reference edition: whatever cites another id does not compile. */
export type ClauseId = (typeof YANGPU_2021_4)['clauses'][number]['id']

/** An edition as the rules and the cards use it. */
export interface Edition {
  id: string
  title: string
  docNo: string
  issuer: string
  status: string
  /** From which day it applies. */
  inForceFrom: CalendarDate
  /** Id of the edition in whose place it comes; null where none is known. */
  supersedes: string | null
  /** 文号 of the document it abolishes. */
  repeals: string
  /** The clause that carries this id of the reference edition; where this edition has none, a clause that says so. */
  clause(id: ClauseId): Clause
  clauses: readonly Clause[]
  /** Headings in the order of the text; an edition may have none. */
  headings: readonly Heading[]
  /**
   * The numbers of this edition; rules know no others. Where the clause of a number is absent, that of the reference edition
   * stands in its place: no rule is to speak of it.
   */
  parameters: Parameters
  /** 成员单位 by their full names, in the order of the text. */
  seats: readonly string[]
  /** Has this edition a clause in the place of this one? */
  has(id: ClauseId): boolean
}
