import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { type Visit, type Visitor, visit, type Width } from './visitor.js'

let browser: Browser
let opened: Visit
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())
afterEach(() => opened.close())

/** Taps one of the suggestions below the conversation. */
const suggested = (tab: Page, words: string) =>
  tab.getByRole('group', { name: '可以这样说' }).getByRole('button', { name: words }).click()

/** Goes to the first person of this kind who has something unread, as the list shows it. */
async function follow(tab: Page, width: Width, who: RegExp): Promise<void> {
  const opener = tab.getByRole('button', { name: /^切换身份/ })
  if (width === 'phone') {
    await tab.getByRole('button', { name: /^切换身份.*其他身份 \d+ 条未读/ }).waitFor()
    await opener.click()
  }
  const people = tab.getByRole('navigation', { name: '切换身份' }).getByRole('button', { name: /条未读$/ })
  const person = people.and(tab.getByRole('button', { name: who })).first()
  const name = (await person.getAttribute('aria-label'))?.replace(/，\d+ 条未读$/, '') ?? ''
  await person.click()
  await tab.getByPlaceholder(name).waitFor()
}

/** Presses a button of the newest card, and says yes where it asks. */
async function press(at: Visitor, title: string, words: readonly string[], button: string): Promise<void> {
  await at.press(await at.card(title, ...words), button)
}

const fill = (tab: Page) => tab.getByRole('button', { name: '填入示例' }).last().click()

describe.each<Width>(['desktop', 'phone'])('somebody who has never been here, %s', (width) => {
  test('asks, starts a round, answers as two units, signs and reads the decision with what is on the screen', async () => {
    opened = await visit(browser, width, true)
    const { at } = opened
    const { tab } = at
    const hint = tab.getByRole('complementary', { name: '初次使用' })
    await hint.getByText('点下方的「发起书面征询」').waitFor()
    await at.window('newcomer-1-opened')
    await suggested(tab, '120万元的项目走什么流程')
    await at.card('120万元的项目走什么流程', '办理步骤')
    await at.window('newcomer-2-answered')

    await suggested(tab, '发起书面征询')
    await at.card('发起书面征询', '请填写后')
    await at.window('newcomer-3-form')
    await fill(tab)
    await press(at, '发起书面征询', [], '报分管副区长审定')
    await at.card('书面征询：', '请等候')
    await at.window('newcomer-4-sent')

    await follow(tab, width, /分管副区长/)
    await hint.getByText('您是分管副区长').waitFor()
    await at.window('newcomer-5-approve')
    await press(at, '书面征询审定', ['请审定'], '同意启动')
    await at.card('书面征询审定', '您已同意启动')

    await follow(tab, width, /分管领导/)
    await at.window('newcomer-6-opinion')
    await press(at, '书面意见：', [], '同意')
    await at.card('书面意见：', '回执')
    await hint.getByRole('button', { name: '不再提示' }).click()
    await hint.waitFor({ state: 'detached' })
    await follow(tab, width, /分管领导/)
    await fill(tab)
    await press(at, '书面意见：', [], '不同意')
    await at.card('书面意见：', '回执', '不同意')
    await at.window('newcomer-7-given')

    await follow(tab, width, /联席会议办公室/)
    await at.card('书面征询：', '已反馈 2 / 14')
    await at.window('newcomer-8-progress')
    await press(at, '书面征询：', [], '提交分管副区长')
    await at.card('书面征询：', '请说明理由')
    await fill(tab)
    await press(at, '书面征询：', ['请说明理由'], '确认提交')
    await at.card('书面征询：', '请等候签署')

    await follow(tab, width, /分管副区长/)
    await at.card('签署：', '规则未设表决比例')
    await at.window('newcomer-9-sign')
    await fill(tab)
    await press(at, '签署：', [], '签署同意')
    await tab.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await at.card('签署：', '已决定')

    await follow(tab, width, /分管领导/)
    await at.card('书面征询决定：', '分管副区长已签署「同意」')
    await at.window('newcomer-10-decision')
    await tab.reload()
    await tab.getByRole('log').getByText('书面征询决定：').first().waitFor()
    expect(await hint.count()).toBe(0)
    expect(at.faults).toEqual([])
  }, 60_000)
})

describe.each<Width>(['desktop', 'phone'])('while another person is on the way, %s', (width) => {
  test('nothing is said and nothing pressed in the name of the one before', async () => {
    opened = await visit(browser, width)
    const { at } = opened
    const { tab } = at
    await at.become('ou_office')
    await suggested(tab, '发起书面征询')
    await opened.at.card('发起书面征询', '请填写后')
    let arrive: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await tab.route('**/api/view?**', async (route) => {
      await waiting
      await route.continue()
    })
    const box = await tab.getByLabel('消息内容').boundingBox()
    const send = await tab.locator('.card .button').last().boundingBox()
    const arrived = at.become('ou_stranger')
    await tab.locator('form.composer[inert]').waitFor({ state: 'attached' })
    await tab.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10)
    await tab.keyboard.type('120万')
    await tab.keyboard.press('Enter')
    await tab.mouse.click((send?.x ?? 0) + 10, (send?.y ?? 0) + 5)
    arrive()
    await arrived
    await at.become('ou_office')
    expect(await tab.locator('.line.me .bubble').allTextContents()).toEqual(['发起书面征询'])
    expect(await tab.locator('.card').allTextContents()).toHaveLength(1)
    expect(await tab.locator('.card').textContent()).not.toContain('未办理')
    expect(await tab.getByLabel('消息内容').inputValue()).toBe('')
  })
})
