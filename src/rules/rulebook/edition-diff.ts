import { amountText } from '../facts.js'
import type { Edition } from './edition.js'
import type { Clause, Parameters } from './edition-schema.js'
import { CLAUSE_IDS } from './editions.js'

interface Change {
  what: string
  before: string
  after: string
}

/** What differs between two editions themselves. */
export interface EditionDiff {
  parameters: Change[]
  seats: { added: string[]; removed: string[] }
  clauses: { added: Clause[]; removed: Clause[]; reworded: (Change & { cite: string })[]; renumbered: number }
}

const NOT_THERE = '（无）'

/** 两版之间: numbers, member units, and clauses by what they take the place of, whatever their numbers are. */
export function editionDiff(before: Edition, after: Edition): EditionDiff {
  const both = CLAUSE_IDS.filter((id) => before.has(id) && after.has(id))
  const only = (one: Edition, other: Edition) => [
    ...CLAUSE_IDS.filter((id) => one.has(id) && !other.has(id)).map((id) => one.clause(id)),
    ...ownClauses(one).filter(({ text }) => !ownClauses(other).some((clause) => clause.text === text)),
  ]
  return {
    parameters: (Object.keys(before.parameters) as (keyof Parameters)[]).flatMap((key) => {
      const change = { before: figure(before, key), after: figure(after, key) }
      return change.before === change.after ? [] : [{ what: before.parameters[key].name, ...change }]
    }),
    seats: {
      added: after.seats.filter((seat) => !before.seats.includes(seat)),
      removed: before.seats.filter((seat) => !after.seats.includes(seat)),
    },
    clauses: {
      added: only(after, before),
      removed: only(before, after),
      reworded: both
        .map((id) => ({ old: before.clause(id), now: after.clause(id) }))
        .filter(({ old, now }) => old.text !== now.text)
        .map(({ old, now }) => ({ what: old.cite, cite: now.cite, before: old.text, after: now.text })),
      renumbered: both.filter((id) => before.clause(id).cite !== after.clause(id).cite).length,
    },
  }
}

/** Clauses that stand in the place of none of the reference edition. */
function ownClauses(edition: Edition): Clause[] {
  const placed = new Set(CLAUSE_IDS.map((id) => edition.clause(id)))
  return edition.clauses.filter((clause) => !placed.has(clause))
}

function figure(edition: Edition, key: keyof Parameters): string {
  const parameter = edition.parameters[key]
  const { clause } = parameter
  if (!CLAUSE_IDS.some((id) => id === clause && edition.has(id))) return NOT_THERE
  if (parameter.unit === '比例')
    return `${parameter.numerator}/${parameter.denominator}${edgeWords(parameter.inclusive)}`
  if (parameter.unit === '分') return `${amountText(parameter.value)}${edgeWords(parameter.inclusive)}`
  return `${parameter.value}${parameter.unit}`
}

const edgeWords = (inclusive: boolean | null) =>
  inclusive === null ? '（是否含本数未写明）' : inclusive ? '（含）' : '（不含）'
