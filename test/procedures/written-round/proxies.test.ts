import { describe, expect, test } from 'vitest'
import { missingUnits, type RoundCommand, standing } from '../../../src/procedures/written-round/state.js'
import { AUDIT, at, FINANCE, JUSTICE, leader, OFFICE, refusal } from '../given.js'
import {
  ALL_GAVE,
  confirmedProxy,
  deniedProxy,
  enteredProxy,
  gave,
  given,
  IN,
  proposed,
  started,
  when,
} from './past.js'

const enter = (more: Partial<Extract<RoundCommand, { do: 'EnterProxy' }>> = {}): RoundCommand => ({
  do: 'EnterProxy',
  unit: FINANCE,
  stance: '同意',
  text: '电话告知同意',
  reason: '出差',
  ...more,
})
const confirm = { do: 'ConfirmProxy', unit: FINANCE, id: 1 } as const
const deny = { do: 'DenyProxy', unit: FINANCE, id: 1 } as const
const waiting = given(proposed(), started(), enteredProxy(FINANCE))

describe('代录意见（系统规定）', () => {
  test('记录在案，确认之前仍是未反馈', () => {
    expect(when(IN.collecting, OFFICE, enter())).toEqual([
      { did: 'ProxyEntered', unit: FINANCE, id: 1, stance: '同意', text: '电话告知同意', reason: '出差' },
    ])
    expect(missingUnits(waiting)).toContain(FINANCE)
    expect(waiting.seats[0]?.proxies).toMatchObject([{ id: 1, status: 'open', by: 'ou_office' }])
  })

  test.each([
    { point: '不是成员单位', command: enter({ unit: '区教育局' }), code: 'NOT_A_SEAT' },
    { point: '没有选择单位', command: enter({ unit: '' }), code: 'NOT_A_SEAT' },
    { point: '态度不在四种之内', command: enter({ stance: '弃权' }), code: 'STANCE_REQUIRED' },
    { point: '不同意须写明意见', command: enter({ stance: '不同意', text: ' ' }), code: 'TEXT_REQUIRED' },
    { point: '须写明代录理由', command: enter({ reason: '' }), code: 'TEXT_REQUIRED' },
    { point: '意见过长', command: enter({ text: '字'.repeat(1001) }), code: 'TEXT_TOO_LONG' },
    { point: '理由中有密级标志', command: enter({ reason: '见秘密★文件' }), code: 'SECRET' },
  ])('不收：$point', ({ command, code }) => {
    expect(refusal(when(IN.collecting, OFFICE, command)).refused).toBe(code)
  })

  test('已自行反馈的单位不能代录', () => {
    const state = given(proposed(), started(), gave(FINANCE, '同意'))
    expect(refusal(when(state, OFFICE, enter())).refused).toBe('ALREADY_ANSWERED')
  })

  test('同样内容再录：已经办理；不同内容：先待确认', () => {
    expect(refusal(when(waiting, OFFICE, enter())).already).toBe(true)
    expect(refusal(when(waiting, OFFICE, enter({ text: '另一内容' }))).refused).toBe('PROXY_WAITING')
  })

  test('被否认之后可以重新代录，编号接续', () => {
    const state = given(proposed(), started(), enteredProxy(FINANCE), deniedProxy(FINANCE))
    expect(when(state, OFFICE, enter())).toMatchObject([{ did: 'ProxyEntered', id: 2 }])
  })

  test('代录表单：尚有未反馈才打开', () => {
    expect(when(IN.collecting, OFFICE, { do: 'OpenProxyForm' })).toEqual([])
    const all = given(proposed(), started(), ...ALL_GAVE)
    expect(refusal(when(all, OFFICE, { do: 'OpenProxyForm' })).refused).toBe('ALL_ANSWERED')
    expect(refusal(when(IN.submitted, OFFICE, { do: 'OpenProxyForm' })).refused).toBe('NOT_NOW')
  })
})

describe('4.2.b 代录意见由本人确认', () => {
  test('确认后成为该席的意见，署名为本人', () => {
    expect(when(waiting, leader(FINANCE), confirm)).toEqual([
      { did: 'ProxyConfirmed', unit: FINANCE, id: 1, version: 1, overdue: false },
    ])
    const state = given(proposed(), started(), enteredProxy(FINANCE), confirmedProxy(FINANCE))
    const seat = state.seats[0]
    expect(seat && standing(seat)).toMatchObject({
      stance: '同意',
      text: '电话告知同意',
      channel: 'proxy',
      by: 'ou_fin',
      order: 1,
    })
    expect(missingUnits(state)).toEqual([JUSTICE, AUDIT])
    expect(refusal(when(state, leader(FINANCE), confirm)).already).toBe(true)
    expect(refusal(when(state, leader(FINANCE), deny)).refused).toBe('PROXY_CONFIRMED')
  })

  test('截止之后确认记为逾期', () => {
    expect(when(waiting, leader(FINANCE), confirm, { at: at('2026-10-15 18:01') })).toMatchObject([
      { overdue: true },
    ])
  })

  test('不是我的意见：保留在案，仍是未反馈', () => {
    expect(when(waiting, leader(FINANCE), deny)).toEqual([{ did: 'ProxyDenied', unit: FINANCE, id: 1 }])
    const state = given(proposed(), started(), enteredProxy(FINANCE), deniedProxy(FINANCE))
    expect(state.seats[0]?.proxies).toMatchObject([{ status: 'denied', text: '电话告知同意' }])
    expect(missingUnits(state)).toContain(FINANCE)
    expect(refusal(when(state, leader(FINANCE), deny)).already).toBe(true)
    expect(refusal(when(state, leader(FINANCE), confirm)).refused).toBe('PROXY_DENIED')
  })

  test('期间已自行发表意见：不再确认，可以注明不是本人意见', () => {
    const state = given(proposed(), started(), enteredProxy(FINANCE), gave(FINANCE, '不同意', '预算不足'))
    expect(refusal(when(state, leader(FINANCE), confirm)).refused).toBe('PROXY_SUPERSEDED')
    expect(when(state, leader(FINANCE), deny)).toMatchObject([{ did: 'ProxyDenied' }])
  })

  test('只有本席本人可以确认或否认', () => {
    expect(refusal(when(waiting, leader(JUSTICE), confirm)).refused).toBe('NOT_YOUR_SEAT')
    expect(refusal(when(waiting, leader(JUSTICE), deny)).refused).toBe('NOT_YOUR_SEAT')
    expect(refusal(when(waiting, OFFICE, confirm)).refused).toBe('NOT_YOUR_ROLE')
  })

  test('没有这条代录', () => {
    expect(refusal(when(waiting, leader(FINANCE), { ...confirm, id: 7 })).refused).toBe('NO_PROXY')
  })
})
