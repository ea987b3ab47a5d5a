import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/bot/system-clock.js'
import type { Instant } from '../../src/domain/instant.js'
import { instantOf, later } from '../../src/domain/instant.js'
import { rest } from './manual-clock.js'
import { decided, type Notice } from './toy-procedures.js'
import { A, id, onNewDisk, reborn, START, type Workshop, workshop } from './workshop.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (ms: number): Instant => later(START as Instant, ms)
const ticks = async (shop: Workshop, on = A) => ((await shop.store.load(on)).state as Notice).ticks
const causes = async (shop: Workshop) => (await shop.store.events(A)).map(({ cause }) => cause)

describe('the alarm of a case', () => {
  test('rings at its time with the cause tick/<case>/<instant>, and the next one is set', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000), at(2_000)] }, A, 'ev_1')
    await shop.clock.advance(999)
    expect(await ticks(shop)).toEqual([])
    await shop.clock.advance(1)
    expect(await ticks(shop)).toEqual([at(1_000)])
    await shop.clock.advance(1_000)
    expect(await causes(shop)).toEqual(['ev_1', `tick/notice/a/${at(1_000)}`, `tick/notice/a/${at(2_000)}`])
    expect(shop.clock.alarms()).toBe(0)
  })

  test('that is set anew no longer rings at the old time', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    await shop.act({ do: 'Set', wake: [at(5_000)] })
    await shop.clock.advance(4_999)
    expect(await ticks(shop)).toEqual([])
    await shop.clock.advance(1)
    expect(await ticks(shop)).toEqual([at(5_000)])
  })

  test('that is taken away does not ring', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    await shop.act({ do: 'Set', wake: [] })
    expect(shop.clock.alarms()).toBe(0)
    await shop.clock.advance(DAY)
    expect(await ticks(shop)).toEqual([])
  })

  test('that was missed while no process ran rings once, at the start', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Set', wake: [at(HOUR)] })
    const next = await reborn(shop, disk)
    await next.clock.advance(DAY)
    expect(await ticks(next)).toEqual([])
    await next.start()
    await next.clock.advance(0)
    expect(await ticks(next)).toEqual([at(HOUR)])
    const third = await reborn(next, disk)
    await third.start()
    await third.clock.advance(DAY)
    expect(await ticks(third)).toEqual([at(HOUR)])
  })

  test('that lies ahead survives a restart', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Set', wake: [at(DAY)] })
    const next = await reborn(shop, disk)
    await next.start()
    await next.clock.advance(DAY)
    expect(await ticks(next)).toEqual([at(DAY)])
  })

  test('that rang without effect does not ring again, nor after a restart, until another time comes', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Write', text: '不动' })
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    decided.length = 0
    await shop.clock.advance(DAY)
    expect(decided.filter((one) => one.startsWith('Tick'))).toHaveLength(1)
    expect(shop.clock.alarms()).toBe(0)
    const next = await reborn(shop, disk)
    await next.start()
    await next.clock.advance(DAY)
    expect(decided.filter((one) => one.startsWith('Tick'))).toHaveLength(1)
    await next.act({ do: 'Write', text: '动' })
    await next.act({ do: 'Set', wake: [at(5 * DAY)] })
    await next.clock.advance(5 * DAY)
    expect(await ticks(next)).toEqual([at(5 * DAY)])
  })

  test('months ahead rings on the day, by sleeps that no timer is too short for', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(200 * DAY)] })
    await shop.clock.advance(200 * DAY - 1)
    expect(await ticks(shop)).toEqual([])
    await shop.clock.advance(1)
    expect(await ticks(shop)).toEqual([at(200 * DAY)])
    expect(shop.clock.longest).toBeLessThan(2 ** 31)
  })

  test('a timer that rings a moment early is set again instead of spoiling the tick', async () => {
    const shop = workshop()
    const after = shop.clock.after.bind(shop.clock)
    const early = [3, 2, 1]
    shop.clock.after = (ms, run) => after(ms - (early.shift() ?? 0), run)
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    await shop.clock.advance(999)
    expect(await ticks(shop)).toEqual([])
    await shop.clock.advance(1)
    expect(await ticks(shop)).toEqual([at(1_000)])
  })

  test('a tick that cannot be handled is told and tried again in a minute', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    disk.before = ({ what }) => {
      if (what === 'write') throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    }
    await shop.clock.advance(1_000)
    expect(shop.failures.join()).toContain(`tick/notice/a/${at(1_000)}`)
    disk.before = () => undefined
    await shop.clock.advance(60_000)
    expect(await ticks(shop)).toEqual([at(1_000)])
  })

  test('of a case whose kind cannot say when does not keep the others from being set', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: ['never'] }, id('notice/bad'))
    await shop.act({ do: 'Set', wake: [at(DAY)] })
    const next = workshop({ store: shop.store, clock: shop.clock, courier: shop.courier })
    shop.stop()
    await next.start()
    await next.clock.advance(DAY)
    expect(await ticks(next)).toEqual([at(DAY)])
  })

  test('that another process over the same store rang first leads to the next one all the same', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000), at(2_000)] })
    const other = workshop({ store: shop.store, clock: shop.clock, courier: shop.courier })
    await other.start()
    await shop.clock.advance(1_500)
    shop.stop()
    await shop.clock.advance(500)
    expect(await ticks(other)).toEqual([at(1_000), at(2_000)])
  })

  test('closed cases are not looked at', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000)] })
    await shop.act({ do: 'Close' })
    const next = workshop({ store: shop.store, clock: shop.clock, courier: shop.courier })
    shop.stop()
    await next.scheduler.start()
    expect(next.clock.alarms()).toBe(0)
  })

  test('after stop none rings and none is set, also by a tick that was under way', async () => {
    const shop = workshop()
    await shop.act({ do: 'Set', wake: [at(1_000), at(2_000)] })
    await shop.messenger.idle()
    shop.stop()
    await shop.clock.advance(DAY)
    await shop.act({ do: 'Set', wake: [at(2 * DAY)] })
    await rest()
    expect(shop.clock.alarms()).toBe(0)
    expect(await ticks(shop)).toEqual([])
  })
})

