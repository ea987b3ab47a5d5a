import { describe, expect, test } from 'vitest'
import type { CaseId } from '../../src/domain/ids.js'
import { numbering } from '../../src/procedures/numbering.js'
import { bench, OFFICE, refusal, START, SYSTEM } from './given.js'

const { given, when, record } = bench(numbering, 'numbering/round-2026')
const assign = (id: string) => ({ do: 'Assign', for: id as CaseId }) as const
const assigned = (id: string, number: string) => ({
  by: SYSTEM,
  event: { did: 'Assigned', for: id as CaseId, number } as const,
})

describe('编号（系统规定）：一年一序列，连续不重', () => {
  test.each([
    { point: '第一号', before: 0, number: '2026-001' },
    { point: '第十号', before: 9, number: '2026-010' },
    { point: '第九百九十九号', before: 998, number: '2026-999' },
    { point: '超过三位不截断', before: 999, number: '2026-1000' },
  ])('$point', ({ before, number }) => {
    const state = given(...Array.from({ length: before }, (_, n) => assigned(`round/a${n}`, `x${n}`)))
    expect(when(state, SYSTEM, assign('round/b'))).toEqual([{ did: 'Assigned', for: 'round/b', number }])
  })

  test('同一事项再取号：已经办理，号码不变', () => {
    const state = given(assigned('round/a', '2026-001'), assigned('round/b', '2026-002'))
    const answer = refusal(when(state, SYSTEM, assign('round/a')))
    expect(answer.already).toBe(true)
    expect(answer.why).toContain('2026-001')
    expect(when(state, SYSTEM, assign('round/c'))).toMatchObject([{ number: '2026-003' }])
  })

  test('取得的号码送回该事项', () => {
    const state = given(assigned('round/a', '2026-001'))
    expect(
      numbering.consequences(state, record(assigned('round/a', '2026-001').event, SYSTEM, START, 1)),
    ).toEqual([{ case: 'round/a', command: { do: 'SetNumber', number: '2026-001' } }])
  })

  test('不由人工编号；序列没有年份是程序有误', () => {
    expect(refusal(when(given(), OFFICE, assign('round/a'))).refused).toBe('NOT_YOUR_ROLE')
    const yearless = bench(numbering, 'numbering/round')
    expect(() => yearless.when(yearless.given(), SYSTEM, assign('round/a'))).toThrow('没有年份')
  })
})
