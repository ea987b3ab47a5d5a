import { expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { INTENT_RULES } from '../../src/language/intent.js'
import { plain } from '../../src/language/normalise.js'
import { foundIn } from '../../src/language/read.js'

test.each(INTENT_RULES.map((rule, at) => ({ ...rule, at })))(
  '$at $intent: 「$sentence」 is decided by this rule',
  ({ sentence, at }) => {
    const { signs } = foundIn(plain(sentence), { today: '2026-11-22' as CalendarDate })
    expect(INTENT_RULES.findIndex(({ when }) => when(signs))).toBe(at)
  },
)
