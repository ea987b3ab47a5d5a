import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../src/domain/refusal.js'
import type { Recorded } from '../../../src/procedures/procedure.js'
import {
  digestVersion,
  missingUnits,
  type Opinion,
  type Round,
  type RoundCommand,
  type RoundEvent,
  standing,
} from '../../../src/procedures/written-round/state.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import { CALENDAR } from '../given.js'
import { arbitrarySteps, commandOf, contextFor, isChairsSign, type Step } from './arbitrary.js'
import { record } from './past.js'

/** One accepted or refused command with the states around it. */
interface Turn {
  step: Step
  command: RoundCommand
  before: Round
  after: Round
  answer: ReturnType<typeof writtenRound.decide>
  recorded: Recorded<RoundEvent>[]
}

/** Plays the steps one after the other, each on the state that the ones before left. */
function play(steps: readonly Step[]): Turn[] {
  const turns: Turn[] = []
  let state = writtenRound.initial
  let seq = 0
  for (const step of steps) {
    const command = commandOf(step, state)
    const context = contextFor(step)
    const before = state
    const answer = writtenRound.decide(state, command, context)
    const recorded = isRefusal(answer)
      ? []
      : answer.map((event) => record(event, context.actor, context.at, ++seq))
    state = recorded.reduce((folded, one) => writtenRound.evolve(folded, one), state)
    turns.push({ step, command, before, after: state, answer, recorded })
  }
  return turns
}

const events = (turns: readonly Turn[]) => turns.flatMap((turn) => turn.recorded)
const last = (turns: readonly Turn[]): Round => turns.at(-1)?.after ?? writtenRound.initial
const ofSeats = (round: Round): Map<string, readonly Opinion[]> =>
  new Map(round.seats.map(({ unit, opinions }) => [unit, opinions]))

const RUNS = { numRuns: 400 }
/** How many of the runs must come through a phase at least, lest a property hold for want of cases. */
const REACHED: Partial<Record<Round['phase'], number>> = {
  returned: 40,
  collecting: 250,
  submitted: 100,
  'sent-back': 10,
  decided: 30,
  'to-meeting': 10,
  terminated: 50,
}
const always = (holds: (turns: Turn[]) => void, steps = arbitrarySteps) =>
  fc.assert(
    fc.property(steps, (list) => holds(play(list))),
    RUNS,
  )

test('任意的操作序列确实走到每一个阶段', () => {
  const runs = fc.sample(arbitrarySteps, { numRuns: RUNS.numRuns, seed: 20210916 }).map(play)
  const runsThrough = (phase: Round['phase']) =>
    runs.filter((turns) => turns.some(({ after }) => after.phase === phase)).length
  for (const [phase, atLeast] of Object.entries(REACHED) as [Round['phase'], number][])
    expect([phase, runsThrough(phase) >= atLeast]).toEqual([phase, true])
})

describe('4.2.b 最终由分管副区长书面签署', () => {
  test('没有分管副区长的签署，任何操作序列都不形成决定', () => {
    const unsigned = arbitrarySteps.map((list) => list.filter((step) => !isChairsSign(step)))
    always((turns) => {
      for (const { after } of turns)
        expect([after.phase === 'decided', after.signature]).toEqual([false, null])
    }, unsigned)
  })

  test('每个决定都有且只有一次分管副区长的签署，签的是当时的汇总，且至少有一家意见', () => {
    always((turns) => {
      const signings = turns.filter(({ recorded }) => recorded.some(({ event }) => event.did === 'Signed'))
      expect(signings.length).toBe(last(turns).signature ? 1 : 0)
      for (const { recorded, before } of signings) {
        expect(recorded).toMatchObject([
          { actor: { role: 'chair' }, event: { digest: digestVersion(before) } },
        ])
        expect(before.phase).toBe('submitted')
        expect(digestVersion(before)).toBeGreaterThan(0)
      }
    })
  })

  test('决定之后只记录迟到的意见和补记的编号', () => {
    always((turns) => {
      const all = events(turns).map(({ event }) => event.did)
      const after = all.includes('Signed') ? all.slice(all.indexOf('Signed') + 1) : []
      expect(after.filter((did) => did !== 'LateOpinionReceived' && did !== 'Numbered')).toEqual([])
    })
  })
})

