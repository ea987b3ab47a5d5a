import {
  type Arbitrary,
  assert,
  boolean,
  constant,
  constantFrom,
  oneof,
  option,
  property,
  record,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merged } from '../../src/language/read.js'
import { routeAnswer } from '../../src/rules/answer-route.js'
import type { AmountInterval, FactName, Facts, SuperiorFacts } from '../../src/rules/facts.js'
import { route } from '../../src/rules/route.js'
import { ROUTES, type RouteId } from '../../src/rules/route-table.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'

const edition = loadEdition('yangpu-2021-4')
const FIFTY = 50_000_000
const TWO_HUNDRED = 200_000_000

/** A project of which everything is known. */
interface World {
  districtMoney: boolean
  excluded: boolean
  change: boolean
  laterContract: boolean
  fee: boolean
  emart: boolean
  /** 已审批同意、文号、论证结论、建设标准、建设金额. */
  conditions: readonly boolean[]
  construction: boolean
  info: boolean
  fen: number
  pure: boolean
}

/** 五（三） once more, in the order in which its paragraphs take precedence; first match wins. */
function outcome(world: World): RouteId {
  if (!world.districtMoney) return '1.2.b'
  if (world.excluded) return '1.2.c'
  if (world.change) return '5.5.5.b'
  if (world.laterContract) return '5.3.d'
  if (world.fee) return '5.3.g'
  if (world.emart) return '5.3.h'
  if (world.construction && world.conditions.every(Boolean)) return '5.3.f'
  if (world.info) return '5.3.e.1'
  if (world.fen < FIFTY) return '5.3.a'
  if (world.fen <= TWO_HUNDRED || world.pure) return '5.3.b'
  return '5.3.c'
}

const either = [true, false]
const CONDITIONS = ['approved', 'docNo', 'conclusion', 'standardClear', 'amountClear'] as const

/** The amounts at and beside every edge that lie in the interval. */
function amountsWithin(amount: AmountInterval | undefined): number[] {
  const { min = 1, max = null, minOpen = false, maxOpen = false } = amount ?? {}
  const ends = [min, ...(max === null ? [TWO_HUNDRED * 50] : [max])]
  return [...ends, FIFTY, TWO_HUNDRED, 1]
    .flatMap((fen) => [fen - 1, fen, fen + 1])
    .filter((fen) => (minOpen ? fen > min : fen >= min))
    .filter((fen) => max === null || (maxOpen ? fen < max : fen <= max))
}

/** Every way in which the five conditions can stand. */
function conditionsOf({ superior, amount }: Facts): boolean[][] {
  if (!superior || superior.allMet === false) return [[false, false, false, false, false]]
  if (superior.allMet) return [[true, true, true, true, true]]
  const named = superior.approved && superior.docNo && superior.conclusion
  const exact = amount !== undefined && amount.min === amount.max && !amount.approximate
  return CONDITIONS.reduce<boolean[][]>(
    (all, condition) => {
      const said = superior[condition] ?? (condition === 'amountClear' && named && exact ? true : undefined)
      return all.flatMap((stand) => (said === undefined ? either : [said]).map((met) => [...stand, met]))
    },
    [[]],
  )
}

type Columns = { [Key in keyof World]: readonly World[Key][] }

/** What the facts leave open, fact by fact; a fact that was not touched on takes its presumption. */
function open(facts: Facts, amount: AmountInterval | undefined): Columns {
  const { fund, renewalYear, originalApproved, emartSoftware, infoPublishing, pureSoftwareOrOps } = facts
  const later = renewalYear !== undefined && renewalYear !== 1 && originalApproved !== false
  return {
    districtMoney: fund === 'unknown' ? either : [fund !== 'none'],
    excluded: [facts.excluded !== undefined],
    change: [facts.change === true],
    laterContract: later && renewalYear === 'unknown' ? either : [later],
    fee: [facts.feeItem === 'alone'],
    emart: emartSoftware === 'unknown' ? either : [emartSoftware === 'alone'],
    conditions: conditionsOf(facts),
    construction: [facts.kind !== 'ops' && facts.kind !== 'service'],
    info: typeof infoPublishing === 'string' ? either : [infoPublishing === true],
    fen: amountsWithin(amount),
    pure: pureSoftwareOrOps === undefined ? either : [pureSoftwareOrOps],
  }
}

