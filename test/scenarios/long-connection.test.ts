import { afterEach, describe, expect, test, vi } from 'vitest'
import { CHAIR, leader, OFFICE, PROPOSAL, startRound, type Town, town } from '../support/town.js'

let here: Town | undefined
const open = async (...args: Parameters<typeof town>) => {
  here = await town(...args)
  return here
}
afterEach(async () => {
  await here?.close()
  here = undefined
})

const NOT_CONNECTED = { status: 503, body: { ok: false, reason: '与飞书的长连接尚未建立' } }
const TITLE = String(PROPOSAL['事项'])
/** Long enough for several frames. */
const OPINION = '建议补充网络安全等级保护内容，并会同区委网信办开展数据安全评估。'.repeat(20)

/** A round from the proposal to the decision, some by pressing and some by replying; what everybody got in the end. */
async function wholeRound(t: Town): Promise<Map<string, number>> {
  await startRound(t)
  for (let n = 1; n <= 14; n++) {
    const card = await t.sees(leader(n), TITLE, '意见')
    if (n % 3 === 0) await t.says(leader(n), n === 3 ? `不同意 ${OPINION}` : '同意', { parent: card.id })
    else await t.taps(leader(n), '同意')
    expect(t.text(await t.sees(leader(n), '回执'))).toContain('第1版')
  }
  await t.sees(OFFICE, '已反馈 14 / 14')
  expect((await t.taps(OFFICE, '提交分管副区长')).toast?.content).toContain('已提交分管副区长')
  const digest = await t.sees(CHAIR, '规则未设表决比例，由分管副区长签署决定')
  expect(t.text(digest)).toContain(OPINION)
  const signed = await t.presses(CHAIR, digest, '签署同意', { 签署意见: '同意，请抓紧落实。' })
  expect(signed.toast?.content).toContain('已签署')
  for (const who of [OFFICE, leader(1), leader(14)]) await t.sees(who, '已决定', '同意，请抓紧落实。')
  await t.settled()
  return new Map(
    t.platform.people.map(({ openId }) => [openId, t.platform.messagesOf(openId, { fromBot: true }).length]),
  )
}

describe('长连接', () => {
  test('书面征询从发起到签署全程走长连接，每条消息都送到两次，人人收到的与网址方式送一次时一样多', async () => {
    const fair = await wholeRound(await open())
    await here?.close()
    const t = await open({ mode: 'websocket' })
    t.platform.outbound.weather.twice = true
    expect(await wholeRound(t)).toEqual(fair)
    expect(fair.get(leader(14))).toBeGreaterThan(1)

    const { deliveries } = t.platform
    expect(deliveries.every(({ attempts }) => attempts.every(({ mode }) => mode === 'websocket'))).toBe(true)
    const events = deliveries.filter(({ kind }) => kind === 'event')
    expect(events.length).toBeGreaterThan(4)
    expect(events.map(({ attempts }) => attempts.length)).toEqual(events.map(() => 2))
  })

  test('应答在路上丢失，平台重发同一条意见，不会重复登记', async () => {
    const t = await open({ mode: 'websocket' })
    await startRound(t)
    const card = await t.sees(leader(2), TITLE, '意见')
    t.platform.outbound.weather.drop = true
    const { delivery } = await t.platform.say(leader(2), '同意', { parent: card.id })
    await t.sees(leader(2), '回执', '第1版')
    await t.settled()
    const before = t.texts(leader(2))
    t.platform.outbound.weather.drop = false
    t.clock.jump(15_000)
    await t.platform.until(() => delivery?.state === 'delivered')
    await t.settled()
    expect(t.texts(leader(2))).toEqual(before)
    expect(delivery?.attempts.map(({ failure }) => failure)).toEqual(['lost', null])
  })

  test('没有连上或者断开时，机器人报告尚未就绪；连上以后恢复，断开期间的消息补收', async () => {
    const t = await open({ mode: 'websocket' })
    expect(await t.readiness()).toEqual({ status: 200, body: { ok: true } })

    let letGo = t.platform.connections.hold()
    t.platform.connections.cut()
    await vi.waitFor(async () => expect(await t.readiness()).toEqual(NOT_CONNECTED))
    const { delivery } = await t.platform.say(OFFICE, '我的待办')
    expect(delivery?.attempts).toMatchObject([{ failure: 'no-connection' }])
    letGo()
    await t.becomesReady()
    t.clock.jump(15_000)
    await t.platform.until(() => delivery?.state === 'delivered')
    await t.sees(OFFICE, '待办')

    await t.stopBot()
    letGo = t.platform.connections.hold()
    const starting = t.startBot()
    await vi.waitFor(async () => expect(await t.readiness()).toEqual(NOT_CONNECTED))
    letGo()
    await starting
    expect(await t.readiness()).toEqual({ status: 200, body: { ok: true } })
  })

  test('保存请求地址时平台发来的校验：令牌正确才应答', async () => {
    const t = await open()
    expect((await t.platform.verifyUrl()).fault).toBeNull()
    const { fault, exchange } = await t.platform.verifyUrl('another-token')
    expect(fault).not.toBeNull()
    expect(exchange.body).not.toContain('challenge')
    expect(t.platform.calls.filter(({ endpoint }) => endpoint === 'send')).toEqual([])
  })
})
