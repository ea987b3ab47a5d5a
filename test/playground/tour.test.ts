import { afterEach, describe, expect, test } from 'vitest'
import { Performer, type TourParts } from '../../playground/tour/performing.js'
import { type Town, town } from '../support/town.js'

let here: Town | undefined
afterEach(async () => {
  await here?.close()
  here = undefined
})

const DAY_MS = 86_400_000
const partsOf = (t: Town): TourParts => ({
  emulator: t.platform,
  now: () => t.clock.now(),
  clock: { step: async (days) => t.clock.jump(days * DAY_MS) },
})

async function open(): Promise<{ t: Town; performer: Performer }> {
  here = await town()
  return { t: here, performer: new Performer(partsOf(here)) }
}

/** Plays a scene from its beginning to its end; `between` runs before every step. */
async function play(performer: Performer, id: string, between?: () => Promise<void>): Promise<number> {
  const scene = performer.scenes().find((one) => one.id === id)
  await performer.begin(id)
  for (const [index] of scene?.steps.entries() ?? []) {
    await between?.()
    await performer.perform(id, index)
  }
  return scene?.steps.length ?? 0
}

describe('every scene over the real bot', () => {
  test('one after another, twice in a row', async () => {
    const { performer } = await open()
    for (const round of [1, 2])
      for (const { id, steps } of performer.scenes())
        expect(await play(performer, id), `${id}, round ${round}`).toBe(steps.length)
  })
})