test('what comes next is the soonest of all alarms, and nothing once none is set', async () => {
  const shop = workshop()
  const other = id('notice/b')
  expect(shop.scheduler.next()).toBeNull()
  await shop.act({ do: 'Set', wake: [at(2 * DAY), at(3 * DAY)] })
  await shop.act({ do: 'Set', wake: [at(DAY)] }, other)
  await rest()
  expect(shop.scheduler.next()).toEqual({ case: other, due: at(DAY) })
  await shop.clock.advance(DAY)
  expect(shop.scheduler.next()).toEqual({ case: A, due: at(2 * DAY) })
  await shop.clock.advance(DAY)
  expect(shop.scheduler.next()).toEqual({ case: A, due: at(3 * DAY) })
  await shop.act({ do: 'Set', wake: [] })
  await rest()
  expect(shop.scheduler.next()).toBeNull()
})

describe('the clock of the machine', () => {
  test('calls once, not before its time, and not when it was called off', async () => {
    const clock = systemClock(Date.now)
    let rang = 0
    const begun = Date.now()
    clock.after(1, () => {
      rang += 10
    })()
    await new Promise<void>((resolve) => {
      clock.after(20, () => {
        rang += 1
        resolve()
      })
    })
    expect(rang).toBe(1)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(18)
    expect(instantOf(clock.now()).slice(0, 4)).toBe(instantOf(Date.now()).slice(0, 4))
  })

  test('takes waits that no timer takes: they do not ring at once', async () => {
    let rang = false
    const callOff = systemClock(Date.now).after(400 * DAY, () => {
      rang = true
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    callOff()
    expect(rang).toBe(false)
  })
})
