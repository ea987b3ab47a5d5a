import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { type PageStand, pageStand } from './chat-page-stand.js'
import { buttonCard, chartCard, formCard, layoutCard, tableCard, textCard } from './component-cards.js'
import { json } from './fake-bot.js'

const PHONE = { viewport: { width: 390, height: 844 } }
const DAY = 86_400_000

let browser: Browser
let stand: PageStand
let now: number
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())
beforeEach(async () => {
  now = Date.parse('2026-11-23T09:00:00+08:00')
  stand = await pageStand({ now: () => now })
  return () => stand.close()
})

const focused = (tab: Page) =>
  tab.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  )

describe('a card is drawn as the client draws it', () => {
  test('markdown: lists in lists, tables, links, people, moments, and what is escaped stays text', async () => {
    await stand.sendCard('ou_a', textCard(await stand.picture()))
    const { tab, faults } = await stand.open(browser, 'ou_a')
    const text = tab.locator('.card .markdown').first()
    expect(await text.locator('h4').allTextContents()).toEqual(['一级标题', '二级标题', '三级标题'])
    expect(await text.locator('ul > li > ul > li > ol > li').allTextContents()).toEqual(['更深一层'])
    expect(await text.locator(':scope > ol').getAttribute('start')).toBe('3')
    expect(await text.locator('td').allTextContents()).toEqual([
      '区财政局',
      '同意',
      '135',
      '区档案局',
      '其他意见',
      '1,200',
    ])
    expect(await text.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      'https://example.cn/a?b=1',
      'https://example.cn',
    ])
    const words = await text.textContent()
    for (const said of [
      '@区财政局 分管领导',
      '@所有人',
      '区财政局 联络员',
      '2026年01月01日',
      '*不是斜体*，3 < 5 && 7 > 6，a_b_c',
    ])
      expect(words).toContain(said)
    expect(
      await text.locator('img').evaluate((one: HTMLImageElement) => one.decode().then(() => one.alt)),
    ).toBe('示意图')
    expect(faults).toEqual([])
  })

  test('a line with its icon, a rule, people by their names, a picture under its title, what is folded', async () => {
    await stand.sendCard('ou_a', textCard(await stand.picture()))
    await stand.sendCard('ou_a', layoutCard())
    const { tab, faults } = await stand.open(browser, 'ou_a')
    const body = tab.locator('.card-body').first()
    expect(await body.locator('.with-icon', { hasText: '带图标的一行' }).locator('svg').count()).toBe(1)
    expect(await body.locator('hr').count()).toBe(2)
    expect(await body.locator('.person > span:not([aria-hidden])').allTextContents()).toEqual([
      '区财政局 分管领导',
      '区财政局 分管领导',
      '区财政局 联络员',
    ])
    const picture = body.getByRole('figure').filter({ hasText: '会场' })
    expect(await picture.getByRole('img', { name: '会场平面图' }).count()).toBe(1)
    await tab.getByText('条款原文。').waitFor()
    await tab.getByText('未展开').click()
    await tab.getByText('看不见').waitFor()
    expect(faults).toEqual([])
  })

  test('columns: side by side on a wide card, by their mode on a phone', async () => {
    await stand.sendCard('ou_a', layoutCard())
    const rowsOf = async (card: Locator, mode: string) => {
      const tops = await card
        .locator(`.mode-${mode}`)
        .first()
        .locator(':scope > .column')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)))
      return new Set(tops).size
    }
    const rows = async (options: object) => {
      const { tab } = await stand.open(browser, 'ou_a', options)
      const card = tab.locator('.card')
      const modes = ['none', 'stretch', 'flow', 'bisect', 'trisect']
      return Promise.all(modes.map((mode) => rowsOf(card, mode)))
    }
    expect(await rows({})).toEqual([1, 1, 1, 1, 1])
    expect(await rows(PHONE)).toEqual([1, 3, 2, 2, 1])
  })

  test('a table turns its pages, and says people, moments and numbers in the words of the column', async () => {
    await stand.sendCard('ou_a', tableCard())
    const { tab } = await stand.open(browser, 'ou_a', PHONE)
    const cells = (row: number) => tab.locator('tbody tr').nth(row).locator('td').allTextContents()
    expect(await tab.locator('tbody tr').count()).toBe(5)
    expect((await cells(0)).slice(0, 5)).toEqual([
      '第1个单位',
      '到会',
      '区财政局 分管领导、区财政局 联络员',
      '01/01 08:00',
      '¥1,234.50',
    ])
    await tab.getByRole('button', { name: '下一页' }).click()
    await tab.getByRole('button', { name: '下一页' }).click()
    expect(await tab.locator('tbody tr').count()).toBe(2)
    const frame = tab.getByRole('group', { name: '表格，可左右滚动' })
    await frame.evaluate((box) => {
      box.scrollLeft = 200
    })
    const [first, whole] = await Promise.all([
      tab.locator('tbody td').first().boundingBox(),
      frame.boundingBox(),
    ])
    expect(Math.abs((first?.x ?? 0) - (whole?.x ?? 99))).toBeLessThanOrEqual(2)
  })

  test('the library of charts comes with the first chart; its numbers are there in words too', async () => {
    const { tab, faults } = await stand.open(browser, 'ou_a')
    const asked: string[] = []
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await stand.sendCard('ou_a', tableCard())
    await tab.locator('.table').waitFor()
    expect(asked).not.toContain('/vchart.js')
    await stand.sendCard('ou_a', chartCard())
    await tab.locator('.chart canvas').nth(2).waitFor()
    expect(asked.filter((path) => path === '/vchart.js')).toHaveLength(1)
    expect(await tab.locator('.chart').first().getByRole('listitem').allTextContents()).toEqual([
      '新建 上半年：8',
      '新建 下半年：5',
      '运维 上半年：12',
      '运维 下半年：9',
    ])
    expect(await tab.locator('.chart').last().getByRole('listitem').allTextContents()).toEqual([
      '已反馈：64%',
    ])
    expect(faults).toEqual([])
  })

  test('without the library of charts the numbers stand in their place', async () => {
    const { tab } = await stand.open(browser, 'ou_a')
    await tab.route('**/vchart.js', (route) => route.abort())
    await stand.sendCard('ou_a', chartCard())
    await tab.locator('.chart-words').getByText('同意但有修改意见：2').waitFor()
    expect(await tab.locator('.chart-words').count()).toBe(3)
  })

  test('a disabled button and a disabled field say why, to a tap and to the focus', async () => {
    await stand.sendCard('ou_a', formCard())
    await stand.sendCard('ou_a', buttonCard())
    const { tab } = await stand.open(browser, 'ou_a', PHONE)
    const button = tab.getByRole('button', { name: '不能按的按钮' })
    await tab.keyboard.press('Tab')
    await button.focus()
    await tab
      .getByRole('tooltip', { name: '尚未到反馈时间' })
      .or(tab.locator('.tip:visible'))
      .first()
      .waitFor()
    await button.click({ force: true })
    await tab.getByRole('status').getByText('尚未到反馈时间').waitFor()
    await tab.getByText('不可填').click({ force: true })
    await tab.getByRole('status').getByText('由办公室填写').waitFor()
    expect(stand.bot.heard).toHaveLength(0)
  })

  test('a block pressed as a whole, the button in it and a menu each send their own', async () => {
    await stand.sendCard('ou_a', layoutCard())
    await stand.sendCard('ou_a', buttonCard())
    const { tab } = await stand.open(browser, 'ou_a')
    const heard = async (count: number) => {
      await stand.emulator.until(
        () => stand.emulator.deliveries.filter(({ state }) => state === 'delivered').length === count,
      )
      return stand.emulator.deliveries.at(-1)?.envelope.event
    }
    await tab.getByText('整块可点').click()
    expect(await heard(1)).toMatchObject({ action: { value: { a: 'whole' } } })
    await tab.getByRole('button', { name: '里面的按钮' }).last().click()
    expect(await heard(2)).toMatchObject({ action: { value: { a: '里面的按钮' } } })
    const menu = tab.getByRole('button', { name: '更多操作' })
    await menu.press('Enter')
    await tab.getByRole('menu').waitFor()
    expect(await focused(tab)).toBe('转发办公室')
    await tab.keyboard.press('Escape')
    await tab.getByRole('menu').waitFor({ state: 'detached' })
    expect(await focused(tab)).toBe('更多操作')
    await menu.press('Enter')
    await tab.getByRole('menu').waitFor()
    await tab.keyboard.press('ArrowDown')
    await tab.keyboard.press('Enter')
    expect(await heard(3)).toMatchObject({ action: { tag: 'overflow', option: 'done' } })
  })
})