describe('意见一条不丢', () => {
  test('每席版本从一起连续，已有的各版从不改动', () => {
    always((turns) => {
      for (const { before, after } of turns)
        for (const [unit, opinions] of ofSeats(after)) {
          expect(opinions.map(({ version }) => version)).toEqual(opinions.map((_, n) => n + 1))
          const earlier = ofSeats(before).get(unit) ?? []
          expect(opinions.slice(0, earlier.length)).toEqual(earlier)
        }
    })
  })

  test('有效意见的次序不重不漏，等于汇总的版本', () => {
    always((turns) => {
      const round = last(turns)
      const orders = round.seats.flatMap(({ opinions }) =>
        opinions.filter(({ late }) => !late).map(({ order }) => order),
      )
      expect(orders.sort((a, b) => a - b)).toEqual(
        Array.from({ length: digestVersion(round) }, (_, n) => n + 1),
      )
    })
  })

  test('意见只来自本席本人', () => {
    always((turns) => {
      for (const { unit, leader, opinions } of last(turns).seats)
        for (const { by } of opinions) expect([unit, by]).toEqual([unit, leader.openId])
    })
  })

  test('不沉默即同意：没有本人意见的单位始终在未反馈之列', () => {
    always((turns) => {
      const acted = new Set(
        events(turns).flatMap(({ event }) =>
          event.did === 'OpinionGiven' || event.did === 'ProxyConfirmed' ? [event.unit] : [],
        ),
      )
      for (const seat of last(turns).seats) expect(standing(seat) !== undefined).toBe(acted.has(seat.unit))
    })
  })
})

test('同一操作在其后的状态上再来一次，不产生第二次效果', () => {
  always((turns) => {
    for (const { step, command, after, recorded } of turns) {
      if (recorded.length === 0) continue
      const again = writtenRound.decide(after, command, contextFor(step))
      expect({ command, again: isRefusal(again) ? [] : again }).toEqual({ command, again: [] })
    }
  })
})

describe('时间不决定任何事', () => {
  test('到点不改变阶段、意见和签署', () => {
    always((turns) => {
      for (const { before, after } of turns.filter(({ command }) => command.do === 'Tick'))
        expect([after.phase, after.signature, after.seats]).toEqual([
          before.phase,
          before.signature,
          before.seats,
        ])
    })
  })

  test('每家每轮每阶段最多催办一次，催的都是当时未反馈的', () => {
    always((turns) => {
      const reminded = events(turns).flatMap(({ event }) =>
        event.did === 'Reminded' ? event.units.map((unit) => `${event.cycle} ${event.stage} ${unit}`) : [],
      )
      expect(reminded).toEqual([...new Set(reminded)])
      for (const { before, recorded } of turns) {
        const units = recorded.flatMap(({ event }) => (event.did === 'Reminded' ? event.units : []))
        expect(units.filter((unit) => !missingUnits(before).includes(unit))).toEqual([])
      }
    })
  })

  test('每次按时醒来都有进展：同一轮最多醒三次', () => {
    always((turns) => {
      let state = last(turns)
      const rung: string[] = []
      for (let n = 0; n < 5; n++) {
        const due = writtenRound.wakeAt(state, { calendar: CALENDAR })
        if (!due) break
        rung.push(due)
        const context = { ...contextFor({ ...FIRST_TICK, minute: 0 }), at: due, now: due }
        const answer = writtenRound.decide(state, { do: 'Tick', due }, context)
        if (isRefusal(answer)) throw new Error(answer.why)
        state = answer
          .map((event, i) => record(event, context.actor, due, 900 + i))
          .reduce((folded, one) => writtenRound.evolve(folded, one), state)
      }
      expect(rung).toEqual([...new Set(rung)].sort())
      expect(rung.length).toBeLessThanOrEqual(3)
      expect(writtenRound.wakeAt(state, { calendar: CALENDAR })).toBeUndefined()
    })
  })
})

const FIRST_TICK: Step = {
  do: 'Tick',
  who: 0,
  own: true,
  unit: 0,
  stance: 0,
  text: 0,
  fresh: true,
  old: 0,
  minute: 0,
  delivered: true,
}
