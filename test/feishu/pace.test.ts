import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { createPace } from '../../src/feishu/pace.js'

/** Time that stands still until told to move; due timers then run in their order. The calendar is stopped for good. */
function steppedClock() {
  let elapsed = 0
  let timers: { due: number; run: () => void }[] = []
  const clock: Clock = {
    now: () => 0,
    elapsed: () => elapsed,
    after(ms, run) {
      const timer = { due: elapsed + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }
  const flush = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    clock,
    pending: () => timers.length,
    pass: async (ms: number) => {
      await flush()
      const end = elapsed + ms
      for (;;) {
        const [next] = timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        elapsed = Math.max(elapsed, next.due)
        next.run()
        await flush()
      }
      elapsed = end
      await flush()
    },
  }
}

function paced() {
  const time = steppedClock()
  const pace = createPace(time.clock)
  const gone: { name: string; at: number }[] = []
  const call = (name: string, ...keys: string[]) =>
    void pace.turn(keys).then(() => gone.push({ name, at: time.clock.elapsed() }))
  const most = (span: number, of = gone) =>
    Math.max(...of.map(({ at }) => of.filter((other) => other.at > at - span && other.at <= at).length))
  return { ...time, call, gone, most, names: () => gone.map(({ name }) => name) }
}

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('5 a second for one receiver', () => {
  test('five go at once, the sixth when the second is over', async () => {
    const { call, pass, names } = paced()
    for (const i of numbers(6)) call(`${i}`, 'ou_a')
    await pass(0)
    expect(names()).toEqual(['0', '1', '2', '3', '4'])
    await pass(1_000)
    expect(names()).toHaveLength(5)
    await pass(200)
    expect(names()).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  test('never more than five in any second, all in order', async () => {
    const { call, pass, gone, most, names } = paced()
    for (const i of numbers(12)) call(`${i}`, 'ou_a')
    await pass(450)
    for (const i of numbers(12)) call(`${12 + i}`, 'ou_a')
    await pass(10_000)
    expect(names()).toEqual(numbers(24).map(String))
    expect(most(1_000)).toBe(5)
    expect(gone.at(-1)?.at).toBeLessThan(5_000)
  })

  test('one receiver’s queue holds nobody else up', async () => {
    const { call, pass, names } = paced()
    for (const i of numbers(8)) call(`a${i}`, 'ou_a')
    call('b', 'ou_b')
    await pass(0)
    expect(names()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b'])
  })

  test('a call with two keys waits for both and is not overtaken on either', async () => {
    const { call, pass, names } = paced()
    for (const i of numbers(5)) call(`a${i}`, 'a')
    call('both', 'a', 'b')
    call('b', 'b')
    await pass(0)
    expect(names()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4'])
    await pass(1_200)
    expect(names().slice(5)).toEqual(['both', 'b'])
  })
})

describe('in all', () => {
  test('50 a second, first come first served', async () => {
    const { call, pass, most, names } = paced()
    for (const i of numbers(130)) call(`${i}`, `ou_${i}`)
    await pass(0)
    expect(names()).toHaveLength(50)
    await pass(5_000)
    expect(names()).toEqual(numbers(130).map(String))
    expect(most(1_000)).toBe(50)
  })

  test('1,000 a minute', async () => {
    const { call, pass, gone, most } = paced()
    for (const i of numbers(1_020)) call(`${i}`, `ou_${i}`)
    await pass(59_000)
    expect(gone).toHaveLength(1_000)
    await pass(10_000)
    expect(gone).toHaveLength(1_020)
    expect(most(60_000)).toBe(1_000)
  })

  test('nothing is left waiting when nobody waits', async () => {
    const { call, pass, pending } = paced()
    for (const i of numbers(6)) call(`${i}`, 'ou_a')
    expect(pending()).toBe(1)
    await pass(2_000)
    expect(pending()).toBe(0)
  })
})
