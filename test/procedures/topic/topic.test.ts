import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseId, PersonId } from '../../../src/domain/ids.js'
import { isRefusal } from '../../../src/domain/refusal.js'
import type { Actor } from '../../../src/domain/roster.js'
import { TOPIC_ACTS } from '../../../src/procedures/topic/acts.js'
import type { TopicCommand, TopicDraft, TopicEvent } from '../../../src/procedures/topic/state.js'
import { topic } from '../../../src/procedures/topic/topic.js'
import {
  APPLICANT,
  bench,
  CHAIR,
  FINANCE,
  inShort,
  LIAISON,
  leader,
  OFFICE,
  type Past,
  refusal,
  START,
  SYSTEM,
} from '../given.js'

const { given, when, record } = bench(topic, 'topic/4f2a91c0')

const FIELDS = {
  title: '政务云扩容',
  type: '项目审议',
  research: '已赴三家单位调研',
  advice: '建议同意',
  project: '2026-017',
  observers: ['区卫生健康委'],
}
const DRAFT = FIELDS as unknown as TopicDraft
const OFFICES = ['ou_office', 'ou_office2'] as PersonId[]
const proposed: Past<TopicEvent> = {
  by: OFFICE,
  event: { did: 'TopicProposed', draft: DRAFT, form: null, chair: 'ou_chair' as PersonId, office: OFFICES },
}
const numbered: Past<TopicEvent> = { by: SYSTEM, event: { did: 'TopicNumbered', number: '议题2026-001' } }
const returned: Past<TopicEvent> = { by: CHAIR, event: { did: 'TopicReturned', reason: '补充测算' } }
const revised: Past<TopicEvent> = { by: OFFICE, event: { did: 'TopicRevised', draft: DRAFT } }
const IN = {
  none: given(),
  proposed: given(proposed),
  returned: given(proposed, returned),
  revised: given(proposed, returned, revised),
  again: given(proposed, returned, revised, returned),
  approved: given(proposed, { by: CHAIR, event: { did: 'TopicApproved' } }),
  declined: given(proposed, { by: CHAIR, event: { did: 'TopicDeclined', reason: '' } }),
}
const propose = (fields: Record<string, unknown>) =>
  when(IN.none, OFFICE, { do: 'ProposeTopic', fields, form: null })

