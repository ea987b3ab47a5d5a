import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import { textOf } from '../../src/rules/answer-text.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
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
const calendar = loadCalendar()
const today = '2026-11-22' as CalendarDate
const sorted = (ids: readonly string[]) => [...ids].sort()
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

describe.each(['questions.jsonl', 'own-questions.jsonl'])('%s', (file) => {
  test.each(questionsIn(file))('$q', ({ q, expect: wanted }) => {
    const answered = answer(read(q, { today }), edition, calendar)
    const fact = answered.ask?.fact ?? null
    if (Array.isArray(wanted.routes)) expect(sorted(answered.routes)).toEqual(sorted(wanted.routes))
    if (wanted.routesAny)
      expect(wanted.routesAny.map((set) => sorted(set).join())).toContain(sorted(answered.routes).join())
    if (wanted.ask === '*') expect(fact).not.toBeNull()
    else if (wanted.ask !== undefined) expect(fact).toBe(wanted.ask)
    if (wanted.askAny) expect(wanted.askAny).toContain(fact)
    if (wanted.clausesAny)
      expect(wanted.clausesAny.filter((id) => answered.grounds.some((ground) => ground === id))).not.toEqual(
        [],
      )
    if (wanted.clausesAll) expect(answered.grounds).toEqual(expect.arrayContaining(wanted.clausesAll))
    if (wanted.deadline) expect([wanted.deadline].flat()).toContain(answered.deadline)
    if (wanted.intent) expect(answered.intent).toBe(wanted.intent)
    if (wanted.mustNotInvent) expect(invented(textOf(answered, edition), q)).toEqual([])
  })
})
