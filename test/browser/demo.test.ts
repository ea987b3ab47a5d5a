import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { STRANGER } from '../../playground/emulator/directory.js'
import { CHAIR, leader, OFFICE, ROSTER, type Town, unit } from '../support/town.js'
import { clipped, heightToControls, type Visit, type Visitor, visit, type Width } from './visitor.js'

const APPLICANT = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''
const MATTER = '区政务云扩容项目'
const AMENDMENT = '建议补充网络安全等级保护和运维经费测算内容。'
const LATER = '建议补充网络安全等级保护内容，并明确运维经费来源。'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

describe.each<Width>(['desktop', 'phone'])('the real bot in a browser, %s', (width) => {
  let opened: Visit
  let here: Town
  let at: Visitor

  beforeEach(async () => {
    opened = await visit(browser, width)
    ;({ here, at } = opened)
  })
  afterEach(() => opened.close())

  /** Takes the picture, and holds the card to what every card must keep. */
  async function look(card: Locator, name: string): Promise<void> {
    await at.picture(card, name)
    expect(await clipped(card)).toEqual([])
    expect(await card.locator('.columns:not(:has(.text)) .button').count()).toBeLessThanOrEqual(4)
  }

  test('a written round from the form to the decision', async () => {
    await at.become(OFFICE)
    await at.says('发起书面征询')
    const form = await at.card('发起书面征询')
    await look(form, '01-form')
    await form.getByLabel('事项', { exact: true }).fill(MATTER)
    await form.getByLabel('事项说明').fill('现有资源使用率已超过九成，拟扩容计算和存储资源，总投资135万元。')
    await form.getByLabel('特殊情况说明').fill('分管领导近期参加市级专项工作，确实不能及时召开会议。')
    await form.getByLabel('办公室意见和建议').fill('建议同意，年内完成扩容。')
    await form.locator('input[type="datetime-local"]').fill('2026-11-27T18:00')
    await at.press(form, '报分管副区长审定')
    const refused = await at.card('发起书面征询', '未办理')
    await look(refused, '02-form-refused')
    expect(await refused.getByLabel('事项', { exact: true }).inputValue()).toBe(MATTER)
    await refused.getByLabel('调研情况').fill('已会同区大数据中心完成资源使用情况调研。')
    await at.press(refused, '报分管副区长审定')
    await look(await at.card('发起书面征询', '已报送'), '03-form-sent')
    await look(await at.card(`书面征询：${MATTER}`, '请等候'), '04-status-waiting')

    await at.become(CHAIR)
    const approve = await at.card(MATTER, '请审定')
    await look(approve, '05-approve')
    await at.press(approve, '同意启动')
    await look(await at.card(MATTER, '您已同意启动'), '06-approved')

    await at.become(leader(14))
    await at.says('我的待办')
    await look(await at.card('我的待办', MATTER), '45-todos')
    await at.become(leader(9))
    const asked = await at.card(`书面意见：${MATTER}`, '请于')
    await at.window('window-opinion')
    await look(asked, '07-opinion')
    expect(await heightToControls(asked)).toBeLessThanOrEqual(700)
    await at.press(asked, '不同意')
    const empty = await at.card(`书面意见：${MATTER}`, '未办理')
    await look(empty, '08-opinion-refused')
    await empty.getByLabel('意见', { exact: true }).fill(AMENDMENT)
    await at.press(empty, '同意但有修改意见')
    const given = await at.card(`书面意见：${MATTER}`, '回执')
    await look(given, '09-opinion-given')
    expect(await given.textContent()).toContain(AMENDMENT)
    await at.press(given, '修改意见')
    const changing = await at.card(`书面意见：${MATTER}`, '第2版')
    await look(changing, '10-opinion-changing')
    await changing.getByLabel('意见', { exact: true }).fill(LATER)
    await at.press(changing, '同意但有修改意见')
    await at.card(`书面意见：${MATTER}`, LATER)

    for (let n = 1; n <= 11; n++) {
      if (n === 9) continue
      if (n === 3) await here.taps(leader(n), '不同意', { 意见: '年度预算未作安排，建议列入下一年度。' })
      else await here.taps(leader(n), '同意')
    }

    await at.become(ROSTER.members[8]?.liaisons?.[0]?.openId ?? '')
    await look(await at.card(`书面意见：${MATTER}`), '11-liaison')

    await at.become(OFFICE)
    const status = await at.card(`书面征询：${MATTER}`, '已反馈 11 / 14')
    await look(status, '12-status')
    expect(await status.textContent()).toContain(unit(14))
    await at.says('征询进度')
    await look(await at.card('征询进度', unit(14)), '22-progress')
    await at.press(status, '催办')
    await at.toast(/催办/)
    await at.press(await at.card(`书面征询：${MATTER}`, '最近催办'), '代录意见')
    const proxy = await at.card(`书面征询：${MATTER}`, '请代录')
    await look(proxy, '13-proxy-form')
    await at.press(proxy, '返回')
    await at.press(await at.card(`书面征询：${MATTER}`, '已反馈 11 / 14'), '提交分管副区长')
    const reason = await at.card(`书面征询：${MATTER}`, '请说明理由')
    await look(reason, '14-reason')
    await reason.getByLabel('理由', { exact: true }).fill('事项紧急，其余单位经催办未复。')
    await at.press(reason, '确认提交')
    await look(await at.card(`书面征询：${MATTER}`, '请等候签署'), '15-status-submitted')

    await at.become(leader(14))
    await look(await at.card(`催办：${MATTER}`), '16-reminder')

    await at.become(CHAIR)
    const digest = await at.card(`签署：${MATTER}`, '规则未设表决比例，由分管副区长签署决定')
    await look(digest, '17-digest')
    expect(await digest.textContent()).toContain(LATER)
    await digest.getByLabel('签署意见').fill('同意，请抓紧落实，并吸收各单位意见。')
    await at.press(digest, '签署同意')
    const dialog = at.tab.getByRole('dialog')
    await dialog.getByText('确认签署「同意」').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await look(await at.card(`签署：${MATTER}`, '已决定'), '18-digest-signed')

    await at.become(leader(9))
    const decision = await at.card(`书面征询决定：${MATTER}`, '请抓紧落实')
    await look(decision, '19-decision')
    expect(await decision.textContent()).not.toContain(LATER)
    await look(await at.card(`书面意见：${MATTER}`, '无需办理'), '20-opinion-closed')
    await at.become(OFFICE)
    await look(await at.card(`书面征询：${MATTER}`, '已签署'), '21-status-decided')
    await at.window('window-office')
    expect(at.faults).toEqual([])
  })

  test('questions about the rules, and help for everybody', async () => {
    await at.become(APPLICANT)
    await at.says('260万要怎么报')
    const asks = await at.card('260万要怎么报')
    await look(asks, '31-answer-asks')
    await asks.getByRole('button', { name: /^是/ }).click()
    const answer = await at.card('260万要怎么报', '办理步骤', '答复')
    await look(answer, '32-answer')
    expect(await answer.textContent()).toContain('五（三）')
    await at.says('120万的项目走什么流程')
    await look(await at.card('120万的项目走什么流程'), '33-answer-steps')
    await at.says('条款 五（三）')
    await look(await at.card('条款 五（三）'), '34-clause')
    await at.says('合同9月24日生效，哪天前备案')
    await look(await at.card('合同9月24日生效'), '35-deadline')
    await at.says('食堂今天吃什么')
    await look(await at.card('食堂今天吃什么'), '36-unknown')
    await at.says('到几家能开会')
    await look(await at.card('到几家能开会'), '37-quorum')

    await at.window('window-applicant')
    await at.become(STRANGER)
    await at.says('帮助')
    const help = await at.card('联席会议助手')
    await look(help, '41-help-stranger')
    expect(await help.textContent()).not.toContain('发起书面征询')
    await at.says('我是谁')
    await look(await at.card('我是谁'), '42-identity')
    await at.says('发起书面征询')
    await look(await at.card('说明'), '43-not-yours')
    await at.become(OFFICE)
    await at.says('帮助')
    await look(await at.card('联席会议助手'), '44-help-office')
    expect(at.faults).toEqual([])
  })
})
