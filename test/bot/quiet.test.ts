import { expect, test } from 'vitest'
import { createClicks } from '../../src/bot/clicks.js'
import { manualClock, rest } from './manual-clock.js'

function waiting(clicks: ReturnType<typeof createClicks>) {
  const state = { over: false }
  void clicks.quiet(20).then(() => {
    state.over = true
  })
  return state
}

test('quiet at once when nobody is being answered', async () => {
  const quiet = waiting(createClicks(manualClock('2026-11-23T01:00:00.000Z'), () => undefined))
  await rest()
  expect(quiet.over).toBe(true)
})

test('quiet as soon as the last click is answered, without waiting for the time', async () => {
  const clock = manualClock('2026-11-23T01:00:00.000Z')
  const clicks = createClicks(clock, () => undefined)
  const [one, two] = [clicks.press('a'), clicks.press('b')]
  const quiet = waiting(clicks)
  one.release(false)
  await rest()
  expect(quiet.over).toBe(false)
  two.release(false)
  await rest()
  expect(quiet.over).toBe(true)
  expect(clock.alarms()).toBe(0)
})

test('quiet at the latest after the time, and when the messenger stops', async () => {
  const clock = manualClock('2026-11-23T01:00:00.000Z')
  const clicks = createClicks(clock, () => undefined)
  clicks.press('a')
  const first = waiting(clicks)
  await clock.advance(19)
  expect(first.over).toBe(false)
  await clock.advance(1)
  expect(first.over).toBe(true)
  const second = waiting(clicks)
  clicks.stop()
  await rest()
  expect(second.over).toBe(true)
})
