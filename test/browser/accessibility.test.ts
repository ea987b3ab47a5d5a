import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { type PageStand, pageStand } from '../playground/chat-page-stand.js'
import { componentCards, formCard } from '../playground/component-cards.js'
import { CHAIR, leader, OFFICE } from '../support/town.js'
import { barriers } from './axe.js'
import { visit, WIDTHS, type Width } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

/** Barriers of what is shown now; between light and dark only the contrasts differ. */
async function inBothLooks(tab: Page): Promise<string[]> {
  const look = async (colorScheme: 'light' | 'dark') => {
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await tab.locator(`html[data-look="${colorScheme}"]`).waitFor()
  }
  await look('light')
  const found = await barriers(tab)
  await look('dark')
  return [...found, ...(await barriers(tab, 'color-contrast')).map((barrier) => `dark ${barrier}`)]
}

describe.each<Width>(['desktop', 'phone'])('nobody is kept out, %s', (width) => {
  const open = async (stand: PageStand) =>
    (await stand.open(browser, 'ou_a', { viewport: WIDTHS[width] })).tab

  test('the cards of a written round, in the hands of office, chair and members', async () => {
    const opened = await visit(browser, width)
    const { here, at } = opened
    await at.become(OFFICE)
    await at.says('发起书面征询')
    const form = await at.card('发起书面征询')
    for (const label of ['事项', '事项说明', '调研情况', '特殊情况说明', '办公室意见和建议'])
      await form.getByLabel(label, { exact: true }).fill('政务云扩容')
    await form.getByLabel('反馈截止').fill('2026-11-27T18:00')
    expect(await inBothLooks(at.tab)).toEqual([])
    await at.press(form, '报分管副区长审定')
    await at.card('书面征询', '请等候')
    await at.become(CHAIR)
    await at.press(await at.card('政务云扩容', '请审定'), '同意启动')
    await at.card('政务云扩容', '您已同意启动')
    await at.become(leader(9))
    await at.card('书面意见', '请于')
    expect(await inBothLooks(at.tab)).toEqual([])
    await here.platform.until(() => here.platform.messagesOf(OFFICE).length > 1)
    await opened.close()
  }, 30_000)

  test('every component of cards, and an open menu and list', async () => {
    const stand = await pageStand()
    for (const card of componentCards(await stand.picture())) await stand.sendCard('ou_a', card)
    const tab = await open(stand)
    await tab.locator('.chart canvas').nth(2).waitFor()
    await tab.getByLabel('列席单位').click()
    await tab.getByRole('checkbox', { name: '区档案局' }).waitFor()
    expect(await inBothLooks(tab)).toEqual([])
    await tab.getByRole('button', { name: '更多操作' }).click()
    await tab.getByRole('menuitem', { name: '转发办公室' }).waitFor()
    expect(await inBothLooks(tab)).toEqual([])
    await stand.close()
  }, 30_000)

  test('a question before a press', async () => {
    const stand = await pageStand()
    await stand.sendCard('ou_a', formCard())
    const tab = await open(stand)
    await tab.getByRole('button', { name: '提交' }).click()
    await tab.getByRole('dialog', { name: '确认提交' }).waitFor()
    expect(await inBothLooks(tab)).toEqual([])
    await stand.close()
  })
})

test('nobody is kept out of choosing who to be on a phone', async () => {
  const stand = await pageStand()
  const { tab } = await stand.open(browser, 'ou_a', { viewport: WIDTHS.phone })
  await tab.getByRole('button', { name: /^切换身份/ }).click()
  await tab.getByLabel('查找身份').waitFor()
  expect(await inBothLooks(tab)).toEqual([])
  await stand.close()
})
