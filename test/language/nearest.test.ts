import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { exampleSentences } from '../../src/language/examples.js'
import { type Learned, nearest } from '../../src/language/nearest.js'
import { read } from '../../src/language/read.js'

const learned = (text: string, question: string, times = 1, label = question): Learned => ({
  text,
  question,
  label,
  times,
})
const questions = (text: string, known: readonly Learned[] = []) =>
  nearest(text, known).map(({ question }) => question)
const MINUTES = '会议纪要由谁签发'

describe('您是想…: the nearest questions', () => {
  test.each(exampleSentences().map(({ label, question }) => [label, question]))(
    '%s: its own question finds it first',
    (_, question) => {
      expect(questions(question)[0]).toBe(question)
    },
  )

  test.each(exampleSentences().flatMap(({ question, sentences }) => sentences.map((one) => [one, question])))(
    '%s is near %s',
    (sentence, question) => {
      expect(questions(sentence)).toContain(question)
    },
  )

  test('three at most, no kind twice', () => {
    for (const text of ['会议什么的', '采购的那笔钱', '项目的事情', '备案']) {
      const shown = nearest(text)
      expect(shown.length).toBeLessThanOrEqual(3)
      expect(new Set(shown.map(({ label }) => label)).size).toBe(shown.length)
      expect(new Set(shown.map(({ question }) => question)).size).toBe(shown.length)
    }
  })

  test('a rare pair weighs more than a common one: 监理 beside 项目', () => {
    expect(questions('项目的那个监理').slice(0, 2).join()).toContain('监理')
  })

  test.each([
    '晚上吃什么好',
    '讲个笑话',
    '今天天气怎么样',
    '在吗',
    '哈哈哈',
    '',
    '？？',
    '好',
    '我今天工作好累',
  ])('none for chatter: %s', (text) => {
    expect(nearest(text)).toEqual([])
  })
})

describe('您是想…: what was chosen before', () => {
  const known = [learned('会议什么的', MINUTES)]

  test('without it another question comes first, with it the chosen one', () => {
    expect(questions('会议什么的')[0]).not.toBe(MINUTES)
    expect(questions('会议什么的', known)[0]).toBe(MINUTES)
  })

  test.each(['会议什么的', '会議什麼的', '会议 什么的', '会议什么的呀', '会议什么的吧'])(
    'the same or nearly the same words: %s',
    (text) => {
      expect(questions(text, known)[0]).toBe(MINUTES)
      expect(nearest(text, known)).toHaveLength(3)
    },
  )

  test('other words are ranked as before', () => {
    expect(questions('采购的那笔钱', known)).toEqual(questions('采购的那笔钱'))
  })

  test('of two chosen for the same words the one chosen more often leads, then the later one', () => {
    const more = [learned('会议什么的', MINUTES, 2), learned('会议什么的', '联席会议什么时候开')]
    expect(questions('会议什么的', more).slice(0, 2)).toEqual([MINUTES, '联席会议什么时候开'])
    const later = [learned('会议什么的', MINUTES), learned('会议什么的', '联席会议什么时候开')]
    expect(questions('会议什么的', later)[0]).toBe('联席会议什么时候开')
  })

  test('chatter brings up nothing that was learned for something else', () => {
    expect(questions('晚上吃什么好', [learned('会议晚上开吗', MINUTES)])).toEqual([])
  })

  test('nothing is ever answered on it: the question stays open, with the offers in another order', () => {
    const spent = [learned('采购的那笔钱', MINUTES)]
    const reading = read('采购的那笔钱', { today: '2026-11-22' as CalendarDate, learned: spent })
    expect(reading).toMatchObject({ intent: 'unknown', topic: null, facts: {} })
    expect(reading.suggestions).toHaveLength(3)
    expect(reading.suggestions[0]?.question).toBe(MINUTES)
  })
})
