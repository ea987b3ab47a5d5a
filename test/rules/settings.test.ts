import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET, type Settings } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const calendar = loadCalendar()
const asked = (question: string, settings: Settings) =>
  answer(read(question, { today: '2026-11-23' as CalendarDate }), { edition, calendar, settings })
const told = (question: string, settings: Settings) => {
  const { conclusion, details, duties } = asked(question, settings)
  return [conclusion, ...details, ...duties.map(({ text }) => text)].join('\n')
}

const LIMIT: Settings = {
  ...NOTHING_SET,
  procurementLimit: { amount: 100_000_000, year: 2026, source: '市财政局通知', current: true },
}
const LAST_YEAR: Settings = {
  ...NOTHING_SET,
  procurementLimit: { amount: 100_000_000, year: 2025, source: '市财政局通知', current: false },
}
const WORDS = '政府采购限额（2026年度100万元，来源：市财政局通知）'
const dutiesOn = (question: string, settings: Settings) =>
  asked(question, settings)
    .duties.filter(({ clause }) => clause === '5.5.1.a' || clause === '5.5.1.c')
    .map(({ text, conditional }) => `${conditional ? '?' : '!'}${text}`)

describe('政府采购限额 (5.5.1.a): 「超过」 does not include the limit itself', () => {
  test('not set: the text has no figure, and none is given', () => {
    expect(dutiesOn('120万的新建项目走什么流程', NOTHING_SET)).toEqual([
      '?如超过政府采购限额（数额本规则未写），应实行政府采购',
      '?如超过政府采购限额，原则上在预算经费下达后3个月内启动政府采购程序',
    ])
    expect(told('政府采购限额是多少', NOTHING_SET)).toContain('本规则未写数额')
  })

  test.each([
    ['120万的新建项目走什么流程', 'above'],
    ['100.01万的新建项目走什么流程', 'just above'],
  ])('%s: %s, the duties are certain', (question) => {
    expect(dutiesOn(question, LIMIT)).toEqual([
      `!超过${WORDS}，应实行政府采购`,
      '!超过政府采购限额，原则上在预算经费下达后3个月内启动政府采购程序',
    ])
  })

  test('exactly the limit is not above it, and that is said', () => {
    expect(dutiesOn('100万的新建项目走什么流程', LIMIT)).toEqual([])
    const { details, grounds } = asked('100万的新建项目走什么流程', LIMIT)
    expect(details.join()).toContain(`100万元刚好等于而未超过联席会议办公室设置的${WORDS}，“超过”不含本数`)
    expect(grounds).toContain('5.5.1.a')
  })

  test('below: no duty, and on what that rests', () => {
    expect(dutiesOn('99.99万的新建项目走什么流程', LIMIT)).toEqual([])
    expect(told('99.99万的新建项目走什么流程', LIMIT)).toContain(
      `99.99万元未超过联席会议办公室设置的${WORDS}`,
    )
  })

  test('an amount on both sides, or none: still conditional, with the figure', () => {
    const conditional = `?如超过${WORDS}，应实行政府采购`
    expect(dutiesOn('80万到150万的新建项目走什么流程', LIMIT)[0]).toBe(conditional)
    expect(dutiesOn('新建项目走什么流程', LIMIT)[0]).toBe(conditional)
  })

  test('the figure of another year decides nothing and is named as such', () => {
    expect(dutiesOn('120万的新建项目走什么流程', LAST_YEAR)[0]).toBe(
      '?如超过政府采购限额（2025年度100万元，来源：市财政局通知；不是本年度的限额，本年度的尚未设置，仅供参考），应实行政府采购',
    )
    expect(dutiesOn('99万的新建项目走什么流程', LAST_YEAR)).toHaveLength(2)
  })

  test('asked for by name: the figure of the office first, then what the text says', () => {
    const { conclusion, details } = asked('政府采购限额是多少', LIMIT)
    expect(conclusion).toBe(`联席会议办公室设置的${WORDS}`)
    expect(details[0]).toContain('本规则未写数额')
  })

  test('other answers are the same as before', () => {
    for (const question of ['到几家能开会', '条款 五（五）1', '验收没通过还能申请升级吗'])
      expect(asked(question, LIMIT)).toEqual(asked(question, NOTHING_SET))
  })
})

const day = (text: string) => text as CalendarDate
const DATES: Settings = {
  ...NOTHING_SET,
  dates: [
    {
      year: 2027,
      source: '办公室通知',
      opens: day('2027-06-08'),
      closes: null,
      selfEvaluation: day('2027-02-26'),
      quarterly: [day('2027-03-31'), day('2027-06-30')],
    },
  ],
}

describe('年度日期: named where set, and only those that are', () => {
  test.each([
    [
      '明年的项目什么时候开始申报',
      '2027年申报启动日：2027年6月8日（周二）（联席会议办公室设置，来源：办公室通知）',
    ],
    ['绩效自评什么时候做、报给谁', '2027年绩效自评报送日：2027年2月26日（周五）'],
    ['每季度都要报执行情况表吗', '2027年季度执行情况报送日：2027年3月31日（周三）、2027年6月30日（周三）'],
  ])('%s', (question, line) => {
    expect(told(question, DATES)).toContain(line)
    expect(told(question, NOTHING_SET)).not.toContain('联席会议办公室设置')
  })

  test('a date that is not set is not made up', () => {
    expect(told('明年的项目什么时候开始申报', DATES)).not.toContain('申报截止日：')
  })

  test('answers that ask for no date of the office stay as they are', () => {
    expect(asked('到几家能开会', DATES)).toEqual(asked('到几家能开会', NOTHING_SET))
  })
})
