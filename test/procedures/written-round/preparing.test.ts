import { describe, expect, test } from 'vitest'
import { momentOf } from '../../../src/procedures/written-round/deadline.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import { at, CHAIR, inShort, OFFICE, ROSTER, refusal, START, SYSTEM } from '../given.js'
import { FIELDS, given, IN, PROPOSAL, proposed, record, returned, revised, started, when } from './past.js'

const FORM = { case: 'talk/ou_office/oc_1', key: 'form/1' }
const propose = (fields: Record<string, unknown>) =>
  when(IN.none, OFFICE, { do: 'Propose', fields, form: FORM })

describe('4.4.a 议题由办公室提出', () => {
  test('填写完整即报分管副区长审定，文本去掉首尾空白，其余照录', () => {
    expect(propose({ ...FIELDS, title: ' 政务云扩容\n' })).toEqual([
      {
        did: 'Proposed',
        proposal: PROPOSAL,
        form: FORM,
        chair: 'ou_chair',
        office: ['ou_office', 'ou_office2'],
      },
    ])
  })

  test('关联项目、申报单位和公开范围照录', () => {
    const fields = {
      ...FIELDS,
      project: '2026-017',
      applicant: '区卫生健康委',
      visibility: 'all',
      secret: 'no',
    }
    expect(propose(fields)).toMatchObject([
      { proposal: { project: '2026-017', applicant: '区卫生健康委', visibility: 'all' } },
    ])
  })

  test('没有关联项目时不记申报单位：没有项目结果可告知', () => {
    expect(propose({ ...FIELDS, applicant: '区卫生健康委' })).toMatchObject([
      { proposal: { applicant: null } },
    ])
  })

  test('同一表单再次提交：已经办理', () => {
    const answer = refusal(when(IN.proposed, OFFICE, { do: 'Propose', fields: FIELDS, form: FORM }))
    expect(answer).toMatchObject({ refused: 'ALREADY', already: true })
  })
})

describe('4.4.b、4.2.b 表单的每一处欠缺', () => {
  test.each([
    { point: '缺事项', field: { title: '' }, says: ['「事项」未填写'], basis: '系统规定' },
    { point: '只有空白也是缺', field: { title: ' 　\n' }, says: ['「事项」未填写'], basis: '系统规定' },
    {
      point: '缺调研情况',
      field: { research: undefined },
      says: ['「调研情况」未填写（四（四）第2句）'],
      basis: '4.4.b',
    },
    {
      point: '缺办公室意见和建议',
      field: { advice: null },
      says: ['「办公室意见和建议」未填写（四（四）第2句）'],
      basis: '4.4.b',
    },
    {
      point: '缺特殊情况说明',
      field: { special: '' },
      says: ['「特殊情况说明」未填写（四（二）第2句）'],
      basis: '4.2.b',
    },
    { point: '缺反馈截止', field: { deadline: '' }, says: ['「反馈截止」未填写'], basis: '系统规定' },
    {
      point: '截止不成日期',
      field: { deadline: '2026-02-30 09:00' },
      says: ['不是有效的日期和时间'],
      basis: '系统规定',
    },
    {
      point: '截止正是此刻',
      field: { deadline: '2026-10-12 10:00' },
      says: ['应晚于当前时间'],
      basis: '系统规定',
    },
    { point: '链接不是网址', field: { link: '见附件' }, says: ['「材料链接」'], basis: '系统规定' },
    {
      point: '链接是脚本',
      field: { link: 'javascript:alert(1)' },
      says: ['「材料链接」'],
      basis: '系统规定',
    },
    { point: '链接中有空格', field: { link: 'https://a.cn/ b' }, says: ['「材料链接」'], basis: '系统规定' },
    {
      point: '申报单位不在名册',
      field: { project: 'x', applicant: '区某局' },
      says: ['「申报单位」'],
      basis: '系统规定',
    },
    {
      point: '公开范围无此选项',
      field: { visibility: 'world' },
      says: ['「意见公开范围」'],
      basis: '系统规定',
    },
    {
      point: '值不是文字',
      field: { title: ['政务云'] },
      says: ['「事项」的内容无法识别'],
      basis: '系统规定',
    },
    {
      point: '超过1000字，不截断',
      field: { advice: '议'.repeat(1001) },
      says: ['「办公室意见和建议」超过1000字，多出1字'],
      basis: '系统规定',
    },
  ])('$point', ({ field, says, basis }) => {
    const answer = refusal(propose({ ...FIELDS, ...field }))
    expect(answer).toMatchObject({ refused: 'BAD_PROPOSAL', basis })
    for (const words of says) expect(answer.why).toContain(words)
  })

  test('各处欠缺一次说全', () => {
    const { why, basis } = refusal(propose({ link: 'ftp://x' }))
    for (const label of ['事项', '调研情况', '办公室意见和建议', '特殊情况说明', '反馈截止', '材料链接'])
      expect(why).toContain(`「${label}」`)
    expect(why).not.toContain('「事项说明」')
    expect(basis).toBe('4.4.b')
  })

  test('恰好1000字可以提交；四字节汉字算一个字', () => {
    expect(propose({ ...FIELDS, advice: '𠮷'.repeat(1000) })).toMatchObject([{ did: 'Proposed' }])
  })

  test('截止晚一分钟即可', () => {
    expect(propose({ ...FIELDS, deadline: '2026-10-12 10:01 +0800' })).toMatchObject([{ did: 'Proposed' }])
  })

  test.each([
    { point: '选择涉密', field: { secret: 'yes' }, says: '「是否涉密」' },
    { point: '正文带密级标志', field: { description: '机密★5年' }, says: '「事项说明」' },
  ])('涉密不办：$point', ({ field, says }) => {
    const answer = refusal(propose({ ...FIELDS, ...field }))
    expect(answer.refused).toBe('SECRET')
    expect(answer.why).toContain(says)
    expect(answer.next).toContain('线下')
  })

  test('涉密与欠缺一并说明', () => {
    expect(refusal(propose({ secret: 'yes' })).why).toContain('「调研情况」未填写')
  })
})