describe('a card that changes', () => {
  test('somebody who is typing keeps words, place and focus when the card is updated', async () => {
    const id = await stand.sendCard('ou_a', formCard())
    const { tab } = await stand.open(browser, 'ou_a')
    await tab.getByLabel('意见', { exact: true }).pressSequentially('建议补充')
    await stand.patchCard(id, formCard('已反馈 3 家'))
    await tab.locator('.card.fresh').getByText('已反馈 3 家').waitFor()
    await tab.keyboard.type('测算')
    expect(await tab.getByLabel('意见', { exact: true }).inputValue()).toBe('建议补充测算')
    await tab.getByText('6/1000').waitFor()
    await tab.getByText('卡片已更新').waitFor()
    await tab.locator('.card:not(.fresh)').waitFor()
  })

  test('the keyboard goes on from the card whose button is gone', async () => {
    await stand.sendCard('ou_a', buttonCard())
    stand.bot.answer = json(200, { card: { type: 'raw', data: tableCard() } })
    const { tab } = await stand.open(browser, 'ou_a')
    await tab.getByRole('button', { name: 'primary', exact: true }).press('Enter')
    await tab.getByText('卡片已更新').waitFor()
    expect(await tab.evaluate(() => document.activeElement?.className)).toContain('card')
  })

  test('a card older than fourteen days looks it and does nothing', async () => {
    await stand.sendCard('ou_a', buttonCard())
    now += 15 * DAY
    const { tab } = await stand.open(browser, 'ou_a')
    await tab.getByText('卡片发出已超过14天，不能再操作').waitFor()
    await tab.getByRole('button', { name: 'primary', exact: true }).click()
    await tab.getByRole('status').getByText('卡片发出已超过14天').waitFor()
    expect(stand.bot.heard).toHaveLength(0)
  })
})

