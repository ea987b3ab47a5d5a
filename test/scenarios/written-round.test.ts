import { afterEach, describe, expect, test } from 'vitest'
import { CHAIR, leader, OFFICE, PROPOSAL, startRound, type Town, town, unit } from '../support/town.js'

let here: Town | undefined
const open = async (...args: Parameters<typeof town>) => {
  here = await town(...args)
  return here
}
afterEach(async () => {
  await here?.close()
  here = undefined
})

const TITLE = String(PROPOSAL['事项'])
const OPINION = { 意见: '建议补充网络安全等级保护内容。' }

describe('书面征询：从发起到签署', () => {
  test('十四家单位收到私聊卡片，意见齐了以后由分管副区长签署，决定发给全体', async () => {
    const t = await open()
    await startRound(t)
    for (let n = 1; n <= 14; n++) {
      const pressed = n === 3 ? await t.taps(leader(n), '不同意', OPINION) : await t.taps(leader(n), '同意')
      expect(pressed.code).toBeNull()
      expect(pressed.toast?.content).toContain('已收到您的书面意见')
      expect(t.text(await t.sees(leader(n), '回执'))).toContain('第1版')
    }
    await t.sees(OFFICE, '已反馈 14 / 14')
    const submitted = await t.taps(OFFICE, '提交分管副区长')
    expect(submitted.toast?.content).toContain('已提交分管副区长')

    const digest = await t.sees(CHAIR, '规则未设表决比例，由分管副区长签署决定')
    expect(t.text(digest)).toContain(OPINION.意见)
    const signed = await t.presses(CHAIR, digest, '签署同意', { 签署意见: '同意，请抓紧落实。' })
    expect(signed.toast?.content).toContain('已签署')

    for (const who of [OFFICE, leader(1), leader(14)]) {
      const decision = await t.sees(who, '已决定', '同意，请抓紧落实。')
      expect(t.text(decision)).not.toContain(OPINION.意见)
    }
  })

  test('没有反馈的单位不算同意：缺单位提交要写理由，名单列给分管副区长', async () => {
    const t = await open()
    await startRound(t)
    await t.taps(leader(1), '同意')
    await t.sees(OFFICE, '已反馈 1 / 14')
    const asked = await t.taps(OFFICE, '提交分管副区长')
    expect(asked.code).toBeNull()
    const refused = await t.taps(OFFICE, '确认提交', { 理由: '' }, unit(2))
    expect(refused.toast?.type).toBe('warning')
    await t.taps(OFFICE, '确认提交', { 理由: '事项紧急，其余单位多次催办未复。' })
    const digest = t.text(await t.sees(CHAIR, '规则未设表决比例'))
    expect(digest).toContain(unit(2))
    expect(digest).toContain('事项紧急，其余单位多次催办未复。')
  })

  test('重启发生在每一步之间，结果一样', async () => {
    const t = await open()
    await startRound(t)
    await t.restart()
    await t.taps(leader(1), '同意')
    await t.restart()
    await t.taps(leader(1), '修改意见')
    await t.taps(leader(1), '同意但有修改意见', OPINION)
    await t.restart()
    expect(t.text(await t.sees(leader(1), '第2版'))).toContain(OPINION.意见)
    const status = await t.sees(OFFICE, '已反馈 1 / 14')
    expect(t.text(status)).toContain(unit(2))
  })

  test('回复卡片与点击卡片效力相同，撤回聊天消息不撤回意见', async () => {
    const t = await open()
    await startRound(t)
    const card = await t.sees(leader(2), TITLE, '意见')
    await t.says(leader(2), '同意但有修改意见 请补充运维经费测算', { parent: card.id })
    const receipt = t.text(await t.sees(leader(2), '已收到您的书面意见', '回执'))
    expect(receipt).toContain('同意但有修改意见')
    await t.sees(OFFICE, '已反馈 1 / 14')
    expect(t.text(await t.sees(leader(2), '请补充运维经费测算'))).toContain('第1版')
  })

  test('意见齐后又有变化：签署一次被拒，说明差异；再次签署才生效', async () => {
    const t = await open()
    await startRound(t)
    for (let n = 1; n <= 14; n++) await t.taps(leader(n), '同意')
    await t.taps(OFFICE, '提交分管副区长')
    const digest = await t.sees(CHAIR, '规则未设表决比例')
    const before = t.platform.message(digest.id).versions.length - 1
    await t.says(leader(5), '不同意 投入过大', { parent: (await t.sees(leader(5), '回执')).id })
    await t.platform.until(() => t.text(digest).includes('投入过大'))
    const stale = await t.platform.press(CHAIR, digest.id, '签署同意', {}, { version: before })
    expect(stale.toast?.content).toContain(unit(5))
    expect(t.texts(OFFICE).join()).not.toContain('已决定')
    await t.settled()
    const signed = await t.presses(CHAIR, digest, '签署同意')
    expect(signed.toast?.content).toContain('已签署')
    await t.sees(OFFICE, '已决定')
  })

  test('催办只发给未反馈的人，同一阶段一次；截止只提醒并标记逾期', async () => {
    const t = await open()
    await startRound(t)
    await t.taps(leader(1), '同意')
    const status = await t.sees(OFFICE, '已反馈 1 / 14')
    await t.presses(OFFICE, status, '催办')
    await t.sees(leader(2), '催办')
    expect(t.texts(leader(1)).join()).not.toContain('催办')
    const again = await t.presses(OFFICE, status, '催办')
    expect(again.toast?.type).toBe('warning')
    await t.settled()
    const count = t.texts(leader(2)).length
    t.clock.jumpTo('2026-11-26T01:00:01.000Z')
    await t.platform.until(
      () => t.texts(leader(2)).length > count,
      8000,
      'the reminder one working day before',
    )
    t.clock.jumpTo('2026-11-27T10:00:01.000Z')
    await t.sees(OFFICE, '已截止')
    const late = await t.taps(leader(2), '同意')
    expect(late.code).toBeNull()
    await t.sees(leader(2), '逾期')
  })

  test('代录意见在本人确认前算未反馈；确认后才算数，否认则保留并划去', async () => {
    const t = await open()
    await startRound(t)
    const enter = async (n: number) => {
      await t.taps(OFFICE, '代录意见')
      await t.taps(OFFICE, '提交代录', {
        单位: unit(n),
        态度: '同意',
        意见: '电话反馈同意',
        理由: '领导出差，电话口头反馈',
      })
    }
    await enter(4)
    expect(t.text(await t.sees(OFFICE, '代录（待确认）'))).toContain('已反馈 0 / 14')
    await t.taps(leader(4), '确认')
    await t.sees(OFFICE, '已反馈 1 / 14')
    await enter(5)
    await t.taps(leader(5), '不是我的意见')
    const status = t.text(await t.sees(OFFICE, '已划去的代录'))
    expect(status).toContain('已反馈 1 / 14')
    expect(t.text(await t.sees(leader(5), '已划去'))).toContain('电话反馈同意')
  })

  test('退回补充征求：意见保留，办公室另定截止，各单位收到新卡片', async () => {
    const t = await open()
    await startRound(t)
    for (let n = 1; n <= 14; n++) await t.taps(leader(n), '同意')
    await t.taps(OFFICE, '提交分管副区长')
    await t.taps(CHAIR, '退回补充征求', { 签署意见: '请就经费再征求意见。' })
    await t.taps(OFFICE, '重新征求', { 反馈截止: '2026-12-04 18:00' })
    const fresh = await t.sees(leader(1), '12月4日')
    expect(t.text(fresh)).toContain('第1版')
  })
})
