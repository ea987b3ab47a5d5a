import { describe, expect, test } from 'vitest'
import { dutiesFor, publicTender, supervision } from '../../src/rules/duties.js'
import { type Facts, yuan } from '../../src/rules/facts.js'
import { route } from '../../src/rules/route.js'
import { type Band, rowsFor, type Settled } from '../../src/rules/route-table.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

const edition = loadEdition('yangpu-2021-4')
const exactly = (amount: number) => ({ min: yuan(amount), max: yuan(amount) })
const between = (low: number, high: number | null, open: { minOpen?: true; maxOpen?: true } = {}) => ({
  min: yuan(low),
  max: high === null ? null : yuan(high),
  ...open,
})
const soft = { yes: { pureSoftwareOrOps: true }, no: { pureSoftwareOrOps: false }, '?': {} } as const
const classes = { A: ['5.3.a'], B: ['5.3.b'], C: ['5.3.c'], ask: ['5.3.b', '5.3.c'] } as const
const of = (facts: Facts) => route(facts, edition)

test('五（三）: exactly one row of the table fits every combination of facts', () => {
  const bands: Band[] = ['low', 'middle', 'high']
  const flags = [
    'outside',
    'excluded',
    'change',
    'renewal',
    'fee',
    'emart',
    'superior',
    'info',
    'pure',
  ] as const
  const wrong: string[] = []
  let combinations = 0
  for (let bits = 0; bits < 2 ** flags.length; bits += 1)
    for (const band of bands) {
      const settled = Object.fromEntries(flags.map((flag, at) => [flag, (bits & (2 ** at)) > 0]))
      if (rowsFor({ ...settled, band } as Settled).length !== 1)
        wrong.push(JSON.stringify({ ...settled, band }))
      combinations += 1
    }
  expect(wrong).toEqual([])
  expect(combinations).toBe(1536)
})

describe('五（三）第1–3段: reference vectors', () => {
  test.each([
    [1, '?', 'A', 'no', 'no'],
    [100_000, 'no', 'A', 'no', 'no'],
    [499_900, 'no', 'A', 'no', 'no'],
    [499_999.99, 'yes', 'A', 'no', 'no'],
    [500_000, 'yes', 'B', 'yes', 'no'],
    [500_000, 'no', 'B', 'yes', 'no'],
    [500_000, '?', 'B', 'yes', 'no'],
    [500_000.01, '?', 'B', 'yes', 'no'],
    [1_200_000, '?', 'B', 'yes', 'no'],
    [1_999_999.99, 'no', 'B', 'yes', 'no'],
    [2_000_000, 'yes', 'B', 'yes', 'no'],
    [2_000_000, 'no', 'B', 'yes', 'no'],
    [2_000_000, '?', 'B', 'yes', 'no'],
    [2_000_000.01, 'yes', 'B', 'yes', 'no'],
    [2_000_000.01, 'no', 'C', 'yes', 'no'],
    [2_000_000.01, '?', 'ask', 'yes', 'no'],
    [2_000_100, 'no', 'C', 'yes', 'no'],
    [2_600_000, '?', 'ask', 'yes', 'no'],
    [3_000_000, 'yes', 'B', 'yes', 'no'],
    [4_000_000, 'no', 'C', 'yes', 'disputed'],
    [4_000_000.01, 'no', 'C', 'yes', 'yes'],
    [5_000_000, 'yes', 'B', 'yes', 'yes'],
    [50_000_000, 'no', 'C', 'yes', 'yes'],
  ] as const)(
    '%d元, 纯软件/运维 %s → %s；新建监理 %s；公开招标 %s',
    (amount, pure, wanted, supervised, tender) => {
      const facts: Facts = { amount: exactly(amount), ...soft[pure] }
      expect(of(facts)).toEqual({
        routes: classes[wanted],
        ask: wanted === 'ask' ? 'pureSoftwareOrOps' : null,
      })
      expect(supervision({ ...facts, kind: 'new' }, edition)).toBe(supervised)
      expect(publicTender(facts, edition)).toBe(tender)
    },
  )
})

