import { isWorkday } from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.js'
import { YEAR_2026 } from '../../src/rules/calendars/2026.js'
import {
  addWorkingDays,
  loadCalendar,
  nextWorkingDay,
  previousWorkingDay,
} from '../../src/rules/working-calendar.js'

const calendar = loadCalendar()
const day = (text: string) => text as CalendarDate

describe('工作日历', () => {
  test('every day of 2024–2026 agrees with an independent table', () => {
    const differing: string[] = []
    let days = 0
    for (let date = day('2024-01-01'); date <= '2026-12-31'; date = addDays(date, 1)) {
      days += 1
      if (calendar.day(date).working !== isWorkday(date)) differing.push(date)
    }
    expect(differing).toEqual([])
    expect(days).toBe(1096)
  })

  test.each([
    ['2026-02-14', true, '周六调休上班'],
    ['2026-02-16', false, '春节'],
    ['2026-05-09', true, '周六调休上班'],
    ['2026-09-25', false, '中秋'],
    ['2026-10-12', true, '普通周一'],
  ])('%s: working %s（%s）', (date, working) => {
    expect(calendar.day(day(date))).toEqual({ working, estimated: false })
  })

  test.each([
    ['2027-01-01', false],
    ['2027-01-04', true],
    ['2027-01-09', false],
    ['2027-05-03', true],
    ['2027-10-01', false],
  ])('beyond the loaded notices %s is estimated, statutory days kept free', (date, working) => {
    expect(calendar.day(day(date))).toEqual({ working, estimated: true })
    expect(calendar.lastYear).toBe(2026)
  })

  test('counting across the end of the notices is marked as estimated', () => {
    expect(addWorkingDays(day('2026-12-18'), 10, calendar)).toEqual({ date: '2027-01-04', estimated: true })
    expect(addWorkingDays(day('2026-12-17'), 10, calendar)).toEqual({ date: '2026-12-31', estimated: false })
  })

  test('the next and the previous working day pass over holidays and take worked weekends', () => {
    expect(nextWorkingDay(day('2026-10-01'), calendar).date).toBe('2026-10-08')
    expect(nextWorkingDay(day('2026-02-28'), calendar).date).toBe('2026-02-28')
    expect(previousWorkingDay(day('2026-10-08'), 1, calendar).date).toBe('2026-09-30')
    expect(previousWorkingDay(day('2026-10-12'), 2, calendar).date).toBe('2026-10-09')
  })

  test('a notice that is given twice, or lists a Saturday as a day off, is a fault', () => {
    expect(() => loadCalendar([YEAR_2026, YEAR_2026])).toThrow('2026年的放假安排重复')
    expect(() => loadCalendar([{ ...YEAR_2026, off: ['2026-10-03'] }])).toThrow('2026-10-03')
    expect(() => loadCalendar([{ ...YEAR_2026, work: ['2025-09-28'] }])).toThrow('2025-09-28')
  })
})
