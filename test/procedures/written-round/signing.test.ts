import { describe, expect, test } from 'vitest'
import type { RoundCommand } from '../../../src/procedures/written-round/state.js'
import { AUDIT, at, CHAIR, FINANCE, JUSTICE, leader, OFFICE, refusal } from '../given.js'
import {
  ALL_GAVE,
  enteredProxy,
  gave,
  given,
  IN,
  moved,
  proposed,
  reopened,
  sentBack,
  started,
  submitted,
  terminated,
  when,
} from './past.js'

const sign = (more: Partial<Extract<RoundCommand, { do: 'Sign' }>> = {}): RoundCommand => ({
  do: 'Sign',
  decision: '同意',
  seen: 3,
  text: '',
  result: '',
  ...more,
})

describe('4.2.b 提交分管副区长', () => {
  const two = given(proposed(), started(), gave(FINANCE, '同意'), gave(JUSTICE, '不同意', '不合规'))

  test('全部反馈即可提交', () => {
    const all = given(proposed(), started(), ...ALL_GAVE)
    expect(when(all, OFFICE, { do: 'Submit' })).toEqual([{ did: 'Submitted', n: 1, missing: [], reason: '' }])
  })

  test('有未反馈的先问理由，并列出单位；代录未确认也是未反馈', () => {
    const answer = refusal(when(two, OFFICE, { do: 'Submit' }))
    expect(answer.refused).toBe('NEEDS_REASON')
    expect(answer.why).toContain('1家（区审计局）')
    const entered = given(proposed(), started(), ...ALL_GAVE.slice(0, 2), enteredProxy(AUDIT))
    expect(refusal(when(entered, OFFICE, { do: 'Submit' })).refused).toBe('NEEDS_REASON')
  })

  test('写明理由即提交，未反馈单位和理由记录在案', () => {
    expect(when(two, OFFICE, { do: 'SubmitWithReason', seen: 2, reason: ' 已催办两次 ' })).toEqual([
      { did: 'Submitted', n: 1, missing: [AUDIT], reason: '已催办两次' },
    ])
  })

  test('理由为空、过长、带密级标志都不提交', () => {
    for (const [reason, code] of [
      [' ', 'TEXT_REQUIRED'],
      ['字'.repeat(1001), 'TEXT_TOO_LONG'],
      ['见机密文件', 'SECRET'],
    ] as const)
      expect(refusal(when(two, OFFICE, { do: 'SubmitWithReason', seen: 2, reason })).refused).toBe(code)
  })

  test('填写期间反馈有变化：退回一次，附新的名单', () => {
    const answer = refusal(when(two, OFFICE, { do: 'SubmitWithReason', seen: 1, reason: '已催办' }))
    expect(answer.refused).toBe('OUTDATED_CARD')
    expect(answer.why).toContain('1家（区审计局）')
    const all = given(proposed(), started(), ...ALL_GAVE)
    expect(refusal(when(all, OFFICE, { do: 'SubmitWithReason', seen: 2, reason: '已催办' })).why).toContain(
      '均已反馈',
    )
  })

  test('一家意见都没有不能提交：副区长单独签署只限五（六）3', () => {
    for (const command of [{ do: 'Submit' }, { do: 'SubmitWithReason', seen: 0, reason: '很急' }] as const)
      expect(refusal(when(IN.collecting, OFFICE, command))).toMatchObject({
        refused: 'NO_OPINIONS',
        basis: '4.2.b',
      })
  })

  test('已提交的再提交：已经办理；退回补充征求后须先定新截止', () => {
    expect(refusal(when(IN.submitted, OFFICE, { do: 'Submit' })).already).toBe(true)
    expect(
      refusal(when(IN.submitted, OFFICE, { do: 'SubmitWithReason', seen: 3, reason: 'x' })).already,
    ).toBe(true)
    const answer = refusal(when(IN['sent-back'], OFFICE, { do: 'Submit' }))
    expect(answer.refused).toBe('NOT_NOW')
    expect(answer.next).toContain('新的反馈截止')
  })
})

