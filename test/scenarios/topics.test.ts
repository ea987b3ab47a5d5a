import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHAIR, leader, OFFICE, PROPOSAL, startRound, type Town, town } from '../support/town.js'
import { eventsOf } from '../support/traces.js'

let t: Town
beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

const TOPIC = {
  议题名称: '区政务云扩容',
  议题类型: '项目审议',
  调研情况: '已会同区大数据中心完成资源使用情况调研。',
  办公室意见和建议: '建议同意，年内完成扩容。',
  列席单位: ['区卫生健康委'],
}

test('新建议题：退回、修改、审定通过；表单有欠缺时保留已填内容', async () => {
  await t.says(OFFICE, '新建议题')
  const { 调研情况: _, ...without } = TOPIC
  const refused = await t.taps(OFFICE, '提交审定', without)
  expect(refused.toast).toMatchObject({ type: 'warning' })
  const again = await t.finds(OFFICE, '提交审定', '未办理', '「调研情况」未填写')
  expect(JSON.stringify(t.platform.cardOf(again.id))).toContain('建议同意，年内完成扩容。')
  expect(JSON.stringify(t.platform.cardOf(again.id))).toContain('"selected_values":["区卫生健康委"]')
  expect((await t.taps(OFFICE, '提交审定', TOPIC)).toast).toMatchObject({ type: 'success' })
  await t.sees(OFFICE, '已提交分管副区长审定', '本表单已提交')

  await t.taps(CHAIR, '退回修改', { 退回理由: '补充经费测算。' }, '区政务云扩容')
  const revise = await t.finds(OFFICE, '提交审定', '补充经费测算。')
  await t.restart()
  await t.presses(OFFICE, revise, '提交审定', { 办公室意见和建议: '建议同意，总投资135万元。' })
  const approve = await t.finds(CHAIR, '审定通过', '总投资135万元')
  await t.presses(CHAIR, approve, '审定通过')
  const status = t.text(await t.sees(OFFICE, '可以列入会议议程', '区政务云扩容'))
  expect(status).toContain('议题2026-001')
  expect(status).toContain('区卫生健康委')
  expect(status).toContain('审定时间')
  expect(status).not.toContain('补充经费测算。')
  expect(eventsOf(t, 'topic').slice(0, 5)).toEqual([
    'TopicProposed',
    'TopicNumbered',
    'TopicReturned',
    'TopicRevised',
    'TopicApproved',
  ])
  expect(t.texts(leader(3)).filter((text) => text.includes('区政务云扩容'))).toEqual([])
})

test('不列入：办公室得到说明，再点旧卡片也有答复', async () => {
  await t.says(OFFICE, '新建议题')
  await t.taps(OFFICE, '提交审定', { ...TOPIC, 议题名称: '暂不成熟的事项' })
  await t.taps(CHAIR, '不列入', { 退回理由: '条件尚不成熟。' }, '暂不成熟的事项')
  expect(t.text(await t.sees(OFFICE, '决定不列入', '暂不成熟的事项'))).toContain('条件尚不成熟。')
})

test('书面征询转为开会：成为已审定的议题', async () => {
  await startRound(t, { ...PROPOSAL, 事项: '转会的事项' })
  await t.taps(leader(1), '同意', {}, '转会的事项')
  await t.taps(OFFICE, '提交分管副区长', {}, '转会的事项')
  await t.taps(OFFICE, '确认提交', { 理由: '其余单位经催办未复。' }, '转会的事项')
  await t.taps(CHAIR, '转为开会', { 签署意见: '请安排会议。' }, '转会的事项')
  const status = t.text(await t.sees(OFFICE, '书面征询已转为开会', '可以列入会议议程'))
  expect(status).toContain('转会的事项')
  expect(status).toContain('书面征询2026-001转为开会')
})

test.each([
  ['分管副区长', CHAIR],
  ['成员单位领导', leader(2)],
])('%s说「新建议题」：由办公室办理', async (_, who) => {
  await t.says(who, '新建议题')
  expect(t.text(await t.sees(who, '「新建议题」由'))).toContain('联席会议办公室')
})
