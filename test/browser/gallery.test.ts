import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { directoryFromRoster } from '../../playground/emulator/directory.js'
import { type Emulator, startEmulator } from '../../playground/emulator/emulator.js'
import { catalogue } from '../../playground/gallery/catalogue.js'
import { nameOf } from '../../playground/gallery/entry.js'
import { type ChatPage, startChatPage } from '../../playground/server.js'
import { KEYS, ROSTER } from '../support/town.js'
import { clipped, WIDTHS, type Width } from './visitor.js'

const ENTRIES = catalogue()

let browser: Browser
let platform: Emulator
let page: ChatPage
beforeAll(async () => {
  browser = await launchChromium()
  platform = await startEmulator({ ...KEYS, people: directoryFromRoster(ROSTER) })
  page = await startChatPage(platform, 0)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await page.stop()
  await platform.stop()
})

let context: BrowserContext | null = null
let faults: string[] = []
afterEach(() => context?.close())

/** The gallery in a window of this width, with every card drawn. */
async function gallery(width: Width, address = ''): Promise<Page> {
  faults = []
  context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'light', viewport: WIDTHS[width] })
  const tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  tab.on('pageerror', (error) => faults.push(error.message))
  tab.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await tab.goto(`${page.url}/gallery${address}`)
  await tab
    .locator('.shown .card')
    .nth(ENTRIES.length - 1)
    .waitFor({ state: 'attached' })
  return tab
}

describe('the gallery on a phone', () => {
  test('every card of the catalogue is drawn, and no word on any of them is clipped', async () => {
    const tab = await gallery('phone')
    expect(await tab.locator('.shown .card').count()).toBe(ENTRIES.length)
    const cut: string[] = []
    for (const { name, words } of await clippedOn(tab)) cut.push(`${name}: ${words}`)
    expect(cut).toEqual([])
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(WIDTHS.phone.width)
    expect(faults).toEqual([])
  })
})

describe('the gallery on a desktop', () => {
  test('search, role and colour narrow it down; the contents count what is left', async () => {
    const tab = await gallery('desktop')
    await tab.getByLabel('搜索卡片').fill('提交分管副区长 已反馈')
    await tab.getByLabel('对象').selectOption('办公室')
    await tab.getByRole('button', { name: '逾期', exact: true }).click()
    const left = tab.locator('.shown')
    const red = ENTRIES.filter((entry) => entry.sees === '办公室' && entry.made().header.template === 'red')
    expect(await left.count()).toBeGreaterThan(0)
    expect(await left.count()).toBeLessThanOrEqual(red.length)
    await tab.getByText(new RegExp(`^${await left.count()}张，共${ENTRIES.length}张`)).waitFor()
    await tab.getByRole('navigation', { name: '卡片目录' }).getByText('征询进度').waitFor()
    await tab.getByLabel('搜索卡片').fill('没有这样的文字')
    await tab.getByText('没有符合条件的卡片').waitFor()
    await tab.getByRole('button', { name: '清除筛选' }).click()
    expect(await left.count()).toBe(ENTRIES.length)
    expect(faults).toEqual([])
  })

  test('an address leads to its card; side by side it is drawn twice; a press only says that nothing happens', async () => {
    const name = '书面征询/签署/待签署'
    expect(ENTRIES.map(nameOf)).toContain(name)
    const tab = await gallery('desktop', `#${encodeURIComponent(name)}`)
    const shown = tab.locator(`[id="${name}"]`)
    await stands(shown)
    await tab
      .getByRole('navigation', { name: '卡片目录' })
      .getByRole('link', { name: /^放假安排/ })
      .click()
    await stands(tab.locator('[id="设置/放假安排"]'))
    await tab.goBack()
    await stands(shown)
    await tab.getByRole('button', { name: '并排' }).click()
    expect(await shown.locator('.card').count()).toBe(2)
    const widths = await shown.locator('.card').evaluateAll((cards) => cards.map((one) => one.clientWidth))
    expect(widths[0]).toBeLessThan(375)
    expect(widths[1]).toBeGreaterThan(590)
    const sent: string[] = []
    tab.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    await shown.getByRole('button', { name: '退回补充征求' }).first().click()
    await tab.getByText('这里只供查看，按钮不会生效').waitFor()
    expect(sent).toEqual([])
    await tab.getByLabel('外观').selectOption('dark')
    expect(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 20, 20)')
    await tab.getByRole('link', { name: '返回演示' }).click()
    await tab.getByLabel('消息内容').waitFor()
    expect(faults).toEqual([])
  })
})

/** It stands at the top of the window, below the filters. */
const stands = (place: Locator) =>
  vi.waitFor(
    async () => {
      const { y = -1 } = (await place.boundingBox()) ?? {}
      expect(y).toBeGreaterThan(80)
      expect(y).toBeLessThan(140)
    },
    { timeout: 4_000 },
  )

/** What cannot be read whole, card by card. */
async function clippedOn(tab: Page): Promise<{ name: string; words: string }[]> {
  const found: { name: string; words: string }[] = []
  for (const shown of await tab.locator('.shown').all()) {
    const words = await clipped(shown.locator('.card'))
    if (words.length > 0)
      found.push({ name: (await shown.getAttribute('id')) ?? '', words: words.join(' | ') })
  }
  return found
}