describe('反馈截止的写法', () => {
  test.each([
    ['2026-01-15 09:30 +0800', '2026-01-15T01:30:00.000Z'],
    ['2026-01-15 09:30', '2026-01-15T01:30:00.000Z'],
    ['2026-01-15 09:30 +0900', '2026-01-15T00:30:00.000Z'],
    [' 2026-01-15 00:00 ', '2026-01-14T16:00:00.000Z'],
    ['2028-02-29 23:59', '2028-02-29T15:59:00.000Z'],
  ])('%s', (raw, moment) => {
    expect(momentOf(raw)).toBe(moment)
  })

  test.each([
    '',
    '2026-01-15',
    '2026-01-15 24:00',
    '2026-02-29 09:00',
    '明天上午',
    '2026-1-5 09:00',
    '2026-01-15 09:60',
  ])('不是日期时间：「%s」', (raw) => {
    expect(momentOf(raw)).toBeUndefined()
  })
})

describe('4.4.a 分管副区长审定', () => {
  test('退回修改须有退回理由', () => {
    expect(when(IN.proposed, CHAIR, { do: 'Return', seen: 1, reason: ' 请补充 ' })).toEqual([
      { did: 'Returned', reason: '请补充' },
    ])
    expect(refusal(when(IN.proposed, CHAIR, { do: 'Return', seen: 1, reason: ' ' }))).toMatchObject({
      refused: 'TEXT_REQUIRED',
    })
  })

  test('同一退回再来一次：已经办理；理由不同：说明现状', () => {
    const state = given(proposed(), returned('请补充'))
    expect(refusal(when(state, CHAIR, { do: 'Return', seen: 1, reason: '请补充' })).already).toBe(true)
    const other = refusal(when(state, CHAIR, { do: 'Return', seen: 1, reason: '另一理由' }))
    expect(other).toMatchObject({ refused: 'NOT_NOW' })
    expect(other.already).toBeUndefined()
  })

  test('修改后再报，版本加一；同样内容再来一次：已经办理', () => {
    const fields = { ...FIELDS, research: '已补充调研' }
    expect(when(IN.returned, OFFICE, { do: 'Revise', seen: 1, fields })).toEqual([
      { did: 'Revised', proposal: { ...PROPOSAL, research: '已补充调研' } },
    ])
    const state = given(proposed(), returned(), revised({ research: '已补充调研' }))
    expect(state).toMatchObject({ phase: 'proposed', revision: 2 })
    expect(refusal(when(state, OFFICE, { do: 'Revise', seen: 1, fields })).already).toBe(true)
    expect(refusal(when(state, OFFICE, { do: 'Revise', seen: 1, fields: FIELDS })).refused).toBe('NOT_NOW')
  })

  test('修改稿同样逐项检查', () => {
    expect(
      refusal(when(IN.returned, OFFICE, { do: 'Revise', seen: 1, fields: { ...FIELDS, special: '' } })),
    ).toMatchObject({ refused: 'BAD_PROPOSAL', basis: '4.2.b' })
  })

  test('在旧版卡片上启动、退回或再报都不生效', () => {
    const second = given(proposed(), returned(), revised())
    expect(refusal(when(second, CHAIR, { do: 'Start', seen: 1 })).refused).toBe('OUTDATED_CARD')
    expect(refusal(when(second, CHAIR, { do: 'Return', seen: 1, reason: '再改' })).refused).toBe(
      'OUTDATED_CARD',
    )
    const third = given(proposed(), returned(), revised(), returned())
    expect(refusal(when(third, OFFICE, { do: 'Revise', seen: 1, fields: FIELDS })).refused).toBe(
      'OUTDATED_CARD',
    )
  })

  test('同意启动：当日名册每家一席', () => {
    expect(when(IN.proposed, CHAIR, { do: 'Start', seen: 1 })).toEqual([
      { did: 'Started', seats: ROSTER.members, groupChat: 'oc_group' },
    ])
    expect(IN.collecting).toMatchObject({ phase: 'collecting', cycle: 1, startedAt: START, openedAt: START })
    expect(IN.collecting.seats.map((seat) => seat.opinions.length)).toEqual([0, 0, 0])
    expect(refusal(when(IN.collecting, CHAIR, { do: 'Start', seen: 1 })).already).toBe(true)
  })

  test.each([
    { point: '截止前一分钟可以启动', moment: '2026-10-15 17:59', is: 'Started' },
    { point: '正到截止不能启动', moment: '2026-10-15 18:00', is: 'DEADLINE_OVER' },
    { point: '截止已过不能启动', moment: '2026-10-15 18:01', is: 'DEADLINE_OVER' },
  ])('$point', ({ moment, is }) => {
    expect(inShort(when(IN.proposed, CHAIR, { do: 'Start', seen: 1 }, { at: at(moment) }))).toBe(is)
  })

  test('截止已过时指明先退回修改', () => {
    const answer = when(IN.proposed, CHAIR, { do: 'Start', seen: 1 }, { at: at('2026-10-15 18:01') })
    expect(refusal(answer).next).toContain('退回修改')
  })
})