describe('4.4.a 议题由办公室提出，由分管副区长审定', () => {
  test('填写完整即提交审定；文本去掉首尾空白，列席单位可多选', () => {
    expect(propose({ ...FIELDS, title: ' 政务云扩容\n' })).toEqual([
      { did: 'TopicProposed', draft: DRAFT, form: null, chair: 'ou_chair', office: OFFICES },
    ])
    expect(propose({ ...FIELDS, observers: '区卫生健康委、' })).toMatchObject([
      { draft: { observers: ['区卫生健康委'] } },
    ])
    expect(propose({ ...FIELDS, observers: '' })).toMatchObject([{ draft: { observers: [] } }])
  })

  test.each<[string, keyof typeof IN, Actor, TopicCommand, string]>([
    ['审定通过', 'proposed', CHAIR, { do: 'ApproveTopic', seen: 1 }, 'TopicApproved'],
    ['退回后再次审定', 'revised', CHAIR, { do: 'ApproveTopic', seen: 2 }, 'TopicApproved'],
    ['退回修改', 'proposed', CHAIR, { do: 'ReturnTopic', seen: 1, reason: '补充测算' }, 'TopicReturned'],
    ['退回未写理由', 'proposed', CHAIR, { do: 'ReturnTopic', seen: 1, reason: ' ' }, 'TEXT_REQUIRED'],
    ['不列入，不写理由', 'proposed', CHAIR, { do: 'DeclineTopic', seen: 1, reason: '' }, 'TopicDeclined'],
    [
      '不列入，写明理由',
      'proposed',
      CHAIR,
      { do: 'DeclineTopic', seen: 1, reason: '时机未到' },
      'TopicDeclined',
    ],
    ['修改后再报', 'returned', OFFICE, { do: 'ReviseTopic', seen: 1, fields: FIELDS }, 'TopicRevised'],
    ['在旧稿的卡片上审定', 'revised', CHAIR, { do: 'ApproveTopic', seen: 1 }, 'OUTDATED_CARD'],
    ['在旧稿的卡片上退回', 'revised', CHAIR, { do: 'ReturnTopic', seen: 1, reason: '再补' }, 'OUTDATED_CARD'],
    ['在旧稿的卡片上不列入', 'revised', CHAIR, { do: 'DeclineTopic', seen: 1, reason: '' }, 'OUTDATED_CARD'],
    [
      '在旧稿的修改卡片上提交',
      'again',
      OFFICE,
      { do: 'ReviseTopic', seen: 1, fields: FIELDS },
      'OUTDATED_CARD',
    ],
    [
      '已修改后又提交不同的内容',
      'revised',
      OFFICE,
      { do: 'ReviseTopic', seen: 1, fields: { ...FIELDS, advice: '另行研究' } },
      'NOT_NOW',
    ],
    ['退回后另写理由', 'returned', CHAIR, { do: 'ReturnTopic', seen: 1, reason: '另补材料' }, 'NOT_NOW'],
    ['退回未修改时审定', 'returned', CHAIR, { do: 'ApproveTopic', seen: 1 }, 'NOT_NOW'],
    ['未退回时修改', 'proposed', OFFICE, { do: 'ReviseTopic', seen: 1, fields: FIELDS }, 'NOT_NOW'],
    ['审定后再退回', 'approved', CHAIR, { do: 'ReturnTopic', seen: 1, reason: '补' }, 'NOT_NOW'],
    ['审定后再不列入', 'approved', CHAIR, { do: 'DeclineTopic', seen: 1, reason: '' }, 'NOT_NOW'],
    ['不列入后再审定', 'declined', CHAIR, { do: 'ApproveTopic', seen: 1 }, 'CLOSED'],
    ['不列入后再修改', 'declined', OFFICE, { do: 'ReviseTopic', seen: 1, fields: FIELDS }, 'CLOSED'],
    ['没有提出的议题', 'none', CHAIR, { do: 'ApproveTopic', seen: 0 }, 'NOT_FOUND'],
  ])('%s', (_, phase, by, command, expected) => {
    const answer = when(IN[phase], by, command)
    expect(inShort(answer)).toBe(expected)
    expect(isRefusal(answer) ? answer.next : '无').not.toBe('')
  })

  test.each<[keyof typeof IN, Actor, TopicCommand]>([
    ['proposed', OFFICE, { do: 'ProposeTopic', fields: FIELDS, form: null }],
    ['approved', CHAIR, { do: 'ApproveTopic', seen: 1 }],
    ['declined', CHAIR, { do: 'DeclineTopic', seen: 1, reason: '' }],
    ['returned', CHAIR, { do: 'ReturnTopic', seen: 1, reason: ' 补充测算 ' }],
    ['revised', OFFICE, { do: 'ReviseTopic', seen: 1, fields: FIELDS }],
  ])('%s 时重复同一操作：已经办理', (phase, by, command) => {
    expect(refusal(when(IN[phase], by, command))).toMatchObject({ refused: 'ALREADY', already: true })
  })

  test.each(Object.entries(TOPIC_ACTS))('%s 只由应办的人办理', (act, { role }) => {
    const command = {
      do: act,
      seen: 1,
      reason: '补',
      fields: FIELDS,
      form: null,
      number: '2026-001',
      draft: DRAFT,
      round: '书面征询2026-001',
    } as unknown as TopicCommand
    const others = [CHAIR, OFFICE, leader(FINANCE), LIAISON, APPLICANT, SYSTEM].filter(
      (one) => one.role !== role,
    )
    expect(others).toHaveLength(5)
    for (const state of Object.values(IN))
      for (const other of others) expect(refusal(when(state, other, command)).refused).toBe('NOT_YOUR_ROLE')
  })
})

describe('4.4.b 表单的每一处欠缺', () => {
  test.each([
    [{ title: '' }, '「议题名称」未填写'],
    [{ type: '' }, '「议题类型」未选择'],
    [{ type: '表决' }, '「议题类型」的选项无法识别'],
    [{ research: ' ' }, '「调研情况」未填写（四（四）第2句）'],
    [{ advice: undefined }, '「办公室意见和建议」未填写（四（四）第2句）'],
    [{ observers: ['无此单位'] }, '「列席单位」的选项无法识别'],
    [{ observers: 7 }, '「列席单位」的选项无法识别'],
    [{ title: '题'.repeat(1001) }, '「议题名称」超过1000字，多出1字'],
    [{ project: 5 }, '「关联项目」的内容无法识别'],
  ])('%o', (fault, words) => {
    const answer = refusal(propose({ ...FIELDS, ...fault }))
    expect(answer).toMatchObject({ refused: 'BAD_TOPIC' })
    expect(answer.why).toBe(`${words}。`)
  })

  test('各处欠缺一次说完，依据取第一处有条款的', () => {
    const answer = refusal(propose({}))
    expect(answer.why.split('；')).toHaveLength(4)
    expect(answer.basis).toBe('4.4.b')
  })

  test('带密级标志的不收，也不留下内容', () => {
    expect(refusal(propose({ ...FIELDS, advice: '机密★十年' }))).toMatchObject({
      refused: 'SECRET',
      forget: true,
    })
  })

  test('一千个字、没有关联项目和列席单位，都可以', () => {
    const fields = { ...FIELDS, title: '题'.repeat(1000), project: '', observers: undefined }
    expect(inShort(propose(fields))).toBe('TopicProposed')
  })
})

