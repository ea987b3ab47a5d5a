import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { REAL_TIME, TownClock } from '../../playground/town-clock.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const REAL = Date.parse('2026-11-23T01:00:00.000Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: REAL })
})
afterEach(() => {
  vi.useRealTimers()
})

const setting = (at: number, running: boolean) => ({ at, since: Date.now(), running })
const stop = (clock: TownClock) => clock.set(setting(clock.now(), false))
const run = (clock: TownClock) => clock.set(setting(clock.now(), true))
const jump = (clock: TownClock, ms: number) => clock.set(setting(clock.now() + ms, clock.setting().running))

describe('what the clock shows', () => {
  test.each<[string, (clock: TownClock) => void, number]>([
    ['follows the machine at first', () => undefined, HOUR],
    ['stands still when stopped', stop, 0],
    [
      'goes on from where it stood',
      (clock) => {
        stop(clock)
        vi.advanceTimersByTime(DAY)
        run(clock)
      },
      HOUR,
    ],
    ['runs on after a step', (clock) => jump(clock, DAY), DAY + HOUR],
    [
      'stands at the new day after a step while stopped',
      (clock) => {
        stop(clock)
        jump(clock, DAY)
      },
      DAY,
    ],
    ['does not take an earlier moment', (clock) => clock.set(setting(REAL - DAY, false)), 0],
    ['nor an earlier one to run from', (clock) => clock.set(setting(REAL - DAY, true)), HOUR],
  ])('%s', (_, act, shown) => {
    const clock = new TownClock()
    act(clock)
    const before = clock.elapsed()
    vi.advanceTimersByTime(HOUR)
    expect(clock.now() - REAL).toBe(shown)
    expect(clock.elapsed() - before).toBe(HOUR)
  })

  test('does not go back when the machine’s own clock is set back', () => {
    const clock = new TownClock()
    expect(clock.now()).toBe(REAL)
    vi.setSystemTime(REAL - HOUR)
    expect(clock.now()).toBe(REAL)
  })

  test('is the same in two processes that were given the same setting', () => {
    const one = new TownClock()
    jump(one, DAY)
    vi.advanceTimersByTime(1234)
    const other = new TownClock(one.setting())
    expect(other.now()).toBe(one.now())
    expect(other.now()).toBe(REAL + DAY + 1234)
  })
})

describe('its timers', () => {
  const rung: string[] = []
  const ring = (name: string) => () => void rung.push(name)
  beforeEach(() => {
    rung.length = 0
  })

  test('ring by the machine’s time though the calendar stands still', () => {
    const clock = new TownClock()
    stop(clock)
    clock.after(1_000, ring('a'))
    vi.advanceTimersByTime(999)
    expect(rung).toEqual([])
    vi.advanceTimersByTime(1)
    expect(rung).toEqual(['a'])
  })

  test.each([true, false])('ring in order of due after a jump, running %s', (running) => {
    const clock = new TownClock(setting(REAL, running))
    clock.after(3 * HOUR, ring('three'))
    clock.after(HOUR, ring('one'))
    clock.after(2 * DAY, ring('next'))
    clock.after(2 * HOUR, ring('two'))
    jump(clock, DAY)
    vi.advanceTimersByTime(10)
    expect(rung).toEqual(['one', 'two', 'three'])
  })

  test('count what a jump took off the wait', () => {
    const clock = new TownClock()
    clock.after(2 * DAY, ring('a'))
    jump(clock, DAY)
    vi.advanceTimersByTime(DAY - 1)
    expect(rung).toEqual([])
    vi.advanceTimersByTime(1)
    expect(rung).toEqual(['a'])
  })

  test('that are called off do not ring, also when one that rings before does it', () => {
    const clock = new TownClock()
    const callOff = clock.after(2 * HOUR, ring('late'))
    clock.after(HOUR, () => callOff())
    jump(clock, DAY)
    vi.advanceTimersByTime(10)
    expect(rung).toEqual([])
  })

  test('set by one that rings count from then', () => {
    const clock = new TownClock()
    clock.after(HOUR, () => clock.after(HOUR, ring('second')))
    jump(clock, DAY)
    vi.advanceTimersByTime(10)
    expect(rung).toEqual([])
    vi.advanceTimersByTime(HOUR)
    expect(rung).toEqual(['second'])
  })

  test('months ahead ring on the day, by waits that the runtime takes', () => {
    const clock = new TownClock()
    const waits = vi.spyOn(globalThis, 'setTimeout')
    clock.after(60 * DAY, ring('a'))
    vi.advanceTimersByTime(60 * DAY - 1)
    expect(rung).toEqual([])
    vi.advanceTimersByTime(1)
    expect(rung).toEqual(['a'])
    expect(Math.max(...waits.mock.calls.map(([, ms]) => ms ?? 0))).toBeLessThan(2 ** 31)
  })

  test('of which one fails do not keep the others from ringing', () => {
    const clock = new TownClock()
    clock.after(1, () => {
      throw new Error('of its own')
    })
    clock.after(2, ring('other'))
    expect(() => vi.advanceTimersByTime(5)).toThrow('of its own')
    vi.advanceTimersByTime(5)
    expect(rung).toEqual(['other'])
  })
})

