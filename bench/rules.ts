import { readdirSync, readFileSync } from 'node:fs'
import { Engine } from 'json-rules-engine'
import type { CalendarDate } from '../src/domain/calendar-date.js'
import { read } from '../src/language/read.js'
import { answer } from '../src/rules/answer.js'
import type { Facts } from '../src/rules/facts.js'
import { yuan } from '../src/rules/facts.js'
import { route } from '../src/rules/route.js'
import { type Band, COLUMNS, rowsFor, type Settled, TABLE } from '../src/rules/route-table.js'
import { loadEdition } from '../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../src/rules/settings.js'
import { loadCalendar } from '../src/rules/working-calendar.js'
import { median } from './figures.js'

/** The rules alone, no disk and no network. Times in microseconds. */
export interface Rules {
  questions: number
  questionsPerSecond: number
  /** One routing of settled facts by the table; of told facts, open ones tried in every way; by the library. */
  table: number
  routing: number
  library: number
  /** The library's time to the table's, and to that of a whole routing. */
  tableRatio: number
  routingRatio: number
}

const ROUNDS = 7
const TODAY = '2026-11-22' as CalendarDate
const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }

/**
 * Questions read and answered, and the table of 五（三） against json-rules-engine with the same rows, alternating.
 * @throws Error when the library does not come to the same routes: the two would not be comparable
 */
export async function measureRules(): Promise<Rules> {
  const folder = new URL('../test/eval/', import.meta.url)
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { q: string }).q)
  const inputs = allSettled()
  const told = inputs.map(factsOf)
  const library = libraryEngine()
  await agree(library, inputs)

  const rounds: { asked: number; table: number; routing: number; library: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const asked = micros(questions, (question) => answer(read(question, { today: TODAY }), rules))
    const table = micros(inputs, rowsFor)
    const slow = await microsAwaited(inputs, (settled) => library.run(settled))
    const routing = micros(told, (facts) => route(facts, edition))
    if (round > 0) rounds.push({ asked, table, routing, library: slow })
  }
  const of = (name: 'asked' | 'table' | 'routing' | 'library') => median(rounds.map((round) => round[name]))
  return {
    questions: questions.length,
    questionsPerSecond: 1_000_000 / of('asked'),
    table: of('table'),
    routing: of('routing'),
    library: of('library'),
    tableRatio: median(rounds.map((round) => round.library / round.table)),
    routingRatio: median(rounds.map((round) => round.library / round.routing)),
  }
}

/** Every combination of facts the table knows. */
function allSettled(): Settled[] {
  const bands: readonly Band[] = ['low', 'middle', 'high']
  return COLUMNS.reduce<Partial<Settled>[]>(
    (partial, column) =>
      partial.flatMap((settled) =>
        (column === 'band' ? bands : [true, false]).map((value) => ({ ...settled, [column]: value })),
      ),
    [{}],
  ) as Settled[]
}

const AMOUNTS: Record<Band, number> = { low: yuan(300_000), middle: yuan(1_200_000), high: yuan(2_600_000) }

/** The same case as a person would tell it. */
const factsOf = (settled: Settled): Facts => ({
  amount: { min: AMOUNTS[settled.band], max: AMOUNTS[settled.band] },
  pureSoftwareOrOps: settled.pure,
  fund: settled.outside ? 'none' : 'district',
  ...(settled.excluded ? { excluded: 'hardware' as const } : {}),
  ...(settled.change ? { change: true } : {}),
  ...(settled.renewal ? { renewalYear: 2 as const } : {}),
  ...(settled.fee ? { feeItem: 'alone' as const } : {}),
  ...(settled.emart ? { emartSoftware: 'alone' as const } : {}),
  ...(settled.superior ? { superior: { allMet: true } } : {}),
  infoPublishing: settled.info,
})

function libraryEngine(): Engine {
  const engine = new Engine()
  for (const [type, ...cells] of TABLE)
    engine.addRule({
      conditions: {
        all: COLUMNS.flatMap((fact, at) => {
          const value = cells[at]
          return value === undefined || value === '*' ? [] : [{ fact, operator: 'equal', value }]
        }),
      },
      event: { type },
    })
  return engine
}

async function agree(library: Engine, inputs: readonly Settled[]): Promise<void> {
  for (const settled of inputs) {
    const { events } = await library.run(settled)
    const theirs = events.map(({ type }) => type).join()
    if (theirs !== rowsFor(settled).join()) throw new Error(`${JSON.stringify(settled)}: ${theirs}`)
  }
}

/** Whole passes until the clock has something to measure. */
const ENOUGH_MS = 250

function micros<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  const from = performance.now()
  let done = 0
  while (performance.now() - from < ENOUGH_MS) {
    for (const input of inputs) work(input)
    done += inputs.length
  }
  return ((performance.now() - from) * 1000) / done
}

async function microsAwaited<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<number> {
  const from = performance.now()
  for (const input of inputs) await work(input)
  return ((performance.now() - from) * 1000) / inputs.length
}
