import { describe, expect, test } from 'vitest'
import { committee, EDITION } from '../../../playground/gallery/rounds.js'
import type { Card } from '../../../src/cards/card.js'
import { conversationView } from '../../../src/cards/conversation/conversation-view.js'
import { FULL, measure } from '../../../src/cards/limits.js'
import type { CalendarDate } from '../../../src/domain/calendar-date.js'
import type { PersonId } from '../../../src/domain/ids.js'
import { read } from '../../../src/language/read.js'
import type { OpenAt, Said } from '../../../src/procedures/conversation/said.js'
import { answer } from '../../../src/rules/answer.js'
import { clausesOf } from '../../../src/rules/clause-number.js'
import type { Edition } from '../../../src/rules/rulebook/edition.js'
import { editionFrom } from '../../../src/rules/rulebook/editions.js'
import { YANGPU_2021_4 } from '../../../src/rules/rulebook/yangpu-2021-4.js'
import { NOTHING_SET } from '../../../src/rules/settings.js'
import { loadCalendar } from '../../../src/rules/working-calendar.js'
import { faultsOf } from '../card-faults.js'
import { allWords, buttonsOf, buttonWords, press, wordsOf } from '../card-reading.js'

const CALENDAR = loadCalendar()
const ALL = clausesOf(EDITION)

function shown(said: Said, edition: Edition = EDITION): Card {
  const to = { person: 'ou_a' as PersonId }
  const [message] = conversationView.messages(
    { exchanges: [{ key: 'said/1', to, said }], thread: null },
    { case: 'talk/ou_a', roster: committee(3), edition, undelivered: [] },
  )
  if (!message) throw new Error('no message')
  return message.card()
}

function clauses(question: string, open: OpenAt, edition: Edition = EDITION): Card {
  const reading = read(question, { today: '2026-11-22' as CalendarDate })
  const rules = { edition, calendar: CALENDAR, settings: NOTHING_SET }
  return shown({ is: 'clauses', question, answer: answer(reading, rules), open }, edition)
}

/** Every page of what was found, one card each. */
function pages(question: string, edition: Edition = EDITION): Card[] {
  const first = clauses(question, { page: 1 }, edition)
  const of = Number(/共(\d+)页/.exec(allWords(first))?.[1] ?? 1)
  return Array.from({ length: of }, (_, at) => clauses(question, { page: at + 1 }, edition))
}

describe('a page of clauses', () => {
  test('条款 五: all 63 clauses verbatim and in order over the pages, each with its citation', () => {
    const cards = pages('条款 五')
    expect(cards.length).toBe(7)
    const lines = cards.flatMap(wordsOf)
    const ids = ALL.filter((id) => id.startsWith('5.'))
    const places = ids.map((id) => lines.indexOf(EDITION.clause(id).text))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((left, right) => left - right))
    for (const id of ids)
      expect(lines[lines.indexOf(EDITION.clause(id).text) - 1]?.split(' · ')[0]).toBe(EDITION.clause(id).cite)
    expect(lines.join()).not.toContain('节选')
  })

  test('the document and its status stand on every page and under a single clause', () => {
    for (const card of [...pages('条款 五'), clauses('条款 五（五）6', { clause: '5.5.6.b' })]) {
      expect(allWords(card)).toContain(EDITION.docNo)
      expect(allWords(card)).toContain(EDITION.status)
    }
  })

  test('which page it is, and what was asked for, stand on every one', () => {
    for (const [at, card] of pages('条款 五').entries()) {
      expect(card.header.title.content).toBe('条款 五')
      expect(card.header.subtitle?.content).toBe(`第${at + 1}页，共7页`)
      expect(wordsOf(card)).toContain(`第${at + 1}页，共7页`)
      expect(faultsOf(card)).toEqual([])
    }
  })

  test('on the first page 上一页 says why it cannot be pressed, on the last 下一页', () => {
    const cards = pages('条款 五')
    expect(cards.map((card) => press(card, '上一页').disabled)).toEqual(cards.map((_, at) => at === 0))
    expect(cards.map((card) => press(card, '下一页').disabled)).toEqual(cards.map((_, at) => at === 6))
    expect(press(cards[1] as Card, '下一页').value).toMatchObject({
      c: 'talk/ou_a',
      k: 'said/1',
      a: 'clause.page',
      p: { question: '条款 五', page: 3 },
    })
  })

  test('what fits one page has no buttons to page', () => {
    const card = clauses('条款 五（五）6', { page: 1 })
    expect(buttonWords(card)).toEqual(['逐条阅读', '条款目录'])
    expect(allWords(card)).not.toContain('第1页')
    expect(faultsOf(card)).toEqual([])
  })

  test.each([0, -3, 99])('page %s is the nearest there is', (page) => {
    const [from, to] = [pages('条款 五')[0], pages('条款 五')[6]]
    expect(clauses('条款 五', { page })).toEqual(page > 0 ? to : from)
  })

  test('逐条阅读 begins with the first clause of the page', () => {
    const second = pages('条款 五')[1] as Card
    const { value } = press(second, '逐条阅读')
    const id = ALL.filter((one) => one.startsWith('5.'))[10]
    expect(value).toMatchObject({ a: 'clause.read', p: { clause: id } })
  })

  test('every word of the rules: no page over its limits', () => {
    for (const question of [
      '条款 项目',
      '条款 联席会议',
      '条款 电子政务 项目 审核 备案',
      '条款 一',
      '条款 （三）',
    ])
      for (const card of pages(question)) {
        expect(faultsOf(card)).toEqual([])
        const { bytes, tags } = measure(card)
        expect(bytes).toBeLessThanOrEqual(FULL.bytes)
        expect(tags).toBeLessThanOrEqual(FULL.tags)
      }
  })
})

