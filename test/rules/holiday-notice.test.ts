import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTICE_2026, NOTICE_2027 } from '../../playground/gallery/notices.js'
import { addDays, type CalendarDate, weekday } from '../../src/domain/calendar-date.js'
import { CALENDARS } from '../../src/rules/calendars/all.js'
import { calendarOf, readNotice } from '../../src/rules/holiday-notice.js'
import { calendarWith, isWeekend } from '../../src/rules/working-calendar.js'
import { NOTICE_2024, NOTICE_2025 } from './past-notices.js'

const understood = (text: string, typed: number | null = null) => {
  const read = readNotice(text, typed)
  if ('faults' in read) throw new Error(read.faults.join('；'))
  return read.notice
}
const faultsOf = (text: string, typed: number | null = null): string => {
  const read = readNotice(text, typed)
  return 'faults' in read ? read.faults.join('；') : ''
}
const day = (text: string) => text as CalendarDate

describe('the notices as published give the calendars of the program, day for day', () => {
  test.each([
    [2024, NOTICE_2024],
    [2025, NOTICE_2025],
    [2026, NOTICE_2026],
  ])('%s', (year, text) => {
    const known = CALENDARS.find((calendar) => calendar.year === year)
    const { calendar, before } = calendarOf(understood(text), known?.source ?? '')
    expect(calendar).toEqual(known)
    expect(before).toEqual({ off: [], work: [] })
  })

  test('the holidays with their days, as they are shown for confirmation', () => {
    expect(understood(NOTICE_2025).holidays.map(({ name, days }) => `${name} ${days}`)).toEqual([
      '元旦 1',
      '春节 8',
      '清明节 3',
      '劳动节 5',
      '端午节 3',
      '国庆节、中秋节 8',
    ])
  })

  test('what names a day and orders nothing is named: 除夕 of 2024, an encouragement', () => {
    expect(understood(NOTICE_2024).unread).toEqual([
      '鼓励各单位结合带薪年休假等制度落实,安排职工在除夕(2月9日)休息',
    ])
    expect(understood(NOTICE_2025).unread).toEqual([])
    expect(understood(NOTICE_2026).unread).toEqual([])
  })
})

describe('other ways of writing the same', () => {
  const expected = calendarOf(understood(NOTICE_2026), 'x')
  test.each([
    ['all on one line', (text: string) => text.replaceAll('\n', '')],
    [
      'full-width digits',
      (text: string) => text.replace(/\d/g, (d) => '０１２３４５６７８９'[Number(d)] ?? ''),
    ],
    [
      'half-width marks',
      (text: string) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':'),
    ],
    ['spaces around digits', (text: string) => text.replace(/\d+/g, ' $& ')],
    ['星期 in full', (text: string) => text.replace(/周(?=[一二三四五六日]）)/g, '星期')],
    ['without weekdays', (text: string) => text.replace(/（周[一二三四五六日]）/g, '')],
    ['照常上班', (text: string) => text.replaceAll('上班', '照常上班')],
  ])('%s', (_, change) => {
    expect(calendarOf(understood(change(NOTICE_2026)), 'x')).toEqual(expected)
  })

  test('without a title the year is asked for, and taken from what was typed', () => {
    const untitled = NOTICE_2026.split('\n').slice(3).join('\n')
    expect(faultsOf(untitled)).toBe('通知中没有写明是哪一年，请填写「年份」')
    expect(calendarOf(understood(untitled, 2026), 'x')).toEqual(expected)
  })
})

describe('a new year that begins in the old one', () => {
  const text = NOTICE_2027.replace(
    '1月1日（周五）至3日（周日）放假，共3天。',
    '2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。2026年12月27日（周日）、2027年1月3日（周日）上班。',
  )
  const loaded = calendarOf(understood(text), '测试')

  test('the days before it are kept apart', () => {
    expect(loaded.before).toEqual({ off: ['2026-12-31'], work: ['2026-12-27'] })
    expect(loaded.calendar.off).toContain('2027-01-01')
    expect(loaded.calendar.work).toContain('2027-01-03')
  })

  test('and change the calendar of the old year', () => {
    const calendar = calendarWith([loaded])
    expect(calendar.day(day('2026-12-31')).working).toBe(false)
    expect(calendar.day(day('2026-12-27')).working).toBe(true)
    expect(calendar.day(day('2026-12-30'))).toEqual({ working: true, estimated: false })
  })

  test('12月31日至1月2日 without a year is understood alike', () => {
    const short = text
      .replace('2026年12月31日（周四）至2027年1月2日', '12月31日（周四）至1月2日')
      .replace('2026年12月27日（周日）、2027年1月3日', '2026年12月27日（周日）、1月3日')
    expect(calendarOf(understood(short), '测试')).toEqual(loaded)
  })
})

test('a loaded year ends 暂估 for its days, and for no others', () => {
  const calendar = calendarWith([calendarOf(understood(NOTICE_2027), '测试')])
  expect(calendarWith([]).day(day('2027-02-08')).estimated).toBe(true)
  expect(calendar.day(day('2027-02-08'))).toEqual({ working: false, estimated: false })
  expect(calendar.day(day('2027-01-31'))).toEqual({ working: true, estimated: false })
  expect(calendar.day(day('2028-01-03')).estimated).toBe(true)
  expect(calendar.lastYear).toBe(2027)
})

test('a loaded year takes the place of the one in the program', () => {
  const { calendar } = calendarOf(understood(NOTICE_2026), 'x')
  const changed = { calendar: { ...calendar, off: [], work: [] }, before: { off: [], work: [] } }
  expect(calendarWith([]).day(day('2026-10-05')).working).toBe(false)
  expect(calendarWith([changed]).day(day('2026-10-05')).working).toBe(true)
})

