import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { CHAIR, leader, OFFICE, PROPOSAL, ROSTER, STRANGER, unit } from '../support/town.js'
import { clipped, type Visit, visit, type Width } from './visitor.js'

const APPLICANT = ROSTER.applicants?.[0]
const MATTER = String(PROPOSAL['事项'])
const OPINION = `书面意见：${MATTER}`
const STATUS = `书面征询：${MATTER}`

let browser: Browser
let opened: Visit
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())
afterEach(() => opened.close())

/** What the written round from beginning to end (`demo.test.ts`) does not come by: returns, replies, denials, refusals. */
describe.each<Width>(['desktop', 'phone'])('each role on its own ways, %s', (width) => {
  test('a round returned to the office, answered by reply, returned once more, signed against', async () => {
    opened = await visit(browser, width)
    const { at, here } = opened
    const look = async (card: Locator, name: string) => {
      await at.picture(card, name)
      expect(await clipped(card)).toEqual([])
    }
    const replies = async (card: Locator, text: string) => {
      const line = at.tab.locator('.line').filter({ has: card }).last()
      await line.getByRole('button', { name: /^回复/ }).click()
      await at.says(text)
    }

    await here.says(OFFICE, '发起书面征询')
    await here.taps(OFFICE, '报分管副区长审定', {
      ...PROPOSAL,
      关联项目: MATTER,
      申报单位: APPLICANT?.unit ?? '',
    })

    await at.become(CHAIR)
    const approve = await at.card(`书面征询审定：${MATTER}`, '请审定')
    await at.press(approve, '退回修改')
    const refused = await at.card(`书面征询审定：${MATTER}`, '未办理', '退回理由')
    await refused.getByLabel('退回理由').fill('请补充投资测算依据。')
    await at.press(refused, '退回修改')
    await look(await at.card(`书面征询审定：${MATTER}`, '您已退回修改'), '80-chair-returned')

    await at.become(OFFICE)
    const revise = await at.card(`修改书面征询：${MATTER}`, '请补充投资测算依据。')
    await look(revise, '81-office-revise')
    await revise.getByLabel('事项说明').fill('拟扩容计算和存储资源，总投资135万元，测算依据见调研报告。')
    await at.press(revise, '报分管副区长审定')
    await here.taps(CHAIR, '同意启动', {}, '测算依据见调研报告')

    await at.become(leader(1))
    await replies(await at.card(OPINION, '反馈书面意见'), '其他意见 建议先行试点。')
    await look(await at.card('已收到您的书面意见', '回执'), '82-leader-replied')
    expect(await (await at.card(OPINION, '第1版')).textContent()).toContain('建议先行试点。')

    await at.become(OFFICE)
    await at.press(await at.card(STATUS, '已反馈 1 / 14'), '代录意见')
    const proxy = await at.card(STATUS, '请代录')
    await proxy.getByLabel('单位').selectOption({ label: unit(4) })
    await proxy.getByLabel('态度').selectOption({ label: '不同意' })
    await proxy.getByLabel('意见', { exact: true }).fill('电话反馈：不同意。')
    await proxy.getByLabel('理由').fill('领导出差，电话口头反馈。')
    await at.press(proxy, '提交代录')
    await at.card(STATUS, '代录（待确认）')

    await at.become(leader(4))
    const entered = await at.card(`代录意见：${MATTER}`, '电话反馈：不同意。')
    await look(entered, '83-leader-proxy')
    await at.press(entered, '不是我的意见')
    await look(await at.card(`代录意见：${MATTER}`, '已划去'), '84-leader-denied')

    await at.become(ROSTER.members[3]?.liaisons?.[0]?.openId ?? '')
    await replies(await at.card(OPINION, '请提醒'), '同意')
    await look(await at.card('说明', '联络员不代为办理'), '85-liaison-refused')

    await here.taps(OFFICE, '提交分管副区长', {}, '已反馈 1 / 14')
    await here.taps(OFFICE, '确认提交', { 理由: '其余单位经催办未复。' })
    await at.become(CHAIR)
    const digest = await at.card(`签署：${MATTER}`, '建议先行试点。')
    await digest.getByLabel('签署意见').fill('请就试点范围再征求意见。')
    await at.press(digest, '退回补充征求')
    await look(await at.card(`签署：${MATTER}`, '您已退回补充征求'), '86-chair-sent-back')

    await at.become(OFFICE)
    const reopen = await at.card(`补充征求意见：${MATTER}`, '请就试点范围再征求意见。')
    await look(reopen, '87-office-reopen')
    await reopen.locator('input[type="datetime-local"]').fill('2026-12-04T18:00')
    await at.press(reopen, '重新征求')
    await at.card(STATUS, '12月4日')
    await here.sees(leader(2), OPINION, '12月4日')
    await here.taps(OFFICE, '提交分管副区长', {}, '12月4日')
    await here.taps(OFFICE, '确认提交', { 理由: '其余单位经催办未复。' })

    await at.become(CHAIR)
    const again = await at.card(`签署：${MATTER}`, '签署不同意')
    await again.getByLabel('签署意见').fill('暂不扩容，先行试点。')
    await again.getByLabel('处理结果').selectOption({ label: '暂停' })
    await at.press(again, '签署不同意')
    await at.tab.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await look(await at.card(`签署：${MATTER}`, '已签署「不同意」'), '88-chair-signed-against')

    await at.become(APPLICANT?.people?.[0]?.openId ?? '')
    const result = await at.card('电子政务项目审议结果', MATTER, '暂停')
    await look(result, '89-applicant-result')
    expect(await result.textContent()).not.toContain('建议先行试点。')

    await at.become(STRANGER)
    await at.tab.getByRole('group', { name: '可以这样说' }).getByRole('button', { name: '条款 监理' }).click()
    await look(await at.card('条款 监理'), '90-stranger-clause')
    expect(at.faults).toEqual([])
  }, 60_000)
})
