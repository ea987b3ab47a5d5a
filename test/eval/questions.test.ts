import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import { isClauseId, loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { type Expected, faults, invented, type Question, questionsIn } from './expected.js'

/** Ambiguities of the text that a reader may fall into; each has its number. */
const TRAPS = 79
const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
const today = '2026-11-22' as CalendarDate
const fileText = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.jsonl'))

describe.each(files)('%s', (file) => {
  const questions = questionsIn(fileText(file))
  const wrongIn = ({ q, expect: wanted }: Question) =>
    faults(answer(read(q, { today }), rules), wanted, q, edition)

  test.each(questions.filter(({ open }) => !open))('$q', (question) => {
    expect(wrongIn(question)).toEqual([])
  })

  // Known not to be read yet: one that is read now must lose its mark.
  test.each(questions.filter(({ open }) => open))('still open: $q', (question) => {
    expect(wrongIn(question)).not.toEqual([])
  })
})

describe('the questions themselves', () => {
  const all = files.flatMap((file) => questionsIn(fileText(file)))

  test('none stands twice, and what each proves is a clause', () => {
    const texts = all.map(({ q }) => q)
    expect(texts.filter((q, at) => texts.indexOf(q) !== at)).toEqual([])
    expect(all.filter(({ proves }) => proves !== undefined && !isClauseId(proves))).toEqual([])
    expect(all.filter(({ proves }) => proves !== undefined).length).toBeGreaterThan(400)
  })

  test('every trap of the reading has a question', () => {
    const traps = new Set(all.map(({ trap }) => trap))
    const wanted = Array.from({ length: TRAPS }, (_, at) => `T-${String(at + 1).padStart(2, '0')}`)
    expect(wanted.filter((trap) => !traps.has(trap))).toEqual([])
  })

  test('few are open', () => {
    expect(all.filter(({ open }) => open).length / all.length).toBeLessThan(0.03)
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
