import { describe, expect, test } from 'vitest'
import { answer } from '../../src/rules/answer.js'
import { type Facts, type Reading, yuan } from '../../src/rules/facts.js'
import type { RulesInForce } from '../../src/rules/in-force.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import type { TopicId } from '../../src/rules/topics/all.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const rules = { edition: loadEdition('yangpu-2021-4'), calendar: loadCalendar(), settings: NOTHING_SET }
const said = (
  topic: TopicId | null,
  facts: Facts,
  more: Partial<Reading> = {},
  given: RulesInForce = rules,
) =>
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
    given,
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

test('五（三）第4段, 五（五）5: a renewal with other content or amount is a change, and is filed before signing as well', () => {
  const answered = said(null, { renewalYear: 2, change: true }, { intent: 'route' })
  expect(answered.routes).toEqual(['5.5.5.b'])
  expect(answered.grounds).toContain('5.3.d')
  expect(answered.duties.map(({ clause }) => clause)).toContain('5.3.d')
})

describe('二第4段: the number of member units is that of the roster of the day', () => {
  const of = (members: number, facts: Facts) => said('quorum', facts, {}, { ...rules, members })

  test.each([
    [14, 7, '刚好'],
    [13, 7, '已达到'],
    [13, 6, '未达到'],
    [16, 8, '刚好'],
    [15, 8, '已达到'],
  ])('%d units, %d there: %s', (members, present, verdict) => {
    expect(of(members, { present }).conclusion).toContain(`按${members}家成员单位`)
    expect(of(members, { present }).conclusion).toContain(verdict)
  })

  test('with an odd number there is no exact half to be confirmed', () => {
    expect(of(13, {}).conclusion).toContain('到会7家及以上即达到')
    expect(of(13, {}).conclusion).not.toContain('刚好')
    expect(of(14, {}).conclusion).toContain('刚好7家')
  })
})

test('both a second topic and the way, each in its line', () => {
  const answered = said(
    'experts',
    { amount: amount(4_500_000), pureSoftwareOrOps: false },
    { also: 'acceptance' },
  )
  expect(besides(answered)).toHaveLength(2)
  expect(answered.grounds).toEqual(expect.arrayContaining(['5.3.c', '5.5.7.a']))
})

test('a second topic of the message is answered in a line of its own, its clauses among the grounds', () => {
  const answered = said('supervision', {}, { also: 'acceptance' })
  expect(besides(answered)).toHaveLength(1)
  expect(answered.grounds).toEqual(expect.arrayContaining(['5.5.6.b', '5.5.7.a']))
})