describe('五（三）: intervals', () => {
  test.each([
    ['不到50万', between(0, 500_000, { maxOpen: true }), {}, ['5.3.a'], null],
    ['50万以内', between(0, 500_000), {}, ['5.3.a', '5.3.b'], 'amount'],
    ['50万以上', between(500_000, null), {}, ['5.3.b', '5.3.c'], 'amount'],
    ['超过50万、不超过200万', between(500_000, 2_000_000, { minOpen: true }), {}, ['5.3.b'], null],
    ['195万至205万，纯软件', between(1_950_000, 2_050_000), soft.yes, ['5.3.b'], null],
    ['195万至205万，有硬件', between(1_950_000, 2_050_000), soft.no, ['5.3.b', '5.3.c'], 'amount'],
    ['超过200万', between(2_000_000, null, { minOpen: true }), {}, ['5.3.b', '5.3.c'], 'pureSoftwareOrOps'],
    ['超过200万，有硬件', between(2_000_000, null, { minOpen: true }), soft.no, ['5.3.c'], null],
    ['200万以上，有硬件', between(2_000_000, null), soft.no, ['5.3.b', '5.3.c'], 'amount'],
    ['40万至60万', between(400_000, 600_000), {}, ['5.3.a', '5.3.b'], 'amount'],
  ] as const)('%s', (_, amount, pure, routes, ask) => {
    expect(of({ amount, ...pure })).toEqual({ routes, ask })
  })

  test('nothing known: the amount is asked, and every amount class is possible', () => {
    expect(of({})).toEqual({ routes: ['5.3.a', '5.3.b', '5.3.c'], ask: 'amount' })
  })
})

describe('五（三）第4–8段 and crossings', () => {
  const all = { approved: true, docNo: true, conclusion: true, standardClear: true, amountClear: true }
  test.each([
    ['5.3.f 五项齐备，不论金额', { superior: all, amount: exactly(300_000) }, ['5.3.f'], null],
    ['5.3.f 金额再大也一样', { superior: all, amount: exactly(30_000_000) }, ['5.3.f'], null],
    ['5.3.f 金额未说也一样', { superior: all }, ['5.3.f'], null],
    [
      '5.3.f 缺一项按金额',
      { superior: { ...all, conclusion: false }, amount: exactly(600_000) },
      ['5.3.b'],
      null,
    ],
    [
      '5.3.f 未说齐先问条件',
      { superior: { approved: true } },
      ['5.3.f', '5.3.a', '5.3.b', '5.3.c'],
      'superior',
    ],
    ['5.3.f 运维不是系统建设', { superior: all, kind: 'ops', amount: exactly(900_000) }, ['5.3.b'], null],
    ['5.3.f 先于两微一端', { superior: all, infoPublishing: true }, ['5.3.f'], null],
    ['5.3.e.1 金额未说也先过网信办', { infoPublishing: true }, ['5.3.e.1'], null],
    ['5.3.e.1 60万仍是信息发布类', { infoPublishing: true, amount: exactly(600_000) }, ['5.3.e.1'], null],
    [
      '5.3.e.1 小程序未定先问',
      { infoPublishing: 'unsettled', amount: exactly(200_000) },
      ['5.3.e.1', '5.3.a'],
      'category',
    ],
    [
      '5.3.e.1 尚未认定则两说并列',
      { infoPublishing: 'unsettled', unsure: ['category'], amount: exactly(200_000) },
      ['5.3.e.1', '5.3.a'],
      null,
    ],
    ['5.3.d 第二年不看金额', { renewalYear: 2 }, ['5.3.d'], null],
    [
      '5.3.d 第一年未经审核的按金额',
      { renewalYear: 2, originalApproved: false, amount: exactly(400_000) },
      ['5.3.a'],
      null,
    ],
    ['5.3.d 第一年按金额', { renewalYear: 1, amount: exactly(800_000) }, ['5.3.b'], null],
    ['5.3.g 单独的等保费', { feeItem: 'alone' }, ['5.3.g'], null],
    ['5.3.g 项目内的等保费按项目', { feeItem: 'inside', amount: exactly(900_000) }, ['5.3.b'], null],
    ['5.3.h 电子集市软件', { emartSoftware: 'alone', amount: exactly(3_000_000) }, ['5.3.h'], null],
    [
      '5.3.h 未说在哪买先问',
      { emartSoftware: 'unknown', amount: exactly(600_000) },
      ['5.3.h', '5.3.b'],
      'emart',
    ],
    ['1.2.c 零星硬件', { excluded: 'hardware', amount: exactly(600_000) }, ['1.2.c'], null],
    ['1.2.b 非区级财力', { fund: 'none', amount: exactly(600_000) }, ['1.2.b'], null],
    ['1.2.b 资金未定先问', { fund: 'unknown', amount: exactly(600_000) }, ['1.2.b', '5.3.b'], 'fund'],
    ['5.5.5.b 变更先于金额', { change: true, amount: exactly(3_000_000) }, ['5.5.5.b'], null],
  ] as const)('%s', (_, facts, routes, ask) => {
    expect(of(facts as Facts)).toEqual({ routes, ask })
  })

  test('招一续二: one year and three years in different classes are both named, and nothing is asked', () => {
    const other = { amount: exactly(2_100_000), why: 'perYearAndTotal' as const }
    expect(of({ amount: exactly(700_000), otherAmount: other, ...soft.no })).toEqual({
      routes: ['5.3.b', '5.3.c'],
      ask: null,
    })
  })
})

