import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../../src/domain/ids.js'
import { isRefusal } from '../../../src/domain/refusal.js'
import type { Actor, Roster } from '../../../src/domain/roster.js'
import { rolesOf } from '../../../src/procedures/act.js'
import { BROADCAST_ACTS } from '../../../src/procedures/broadcast/acts.js'
import { broadcast } from '../../../src/procedures/broadcast/broadcast.js'
import { readNotice, receiversOf } from '../../../src/procedures/broadcast/notice.js'
import type { BroadcastCommand, BroadcastEvent } from '../../../src/procedures/broadcast/state.js'
import { loadEdition } from '../../../src/rules/rulebook/editions.js'
import {
  APPLICANT,
  at,
  bench,
  CHAIR,
  FINANCE,
  inShort,
  JUSTICE,
  LIAISON,
  leader,
  OFFICE,
  type Past,
  ROSTER,
  refusal,
  START,
  SYSTEM,
} from '../given.js'

const { given, when, record } = bench(broadcast, 'broadcast/4f2a91c0')

const EDITION = loadEdition('yangpu-2021-4')
const FIELDS = {
  title: '关于申报2027年项目的通知',
  body: '请于6月30日前申报。',
  link: '',
  audience: ['成员单位'],
}
const send = (fields: Record<string, unknown>) =>
  when(given(), OFFICE, { do: 'SendNotice', fields, form: null })
const sentWith = (fields: Record<string, unknown>): Past<BroadcastEvent> => ({
  by: OFFICE,
  event: (send(fields) as BroadcastEvent[])[0] as BroadcastEvent,
})
const sent = sentWith(FIELDS)
const got = (by: Actor): Past<BroadcastEvent> => ({
  by,
  event: { did: 'NoticeReceived', person: by.person as PersonId },
})
const closed: Past<BroadcastEvent> = { by: OFFICE, event: { did: 'NoticeClosed' } }
const nudged: Past<BroadcastEvent> = {
  by: OFFICE,
  event: { did: 'ReceiversNudged', people: ['ou_jus' as PersonId] },
  at: at('2026-10-12 23:59'),
}
const EVERYBODY = ['ou_fin', 'ou_finl', 'ou_jus', 'ou_aud']

describe('4.5.a 会务由办公室负责：发通知', () => {
  test.each([
    [['成员单位'], EVERYBODY, null],
    [['申报单位'], ['ou_app'], null],
    [['成员单位', '申报单位'], [...EVERYBODY, 'ou_app'], null],
    [['群'], [], 'oc_group'],
    ['群、成员单位', EVERYBODY, 'oc_group'],
  ])('发送对象 %s', (audience, people, groupChat) => {
    const [event] = send({ ...FIELDS, audience }) as Extract<BroadcastEvent, { did: 'NoticeSent' }>[]
    expect(event?.receivers.map(({ person }) => person)).toEqual(people)
    expect(event?.groupChat).toBe(groupChat)
  })

  test.each([
    [{ title: ' ' }, '「标题」未填写。'],
    [{ body: '' }, '「正文」未填写。'],
    [{ audience: [] }, '「发送对象」未选择。'],
    [{ audience: ['全区'] }, '「发送对象」的选项无法识别；「发送对象」未选择。'],
    [{ link: 'example.cn' }, '「链接」应为以 http:// 或 https:// 开头的完整网址。'],
    [{ body: '文'.repeat(1001) }, '「正文」超过1000字，多出1字。'],
  ])('有欠缺的不发送：%o', (fault, why) => {
    expect(refusal(send({ ...FIELDS, ...fault }))).toMatchObject({ refused: 'BAD_NOTICE', why })
  })

  test('一人数职只发一份；名册里没有的对象，说明没有', () => {
    const [finance, ...others] = ROSTER.members
    const twice = others.map((seat) => ({ ...seat, leader: finance?.leader ?? seat.leader }))
    const roster: Roster = { ...ROSTER, members: finance ? [finance, ...twice] : [] }
    expect(receiversOf(['成员单位'], roster)).toMatchObject([
      { person: 'ou_fin', unit: FINANCE },
      { person: 'ou_finl', unit: FINANCE },
    ])

    const { groupChat: _, ...without } = ROSTER
    const bare: Roster = { ...without, applicants: [] }
    const answer = readNotice({ ...FIELDS, audience: ['申报单位', '群'] }, { roster: bare, edition: EDITION })
    expect(isRefusal(answer) ? answer.why : '').toBe('名册中没有申报单位的人员；名册中没有登记联席会议群。')
  })

  test('带密级标志的不发送，也不留下内容；一千个字可以', () => {
    expect(refusal(send({ ...FIELDS, body: '秘密★文件' }))).toMatchObject({ refused: 'SECRET', forget: true })
    expect(inShort(send({ ...FIELDS, body: '文'.repeat(1000) }))).toBe('NoticeSent')
  })
})

