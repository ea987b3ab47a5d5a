import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../src/domain/instant.js'
import type { Round } from '../../../src/procedures/written-round/state.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import { AUDIT, at, CALENDAR, FINANCE, JUSTICE, OFFICE, refusal, SYSTEM } from '../given.js'
import {
  ALL_GAVE,
  deadlinePassed,
  gave,
  given,
  IN,
  proposed,
  remindedByOffice,
  reopened,
  sentBack,
  started,
  submitted,
  when,
} from './past.js'

const wake = (round: Round) => writtenRound.wakeAt(round, { calendar: CALENDAR })
const tick = (round: Round, moment: Instant, due: Instant = moment) =>
  when(round, SYSTEM, { do: 'Tick', due }, { at: moment })
const remind = (round: Round, moment: string) => when(round, OFFICE, { do: 'Remind' }, { at: at(moment) })
const byClock = (stage: 'eve' | 'overdue', units = [FINANCE, JUSTICE, AUDIT], cycle = 1) => ({
  did: 'Reminded',
  cycle,
  stage,
  units,
  by: 'clock',
})
const EVE = at('2026-10-14 09:00')
const DEADLINE = at('2026-10-15 18:00')
const MORNING_AFTER = at('2026-10-16 09:00')

describe('催办（系统规定）：只催未反馈者，每家每阶段一次', () => {
  test.each([
    { point: '前一工作日九点前为征询期间', moment: '2026-10-14 08:59', stage: 'open' },
    { point: '前一工作日九点起为截止前', moment: '2026-10-14 09:00', stage: 'eve' },
    { point: '正到截止仍为截止前', moment: '2026-10-15 18:00', stage: 'eve' },
    { point: '截止后为逾期', moment: '2026-10-15 18:01', stage: 'overdue' },
  ])('$point', ({ moment, stage }) => {
    const state = given(proposed(), started(), gave(JUSTICE, '同意'))
    expect(remind(state, moment)).toEqual([
      { did: 'Reminded', cycle: 1, stage, units: [FINANCE, AUDIT], by: 'office' },
    ])
  })

  test('本阶段催过的不再催：说明何时催过谁、下一阶段何时起', () => {
    const state = given(
      proposed(),
      started(),
      remindedByOffice([FINANCE, JUSTICE, AUDIT], 'open', at('2026-10-13 15:00')),
      gave(JUSTICE, '同意'),
    )
    const answer = refusal(remind(state, '2026-10-13 16:00'))
    expect(answer.refused).toBe('ALREADY_REMINDED')
    expect(answer.why).toContain('区财政局、区审计局（10月13日（周二）15:00）')
    expect(answer.why).not.toContain(JUSTICE)
    expect(answer.next).toContain('10月14日（周三）09:00')
    expect(remind(state, '2026-10-14 09:00')).toMatchObject([{ stage: 'eve', units: [FINANCE, AUDIT] }])
  })

  test('最后一个阶段之后指明其他办法', () => {
    const state = given(proposed(), started(), remindedByOffice([FINANCE, JUSTICE, AUDIT], 'overdue'))
    expect(refusal(remind(state, '2026-10-16 10:00')).next).toContain('说明理由后提交')
  })

  test('全部反馈：无需催办', () => {
    expect(refusal(remind(given(proposed(), started(), ...ALL_GAVE), '2026-10-13 10:00')).refused).toBe(
      'ALL_ANSWERED',
    )
  })

  test('退回补充征求后的新一轮重新计', () => {
    const state = given(
      proposed(),
      started(),
      gave(JUSTICE, '同意'),
      remindedByOffice([FINANCE, AUDIT], 'open'),
      submitted(1, [FINANCE, AUDIT], '已催办'),
      sentBack(),
      reopened(at('2026-10-22 18:00'), at('2026-10-16 10:00')),
    )
    expect(remind(state, '2026-10-16 11:00')).toMatchObject([
      { cycle: 2, stage: 'open', units: [FINANCE, AUDIT] },
    ])
  })
})