describe('后续还要做', () => {
  const clauses = (routes: Parameters<typeof dutiesFor>[0], facts: Facts) =>
    dutiesFor(routes, facts, edition).map(({ clause, conditional }) => (conditional ? `${clause}?` : clause))

  test('5.5.6.b 新建达到50万（含）须监理，运维不论金额不要求，类型未说则附条件', () => {
    expect(clauses(['5.3.b'], { kind: 'new', amount: exactly(500_000) })).toContain('5.5.6.b')
    expect(clauses(['5.3.a'], { kind: 'new', amount: exactly(499_999.99) })).not.toContain('5.5.6.b')
    expect(clauses(['5.3.b'], { kind: 'ops', amount: exactly(9_000_000) })).not.toContain('5.5.6.b')
    expect(clauses(['5.3.b'], { amount: exactly(1_200_000) })).toContain('5.5.6.b?')
  })

  test('5.5.6.d 投资监理由区财政局委派', () => {
    const [duty] = dutiesFor(['5.3.a'], { kind: 'new', amount: exactly(100_000) }, edition).filter(
      ({ clause }) => clause === '5.5.6.d',
    )
    expect(duty).toMatchObject({ who: '区财政局', conditional: false })
  })

  test('5.5.1.b 超过400万须公开招标，120万不提，金额未说附条件', () => {
    expect(clauses(['5.3.c'], { amount: exactly(4_000_000.01) })).toContain('5.5.1.b')
    expect(clauses(['5.3.b'], { amount: exactly(1_200_000) }).join()).not.toContain('5.5.1.b')
    expect(clauses(['5.3.a', '5.3.b', '5.3.c'], {})).toContain('5.5.1.b?')
  })

  test('5.5.2.a 招一续二续签后仍有合同备案；5.5.4.a 季度表只限年度重点', () => {
    expect(clauses(['5.3.d'], { renewalYear: 2 })).toContain('5.5.2.a')
    expect(clauses(['5.3.b'], { amount: exactly(1_200_000) })).toContain('5.5.4.a?')
  })

  test('what is outside the rules has no further duties', () => {
    expect(clauses(['1.2.c'], { excluded: 'hardware' })).toEqual([])
  })
})
