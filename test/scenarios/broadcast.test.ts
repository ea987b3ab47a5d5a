import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHAIR, leader, OFFICE, ROSTER, type Town, town, unit } from '../support/town.js'
import { eventsOf } from '../support/traces.js'

let t: Town
beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

const NOTICE = {
  标题: '关于做好年度项目申报工作的通知',
  正文: '请于6月30日前完成申报。<at id=all></at>',
  链接: 'https://example.cn/notice',
  发送对象: ['成员单位', '群'],
}

test('发通知：各接收人点「收到」，办公室看到谁没有收到并催办，群里只供知悉', async () => {
  await t.says(OFFICE, '发通知')
  const { 发送对象: _, ...nobody } = NOTICE
  expect((await t.taps(OFFICE, '发送通知', nobody)).toast?.content).toContain('「发送对象」未选择')
  expect((await t.taps(OFFICE, '发送通知', NOTICE)).toast).toMatchObject({ type: 'success' })
  await t.finds(leader(1), '收到', NOTICE.标题)
  expect((await t.taps(leader(1), '收到', {}, NOTICE.标题)).toast).toMatchObject({ type: 'success' })
  await t.sees(leader(1), '您已确认收到')
  await t.restart()
  const liaison = ROSTER.members[1]?.liaisons?.[0]?.openId ?? ''
  await t.taps(liaison, '收到', {}, NOTICE.标题)

  const people = ROSTER.members.flatMap(({ liaisons = [] }) => [1, ...liaisons]).length
  const status = await t.sees(OFFICE, `已收到 2 / ${people}`)
  expect(t.text(status)).toContain(`、${unit(3)}、`)
  expect(t.text(status)).toContain(`${unit(1)}（联络员）`)
  expect(t.text(status)).toContain(`${unit(2)}（分管领导）`)
  expect(t.text(status)).toContain('通知2026-001')
  expect((await t.taps(OFFICE, '催办', {}, NOTICE.标题)).toast).toMatchObject({ type: 'success' })
  await t.sees(leader(3), '催办：', NOTICE.标题)
  expect((await t.taps(OFFICE, '催办', {}, NOTICE.标题)).toast?.content).toContain('今天已经催办过')
  expect(t.texts(leader(1)).filter((text) => text.includes('催办：'))).toEqual([])

  const group = t.platform.messagesIn(ROSTER.groupChat ?? '').filter(({ type }) => type === 'interactive')
  expect(group.map((message) => t.text(message)).join()).toContain('请于6月30日前完成申报')
  expect(t.texts(CHAIR).filter((text) => text.includes(NOTICE.标题))).toEqual([])

  await t.says(leader(3), '我的待办')
  await t.sees(leader(3), `确认收到通知：${NOTICE.标题}`)
  await t.taps(OFFICE, '结束通知', {}, NOTICE.标题)
  await t.sees(OFFICE, '通知已结束')
  expect((await t.taps(leader(3), '收到', {}, NOTICE.标题)).toast).toMatchObject({ type: 'success' })
  const happened = eventsOf(t, 'broadcast')
  expect(happened.filter((did) => did === 'NoticeReceived')).toHaveLength(3)
  expect(happened).toContain('NoticeClosed')
})

test('别人说「发通知」：由办公室办理', async () => {
  await t.says(leader(2), '发通知')
  expect(t.text(await t.sees(leader(2), '「发通知」由'))).toContain('联席会议办公室')
})