const worldsOf = (columns: Columns): World[] =>
  (Object.keys(columns) as (keyof World)[]).reduce<World[]>(
    (worlds, key) => worlds.flatMap((world) => columns[key].map((value) => ({ ...world, [key]: value }))),
    [{} as World],
  )

/** Do two worlds that differ in this fact only go different ways? */
function decides(columns: Columns, key: keyof World): boolean {
  return worldsOf({ ...columns, [key]: columns[key].slice(0, 1) }).some(
    (world) => new Set(columns[key].map((value) => outcome({ ...world, [key]: value }))).size > 1,
  )
}

const ASKABLE: Record<Exclude<FactName, 'date'>, keyof World> = {
  fund: 'districtMoney',
  emart: 'emart',
  renewalYear: 'laterContract',
  superior: 'conditions',
  category: 'info',
  amount: 'fen',
  pureSoftwareOrOps: 'pure',
}

const EDGES = [
  1,
  FIFTY - 1,
  FIFTY,
  FIFTY + 1,
  TWO_HUNDRED - 1,
  TWO_HUNDRED,
  TWO_HUNDRED + 1,
  TWO_HUNDRED * 20,
]
const exactly = (fen: number): AmountInterval => ({ min: fen, max: fen })

describe('五（三）: the routes of whole sets of facts', () => {
  test('every value of every fact, amounts at and beside each edge: one route, the right one, and no question', () => {
    const all: SuperiorFacts = Object.fromEntries(CONDITIONS.map((condition) => [condition, true]))
    const values: { [Key in keyof Facts]: readonly Facts[Key][] } = {
      fund: [undefined, 'partly', 'none'],
      excluded: [undefined, 'hardware', 'communication'],
      change: [undefined, true],
      renewalYear: [undefined, 1, 2, 3, 'renewed'],
      feeItem: [undefined, 'alone', 'inside'],
      emartSoftware: [undefined, 'alone', 'inside', 'none'],
      superior: [undefined, all, { ...all, docNo: false }],
      infoPublishing: [undefined, true],
      pureSoftwareOrOps: [true, false],
      amount: EDGES.map(exactly),
    }
    /** What matters only beside another fact. */
    const beside = (facts: Facts): Facts[] => [
      facts,
      ...(facts.renewalYear === undefined ? [] : [{ ...facts, originalApproved: false }]),
      ...(facts.superior === undefined ? [] : [{ ...facts, kind: 'ops' as const }]),
    ]
    const wrong: string[] = []
    let combinations = 0
    const check = (facts: Facts): void => {
      combinations += 1
      const { routes, ask } = route(facts, edition)
      const right = worldsOf({ ...open(facts, facts.amount), fen: [facts.amount?.min ?? 0] }).map(outcome)
      if (right.length !== 1 || ask !== null || routes.join() !== right.join())
        wrong.push(`${JSON.stringify(facts)}: ${routes.join()}, not ${right.join()}; asks ${ask}`)
    }
    const walk = (facts: Facts, keys: (keyof Facts)[]): void => {
      const [key, ...rest] = keys
      if (key !== undefined) {
        for (const value of values[key] ?? [])
          walk(value === undefined ? facts : { ...facts, [key]: value }, rest)
        return
      }
      beside(facts).forEach(check)
    }
    walk({}, Object.keys(values) as (keyof Facts)[])
    expect(wrong.slice(0, 5)).toEqual([])
    expect(combinations).toBeGreaterThan(100_000)
  }, 60_000)
})

