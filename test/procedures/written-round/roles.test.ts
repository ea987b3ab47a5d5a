import { describe, expect, test } from 'vitest'
import { roundView } from '../../../src/cards/written-round/view.js'
import type { Actor } from '../../../src/domain/roster.js'
import type { RoundCommand } from '../../../src/procedures/written-round/state.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import {
  APPLICANT,
  AUDIT,
  CHAIR,
  FINANCE,
  inShort,
  JUSTICE,
  LIAISON,
  leader,
  OFFICE,
  refusal,
  START,
  SYSTEM,
} from '../given.js'
import {
  ALL_GAVE,
  contextOf,
  DEADLINE,
  deadlinePassed,
  deniedProxy,
  enteredProxy,
  FIELDS,
  gave,
  given,
  IN,
  proposed,
  started,
  when,
} from './past.js'

const ONE_OF_EACH: Record<RoundCommand['do'], RoundCommand> = {
  Propose: { do: 'Propose', fields: FIELDS, form: null },
  SetNumber: { do: 'SetNumber', number: '2026-001' },
  Return: { do: 'Return', seen: 1, reason: '补充' },
  Revise: { do: 'Revise', seen: 1, fields: FIELDS },
  Start: { do: 'Start', seen: 1 },
  GiveOpinion: { do: 'GiveOpinion', unit: FINANCE, seen: 0, stance: '同意', text: '新', channel: 'card' },
  EditOpinion: { do: 'EditOpinion', unit: FINANCE },
  Remind: { do: 'Remind' },
  ShowStatus: { do: 'ShowStatus' },
  OpenProxyForm: { do: 'OpenProxyForm' },
  EnterProxy: { do: 'EnterProxy', unit: FINANCE, stance: '同意', text: '', reason: '出差' },
  ConfirmProxy: { do: 'ConfirmProxy', unit: FINANCE, id: 1 },
  DenyProxy: { do: 'DenyProxy', unit: FINANCE, id: 1 },
  Submit: { do: 'Submit' },
  SubmitWithReason: { do: 'SubmitWithReason', seen: 3, reason: '已催办' },
  OpenTerminateForm: { do: 'OpenTerminateForm' },
  Terminate: { do: 'Terminate', reason: '撤回' },
  Sign: { do: 'Sign', decision: '不同意', seen: 3, text: '再议', result: '' },
  SendBack: { do: 'SendBack', seen: 3, text: '再问' },
  Reopen: { do: 'Reopen', seen: 1, deadline: '2026-10-22 18:00' },
  MoveToMeeting: { do: 'MoveToMeeting', seen: 3, text: '面商' },
  Tick: { do: 'Tick', due: START },
}
const MAY: Record<RoundCommand['do'], Actor> = {
  Propose: OFFICE,
  SetNumber: SYSTEM,
  Return: CHAIR,
  Revise: OFFICE,
  Start: CHAIR,
  GiveOpinion: leader(FINANCE),
  EditOpinion: leader(FINANCE),
  Remind: OFFICE,
  ShowStatus: OFFICE,
  OpenProxyForm: OFFICE,
  EnterProxy: OFFICE,
  ConfirmProxy: leader(FINANCE),
  DenyProxy: leader(FINANCE),
  Submit: OFFICE,
  SubmitWithReason: OFFICE,
  OpenTerminateForm: OFFICE,
  Terminate: OFFICE,
  Sign: CHAIR,
  SendBack: CHAIR,
  Reopen: OFFICE,
  MoveToMeeting: CHAIR,
  Tick: SYSTEM,
}
const EVERYBODY = [CHAIR, OFFICE, leader(FINANCE), LIAISON, APPLICANT, SYSTEM]
const commands = Object.values(ONE_OF_EACH)

describe('每项操作只由应办的人办理', () => {
  test.each(commands)('$do', (command) => {
    const mayNot = EVERYBODY.filter(({ role }) => role !== MAY[command.do].role)
    expect(mayNot).toHaveLength(5)
    for (const state of Object.values(IN))
      for (const other of mayNot) {
        const answer = refusal(when(state, other, command))
        expect(answer.refused).toBe('NOT_YOUR_ROLE')
        expect(answer.next).not.toBe('')
      }
  })
})

describe('结束之后的每一次操作都有答复', () => {
  const answeredOtherwise = [
    'Propose',
    'SetNumber',
    'Tick',
    'ShowStatus',
    'GiveOpinion',
    'ConfirmProxy',
    'DenyProxy',
  ]
  const acts = commands.filter(({ do: act }) => !answeredOtherwise.includes(act))
  test.each(['decided', 'to-meeting', 'terminated'] as const)('%s', (phase) => {
    const words = { decided: '已签署「同意」', 'to-meeting': '转为开会', terminated: '终止' }[phase]
    for (const command of acts) {
      const answer = refusal(when(IN[phase], MAY[command.do], command))
      expect([command.do, answer.refused]).toEqual([command.do, 'CLOSED'])
      expect(answer.why).toContain(words)
    }
  })

  test('代录的确认和否认也已结束', () => {
    const ended = given(proposed(), started(), enteredProxy(FINANCE), {
      by: OFFICE,
      event: { did: 'Terminated', reason: '撤回' },
    })
    for (const act of ['ConfirmProxy', 'DenyProxy'] as const)
      expect(refusal(when(ended, leader(FINANCE), ONE_OF_EACH[act])).refused).toBe('CLOSED')
  })
})

