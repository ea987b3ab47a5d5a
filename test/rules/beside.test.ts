import { describe, expect, test } from 'vitest'
import { answer } from '../../src/rules/answer.js'
import { type Facts, type Reading, yuan } from '../../src/rules/facts.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import type { TopicId } from '../../src/rules/topics/all.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const rules = { edition: loadEdition('yangpu-2021-4'), calendar: loadCalendar(), settings: NOTHING_SET }
const said = (topic: TopicId | null, facts: Facts, more: Partial<Reading> = {}) =>
  answer(
    {
      intent: 'clause',
      topic,
      facts,
      lookup: null,
      deadline: null,
      remarks: [],
      suggestions: [],
      fresh: true,
      ...more,
    },
    rules,
  )
const besides = (answered: ReturnType<typeof said>) =>
  answered.details.filter((line) => line.startsWith('另外：'))
const amount = (value: number) => ({ min: yuan(value), max: yuan(value) })

describe('a question about something else that tells of a project', () => {
  test('五（三）第3段: of its review, also the way it goes, with the clause', () => {
    const answered = said('experts', { amount: amount(4_500_000), pureSoftwareOrOps: false })
    expect(answered.routes).toEqual(['5.3.c'])
    expect(answered.grounds).toEqual(expect.arrayContaining(['5.3.b', '5.3.c']))
    expect(besides(answered).join()).toContain('财政性资金')
    expect(answered.ask).toBeNull()
  })

  test('五（一）2: a subordinate institution is told of its supervising department', () => {
    const answered = said('midYear', { amount: amount(2_400_000), standing: '事业单位' })
    expect(answered.grounds).toContain('5.1.2.b')
    expect(besides(answered).join()).toContain('主管部门')
  })

  test('of what comes after consent, or of the committee, an amount is no matter', () => {
    expect(besides(said('acceptance', { amount: amount(1_200_000) }))).toEqual([])
    expect(besides(said('quorum', { amount: amount(1_200_000) }))).toEqual([])
  })

  test('五（三）第4段: a special case counts beside whatever comes after consent', () => {
    const answered = said('contractFiling', { renewalYear: 3 })
    expect(answered.routes).toEqual(['5.3.d'])
    expect(answered.grounds).toEqual(expect.arrayContaining(['5.3.d', '5.5.2.a']))
  })
})

test('a second topic of the message is answered in a line of its own, its clauses among the grounds', () => {
  const answered = said('supervision', {}, { also: 'acceptance' })
  expect(besides(answered)).toHaveLength(1)
  expect(answered.grounds).toEqual(expect.arrayContaining(['5.5.6.b', '5.5.7.a']))
})