describe('五（三）: the question back', () => {
  const points = constantFrom(...EDGES, FIFTY / 2, FIFTY * 2, FIFTY * 5)
  const intervals: Arbitrary<AmountInterval> = tuple(
    points,
    option(points),
    boolean(),
    boolean(),
    boolean(),
  ).map(([first, second, minOpen, maxOpen, approximate]) => {
    const min = second === null ? first : Math.min(first, second)
    const max = second === null ? null : Math.max(first, second)
    if (min === max) return exactly(min)
    const narrow = max !== null && max - min < 3
    return {
      min,
      max,
      ...(minOpen && !narrow ? { minOpen } : {}),
      ...(maxOpen && !narrow && max !== null ? { maxOpen } : {}),
      ...(approximate && max !== null ? { approximate } : {}),
    }
  })
  const amounts = tuple(boolean(), points, intervals).map(([exact, point, interval]) =>
    exact ? exactly(point) : interval,
  )
  const perhaps = <T>(values: Arbitrary<T>) => option(values, { nil: undefined, freq: 2 })
  const seldom = <T>(values: Arbitrary<T>) =>
    oneof({ weight: 4, arbitrary: constant(undefined) }, { weight: 1, arbitrary: values })
  const told = record({
    approved: perhaps(boolean()),
    docNo: perhaps(boolean()),
    conclusion: perhaps(boolean()),
    standardClear: perhaps(boolean()),
    amountClear: perhaps(boolean()),
    allMet: seldom(boolean()),
  })
  const partial: Arbitrary<Facts> = record({
    amount: perhaps(amounts),
    otherAmount: seldom(record({ amount: amounts, why: constant('perYearAndTotal' as const) })),
    kind: perhaps(constantFrom('new', 'upgrade', 'ops', 'service', 'mixed')),
    pureSoftwareOrOps: perhaps(boolean()),
    infoPublishing: perhaps(constantFrom(true, false, 'unsettled', 'unsettled')),
    superior: perhaps(told),
    renewalYear: seldom(constantFrom(1, 2, 'renewed', 'unknown', 'unknown')),
    originalApproved: seldom(boolean()),
    unsure: seldom(constantFrom(['amount'], ['category'], ['pureSoftwareOrOps', 'superior'])),
    feeItem: seldom(constantFrom('inside', 'inside', 'alone')),
    emartSoftware: seldom(constantFrom('inside', 'none', 'unknown', 'unknown', 'alone')),
    excluded: seldom(constantFrom(undefined, undefined, 'hardware')),
    fund: perhaps(constantFrom('district', 'partly', 'unknown', 'none')),
    change: seldom(constantFrom(false, false, true)),
  }).map((facts) => JSON.parse(JSON.stringify(facts)) as Facts)

  const waysOf = (facts: Facts) =>
    (facts.otherAmount ? [facts.amount, facts.otherAmount.amount] : [facts.amount]).map((amount) =>
      open(facts, amount),
    )

  test('asked if and only if the ways of what is unknown part, at a fact that a person can tell', () => {
    const seen = { asked: 0, answered: 0, office: 0 }
    assert(
      property(partial, (facts) => {
        const ways = waysOf(facts)
        const outcomes = new Set(ways.flatMap((columns) => worldsOf(columns).map(outcome)))
        const deciding = (Object.keys(ASKABLE) as (keyof typeof ASKABLE)[])
          .filter((fact) => !facts.unsure?.includes(fact))
          .filter((fact) => fact !== 'pureSoftwareOrOps' || !facts.unsure?.includes('amount'))
          .filter((fact) => ways.some((columns) => decides(columns, ASKABLE[fact])))
        const { routes, ask } = route(facts, edition)
        expect(routes).toEqual(ROUTES.filter((id) => outcomes.has(id)))
        expect(ask !== null).toBe(deciding.length > 0)
        expect(ask === null || deciding.some((fact) => fact === ask)).toBe(true)
        expect(ask !== null && outcomes.size === 1).toBe(false)
        seen[ask ? 'asked' : outcomes.size === 1 ? 'answered' : 'office'] += 1
      }),
      { numRuns: 1500 },
    )
    expect(Math.min(seen.asked, seen.answered, seen.office)).toBeGreaterThan(10)
  }, 60_000)

  test('whichever option is taken, the same is not asked again, the ways only grow fewer, and the questions end', () => {
    const follow = (facts: Facts, asked: readonly FactName[]): number => {
      const { ask, routes = [] } = routeAnswer(facts, edition)
      if (!ask) return asked.length
      expect(asked).not.toContain(ask.fact)
      expect(ask.options.length).toBeGreaterThan(1)
      return Math.max(
        ...ask.options.map((chosen) => {
          const next = merged(facts, chosen.facts)
          expect(routes).toEqual(expect.arrayContaining(route(next, edition).routes))
          return follow(next, [...asked, ask.fact])
        }),
      )
    }
    let longest = 0
    assert(
      property(partial, (facts) => {
        longest = Math.max(longest, follow(facts, []))
      }),
      { numRuns: 1000 },
    )
    expect(longest).toBeGreaterThan(2)
    expect(longest).toBeLessThanOrEqual(Object.keys(ASKABLE).length)
  }, 60_000)
})
