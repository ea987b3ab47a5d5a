import type { Answer } from '../../src/rules/answer.js'
import { textOf } from '../../src/rules/answer-text.js'
import type { Edition } from '../../src/rules/rulebook/edition.js'

/** What an answer to a question of the set must be; what is not named is free. */
export interface Expected {
  routes?: string[] | '*'
  routesAny?: string[][]
  ask?: string | null
  askAny?: (string | null)[]
  clausesAny?: string[]
  clausesAll?: string[]
  deadline?: string | string[]
  intent?: string
  mustNotInvent?: boolean
  /** What any right answer says, and what only a wrong one would, in the text a person reads. */
  saysAll?: string[]
  saysNone?: string[]
}

/** One line of a question file: the question, what is expected, and the clause or trap it is about. */
export interface Question {
  q: string
  expect: Expected
  proves?: string
  trap?: string
  /** Not answered as expected yet. */
  open?: true
}

/** The questions of a file of JSON lines. */
export const questionsIn = (lines: string): Question[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question)

const sorted = (ids: readonly string[]) => [...ids].sort().join()

/** Figures with a unit that are in the text but neither in the rules nor in the question. */
export function invented(text: string, question: string, edition: Edition): string[] {
  const figures = text.match(/\d+(?:\.\d+)?(?:万元?|元|%|天|名|位|个工作日)/g) ?? []
  const rules = edition.clauses.map((clause) => clause.text).join()
  return figures.filter((figure) => !rules.includes(figure) && !question.includes(figure.replace('元', '')))
}

/** What of an answer is not as expected; empty when all is. */
export function faults(answered: Answer, wanted: Expected, question: string, edition: Edition): string[] {
  const fact = answered.ask?.fact ?? null
  const routes = sorted(answered.routes)
  const grounds: readonly string[] = answered.grounds
  const sets = [...(Array.isArray(wanted.routes) ? [wanted.routes] : []), ...(wanted.routesAny ?? [])].map(
    sorted,
  )
  const asks = wanted.ask === undefined || wanted.ask === '*' ? (wanted.askAny ?? [fact]) : [wanted.ask]
  const dates: (string | null)[] = wanted.deadline ? [wanted.deadline].flat() : [answered.deadline]
  const says = textOf(answered, edition)
  const made = wanted.mustNotInvent ? invented(says, question, edition) : []
  return [
    ...(sets.length === 0 || sets.includes(routes) ? [] : [`routes ${routes}`]),
    ...(asks.includes(fact) && !(wanted.ask === '*' && fact === null) ? [] : [`asks ${fact}`]),
    ...(wanted.clausesAny?.every((id) => !grounds.includes(id)) ? [`clauses ${grounds.join()}`] : []),
    ...(wanted.clausesAll?.every((id) => grounds.includes(id)) === false
      ? [`clauses ${grounds.join()}`]
      : []),
    ...(dates.includes(answered.deadline) ? [] : [`deadline ${answered.deadline}`]),
    ...(wanted.intent === undefined || wanted.intent === answered.intent
      ? []
      : [`intent ${answered.intent}`]),
    ...made.map((figure) => `invented ${figure}`),
    ...(wanted.saysAll ?? [])
      .filter((words) => !says.includes(words))
      .map((words) => `does not say ${words}`),
    ...(wanted.saysNone ?? []).filter((words) => says.includes(words)).map((words) => `says ${words}`),
  ]
}