test('没有提出的征询：说明没有找到', () => {
  for (const command of commands.filter(({ do: act }) => act !== 'Propose'))
    expect([command.do, inShort(when(IN.none, MAY[command.do], command))]).toEqual([command.do, 'NOT_FOUND'])
})

test.each([
  { phase: 'proposed', act: 'GiveOpinion' },
  { phase: 'returned', act: 'GiveOpinion' },
  { phase: 'proposed', act: 'ConfirmProxy' },
  { phase: 'proposed', act: 'Sign' },
  { phase: 'collecting', act: 'Sign' },
  { phase: 'sent-back', act: 'Sign' },
  { phase: 'collecting', act: 'SendBack' },
  { phase: 'collecting', act: 'MoveToMeeting' },
  { phase: 'collecting', act: 'Reopen' },
  { phase: 'collecting', act: 'Return' },
  { phase: 'returned', act: 'Start' },
  { phase: 'submitted', act: 'Start' },
  { phase: 'collecting', act: 'Revise' },
  { phase: 'submitted', act: 'Remind' },
  { phase: 'submitted', act: 'EnterProxy' },
  { phase: 'proposed', act: 'Submit' },
] as const)('不合阶段：$phase 时不能 $act', ({ phase, act }) => {
  expect(refusal(when(IN[phase], MAY[act], ONE_OF_EACH[act])).refused).toBe('NOT_NOW')
})

describe('我的待办', () => {
  const waits = (round: Parameters<typeof writtenRound.index>[0]) => writtenRound.index(round).waits
  const todos = (round: Parameters<typeof writtenRound.todos>[0], actor: Actor) =>
    actor.person ? writtenRound.todos(round, actor.person) : []
  const office = ['ou_office', 'ou_office2']

  test.each([
    { phase: 'none', who: [] },
    { phase: 'proposed', who: ['ou_chair'] },
    { phase: 'returned', who: office },
    { phase: 'collecting', who: ['ou_fin', 'ou_finl', 'ou_jus', 'ou_aud'] },
    { phase: 'submitted', who: ['ou_chair'] },
    { phase: 'sent-back', who: office },
    { phase: 'decided', who: [] },
    { phase: 'to-meeting', who: [] },
    { phase: 'terminated', who: [] },
  ] as const)('$phase 时等待的人', ({ phase, who }) => {
    expect(waits(IN[phase])).toEqual(who)
  })

  test('已反馈的单位不再等待；全部反馈后等待办公室', () => {
    expect(waits(given(proposed(), started(), gave(FINANCE, '同意')))).toEqual(['ou_jus', 'ou_aud'])
    expect(waits(given(proposed(), started(), ...ALL_GAVE))).toEqual(office)
  })

  test('截止后仍有未反馈，也等待办公室', () => {
    expect(waits(given(proposed(), started(), deadlinePassed()))).toContain('ou_office')
  })

  test('负责人看到事项和截止', () => {
    expect(todos(IN.collecting, leader(JUSTICE))).toMatchObject([
      { what: expect.stringContaining('政务云扩容'), due: DEADLINE },
    ])
  })

  test('联络员只看到有事待办和截止，看不到事项和意见', () => {
    const [line, ...more] = todos(given(proposed(), started(), enteredProxy(FINANCE)), LIAISON)
    expect(more).toEqual([])
    expect(line?.due).toBe(DEADLINE)
    expect(line?.what).toContain(FINANCE)
    expect(line?.what).not.toContain('政务云扩容')
    expect(line?.what).not.toContain('同意')
  })

  test('待确认的代录意见单独一行，否认后没有', () => {
    expect(todos(given(proposed(), started(), enteredProxy(AUDIT)), leader(AUDIT))).toHaveLength(2)
    expect(
      todos(given(proposed(), started(), enteredProxy(AUDIT), deniedProxy(AUDIT)), leader(AUDIT)),
    ).toHaveLength(1)
  })

  test.each(['proposed', 'returned', 'collecting', 'submitted', 'sent-back'] as const)(
    '%s 时每一行都指向此人手中的卡片',
    (phase) => {
      const round = { ...IN[phase], number: '书面征询2026-001' }
      const { roster, edition } = contextOf(OFFICE)
      const cards = roundView
        .messages(round, { case: 'round/4f2a91c0', roster, edition, undelivered: [] })
        .map(({ key, to }) => `${'person' in to ? to.person : to.chat} ${key}`)
      const lines = waits(round).flatMap((person) =>
        writtenRound.todos(round, person).map(({ key }) => `${person} ${key}`),
      )
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.filter((line) => !cards.includes(line))).toEqual([])
    },
  )

  test('按编号、事项和阶段可以找到', () => {
    expect(writtenRound.index(IN.collecting)).toMatchObject({
      open: true,
      tags: { number: '', title: '政务云扩容', phase: 'collecting' },
    })
    for (const phase of ['none', 'decided', 'to-meeting', 'terminated'] as const)
      expect(writtenRound.index(IN[phase]).open).toBe(false)
  })
})