test.each<[string, Past<BroadcastEvent>[], Actor, BroadcastCommand, string, string?]>([
  ['收到', [sent], leader(FINANCE), { do: 'Acknowledge' }, 'NoticeReceived'],
  ['联络员收到', [sent], LIAISON, { do: 'Acknowledge' }, 'NoticeReceived'],
  ['再点一次', [sent, got(LIAISON)], LIAISON, { do: 'Acknowledge' }, 'ALREADY'],
  ['没有发给的人', [sent], APPLICANT, { do: 'Acknowledge' }, 'NOT_YOURS'],
  ['结束以后才收到，照记', [sent, closed], leader(JUSTICE), { do: 'Acknowledge' }, 'NoticeReceived'],
  ['催办', [sent], OFFICE, { do: 'Nudge' }, 'ReceiversNudged'],
  ['同一天再催', [sent, nudged], OFFICE, { do: 'Nudge' }, 'ALREADY_REMINDED', '2026-10-12 23:59'],
  ['第二天再催', [sent, nudged], OFFICE, { do: 'Nudge' }, 'ReceiversNudged', '2026-10-13 00:00'],
  ['结束后催办', [sent, closed], OFFICE, { do: 'Nudge' }, 'CLOSED'],
  ['结束', [sent], OFFICE, { do: 'CloseNotice' }, 'NoticeClosed'],
  ['再次结束', [sent, closed], OFFICE, { do: 'CloseNotice' }, 'ALREADY'],
  ['同一表单再次发送', [sent], OFFICE, { do: 'SendNotice', fields: FIELDS, form: null }, 'ALREADY'],
  ['编号', [sent], SYSTEM, { do: 'SetNumber', number: '2026-001' }, 'NoticeNumbered'],
  ['没有发送过的', [], OFFICE, { do: 'Nudge' }, 'NOT_FOUND'],
])('%s', (_, past, by, command, expected, time) => {
  const answer = when(given(...past), by, command, time === undefined ? {} : { at: at(time) })
  expect(inShort(answer)).toBe(expected)
  expect(isRefusal(answer) ? answer.next : '无').not.toBe('')
})

test('全部收到以后不催办；催办只给未收到的人；沉默仍是未收到', () => {
  const people = [leader(FINANCE), LIAISON, leader(JUSTICE)]
  const nudge = when(given(sent, ...people.map(got)), OFFICE, { do: 'Nudge' })
  expect(nudge).toEqual([{ did: 'ReceiversNudged', people: ['ou_aud'] }])
  const audit = { ...leader(JUSTICE), person: 'ou_aud' as PersonId }
  const all = given(sent, ...people.map(got), got(audit))
  expect(inShort(when(all, OFFICE, { do: 'Nudge' }))).toBe('ALL_ANSWERED')
  expect(broadcast.index(all)).toMatchObject({ open: false, waits: [] })
  expect(broadcast.index(given(sent, got(LIAISON)))).toMatchObject({
    open: true,
    waits: ['ou_fin', 'ou_jus', 'ou_aud'],
  })
  expect(broadcast.index(given(sent, closed))).toMatchObject({ open: false, waits: [] })
  expect(broadcast.todos(given(sent), 'ou_fin' as PersonId)).toMatchObject([{ key: 'notice/ou_fin' }])
  expect(broadcast.todos(given(sent, closed), 'ou_fin' as PersonId)).toEqual([])
})

test.each(Object.entries(BROADCAST_ACTS))('%s 只由应办的人办理', (act, row) => {
  const command = { do: act, fields: FIELDS, form: null, number: '2026-001' } as unknown as BroadcastCommand
  const mayNot = [CHAIR, OFFICE, leader(FINANCE), LIAISON, APPLICANT, SYSTEM].filter(
    ({ role }) => role !== row.role && !rolesOf(row).some((one) => one === role),
  )
  expect(mayNot.length).toBeGreaterThan(2)
  for (const other of mayNot) expect(refusal(when(given(sent), other, command)).refused).toBe('NOT_YOUR_ROLE')
})

test('编号由发送之年的序列产生，来处的表单随之关闭', () => {
  const form = { case: 'talk/ou_office', key: 'said/1' }
  const event = { ...sent.event, form } as BroadcastEvent
  expect(broadcast.consequences(given(sent), record(event, OFFICE, START, 1))).toEqual([
    { case: 'numbering/broadcast-2026', command: { do: 'Assign', for: 'broadcast/4f2a91c0' } },
    { case: form.case, command: { do: 'CloseForm', key: form.key } },
  ])
})
