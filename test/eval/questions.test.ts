import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { type Answer, answer } from '../../src/rules/answer.js'
import { textOf } from '../../src/rules/answer-text.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

interface Expected {
  routes?: string[] | '*'
  routesAny?: string[][]
  ask?: string | null
  askAny?: (string | null)[]
  clausesAny?: string[]
  clausesAll?: string[]
  deadline?: string | string[]
  intent?: string
  mustNotInvent?: boolean
}

const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
const today = '2026-11-22' as CalendarDate
const sorted = (ids: readonly string[]) => [...ids].sort().join()
const questionsIn = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { q: string; expect: Expected })

/** Figures with a unit that are in the text but neither in the rules nor in the question. */
function invented(text: string, question: string): string[] {
  const figures = text.match(/\d+(?:\.\d+)?(?:万元?|元|%|天|名|位|个工作日)/g) ?? []
  const rules = edition.clauses.map((clause) => clause.text).join()
  return figures.filter((figure) => !rules.includes(figure) && !question.includes(figure.replace('元', '')))
}

/** What of an answer is not as expected; empty when all is. */
function faults(answered: Answer, wanted: Expected, question: string): string[] {
  const fact = answered.ask?.fact ?? null
  const routes = sorted(answered.routes)
  const grounds: readonly string[] = answered.grounds
  const sets = [...(Array.isArray(wanted.routes) ? [wanted.routes] : []), ...(wanted.routesAny ?? [])].map(
    sorted,
  )
  const asks = wanted.ask === undefined || wanted.ask === '*' ? (wanted.askAny ?? [fact]) : [wanted.ask]
  const dates: (string | null)[] = wanted.deadline ? [wanted.deadline].flat() : [answered.deadline]
  const made = wanted.mustNotInvent ? invented(textOf(answered, edition), question) : []
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
  ]
}

describe.each([
  'questions.jsonl',
  'own-questions.jsonl',
  'held-out-a.jsonl',
  'held-out-b.jsonl',
  'held-out-c.jsonl',
  'held-out-d.jsonl',
])('%s', (file) => {
  test.each(questionsIn(file))('$q', ({ q, expect: wanted }) => {
    expect(faults(answer(read(q, { today }), rules), wanted, q)).toEqual([])
  })
})

test('the checker itself finds what is wrong', () => {
  const answered = answer(read('120万的项目走什么流程', { today }), rules)
  const wrong: Expected = {
    routes: ['5.3.a'],
    ask: 'amount',
    clausesAny: ['4.6'],
    clausesAll: ['5.3.b', '4.6'],
    deadline: '2026-01-01',
    intent: 'clause',
  }
  expect(faults(answered, wrong, '')).toHaveLength(6)
  expect(invented('限额200万元、专家5名、30%', '')).toEqual(['5名', '30%'])
})
