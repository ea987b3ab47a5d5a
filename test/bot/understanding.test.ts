import { describe, expect, test } from 'vitest'
import { choose, question } from '../../src/bot/understanding.js'
import { writeFacts } from '../../src/cards/conversation/carried-facts.js'
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

/** One chat: what is said one after another, and the answer to the last. */
function chat(...texts: readonly string[]) {
  let thread: Thread | null = null
  let last = question('', null, given)
  for (const text of texts) {
    last = question(text, thread, given)
    thread = last.thread
  }
  return last.answer
}

describe('follow-ups keep the facts', () => {
  test.each<[readonly string[], readonly string[], string | null]>([
    [['120万的项目走什么流程', '那300万呢'], ['5.3.b', '5.3.c'], 'pureSoftwareOrOps'],
    [['120万的项目走什么流程', '那300万呢', '纯软件的'], ['5.3.b'], null],
    [['260万要怎么报', '纯软件的'], ['5.3.b'], null],
    [['260万要怎么报', '带服务器'], ['5.3.c'], null],
    [['300万纯软件开发', '那190万呢'], ['5.3.b'], null],
    [['300万软硬件都有', '要是500万呢'], ['5.3.c'], null],
    [['30万的系统', '事业单位呢'], ['5.3.a'], null],
    [['260万要怎么报', '联席会议几家单位能开', '不是纯软件'], ['5.3.c'], null],
    [['260万要怎么报', '谢谢', '是'], ['5.3.b'], null],
    [['260万要怎么报', '条款 五（三）第2段', '不是'], ['5.3.c'], null],
  ])('%j', (texts, routes, ask) => {
    const answered = chat(...texts)
    expect(answered.routes).toEqual(routes)
    expect(answered.ask?.fact ?? null).toBe(ask)
  })

  test('a question about a duty is answered for the project at hand', () => {
    expect(chat('120万新建一个系统', '要监理吗').conclusion).toContain('120万元')
    expect(chat('120万的运维', '要监理吗').conclusion).toContain('运维')
    expect(chat('500万的项目', '纯软件', '要公开招标吗').conclusion).toContain('500万元')
  })

  test('papers are listed for the kind of project at hand', () => {
    const papers = (...texts: string[]) => chat(...texts).grounds.includes('5.1.2.f')
    expect(papers('30万的运维项目怎么报', '要交什么材料')).toBe(true)
    expect(papers('30万新建系统怎么报', '要交什么材料')).toBe(false)
  })

  test('a new matter begins afresh', () => {
    expect(chat('260万要怎么报', '开一个公众号怎么报').facts.amount).toBeUndefined()
    expect(chat('300万纯软件开发', '我们另外有个210万的项目怎么走').facts.pureSoftwareOrOps).toBeUndefined()
  })
})

test.each(['谢谢', '人呢', '那笔钱的事'])(
  '「%s」 says nothing of the project: it is not answered anew',
  (text) => {
    const answered = chat('120万的项目走什么流程', text)
    expect([answered.intent, answered.routes]).toEqual(['unknown', []])
  },
)

test('another case of the same topic', () => {
  expect(chat('今天来了9家，能开吗').conclusion).toContain('已达到')
  expect(chat('今天来了9家，能开吗', '那6家呢').conclusion).toContain('未达到')
  expect(chat('今天来了9家，能开吗', '那来了8家，其中2家派人的呢').conclusion).toContain('6家')
})

test('what the asker does not know is not asked again; told later, it counts', () => {
  const unknown = chat('我要报个项目', '金额还没定')
  expect(unknown.ask).toBeNull()
  expect(unknown.conclusion).toContain('要等建设金额确定')
  expect(chat('我要报个项目', '金额还没定', '那120万呢').routes).toEqual(['5.3.b'])
  expect(chat('260万要怎么报', '不清楚', '那纯软件的呢').routes).toEqual(['5.3.b'])
})

test('what a button adds is not asked again', () => {
  const asked = question('260万要怎么报', null, given)
  const [yes] = asked.answer.ask?.options ?? []
  const after = choose(
    {
      question: '260万要怎么报',
      chosen: yes?.label,
      facts: writeFacts(asked.answer.facts),
      adds: writeFacts(yes?.facts ?? {}),
    },
    asked.thread,
    given,
  )
  expect(after.answer.ask).toBeNull()
  expect(after.answer.routes).toEqual(['5.3.b'])
})
