import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { datesIn, unclearDates } from '../../src/language/dates.js'
import { plain } from '../../src/language/normalise.js'

const today = '2026-11-22' as CalendarDate
const found = (text: string, near: string | null = null) =>
  datesIn(plain(text), today, { near: near as CalendarDate | null }).map(({ date }) => date)

describe('dates written in full or nearly so', () => {
  test.each([
    ['26年9月24日签的', '2026-09-24'],
    ['26.9.24签的', '2026-09-24'],
    ['2026 年 9 月 24 日', '2026-09-24'],
    ['2026 9 24 签', '2026-09-24'],
    ['９／２４签', '2026-09-24'],
    ['9-24签', '2026-09-24'],
    ['九月廿四生效', '2026-09-24'],
    ['四月三十号', '2026-04-30'],
    ['4.30号生效', '2026-04-30'],
    ['前年9月24日', '2024-09-24'],
  ])('%s is %s', (text, date) => {
    expect(found(text)).toEqual([date])
  })
})

describe('every day of the years, in every way of writing it', () => {
  const HAN = '〇一二三四五六七八九'
  const han = (number: number) =>
    `${number < 20 ? '' : HAN[Math.floor(number / 10)]}${number >= 10 ? '十' : ''}${number % 10 === 0 ? '' : HAN[number % 10]}`
  const yearInHan = (year: number) => Array.from(String(year), (digit) => HAN[Number(digit)]).join('')
  const two = (number: number) => String(number).padStart(2, '0')
  const ways: Record<string, (y: number, m: number, d: number) => string> = {
    年月日: (y, m, d) => `${y}年${m}月${d}日`,
    年月号: (y, m, d) => `${y}年${m}月${d}号`,
    汉字: (y, m, d) => `${yearInHan(y)}年${han(m)}月${han(d)}日`,
    短横: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
    斜线: (y, m, d) => `${y}/${m}/${d}`,
    点: (y, m, d) => `${y}.${m}.${d}`,
    两位年: (y, m, d) => `${y - 2000}年${m}月${d}日`,
    连写: (y, m, d) => `${y}${two(m)}${two(d)}`,
  }
  test.each(Object.entries(ways))('%s', (_name, written) => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [y = 0, m = 0, d = 0] = iso.split('-').map(Number)
          expect(found(`合同${written(y, m, d)}生效，备案最晚哪天`)).toEqual([iso])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a year that is not written follows the tense', () => {
  test.each([
    ['经费2月4号下的', '2026-02-04'],
    ['合同12月20日已经签了', '2025-12-20'],
    ['12月1日签的', '2026-12-01'],
    ['打算2月4号签', '2027-02-04'],
    ['3月1日被暂停', '2026-03-01'],
    ['2月4号', '2027-02-04'],
  ])('%s is %s', (text, date) => {
    expect(found(text)).toEqual([date])
  })
})

describe('a day without its month', () => {
  test.each([
    ['24号签的', null, '2026-10-24'],
    ['20号签的', null, '2026-11-20'],
    ['准备24号签', null, '2026-11-24'],
    ['准备20号签', null, '2026-12-20'],
    ['那30号签呢', '2026-09-24', '2026-09-30'],
    ['15日生效', null, '2026-11-15'],
  ])('%s (before: %s) is %s', (text, near, date) => {
    expect(found(text, near)).toEqual([date])
  })

  test.each([
    '杨府办发〔2021〕4号',
    '沪府发4号',
    '3号楼机房',
    '1号线',
    '10日内备案',
    '十个工作日',
    '第3号议题',
  ])('%s names no day', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('ends of months, weeks and days from now', () => {
  test.each([
    ['上个月底签的', '2026-10-31'],
    ['2月底', '2026-02-28'],
    ['2024年2月底', '2024-02-29'],
    ['年底下达', '2026-12-31'],
    ['去年年底', '2025-12-31'],
    ['下周三签', '2026-11-25'],
    ['上上周五', '2026-11-06'],
    ['周五签了', '2026-11-20'],
    ['大后天', '2026-11-25'],
    ['三天前签的', '2026-11-19'],
    ['两周前生效', '2026-11-08'],
  ])('%s is %s', (text, date) => {
    expect(found(text)).toEqual([date])
  })
})

describe('working days beside a holiday, by the notice of the year', () => {
  test.each([
    ['国庆后第一天签的', '2026-10-08'],
    ['国庆节后第三个工作日', '2026-10-10'],
    ['国庆前最后一个工作日签的', '2026-09-30'],
    ['春节后第一个工作日已经生效', '2026-02-24'],
    ['去年中秋后第一个工作日', '2025-10-09'],
    ['中秋前最后一天', '2026-09-24'],
    ['五一假期后第一天', '2026-05-06'],
    ['国庆当天生效', '2026-10-01'],
  ])('%s is %s', (text, date) => {
    expect(found(text)).toEqual([date])
  })

  test('of a year whose notice is not loaded no day is made up', () => {
    expect(found('2027年国庆后第一个工作日')).toEqual([])
    expect(found('2027年春节后第一天')).toEqual([])
  })
})

describe('what is no certain date is named', () => {
  test.each([
    ['2月30日下达', '2月30日', true],
    ['6月31号生效', '6月31号', true],
    ['2026年2月29日', '2026年2月29日', true],
    ['13月5日', '13月5日', true],
    ['2027年春节前签', '2027年春节前', false],
    ['9月中旬签的', '9月中旬', false],
    ['9月份签的', '9月份', false],
    ['上周签的', '上周', false],
    ['正月初八签的', '正月初八', false],
    ['节后签', '节后', false],
    ['三个月前下达', '三个月前', false],
    ['8月20几号下达', '8月20几号', false],
    ['农历八月十五', '农历八月十五', false],
  ])('%s: “%s”', (text, said, impossible) => {
    expect(found(text)).toEqual([])
    expect(unclearDates(plain(text), today)).toEqual([{ said, impossible }])
  })

  test('a leap day is one', () => {
    expect(found('2028年2月29日')).toEqual(['2028-02-29'])
  })
})

test('how a date was read is said where not all of it was written, and only there', () => {
  const remarks = (text: string) => datesIn(plain(text), today).map(({ remark }) => remark)
  expect(remarks('2026年9月24日')).toEqual([null])
  expect(remarks('9月24日')).toEqual(['没有写年份的日期按2026年理解，如不是请更正'])
  expect(remarks('24号签的')).toEqual(['“24号”按2026年10月24日理解，如不是请更正'])
  expect(remarks('国庆后第一天')).toEqual(['“国庆后第一天”按2026年10月8日理解，如不是请更正'])
})