describe('4.2.b 由分管副区长书面签署', () => {
  test('签署同意：未写意见即记「同意」', () => {
    expect(when(IN.submitted, CHAIR, sign())).toEqual([
      { did: 'Signed', decision: '同意', text: '同意', result: null, digest: 3 },
    ])
    expect(when(IN.submitted, CHAIR, sign({ text: ' 抓紧实施 ' }))).toMatchObject([{ text: '抓紧实施' }])
  })

  test('签署不同意须写签署意见', () => {
    expect(refusal(when(IN.submitted, CHAIR, sign({ decision: '不同意', text: ' ' })))).toMatchObject({
      refused: 'TEXT_REQUIRED',
      basis: '4.2.b',
    })
    expect(when(IN.submitted, CHAIR, sign({ decision: '不同意', text: '暂不具备条件' }))).toMatchObject([
      { decision: '不同意', text: '暂不具备条件' },
    ])
  })

  test('全部不同意时仍可签署同意，全部同意时仍可签署不同意：不计票', () => {
    const against = given(
      proposed(),
      started(),
      ...[FINANCE, JUSTICE, AUDIT].map((unit) => gave(unit, '不同意', '反对')),
      submitted(),
    )
    expect(when(against, CHAIR, sign())).toMatchObject([{ did: 'Signed', decision: '同意' }])
    expect(when(IN.submitted, CHAIR, sign({ decision: '不同意', text: '再研究' }))).toMatchObject([
      { did: 'Signed' },
    ])
  })

  test.each([
    { point: '新发表意见', add: gave(AUDIT, '不同意', '反对'), says: '区审计局新发表意见「不同意」' },
    {
      point: '修改意见',
      add: gave(FINANCE, '不同意', '反对', 2),
      says: '区财政局修改了意见（现为「不同意」）',
    },
  ])('汇总之后又有变化（$point）：指出差别，签署未生效', ({ add, says }) => {
    const state = given(proposed(), started(), ...ALL_GAVE.slice(0, 2), submitted(1, [AUDIT], '已催办'), add)
    const answer = refusal(when(state, CHAIR, sign({ seen: 2 })))
    expect(answer.refused).toBe('DIGEST_CHANGED')
    expect(answer.why).toContain(says)
    expect(answer.why).toContain('签署未生效')
    expect(answer.why).not.toContain(JUSTICE)
    expect(when(state, CHAIR, sign({ seen: 3 }))).toMatchObject([{ did: 'Signed', digest: 3 }])
  })

  test('差别按记录的先后，不按各人的时间', () => {
    const early = at('2026-10-12 08:00')
    const state = given(
      proposed(),
      started(),
      gave(FINANCE, '同意', '', 1, at('2026-10-12 12:00')),
      submitted(1, [JUSTICE, AUDIT], '已催办'),
      gave(JUSTICE, '同意', '', 1, early),
    )
    const { why } = refusal(when(state, CHAIR, sign({ seen: 1 })))
    expect(why).toContain(JUSTICE)
    expect(why).not.toContain(FINANCE)
  })

  test('意见全文未全部送达，签署未生效；问的是最近一次提交的全文', () => {
    const asked: string[] = []
    const delivered = (prefix: string) => {
      asked.push(prefix)
      return false
    }
    const second = given(
      proposed(),
      started(),
      ...ALL_GAVE,
      submitted(),
      sentBack(),
      reopened(at('2026-10-22 18:00')),
      submitted(2),
    )
    const answer = refusal(when(second, CHAIR, sign(), { delivered }))
    expect(answer.refused).toBe('DIGEST_ON_THE_WAY')
    expect(answer.why).toContain('签署未生效')
    expect(asked).toEqual(['digest/2/part/'])
  })

  test('5.4 关联项目须选处理结果；没有关联项目不记处理结果', () => {
    const linked = given(proposed({ project: '2026-017' }), started(), ...ALL_GAVE, submitted())
    for (const result of ['', '通过'])
      expect(refusal(when(linked, CHAIR, sign({ result }))).refused).toBe('RESULT_REQUIRED')
    expect(when(linked, CHAIR, sign({ result: '列入后备库' }))).toMatchObject([{ result: '列入后备库' }])
    expect(when(IN.submitted, CHAIR, sign({ result: '同意' }))).toMatchObject([{ result: null }])
  })

  test('签署意见过长或带密级标志不签', () => {
    expect(refusal(when(IN.submitted, CHAIR, sign({ text: '字'.repeat(1001) }))).refused).toBe(
      'TEXT_TOO_LONG',
    )
    expect(refusal(when(IN.submitted, CHAIR, sign({ text: '绝密' }))).refused).toBe('SECRET')
  })

  test('再签一次：已经办理；改签：已结束', () => {
    expect(refusal(when(IN.decided, CHAIR, sign())).already).toBe(true)
    const other = refusal(when(IN.decided, CHAIR, sign({ decision: '不同意', text: '改主意' })))
    expect(other).toMatchObject({ refused: 'CLOSED', basis: '4.2.b' })
    expect(other.why).toContain('已签署「同意」')
  })

  test('签署记入状态，附回执', () => {
    expect(IN.decided).toMatchObject({
      phase: 'decided',
      signature: { decision: '同意', receipt: '00000007' },
    })
  })
})

