import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { registry } from '../../src/bot/bot.js'
import { createEngine } from '../../src/bot/engine.js'
import type { CaseId } from '../../src/domain/ids.js'
import { instantOf } from '../../src/domain/instant.js'
import { Roster } from '../../src/domain/roster.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { memoryStore } from '../../src/store/memory.js'
import { manualClock } from './manual-clock.js'

const ROSTER = Roster.parse(JSON.parse(readFileSync('config/roster.json', 'utf8')))
const FIELDS = {
  title: '区政务云扩容项目',
  description: '拟扩容。',
  research: '已调研。',
  advice: '建议同意。',
  special: '不能及时召开会议。',
  deadline: '2026-11-27 18:00 +0800',
}

function office() {
  const clock = manualClock('2026-11-23T01:00:00.000Z')
  const engine = createEngine({
    store: memoryStore(registry.fold),
    registry,
    world: {
      roster: async () => ROSTER,
      rules: async () => ({
        edition: loadEdition('yangpu-2021-4'),
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
  const person = ROSTER.office[0]?.openId ?? null
  return (cause: string, fields: Record<string, string>) =>
    engine.handle({
      case: 'round/drafts' as CaseId,
      command: { do: 'Propose', fields, form: null },
      cause,
      at: instantOf(clock.now()),
      via: null,
      actor: () => ({ person, role: 'office', unit: null, title: '联席会议办公室' }),
      draft: { act: 'round.propose', typed: fields },
    })
}

describe('what is kept of a card with the outcome', () => {
  test('a refused form keeps what was typed', async () => {
    const { outcome, answered } = await office()('one', { ...FIELDS, research: '' })
    expect(outcome.result).toBe('refused')
    expect(answered.draft?.typed).toMatchObject({ title: FIELDS.title })
  })

  test('是否涉密 yes: refused, and nothing of what was typed is kept', async () => {
    const { outcome, answered } = await office()('one', { ...FIELDS, secret: 'yes' })
    expect(outcome.result).toBe('refused')
    expect(answered.draft).toMatchObject({ act: 'round.propose', typed: {} })
    expect(JSON.stringify(outcome)).not.toContain(FIELDS.description)
  })

  test('a repeat of what is done leaves no draft: the card shows the matter as it stands', async () => {
    const propose = office()
    expect((await propose('one', FIELDS)).outcome.result).toBe('done')
    const again = await propose('two', FIELDS)
    expect(again.outcome.result).toBe('already')
    expect(again.answered.draft).toBeNull()
  })
})
