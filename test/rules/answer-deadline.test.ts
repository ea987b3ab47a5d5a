import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { deadlineAnswer } from '../../src/rules/answer-deadline.js'
import { nextWindows, windowText } from '../../src/rules/application-windows.js'
import type { DeadlineQuestion } from '../../src/rules/facts.js'
import { procurementLateness } from '../../src/rules/procurement-lateness.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { loadCalendar, workingDaysBetween } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const calendar = loadCalendar()
const day = (text: string) => text as CalendarDate
const answered = (question: Partial<DeadlineQuestion>) =>
  deadlineAnswer(
    {
      kind: 'contractFiling',
      date: null,
      lastDay: false,
      act: null,
      today: day('2026-11-22'),
      explained: null,
      unclear: [],
      others: [],
      ...question,
    },
    { edition, calendar },
  )

describe('5.5.1.c–e 未启动采购', () => {
  test.each<[string, boolean | null, string, string]>([
    ['2026-10-08', null, 'inTime', '顺延后的最后一日'],
    ['2026-10-09', false, 'late', '期满次日'],
    ['2026-10-09', null, 'late', ''],
    ['2026-10-09', true, 'explained', ''],
    ['2027-01-01', false, 'late', '满半年当日仍未“超过”，不顺延'],
    ['2027-01-02', false, 'mayStop', '超过半年'],
    ['2027-01-02', null, 'mayStop', '是否说明不清楚的，附条件'],
    ['2027-01-02', true, 'explainedTooLong', '已说明的，这一句没有停止的权力'],
  ])('2026-07-01 下达，%s，已说明 %s → %s（%s）', (on, explained, is) => {
    expect(procurementLateness(day('2026-07-01'), day(on), explained, edition, calendar).is).toBe(is)
  })

  test('nothing stops by itself, and without knowing of an explanation it is conditional', () => {
    const { says } = procurementLateness(day('2026-07-01'), day('2027-01-02'), null, edition, calendar)
    expect(says).toContain('不是自动停止')
    expect(says).toContain('且未备案说明原因的')
  })
})

describe('5.4.3.c 与申报时间的衔接', () => {
  test.each([
    ['2027-03-16', ['2027年5月的年中评审（须有特殊原因）', '2027年6月启动的年度申报']],
    ['2027-05-31', ['2027年5月的年中评审（须有特殊原因）', '2027年6月启动的年度申报']],
    ['2027-06-30', ['2027年6月启动的年度申报', '2028年5月的年中评审（须有特殊原因）']],
    ['2027-11-21', ['2028年5月的年中评审（须有特殊原因）', '2028年6月启动的年度申报']],
  ])('%s 起可申报：%j', (free, windows) => {
    expect(nextWindows(day(free), edition).map(windowText)).toEqual(windows)
  })

  test.each([
    ['2026-09-15', '2027-03-16', null],
    ['2027-05-20', '2027-11-21', '赶不上2027年6月启动的年度申报'],
    ['2026-12-31', '2027-07-01', '赶不上2027年6月启动的年度申报'],
    ['2026-12-29', '2027-06-30', null],
  ])('%s 暂停 → %s 起，错过：%s', (date, free, missed) => {
    const { deadline, details = [] } = answered({ kind: 'reapplication', date: day(date) })
    expect(deadline).toBe(free)
    expect(details.filter((line) => line.startsWith('赶不上'))).toEqual(missed ? [missed] : [])
  })
})

describe('a day held against the filing of a contract (5.5.2.a)', () => {
  test.each([
    ['2026-10-15', '10月15日为备案期限的最后一日', 10],
    ['2026-10-14', '10月14日未超过备案期限，之后还有1个工作日', 9],
    ['2026-10-16', '10月16日已超过备案期限1个工作日', 11],
    ['2026-10-10', '10月10日未超过备案期限，之后还有4个工作日', 6],
  ])('2026-09-24 生效，%s：%s', (act, says, passed) => {
    const { conclusion, details = [] } = answered({ date: day('2026-09-24'), act: day(act) })
    expect(conclusion).toBe(`${says}；合同备案最晚为2026年10月15日（周四）`)
    expect(details.join()).toContain(`共${passed}个工作日`)
    expect(workingDaysBetween(day('2026-09-24'), day(act), calendar)).toBe(passed)
  })

  test('late filing: no consequence is made up', () => {
    expect(answered({ date: day('2026-09-24') }).details).toContain(
      '规则没有写逾期备案的后果，请尽快补交并向联席会议办公室说明',
    )
  })

  test('before the period begins nothing is compared', () => {
    expect(answered({ date: day('2026-12-01') }).details).toEqual([])
  })
})

describe('what is not certain', () => {
  test('beyond the loaded notices: 暂估, with the reason', () => {
    const { conclusion, counting = [] } = answered({ date: day('2026-12-25') })
    expect(conclusion).toContain('（暂估）')
    expect(counting.at(-1)).toContain('放假安排尚未载入')
  })

  test('an impossible day is named and the day asked for again', () => {
    const { ask, details = [] } = answered({
      kind: 'procurementStart',
      unclear: [{ said: '2月30日', impossible: true }],
    })
    expect(ask?.fact).toBe('date')
    expect(details[0]).toBe('日历上没有“2月30日”这一天，请核对')
  })

  test('a vague day is no day to count from', () => {
    expect(answered({ unclear: [{ said: '春节前', impossible: false }] })).toMatchObject({
      ask: { fact: 'date' },
      details: ['“春节前”不是具体日期，不能据以推算', '合同签订生效后10个工作日内提交联席会议办公室备案'],
    })
  })
})

test('several dates: each with its counting and its clause', () => {
  const { conclusion, details, counting, grounds } = answered({
    kind: 'procurementStart',
    date: day('2026-07-01'),
    others: [{ kind: 'contractFiling', date: day('2026-09-24') }],
  })
  expect(conclusion).toContain('2026年10月8日')
  expect(details?.[0]).toBe('合同备案最晚为2026年10月15日（周四）')
  expect(counting?.join()).toMatch(/预算经费下达日.*合同签订生效日/)
  expect(grounds).toEqual(expect.arrayContaining(['5.5.1.c', '5.5.2.a']))
})

test('5.3.d the day before the signing, or the last working day before it; the second filing is not forgotten', () => {
  const { deadline, counting, details, grounds } = answered({
    kind: 'renewalFiling',
    date: day('2026-10-08'),
    today: day('2026-09-01'),
  })
  expect(deadline).toBe('2026-10-07')
  expect(counting?.join()).toContain('其前最后一个工作日2026年9月30日')
  expect(details?.join()).toContain('10个工作日内再办合同备案')
  expect(grounds).toEqual(['5.3.d', '5.5.2.a'])
})