test('编号只给一次；编号由提出之年的序列产生，来处的表单随之关闭', () => {
  expect(when(IN.proposed, SYSTEM, { do: 'SetNumber', number: '2026-001' })).toEqual([
    { did: 'TopicNumbered', number: '议题2026-001' },
  ])
  expect(inShort(when(given(proposed, numbered), SYSTEM, { do: 'SetNumber', number: '2026-002' }))).toBe(
    'ALREADY',
  )
  const form = { case: 'talk/ou_office', key: 'said/1' }
  const event = { ...proposed.event, form } as TopicEvent
  const sends = topic.consequences(IN.proposed, record(event, OFFICE, START, 1))
  expect(sends).toEqual([
    { case: 'numbering/topic-2026', command: { do: 'Assign', for: 'topic/4f2a91c0' } },
    { case: form.case, command: { do: 'CloseForm', key: form.key } },
  ])
})

test('4.2.a 书面征询转为开会：成为已审定的议题，只转一次', () => {
  const command: TopicCommand = { do: 'TakeOver', draft: DRAFT, round: '书面征询2026-001' }
  const answer = when(IN.none, SYSTEM, command)
  expect(inShort(answer)).toBe('TopicTakenOver')
  const taken = given({ by: SYSTEM, event: (answer as TopicEvent[])[0] as TopicEvent })
  expect(taken).toMatchObject({ phase: 'approved', fromRound: '书面征询2026-001', draft: DRAFT })
  expect(inShort(when(taken, SYSTEM, command))).toBe('ALREADY')
  const sends = topic.consequences(
    IN.none,
    record((answer as TopicEvent[])[0] as TopicEvent, SYSTEM, START, 1),
  )
  expect(sends).toEqual([{ case: 'numbering/topic-2026', command: { do: 'Assign', for: 'topic/4f2a91c0' } }])
})

test('每一步都有依据：提出和修改据四（四）第2句，审定据第1句，转为开会据四（二）', () => {
  expect(topic.bases).toEqual({
    TopicProposed: '4.4.b',
    TopicNumbered: '系统规定',
    TopicReturned: '4.4.a',
    TopicRevised: '4.4.b',
    TopicApproved: '4.4.a',
    TopicDeclined: '4.4.a',
    TopicTakenOver: '4.2.a',
  })
})

test('谁该办理，就出现在谁的待办里', () => {
  const chair = 'ou_chair' as PersonId
  const office = 'ou_office2' as PersonId
  const lines = (state: typeof IN.none) => ({
    waits: topic.index(state).waits,
    chair: topic.todos(state, chair).map(({ key }) => key),
    office: topic.todos(state, office).map(({ key }) => key),
  })
  expect(lines(IN.none)).toEqual({ waits: [], chair: [], office: [] })
  expect(lines(IN.proposed)).toEqual({ waits: [chair], chair: ['approve/1'], office: [] })
  expect(lines(IN.returned)).toEqual({ waits: OFFICES, chair: [], office: [`revise/1/${office}`] })
  expect(lines(IN.revised)).toEqual({ waits: [chair], chair: ['approve/2'], office: [] })
  expect(lines(IN.approved)).toEqual({ waits: [], chair: [], office: [] })
  expect(topic.index(IN.approved).open).toBe(true)
  expect(topic.index(IN.declined).open).toBe(false)
})

test('任意的操作序列：没有分管副区长的审定，议题不会成为已审定', () => {
  const step = fc.record({
    by: fc.constantFrom(OFFICE, OFFICE, CHAIR, CHAIR, leader(FINANCE)),
    command: fc.oneof(
      fc.record({ do: fc.constant('ProposeTopic'), fields: fc.constant(FIELDS), form: fc.constant(null) }),
      fc.record({
        do: fc.constant('ReviseTopic'),
        fields: fc.constant(FIELDS),
        seen: fc.integer({ min: 1, max: 2 }),
      }),
      fc.record({
        do: fc.constantFrom('ApproveTopic', 'ReturnTopic', 'DeclineTopic'),
        seen: fc.integer({ min: 1, max: 2 }),
        reason: fc.constantFrom('', '补'),
      }),
    ),
  })
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let state = IN.none
      let approvals = 0
      for (const { by, command } of steps) {
        const answer = when(state, by, command)
        if (isRefusal(answer)) continue
        for (const event of answer) {
          if (by.role === 'chair' && event.did === 'TopicApproved') approvals += 1
          state = topic.evolve(state, record(event, by, START, 1))
        }
        reached.add(state.phase)
      }
      expect(state.phase === 'approved' ? approvals : 0).toBe(state.phase === 'approved' ? 1 : 0)
    }),
    { numRuns: 500 },
  )
  expect([...reached].sort()).toEqual(['approved', 'declined', 'proposed', 'returned'])
  expect(topic.wakeAt(IN.proposed, { calendar: null as never })).toBeUndefined()
  expect(topic.kind).toBe(('topic/1' as CaseId).split('/')[0])
})
