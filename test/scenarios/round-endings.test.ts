import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { CHAIR, leader, OFFICE, PROPOSAL, startRound, type Town, town, unit } from '../support/town.js'

let here: Town | undefined
const open = async (): Promise<Town> => {
  here = await town()
  return here
}
afterEach(async () => {
  await here?.close()
  here = undefined
})

const everybody = [...Array(14).keys()].map((i) => leader(i + 1))

async function allAgree(t: Town): Promise<void> {
  for (const who of everybody) await t.taps(who, '同意')
  await t.sees(OFFICE, '已反馈 14 / 14')
}

async function signed(t: Town, typed = {}): Promise<void> {
  await allAgree(t)
  await t.taps(OFFICE, '提交分管副区长')
  const pressed = await t.taps(CHAIR, '签署同意', typed)
  expect(pressed.toast?.content).toContain('已签署')
  await t.sees(OFFICE, '已决定')
}

test('十份一千字的意见完整送到分管副区长，送齐以后才能签署', async () => {
  const t = await open()
  await startRound(t)
  const texts = new Map<string, string>()
  for (let n = 1; n <= 14; n++) {
    const text = `${unit(n)}：${'意见全文须逐字送达分管副区长审阅。'.repeat(80)}`.slice(0, 1000)
    if (n <= 10) texts.set(leader(n), text)
    const pressed = await t.taps(leader(n), n <= 10 ? '其他意见' : '同意', n <= 10 ? { 意见: text } : {})
    expect(pressed.code).toBeNull()
  }
  await t.sees(OFFICE, '已反馈 14 / 14')
  await t.taps(OFFICE, '提交分管副区长')
  await t.finds(CHAIR, '签署同意')
  const all = t.texts(CHAIR).join('')
  for (const text of texts.values())
    expect(all.replace(/\s|（接上）|（未完，见下一张）/g, '')).toContain(text.slice(0, 300))
  const letters = [...texts.values()].join('').length
  expect(letters).toBe(10_000)
  expect(t.texts(CHAIR).some((text) => /意见全文 2\/\d/.test(text))).toBe(true)
  const pressed = await t.taps(CHAIR, '签署同意')
  expect(pressed.toast?.content).toContain('已签署')
})

test('送不到的人在办公室的卡片上看得见，恢复后可以重发', async () => {
  const t = await open()
  t.platform.setOutOfRange(leader(8), true)
  await startRound(t)
  await t.sees(OFFICE, `${unit(8)}：机器人不在可用范围`)
  t.platform.setOutOfRange(leader(8), false)
  const pressed = await t.taps(OFFICE, '重发')
  expect(pressed.code).toBeNull()
  await t.finds(leader(8), '同意')
  await t.platform.until(() => !t.texts(OFFICE).some((text) => text.includes('机器人不在可用范围')), 8000)
})

test('签署后收到的意见存档并注明，不影响决定', async () => {
  const t = await open()
  await startRound(t)
  await signed(t)
  const card = await t.sees(leader(6), '回执')
  await t.says(leader(6), '不同意 经费来源仍需核实', { parent: card.id })
  expect(t.text(await t.sees(leader(6), '签署后收到'))).toContain('不影响决定')
  await t.platform.until(
    () => t.texts(OFFICE).some((text) => text.includes('签署后收到') && text.includes('经费来源仍需核实')),
    8000,
  )
  expect(t.texts(CHAIR).join('')).not.toContain('经费来源仍需核实')
})

test('关联项目：申报单位只收到本项目的处理结果，看不到意见', async () => {
  const t = await open()
  await startRound(t, { ...PROPOSAL, 关联项目: '2027-001 区卫生健康信息平台', 申报单位: '区卫生健康委' })
  const early = t.texts('ou_app1')
  expect(early).toEqual([])
  await allAgree(t)
  await t.taps(OFFICE, '提交分管副区长')
  const missing = await t.taps(CHAIR, '签署同意', { 签署意见: '同意' })
  expect(missing.toast?.type).toBe('warning')
  await t.taps(CHAIR, '签署同意', { 签署意见: '同意', 处理结果: '列入后备库' })
  const result = t.text(await t.sees('ou_app1', '列入后备库'))
  expect(result).toContain('2027-001 区卫生健康信息平台')
  for (const name of [unit(1), unit(9)]) expect(result).not.toContain(name)
  await t.settled()
  expect(t.texts('ou_app3')).toEqual([])
})

test('终止征询和转为开会：各成员得到说明，不再收意见', async () => {
  const t = await open()
  await startRound(t)
  await t.taps(OFFICE, '终止征询')
  await t.taps(OFFICE, '确认终止', { 理由: '可以及时召开会议。' })
  await t.sees(CHAIR, '可以及时召开会议。')
  await t.sees(leader(3), '已终止')
  await startRound(t, { ...PROPOSAL, 事项: '第二件事项' })
  await allAgree(t)
  await t.taps(OFFICE, '提交分管副区长')
  await t.taps(CHAIR, '转为开会', { 签署意见: '事关重大，请安排会议。' })
  await t.sees(OFFICE, '已转为开会')
  expect(t.text(await t.sees(leader(3), '已转为开会'))).toContain('第二件事项')
})

test('删除全部快照后重新启动：状态相同，不重发任何消息', async () => {
  const t = await open()
  await startRound(t)
  await signed(t)
  await t.settled()
  const before = Object.fromEntries(everybody.map((who) => [who, t.texts(who)]))
  await t.stopBot()
  await rm(join(t.dir, 'snapshots'), { recursive: true, force: true })
  expect((await readdir(t.dir)).some((name) => name.startsWith('journal'))).toBe(true)
  const calls = t.platform.calls.length
  await t.startBot()
  await t.settled()
  const sent = t.platform.calls
    .slice(calls)
    .filter(({ endpoint }) => ['send', 'reply', 'patch'].includes(endpoint))
  expect(sent).toEqual([])
  expect(Object.fromEntries(everybody.map((who) => [who, t.texts(who)]))).toEqual(before)
  const again = await t.taps(CHAIR, '签署同意').catch((error: unknown) => String(error))
  expect(again).toContain('签署同意')
})