describe('an edition with very long clauses', () => {
  const long = '很长的条文内容，逐字保留。'
  const data = structuredClone({ ...YANGPU_2021_4, id: 'long' })
  const edition = editionFrom({
    ...data,
    clauses: data.clauses.map((clause) => ({
      ...clause,
      text: clause.id.startsWith('5.')
        ? `${clause.id}${long.repeat(clause.id === '5.3.b' ? 900 : 150)}`
        : clause.text,
    })),
  })

  test('fewer clauses stand on a page; one that no page holds is continued; nothing is lost', () => {
    const cards = pages('条款 五（三）', edition)
    expect(cards.length).toBeGreaterThan(3)
    for (const card of cards) expect(measure(card).bytes).toBeLessThanOrEqual(30_000)
    const text = cards
      .map((card) =>
        wordsOf(card)
          .filter((line) => line.includes('很长的条文'))
          .join(''),
      )
      .join('')
    const whole = ALL.filter((id) => id.startsWith('5.3.'))
      .map((id) => edition.clause(id).text)
      .join('')
    expect(text).toBe(whole)
  })
})

describe('one clause, and its neighbours in the document', () => {
  test('the text whole, the headings above it, the citations of those beside it', () => {
    const card = clauses('条款 五（五）6第1段第2句', { clause: '5.5.6.b' })
    const words = wordsOf(card)
    expect(words).toContain('五（五）6第1段第2句')
    expect(words).toContain(EDITION.clause('5.5.6.b').text)
    expect(words).toContain('五 项目管理程序 · 五（五） 项目实施 · 五（五）6 项目监理')
    expect(words).toContain('前一条：五（五）6第1段第1句')
    expect(words).toContain('后一条：五（五）6第1段第3句')
    expect(press(card, '上一条').value).toMatchObject({ a: 'clause.read', p: { clause: '5.5.6.a' } })
    expect(press(card, '下一条').value).toMatchObject({ a: 'clause.read', p: { clause: '5.5.6.c' } })
    expect(buttonWords(card)).toEqual(['上一条', '下一条', '条款目录'])
  })

  test('from the first clause by 下一条 through the whole document, and back', () => {
    const walk = (words: string, from: (typeof ALL)[number]) => {
      const read = [from]
      for (;;) {
        const card = clauses('条款 监理', { clause: read.at(-1) as (typeof ALL)[number] })
        expect(faultsOf(card)).toEqual([])
        const next = buttonsOf(card).find(({ text }) => text === words)
        if (!next) return read
        read.push(next.value.p?.clause as (typeof ALL)[number])
      }
    }
    expect(walk('下一条', 'N.a')).toEqual(ALL)
    expect(walk('上一条', 'A.2')).toEqual([...ALL].reverse())
  })

  test('返回列表 opens the page the clause is on; the first where it is none of those found', () => {
    const back = (clause: (typeof ALL)[number]) =>
      press(clauses('条款 五', { clause }), '返回列表').value.p?.page
    const ids = ALL.filter((one) => one.startsWith('5.'))
    expect([ids[0], ids[9], ids[10], ids[62]].map((id) => back(id as (typeof ALL)[number]))).toEqual([
      1, 1, 2, 7,
    ])
    expect(back('6.1')).toBe(1)
  })

  test('a clause that the edition in force lost is said to be lost, not shown as another', () => {
    const { map: _none, ...reference } = { ...structuredClone(YANGPU_2021_4), map: undefined }
    const without = editionFrom({
      ...reference,
      id: 'next',
      clauses: reference.clauses.filter(({ id }) => id !== '4.6'),
      map: { '4.6': 'absent' },
    })
    expect(allWords(clauses('条款 监理', { clause: '4.6' }, without))).toContain('本版规则没有对应的条款')
  })
})

describe('条款 alone', () => {
  const card = shown({ is: 'contents', question: '条款' })

  test('every part with its heading and a button that opens it', () => {
    const words = wordsOf(card)
    for (const line of ['一、总则（5条）', '五、项目管理程序（63条）', '附件（2条）', '印发通知（4条）'])
      expect(words).toContain(line)
    expect(buttonsOf(card).map(({ value }) => value.p?.question)).toEqual(
      ['印发通知', '一', '二', '三', '四', '五', '六', '附件'].map((part) => `条款 ${part}`),
    )
    expect(new Set(buttonsOf(card).map(({ value }) => value.a))).toEqual(new Set(['ask.question']))
  })

  test('a list, so that its buttons may be more than four; nothing else is wrong with it', () => {
    expect(faultsOf(card)).toEqual(['8 buttons'])
  })
})

test('what was typed is never markup', () => {
  const card = clauses('条款 监理 <at id=all></at>', { page: 1 })
  expect(card.header.title).toEqual({ tag: 'plain_text', content: '条款 监理 <at id=all></at>' })
  expect(faultsOf(card)).toEqual([])
})
