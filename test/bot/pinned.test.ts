import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/bot/engine.js'
import { createRegistry, pair, textOfDay } from '../../src/bot/registry.js'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import type { CaseId } from '../../src/domain/ids.js'
import type { Instant } from '../../src/domain/instant.js'
import { SYSTEM } from '../../src/domain/roster.js'
import type { Procedure } from '../../src/procedures/procedure.js'
import { editionsFrom } from '../../src/rules/rulebook/editions.js'
import { editionOn } from '../../src/rules/rulebook/succession.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { memoryStore } from '../../src/store/memory.js'
import { INVENTED_ID, INVENTED_TEXT, REFERENCE_ID } from '../rules/invented-edition.js'
import { manualClock } from './manual-clock.js'
import { ROSTER } from './workshop.js'

interface Noted {
  did: 'Noted'
  edition: string
  days: number
}

/** Notes under which text it decides. */
const noting = (
  kind: string,
  nature: Pick<Procedure<Noted[], unknown, Noted>, 'official' | 'standing'>,
): Procedure<Noted[], unknown, Noted> => ({
  kind,
  ...nature,
  initial: [],
  bases: { Noted: '系统规定' },
  decide: (_, __, { edition }) => [
    { did: 'Noted', edition: edition.id, days: edition.parameters.contractFiling.value },
  ],
  evolve: (state, { event }) => [...state, event],
  wakeAt: () => undefined,
  consequences: () => [],
  index: () => ({ open: true, waits: [], tags: {} }),
  todos: () => [],
})

const editions = editionsFrom([{ file: 'invented.json', text: INVENTED_TEXT }])
const registry = createRegistry([
  pair(noting('matter', { official: true }), null),
  pair(noting('list', { official: true, standing: true }), null),
  pair(noting('chat', { official: false }), null),
])
/** Seconds before and after midnight in Shanghai, between the last day of the one and the first of the other. */
const BEFORE = '2026-12-31T15:59:59.000Z'
const AFTER = '2026-12-31T16:00:00.000Z'

function office() {
  const store = memoryStore(registry.fold)
  const clock = manualClock(AFTER)
  const engine = createEngine({
    store,
    registry,
    world: {
      roster: async () => ROSTER,
      rules: async (on, begun = on) => ({
        edition: editionOn(editions, REFERENCE_ID, begun),
        calendar: loadCalendar(),
        settings: NOTHING_SET,
      }),
    },
    clock,
    delivered: async () => () => true,
    changed: () => undefined,
    failed: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  let causes = 0
  return {
    store,
    /** The edition that each act on this case was decided under, the first done at this moment. */
    under: async (id: string, at: string): Promise<string[]> => {
      const act = { case: id as CaseId, command: {}, via: null, actor: () => SYSTEM }
      for (const moment of [at, AFTER]) {
        causes += 1
        await engine.handle({ ...act, cause: `ev_${causes}`, at: moment as Instant })
      }
      return ((await store.load(id as CaseId)).state as Noted[]).map(({ edition }) => edition)
    },
  }
}

describe('the text a case stands under', () => {
  test('a matter keeps the one in force when it was begun, by the platform’s clock; one begun a second later has the next', async () => {
    const { under } = office()
    expect(await under('matter/a', BEFORE)).toEqual([REFERENCE_ID, REFERENCE_ID])
    expect(await under('matter/b', AFTER)).toEqual([INVENTED_ID, INVENTED_ID])
  })

  test('its numbers are those of that text', async () => {
    const { store, under } = office()
    await under('matter/a', BEFORE)
    const { state } = await store.load('matter/a' as CaseId)
    expect((state as Noted[]).map(({ days }) => days)).toEqual([10, 10])
  })

  test.each(['list/main', 'chat/a'])('%s has no end of its own: always the text of the day', async (id) => {
    const { store, under } = office()
    await under(id, BEFORE)
    const found = await store.load(id as CaseId)
    expect(found.began).toBe(BEFORE)
    expect(textOfDay(registry, found, '2027-06-01' as CalendarDate)).toBe('2027-06-01')
    expect(((found.state as Noted[]).at(-1) as Noted).edition).toBe(INVENTED_ID)
  })
})