type Step = { do: 'set'; ms: number } | { do: 'pass' | 'jump'; ms: number } | { do: 'stop' | 'run' }
const wait = fc.integer({ min: 0, max: 5_000 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), ms: wait }),
  fc.record({ do: fc.constantFrom('pass' as const, 'jump' as const), ms: wait }),
  fc.record({ do: fc.constantFrom('stop' as const, 'run' as const) }),
)

describe('whatever is done to it', () => {
  interface SetTimer {
    ms: number
    elapsed: number
    now: number
  }

  /** Lives through the steps; answers each timer that was set, each that rang with the moments, and every moment shown. */
  function live(steps: readonly Step[]) {
    vi.setSystemTime(REAL)
    const clock = new TownClock(REAL_TIME)
    const set: SetTimer[] = []
    const rang: { timer: SetTimer; elapsed: number; now: number }[] = []
    const shown: number[] = [clock.now()]
    for (const one of steps) {
      if (one.do === 'set') {
        const timer = { ms: one.ms, elapsed: clock.elapsed(), now: clock.now() }
        set.push(timer)
        clock.after(one.ms, () => void rang.push({ timer, elapsed: clock.elapsed(), now: clock.now() }))
      } else if (one.do === 'pass') vi.advanceTimersByTime(one.ms)
      else if (one.do === 'jump') {
        jump(clock, one.ms)
        vi.advanceTimersByTime(0)
      } else if (one.do === 'stop') stop(clock)
      else run(clock)
      shown.push(clock.now())
    }
    return { clock, set, rang, shown }
  }
  const steps = fc.array(step, { maxLength: 40 })

  test('it never goes back', () => {
    fc.assert(
      fc.property(steps, (done) => {
        const { shown } = live(done)
        expect(shown).toEqual(shown.toSorted((a, b) => a - b))
      }),
    )
  })

  test('no timer rings too early or twice, and each that is due has rung', () => {
    fc.assert(
      fc.property(steps, (done) => {
        const { clock, set, rang } = live(done)
        const due = ({ ms, elapsed, now }: SetTimer, at: { elapsed: number; now: number }) =>
          at.elapsed - elapsed >= ms || at.now - now >= ms
        expect(rang.filter(({ timer, ...at }) => !due(timer, at))).toEqual([])
        expect(new Set(rang.map(({ timer }) => timer)).size).toBe(rang.length)
        // A wait of nothing rings in the next turn, as everywhere.
        vi.advanceTimersByTime(set.length + 1)
        const after = { elapsed: clock.elapsed() - set.length - 1, now: clock.now() - set.length - 1 }
        const missed = set.filter((timer) => due(timer, after) && !rang.some((one) => one.timer === timer))
        expect(missed).toEqual([])
      }),
    )
  })

  test('timers set at one moment ring in order of their waits', () => {
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 12 }), steps, (waits, done) => {
        const { rang, set } = live([...waits.map((ms): Step => ({ do: 'set', ms })), ...done])
        const first = rang
          .filter(({ timer }) => set.indexOf(timer) < waits.length)
          .map(({ timer }) => timer.ms)
        expect(first).toEqual(first.toSorted((a, b) => a - b))
      }),
    )
  })
})