describe('编号与表单', () => {
  const proposedAt = (moment: string) =>
    writtenRound.consequences(IN.proposed, record(proposed().event, OFFICE, at(moment), 1))

  test('按上海日期的年份取号，并告知表单已报送', () => {
    expect(proposedAt('2026-10-12 10:00')).toEqual([
      { case: 'numbering/round-2026', command: { do: 'Assign', for: 'round/4f2a91c0' } },
      { case: 'talk/ou_office/oc_1', command: { do: 'CloseForm', key: 'form/1' } },
    ])
    expect(proposedAt('2027-01-01 00:00')[0]?.case).toBe('numbering/round-2027')
    expect(proposedAt('2026-12-31 23:59')[0]?.case).toBe('numbering/round-2026')
  })

  test('没有表单时只取号；其他事件不引起任何事', () => {
    const bare = { ...proposed().event, form: null } as ReturnType<typeof proposed>['event']
    expect(writtenRound.consequences(IN.proposed, record(bare, OFFICE, START, 1))).toHaveLength(1)
    expect(writtenRound.consequences(IN.collecting, record(started().event, CHAIR, START, 2))).toEqual([])
  })

  test('编号只记一次', () => {
    expect(when(IN.proposed, SYSTEM, { do: 'SetNumber', number: '2026-001' })).toEqual([
      { did: 'Numbered', number: '书面征询2026-001' },
    ])
    const numbered = given(proposed(), { by: SYSTEM, event: { did: 'Numbered', number: '书面征询2026-001' } })
    expect(numbered.number).toBe('书面征询2026-001')
    expect(refusal(when(numbered, SYSTEM, { do: 'SetNumber', number: '2026-001' })).already).toBe(true)
  })

  test('编号到得再晚也记上', () => {
    expect(when(IN.decided, SYSTEM, { do: 'SetNumber', number: '2026-002' })).toMatchObject([
      { did: 'Numbered' },
    ])
  })
})