describe('定时提醒：工作日九点（系统规定）', () => {
  test.each([
    {
      point: '周四截止，周三提醒、周五再提醒',
      deadline: '2026-10-15 18:00',
      eve: '2026-10-14 09:00',
      after: '2026-10-16 09:00',
    },
    {
      point: '周一截止，上周五提醒',
      deadline: '2026-10-19 12:00',
      eve: '2026-10-16 09:00',
      after: '2026-10-20 09:00',
    },
    {
      point: '国庆后首日截止，节前最后一个工作日提醒',
      deadline: '2026-10-08 18:00',
      eve: '2026-09-30 09:00',
      after: '2026-10-09 09:00',
    },
    {
      point: '截止次日为调休上班的周六',
      deadline: '2026-10-09 18:00',
      eve: '2026-10-08 09:00',
      after: '2026-10-10 09:00',
    },
    { point: '周日截止', deadline: '2026-10-18 18:00', eve: '2026-10-16 09:00', after: '2026-10-19 09:00' },
  ])('$point', ({ deadline, eve, after }) => {
    const open = given(proposed({ deadline: at(deadline) }), started(at('2026-09-21 10:00')))
    expect(wake(open)).toBe(at(eve))
    expect(tick(open, at(eve))).toEqual([byClock('eve')])
    const over = given(
      proposed({ deadline: at(deadline) }),
      started(at('2026-09-21 10:00')),
      deadlinePassed(),
    )
    expect(wake(over)).toBe(at(after))
    expect(tick(over, at(after))).toEqual([byClock('overdue')])
  })

  test('依次醒来：提醒、截止、逾期提醒，然后不再醒', () => {
    let past = [proposed(), started()]
    const moments: string[] = []
    for (let due = wake(given(...past)); due && moments.length < 9; due = wake(given(...past))) {
      moments.push(due)
      const events = tick(given(...past), due)
      if (!Array.isArray(events)) throw new Error('a tick is never refused')
      past = [...past, ...events.map((event) => ({ by: SYSTEM, event, at: due }))]
    }
    expect(moments).toEqual([EVE, DEADLINE, MORNING_AFTER])
    expect(given(...past)).toMatchObject({ phase: 'collecting', deadlinePassed: true, signature: null })
  })

  test('办公室在本阶段催过的不再提醒', () => {
    const state = given(
      proposed(),
      started(),
      remindedByOffice([FINANCE, JUSTICE], 'overdue'),
      deadlinePassed(),
    )
    expect(tick(state, MORNING_AFTER)).toEqual([byClock('overdue', [AUDIT])])
    const all = given(proposed(), started(), remindedByOffice([FINANCE, JUSTICE, AUDIT], 'eve'))
    expect(wake(all)).toBe(DEADLINE)
    expect(tick(all, EVE)).toEqual([])
  })

  test('提醒时刻之后才启动的，不补发', () => {
    const state = given(proposed(), started(at('2026-10-14 09:00')))
    expect(wake(state)).toBe(DEADLINE)
    expect(tick(state, at('2026-10-14 09:01'))).toEqual([])
    expect(wake(given(proposed(), started(at('2026-10-14 08:59'))))).toBe(EVE)
  })

  test.each([
    { point: '停机至截止前：补发截止前提醒', moment: at('2026-10-15 17:59'), events: [byClock('eve')] },
    { point: '停机至截止：只记截止', moment: DEADLINE, events: [{ did: 'DeadlinePassed' }] },
    { point: '停机过夜：只记截止', moment: at('2026-10-16 08:59'), events: [{ did: 'DeadlinePassed' }] },
    {
      point: '停机至逾期提醒之后：只补最近一阶段',
      moment: at('2026-10-19 10:00'),
      events: [{ did: 'DeadlinePassed' }, byClock('overdue')],
    },
  ])('$point', ({ moment, events }) => {
    expect(tick(given(proposed(), started()), moment, EVE)).toEqual(events)
  })

  test('定时器早到片刻仍算到时；早到更多则不办', () => {
    const state = given(proposed(), started())
    expect(tick(state, '2026-10-14T00:59:59.000Z' as Instant, EVE)).toEqual([byClock('eve')])
    expect(tick(state, '2026-10-14T00:59:58.999Z' as Instant, EVE)).toEqual([])
  })

  test('全部反馈后只剩截止一事；截止不改变阶段', () => {
    const all = given(proposed(), started(), ...ALL_GAVE)
    expect(wake(all)).toBe(DEADLINE)
    expect(tick(all, DEADLINE)).toEqual([{ did: 'DeadlinePassed' }])
    expect(wake(given(proposed(), started(), ...ALL_GAVE, deadlinePassed()))).toBeUndefined()
  })

  test('退回补充征求后按新截止提醒', () => {
    const state = given(
      proposed(),
      started(),
      ...ALL_GAVE.slice(0, 2),
      deadlinePassed(),
      submitted(1, [AUDIT], '已催办'),
      sentBack(),
      reopened(at('2026-10-22 18:00'), at('2026-10-16 10:00')),
    )
    expect(wake(state)).toBe(at('2026-10-21 09:00'))
    expect(tick(state, at('2026-10-21 09:00'))).toEqual([byClock('eve', [AUDIT], 2)])
  })

  test('新一轮开始时已过提醒时刻的，不补发', () => {
    const opened = (moment: string) =>
      given(
        proposed(),
        started(),
        gave(FINANCE, '同意'),
        submitted(1, [JUSTICE, AUDIT], '已催办'),
        sentBack(),
        reopened(at('2026-10-22 18:00'), at(moment)),
      )
    expect(wake(opened('2026-10-21 08:59'))).toBe(at('2026-10-21 09:00'))
    expect(wake(opened('2026-10-21 09:00'))).toBe(at('2026-10-22 18:00'))
  })

  test.each([
    'none',
    'proposed',
    'returned',
    'submitted',
    'sent-back',
    'decided',
    'to-meeting',
    'terminated',
  ] as const)('%s 时不醒', (phase) => {
    expect(wake(IN[phase])).toBeUndefined()
  })

  test.each(['proposed', 'submitted', 'decided', 'terminated'] as const)('%s 时到点也不做任何事', (phase) => {
    expect(tick(IN[phase], at('2026-12-01 09:00'))).toEqual([])
  })
})
