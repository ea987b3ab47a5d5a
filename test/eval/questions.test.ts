import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { type Expected, faults, invented, questionsIn } from './expected.js'

const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
const today = '2026-11-22' as CalendarDate
const fileText = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

describe.each([
  'questions.jsonl',
  'own-questions.jsonl',
  'review-questions.jsonl',
  'implementation-questions.jsonl',
  'held-out-a.jsonl',
  'held-out-b.jsonl',
  'held-out-c.jsonl',
  'held-out-d.jsonl',
  'clause-questions.jsonl',
])('%s', (file) => {
  test.each(questionsIn(fileText(file)))('$q', ({ q, expect: wanted }) => {
    expect(faults(answer(read(q, { today }), rules), wanted, q, edition)).toEqual([])
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
  expect(faults(answered, wrong, '', edition)).toHaveLength(6)
  expect(invented('限额200万元、专家5名、30%', '', edition)).toEqual(['5名', '30%'])
})
