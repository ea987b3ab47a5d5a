import { expect, test } from 'vitest'
import { createWorld, ROSTER_CASE } from '../../src/bot/world.js'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { Roster } from '../../src/domain/roster.js'
import { NO_SETTINGS } from '../../src/procedures/settings/state.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import type { Store } from '../../src/store/port.js'
import { ROSTER } from './workshop.js'

const edition = loadEdition('yangpu-2021-4')
const on = '2026-11-23' as CalendarDate
const three = Roster.parse({
  ...ROSTER,
  members: [
    ...ROSTER.members,
    { unit: '区审计局', leader: { openId: 'ou_audit', title: '局领导' }, liaisons: [] },
  ],
})

/** A world of which only the roster is on record. */
const worldWith = (roster: Roster | null) =>
  createWorld({
    store: {
      load: async (id) => ({ state: id === ROSTER_CASE ? { roster } : NO_SETTINGS }) as never,
    } as Pick<Store, 'load'> as Store,
    editions: new Map([[edition.id, edition]]),
    first: ROSTER,
  })

test('the number of member units is that of the roster on record; until one is there, of the first', async () => {
  expect((await worldWith(three).rules(on)).members).toBe(3)
  expect((await worldWith(null).rules(on)).members).toBe(2)
})
