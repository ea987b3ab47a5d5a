import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EDITION } from '../../../playground/gallery/rounds.js'
import { answerCard } from '../../../src/cards/conversation/answer-card.js'
import { readFacts } from '../../../src/cards/conversation/carried-facts.js'
import type { CalendarDate } from '../../../src/domain/calendar-date.js'
import { read } from '../../../src/language/read.js'
import { type Answer, answer } from '../../../src/rules/answer.js'
import { RESERVATION } from '../../../src/rules/answer-text.js'
import { NOTHING_SET } from '../../../src/rules/settings.js'
import { loadCalendar } from '../../../src/rules/working-calendar.js'
import { questionsIn } from '../../eval/expected.js'
import { faultsOf } from '../card-faults.js'
import { allWords, buttonsOf, wordsOf } from '../card-reading.js'

const RULES = { edition: EDITION, calendar: loadCalendar(), settings: NOTHING_SET }
const folder = new URL('../../eval/', import.meta.url)
const questions = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => questionsIn(readFileSync(new URL(name, folder), 'utf8')))
  .map(({ q }) => q)

const answered = (question: string): Answer =>
  answer(read(question, { today: '2026-11-22' as CalendarDate }), RULES)
const card = (question: string, said = answered(question)) =>
  answerCard(question, said, { case: 'talk/ou_a', key: 'said/1' }, EDITION)

test('every question of the sets is answered by a card that the platform takes', () => {
  const faults = questions.flatMap((question) =>
    faultsOf(card(question)).map((fault) => `${question}: ${fault}`),
  )
  expect(faults).toEqual([])
  expect(questions.length).toBeGreaterThan(900)
}, 60_000)

test('the conclusion comes first; the document and its status stand under whatever rests on a clause', () => {
  const wrong = questions.filter((question) => {
    const said = answered(question)
    const [first = ''] = wordsOf(card(question, said)).filter((line) =>
      line.startsWith(said.conclusion.slice(0, 6)),
    )
    const words = allWords(card(question, said))
    return first === '' || !words.includes(EDITION.docNo) || !words.includes(EDITION.status)
  })
  expect(wrong.filter((question) => answered(question).intent !== 'unknown')).toEqual([])
})

describe('what a reading rests on', () => {
  test('a reading used is said to be one, at the end, once', () => {
    const words = allWords(card('刚好两百万，机房改造带设备，咋走'))
    expect(words.split(RESERVATION)).toHaveLength(2)
  })

  test('where the text is plain nothing is reserved', () => {
    expect(allWords(card('联席会议由谁召集主持'))).not.toContain(RESERVATION)
  })
})

test('a question back: one button an option, each carrying what is known and what it adds', () => {
  const buttons = buttonsOf(card('260万要怎么报'))
  expect(buttons.map(({ text }) => text)).toEqual(['是，纯软件开发或运维', '不是，还有其他内容'])
  for (const { value } of buttons) {
    expect(readFacts(value.p?.['facts'])?.amount).toEqual({ min: 260_000_000, max: 260_000_000 })
    expect(readFacts(value.p?.['adds'])?.pureSoftwareOrOps).toBeDefined()
  }
})
