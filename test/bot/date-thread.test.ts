import { describe, expect, test } from 'vitest'
import { question } from '../../src/bot/understanding.js'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import type { Thread } from '../../src/procedures/conversation/said.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const given = {
  rules: { edition: loadEdition('yangpu-2021-4'), calendar: loadCalendar(), settings: NOTHING_SET },
  today: '2026-11-22' as CalendarDate,
  learned: [],
}

/** The dates that a chat is given, question by question; 'date' where the day is asked for. */
function dates(...texts: readonly string[]): (string | null)[] {
  let thread: Thread | null = null
  return texts.map((text) => {
    const { answer, thread: next } = question(text, thread, given)
    thread = next
    return answer.deadline ?? answer.ask?.fact ?? null
  })
}

describe('a chat about a date of the rules', () => {
  test.each<[readonly string[], readonly (string | null)[]]>([
    [
      ['合同备案截止是哪天', '9月24日', '那30号签呢'],
      ['date', '2026-10-15', '2026-10-20'],
    ],
    [
      ['采购启动期限到哪天', '2月30日', '2月28日', '那半年呢'],
      ['date', 'date', '2026-05-28', '2026-08-29'],
    ],
    [
      ['合同备案截止是哪天', '联席会议几家单位能开', '9月24日'],
      ['date', null, '2026-10-15'],
    ],
    [
      ['合同9月24日生效，最晚哪天备案', '那启动采购呢', '6月30日'],
      ['2026-10-15', 'date', '2026-09-30'],
    ],
    [
      ['合同备案截止是哪天', '120万的项目走什么流程', '9月24日'],
      ['date', null, null],
    ],
  ])('%j', (texts, expected) => {
    expect(dates(...texts)).toEqual(expected)
  })

  test('「还剩几天」 is answered for the contract spoken of', () => {
    const first = question('合同11月16日签的，备案最晚哪天', null, given)
    expect(question('还剩几天', first.thread, given).answer.conclusion).toBe(
      '今天（11月22日）未超过备案期限，之后还有6个工作日；合同备案最晚为2026年11月30日（周一）',
    )
  })
})