describe('退回补充征求与转为开会', () => {
  test('退回后意见都在，办公室定新截止，开始新一轮', () => {
    expect(when(IN.submitted, CHAIR, { do: 'SendBack', seen: 3, text: '' })).toEqual([
      { did: 'SentBack', text: '' },
    ])
    const back = IN['sent-back']
    expect(when(back, OFFICE, { do: 'Reopen', seen: 1, deadline: '2026-10-22 18:00 +0800' })).toEqual([
      { did: 'Reopened', deadline: at('2026-10-22 18:00') },
    ])
    const again = given(
      proposed(),
      started(),
      ...ALL_GAVE,
      submitted(),
      sentBack(),
      reopened(at('2026-10-22 18:00')),
    )
    expect(again).toMatchObject({ phase: 'collecting', cycle: 2, deadlinePassed: false })
    expect(again.proposal?.deadline).toBe(at('2026-10-22 18:00'))
    expect(again.seats.map((seat) => seat.opinions.length)).toEqual([1, 1, 1])
    expect(when(again, OFFICE, { do: 'Submit' })).toMatchObject([{ did: 'Submitted', n: 2 }])
    const twice = { do: 'Reopen', seen: 1, deadline: '2026-10-22 18:00' } as const
    expect(refusal(when(again, OFFICE, twice)).already).toBe(true)
  })

  test.each([
    { point: '没有选择', deadline: '' },
    { point: '不是日期', deadline: '下周' },
    { point: '正是此刻', deadline: '2026-10-12 10:00' },
    { point: '已经过去', deadline: '2026-10-11 10:00' },
  ])('新截止无效：$point', ({ deadline }) => {
    expect(refusal(when(IN['sent-back'], OFFICE, { do: 'Reopen', seen: 1, deadline })).refused).toBe(
      'BAD_DEADLINE',
    )
  })

  test('上一轮的卡片不能再定截止', () => {
    const second = given(
      proposed(),
      started(),
      ...ALL_GAVE,
      submitted(),
      sentBack(),
      reopened(at('2026-10-22 18:00')),
      submitted(2),
      sentBack('再问'),
    )
    expect(
      refusal(when(second, OFFICE, { do: 'Reopen', seen: 1, deadline: '2026-10-29 18:00' })).refused,
    ).toBe('OUTDATED_CARD')
  })

  test('4.2.a 转为开会：不是决定', () => {
    expect(when(IN.submitted, CHAIR, { do: 'MoveToMeeting', seen: 3, text: '面商' })).toEqual([
      { did: 'MovedToMeeting', text: '面商' },
    ])
    expect(IN['to-meeting']).toMatchObject({ phase: 'to-meeting', signature: null })
  })

  test('汇总之后又有变化：退回和转会也先核对', () => {
    for (const act of ['SendBack', 'MoveToMeeting'] as const)
      expect(refusal(when(IN.submitted, CHAIR, { do: act, seen: 2, text: '' })).refused).toBe(
        'DIGEST_CHANGED',
      )
  })

  test('再来一次：已经办理', () => {
    expect(refusal(when(IN['sent-back'], CHAIR, { do: 'SendBack', seen: 3, text: '' })).already).toBe(true)
    const met = given(proposed(), started(), ...ALL_GAVE, submitted(), moved())
    expect(refusal(when(met, CHAIR, { do: 'MoveToMeeting', seen: 3, text: '' })).already).toBe(true)
  })
})

describe('终止征询（系统规定）', () => {
  test.each(['returned', 'collecting', 'submitted', 'sent-back'] as const)(
    '%s 时可以终止，须写理由',
    (phase) => {
      expect(when(IN[phase], OFFICE, { do: 'OpenTerminateForm' })).toEqual([])
      expect(when(IN[phase], OFFICE, { do: 'Terminate', reason: '事项已撤回' })).toEqual([
        { did: 'Terminated', reason: '事项已撤回' },
      ])
      expect(refusal(when(IN[phase], OFFICE, { do: 'Terminate', reason: '' })).refused).toBe('TEXT_REQUIRED')
    },
  )

  test('待审定时由分管副区长先审定', () => {
    expect(refusal(when(IN.proposed, OFFICE, { do: 'Terminate', reason: 'x' })).refused).toBe('NOT_NOW')
    expect(refusal(when(IN.proposed, OFFICE, { do: 'OpenTerminateForm' })).refused).toBe('NOT_NOW')
  })

  test('终止后意见仍在案；再终止：已经办理', () => {
    const state = given(proposed(), started(), gave(FINANCE, '同意'), terminated())
    expect(state).toMatchObject({ phase: 'terminated', ending: '事项已撤回', signature: null })
    expect(state.seats[0]?.opinions).toHaveLength(1)
    expect(refusal(when(state, OFFICE, { do: 'Terminate', reason: '事项已撤回' })).already).toBe(true)
    expect(refusal(when(state, leader(FINANCE), { do: 'EditOpinion', unit: FINANCE })).why).toContain(
      '已终止',
    )
  })
})