describe('what does not hold together is named, and nothing is taken', () => {
  const put = (from: string, to: string) => NOTICE_2026.replace(from, to)
  test.each([
    ['no notice', '请问今年国庆怎么放假', '不像国务院办公厅'],
    ['nothing', '', '不像国务院办公厅'],
    ['a weekday that is not the date’s', put('1月4日（周日）', '1月4日（周一）'), '1月4日写作周一，实为周日'],
    [
      'a wrong weekday at the end of a span',
      put('至3日（周六）', '至3日（周五）'),
      '1月3日写作周五，实为周六',
    ],
    ['a count one too many', put('共9天', '共10天'), '「春节」写明共10天，按日期为9天'],
    [
      'a count one too few',
      put('（周五）至5日（周二）放假调休，共5天', '（周五）至5日（周二）放假调休，共4天'),
      '「劳动节」写明共4天，按日期为5天',
    ],
    [
      'a working day that is none of the weekend',
      put('5月9日（周六）', '5月8日（周五）'),
      '5月8日写明上班，但当天是周五',
    ],
    ['a day off and worked', put('2月14日（周六）', '2月15日（周日）'), '2月15日出现了两次'],
    ['a holiday twice', put('六、中秋节', '六、端午节'), '「端午」出现了两次'],
    [
      'a holiday missing',
      put('六、中秋节：9月25日（周五）至27日（周日）放假，共3天。', ''),
      '没有读到「中秋」的安排',
    ],
    [
      'a holiday without a date',
      put('4月4日（周六）至6日（周一）放假，共3天', '另行通知'),
      '「清明节」没有读到放假日期',
    ],
    ['a day that does not exist', put('6月19日（周五）至21日（周日）', '6月29日至31日'), '没有6月31日这一天'],
    ['a span turned round', put('5月1日（周五）至5日（周二）', '5月5日（周二）至1日（周五）'), '起止颠倒'],
    ['a date of another year', put('1月4日（周日）', '2025年1月5日（周日）'), '2025年1月5日不在2026年内'],
    [
      'a year beyond all calendars',
      put('2026年部分', '2126年部分').replace('2026年元旦', '2126年元旦'),
      '2126年，不是可以载入的年份',
    ],
    [
      'two years in the title',
      put('2026年部分节假日', '2025年、2026年部分节假日'),
      '通知中写了2025年、2026年',
    ],
  ])('%s', (_, text, fault) => {
    expect(faultsOf(text)).toContain(fault)
  })

  test('the typed year is not that of the notice', () => {
    expect(faultsOf(NOTICE_2026, 2027)).toBe('「年份」填写的是2027年，通知写的是2026年')
  })

  test('every fault is named at once', () => {
    const faults = faultsOf(put('共9天', '共8天').replace('1月4日（周日）', '1月4日（周一）'))
    expect(faults).toContain('春节')
    expect(faults).toContain('1月4日')
  })
})

/** Months apart, so that no two holidays meet: name, and the day each may begin on. */
const SEASONS = [
  ['元旦', '01-01'],
  ['春节', '02-01'],
  ['清明节', '04-02'],
  ['劳动节', '05-01'],
  ['端午节', '06-08'],
  ['中秋节', '09-01'],
  ['国庆节', '10-01'],
] as const

const WEEKDAYS = '日一二三四五六'
const spoken = (date: CalendarDate, weekdays: boolean, from?: CalendarDate) => {
  const month = from?.slice(0, 7) === date.slice(0, 7) ? '' : `${Number(date.slice(5, 7))}月`
  return `${month}${Number(date.slice(8))}日${weekdays ? `（周${WEEKDAYS.charAt(weekday(date))}）` : ''}`
}

const season = fc.record({
  shift: fc.integer({ min: 0, max: 9 }),
  days: fc.integer({ min: 1, max: 9 }),
  /** How many of the weekend days before and after are worked. */
  worked: fc.integer({ min: 0, max: 2 }),
})

test('any year in the form of the notice is read back the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2021, max: 2060 }),
      fc.array(season, { minLength: 7, maxLength: 7 }),
      fc.boolean(),
      (year, seasons, weekdays) => {
        const off: CalendarDate[] = []
        const work: CalendarDate[] = []
        const items = SEASONS.map(([name, from], at) => {
          const { shift, days, worked } = seasons[at] ?? { shift: 0, days: 1, worked: 0 }
          const first = addDays(day(`${year}-${from}`), at === 0 ? 0 : shift)
          const last = addDays(first, days - 1)
          for (let date = first; date <= last; date = addDays(date, 1)) if (!isWeekend(date)) off.push(date)
          const weekends: CalendarDate[] = []
          for (let date = addDays(last, 1); weekends.length < worked; date = addDays(date, 1))
            if (isWeekend(date)) weekends.push(date)
          work.push(...weekends)
          const span =
            days === 1
              ? `${spoken(first, weekdays)}放假1天，不调休`
              : `${spoken(first, weekdays)}至${spoken(last, weekdays, first)}放假调休，共${days}天`
          const shifts = weekends.map((date) => spoken(date, weekdays)).join('、')
          return `${name}：${span}。${shifts ? `${shifts}上班。` : ''}`
        })
        const text = `关于${year}年部分节假日安排的通知\n${items.map((item, at) => `${'一二三四五六七'.charAt(at)}、${item}`).join('\n')}`
        const { calendar, before } = calendarOf(understood(text), 'x')
        expect(calendar).toEqual({ year, source: 'x', off, work })
        expect(before).toEqual({ off: [], work: [] })
        const last = calendarWith([{ calendar, before }])
        for (const date of off) expect(last.day(date)).toEqual({ working: false, estimated: false })
        for (const date of work) expect(last.day(date).working).toBe(true)
      },
    ),
  )
})