describe('a form', () => {
  test('everything filled in travels by its name; the examples fill only what is empty and send nothing', async () => {
    await stand.sendCard('ou_a', formCard())
    const { tab } = await stand.open(browser, 'ou_a', PHONE)
    await tab.getByLabel('事项', { exact: true }).fill('本单位的事项')
    const fill = tab.getByRole('button', { name: '填入示例' })
    await fill.click()
    await fill.waitFor({ state: 'detached' })
    expect(await tab.getByLabel('事项', { exact: true }).inputValue()).toBe('本单位的事项')
    expect(await tab.getByLabel('意见', { exact: true }).inputValue()).toContain('网络安全等级保护')
    expect(await tab.getByLabel('反馈截止').inputValue()).toBe('2026-11-26T18:00')
    expect(stand.bot.heard).toHaveLength(0)
    await tab.getByText('态度', { exact: true }).click()
    expect(await focused(tab)).toBe('态度')
    expect(await tab.getByLabel('态度').inputValue()).toBe('同意')
    await tab.getByLabel('态度').selectOption('不同意')
    await tab.getByLabel('列席单位').click()
    await tab.getByRole('checkbox', { name: '区档案局' }).check()
    await tab.getByRole('checkbox', { name: '区档案局' }).press('Escape')
    await tab.getByLabel('经办人').selectOption('区财政局 分管领导')
    await tab.getByLabel('已征求意见').check()
    const submit = tab.getByRole('button', { name: '提交' })
    await submit.press('Enter')
    await tab.getByRole('dialog').waitFor()
    await tab.keyboard.press('Escape')
    await tab.getByRole('dialog').waitFor({ state: 'detached' })
    expect([stand.bot.heard.length, await focused(tab)]).toEqual([0, '提交'])
    await submit.press('Enter')
    await tab.getByRole('button', { name: '确定' }).click()
    await stand.emulator.until(() => stand.emulator.deliveries[0]?.state === 'delivered')
    expect(stand.emulator.deliveries[0]?.envelope.event).toMatchObject({
      action: {
        form_value: {
          title: '本单位的事项',
          left: '2027-001',
          stance: '不同意',
          units: ['区财政局', '区档案局'],
          person: 'ou_a',
          day: '2026-11-26 +0800',
          time: '18:00 +0800',
          until: '2026-11-26 18:00 +0800',
          known: true,
        },
      },
    })
  })
})
