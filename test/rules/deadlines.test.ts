import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.js'
import {
  contractFilingDue,
  procurementStartDue,
  procurementStopDue,
  reapplicationBar,
  renewalFilingDue,
} from '../../src/rules/deadlines.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { loadCalendar, workingDaysBetween } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const calendar = loadCalendar()
const day = (text: string) => text as CalendarDate

describe('5.5.2.a 合同签订生效后10个工作日内备案', () => {
  test.each([
    ['2026-02-10', '2026-03-02', '跨春节'],
    ['2026-02-14', '2026-03-06', '调休上班日生效，当日不计'],
    ['2026-04-28', '2026-05-14', '跨劳动节，5月9日上班'],
    ['2026-09-18', '2026-10-09', '9月20日周日上班'],
    ['2026-09-24', '2026-10-15', '跨中秋国庆'],
    ['2026-09-26', '2026-10-15', '假日生效'],
    ['2026-11-20', '2026-12-04', '无假日'],
  ])('%s 生效 → %s（%s）', (effect, due) => {
    expect(contractFilingDue(day(effect), edition, calendar)).toMatchObject({
      due,
      clause: '5.5.2.a',
      estimated: false,
    })
  })

  test('whatever the day of effect: the due day is worked, ten working days lie after the effect, and one day later is due no earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1090 }), (days) => {
        const effect = addDays(day('2024-01-01'), days)
        const { due } = contractFilingDue(effect, edition, calendar)
        expect(calendar.day(due).working).toBe(true)
        expect(workingDaysBetween(effect, due, calendar)).toBe(10)
        expect(contractFilingDue(addDays(effect, 1), edition, calendar).due >= due).toBe(true)
      }),
    )
  })

  test('the counting names what was skipped and which weekend was worked', () => {
    const { counting } = contractFilingDue(day('2026-09-24'), edition, calendar)
    expect(counting).toContain('跳过10月1日至10月7日（放假）')
    expect(counting).toContain('10月10日为调休上班，计入')
    expect(counting.at(-1)).toBe('第10个工作日为2026年10月15日（周四）')
  })

  test('beyond the loaded notices the date is 暂估', () => {
    const late = contractFilingDue(day('2026-12-25'), edition, calendar)
    expect(late.estimated).toBe(true)
    expect(late.counting.at(-1)).toContain('暂估')
    const start = procurementStartDue(day('2026-11-20'), edition, calendar)
    expect(start.estimated).toBe(true)
    expect(start.counting.at(-1)).toContain('暂估')
    // The day before the signing is certain; only whether it is worked is not known.
    const renewal = renewalFilingDue(day('2027-03-10'), calendar)
    expect(renewal.estimated).toBe(false)
    expect(renewal.counting.at(-1)).toContain('放假安排尚未载入')
  })
})

describe('5.5.1.c 经费下达后3个月内启动采购 · 5.5.1.e 半年', () => {
  test.each([
    ['2025-11-30', '2026-02-28', '2026-05-30', '周六但调休上班，不顺延'],
    ['2026-01-31', '2026-04-30', '2026-07-31', '没有对应日取月末'],
    ['2026-02-05', '2026-05-06', '2026-08-05', '遇劳动节顺延'],
    ['2026-02-28', '2026-05-28', '2026-08-28', '月末起算仍取对应日'],
    ['2026-06-30', '2026-09-30', '2026-12-30', ''],
    ['2026-07-01', '2026-10-08', '2027-01-01', '遇国庆顺延'],
    ['2026-08-31', '2026-11-30', '2027-02-28', '两次都取月末'],
    ['2026-04-03', '2026-07-03', '2026-10-03', '半年是条件，不顺延'],
  ])('%s 下达 → 启动 %s，半年届满 %s（%s）', (release, start, half) => {
    expect(procurementStartDue(day(release), edition, calendar).due).toBe(start)
    expect(procurementStopDue(day(release), edition).due).toBe(half)
  })
})

describe('5.4.3.c 半年内不予再次申报 · 5.3.d 续签前备案', () => {
  test.each([
    ['2026-09-15', '2027-03-15'],
    ['2027-05-20', '2027-11-20'],
    ['2026-08-31', '2027-02-28'],
  ])('%s 暂停 → 到 %s', (suspended, last) => {
    expect(reapplicationBar(day(suspended), edition)).toMatchObject({ due: last, clause: '5.4.3.c' })
  })

  test('a filing before the signing is at the latest the day before', () => {
    expect(renewalFilingDue(day('2027-01-05'), calendar)).toMatchObject({
      due: '2027-01-04',
      clause: '5.3.d',
    })
  })
})
