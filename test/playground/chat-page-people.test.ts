import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { type PageStand, PICTURE, pageStand } from './chat-page-stand.js'
import { formCard, headerCards } from './component-cards.js'

const PHONE = { viewport: { width: 390, height: 844 } }

let browser: Browser
let stand: PageStand
beforeAll(async () => {
  browser = await launchChromium('C.UTF-8')
}, 60_000)
afterAll(() => browser.close())
beforeEach(async () => {
  stand = await pageStand()
  return () => stand.close()
})

const focused = (tab: Page) => tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))
const become = (tab: Page, name: string) =>
  tab.getByRole('button', { name: new RegExp(`^以“${name}”身份`) }).click()

describe('files', () => {
  const asked = (as: string, message: string) =>
    fetch(`${stand.page.url}/api/file?${new URLSearchParams({ as, message })}`)

  test('a file sent from the page reaches the bot whole, and only the chat can have it', async () => {
    const { tab } = await stand.open(browser, 'ou_a')
    const chooser = tab.waitForEvent('filechooser')
    await tab.getByRole('button', { name: '发送文件' }).click()
    const body = Buffer.from('第一行\n第二行')
    await (await chooser).setFiles({ name: '合同（扫描件）.txt', mimeType: 'text/plain', buffer: body })
    await tab.getByText('合同（扫描件）.txt').first().waitFor()
    await tab.getByText('19 B').waitFor()
    const sent = stand.emulator.messagesOf('ou_a').at(-1)
    expect(stand.emulator.deliveries[0]?.envelope.event).toMatchObject({ message: { message_type: 'file' } })
    const kept = tab.waitForEvent('download')
    await tab.getByRole('link', { name: '下载 合同（扫描件）.txt' }).click()
    // The name it is kept under depends on the locales of the machine: what was sent of it is looked at instead.
    expect(new URL((await kept).url()).searchParams.get('message')).toBe(sent?.id)
    const own = await asked('ou_a', sent?.id ?? '')
    expect(decodeURIComponent(own.headers.get('content-disposition') ?? '')).toContain('合同（扫描件）.txt')
    expect([own.headers.get('content-type'), Buffer.from(await own.arrayBuffer())]).toEqual([
      'text/plain; charset=utf-8',
      body,
    ])
    const stranger = await asked('ou_b', sent?.id ?? '')
    expect([stranger.status, await stranger.json()]).toEqual([
      400,
      { error: '没有这个文件，或您不在这个会话中' },
    ])
    stand.emulator.revoke(sent?.id ?? '')
    expect((await asked('ou_a', sent?.id ?? '')).status).toBe(400)
  })

  test('a private chat of somebody else is shown to nobody who asks for it', async () => {
    await stand.emulator.say('ou_a', '只说给机器人听')
    const [chat] = stand.emulator.chatsOf('ou_a')
    const view = (as: string) =>
      fetch(`${stand.page.url}/api/view?${new URLSearchParams({ as, chat: chat?.id ?? '' })}`).then((one) =>
        one.text(),
      )
    expect(await view('ou_a')).toContain('只说给机器人听')
    expect(await view('ou_b')).not.toContain('只说给机器人听')
  })

  test('a picture is shown where it was sent; a key that the message does not hold opens nothing', async () => {
    const key = await stand.picture()
    const { tab, faults } = await stand.open(browser, 'ou_a')
    const { messageId } = await stand.emulator.sendFile('ou_a', { name: '现场.png', bytes: PICTURE })
    const picture = tab.getByRole('img', { name: '图片 现场.png' })
    expect(await picture.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(
      1,
    )
    const other = `${stand.page.url}/api/file?${new URLSearchParams({ as: 'ou_a', message: messageId, key })}`
    expect((await fetch(other)).status).toBe(400)
    expect(faults).toEqual([])
  })

  test('what is empty or larger than five megabytes is refused in words', async () => {
    const send = async (body: string) => {
      const answer = await fetch(`${stand.page.url}/api/send-file`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 'ou_a', chat: 'oc_p2p_a', name: '大.bin', body }),
      })
      return answer.status
    }
    expect(stand.emulator.messagesOf('ou_a')).toEqual([])
    expect(await send('')).toBe(400)
    expect(await send(Buffer.alloc(5 * 1_048_576 + 1).toString('base64'))).toBe(400)
    expect(await send(Buffer.alloc(5 * 1_048_576).toString('base64'))).toBe(200)
  })
})

describe('being somebody else', () => {
  test('what was being typed waits for the person and the chat, in the box and in a form', async () => {
    await stand.sendCard('ou_a', formCard())
    const { tab } = await stand.open(browser, 'ou_a')
    await tab.getByLabel('消息内容').fill('还没写完')
    await tab.getByLabel('意见', { exact: true }).fill('建议')
    await become(tab, '区财政局 联络员')
    await tab.getByPlaceholder('以“区财政局 联络员”身份发送').waitFor()
    expect(await tab.getByLabel('消息内容').inputValue()).toBe('')
    await become(tab, '区财政局 分管领导')
    await tab.getByPlaceholder('以“区财政局 分管领导”身份发送').waitFor()
    expect(await tab.getByLabel('消息内容').inputValue()).toBe('还没写完')
    expect(await tab.getByLabel('意见', { exact: true }).inputValue()).toBe('建议')
    await tab.getByRole('button', { name: /联席会议工作群/ }).click()
    await tab.getByLabel('@机器人').waitFor()
    expect(await tab.getByLabel('消息内容').inputValue()).toBe('')
  })

  test('on a phone a sheet: found by a word, closed by Esc with the focus back, closed by a choice', async () => {
    const { tab } = await stand.open(browser, 'ou_a', PHONE)
    const opener = tab.getByRole('button', { name: /^切换身份/ })
    await opener.press('Enter')
    const find = tab.getByLabel('查找身份')
    await find.waitFor()
    expect(await tab.locator('main').getAttribute('inert')).not.toBeNull()
    await tab.keyboard.press('Escape')
    await find.waitFor({ state: 'hidden' })
    await expect.poll(() => focused(tab)).toBe('切换身份，现在是区财政局 分管领导')
    await opener.press('Enter')
    await find.fill('卫生')
    expect(await tab.locator('.identity').count()).toBe(1)
    await become(tab, '区卫生健康委 信息科')
    await tab.getByPlaceholder('以“区卫生健康委 信息科”身份发送').waitFor()
    await find.waitFor({ state: 'hidden' })
  })

  test('外观 goes with the system until chosen, and is remembered', async () => {
    const { tab } = await stand.open(browser, 'ou_a', { colorScheme: 'dark' })
    const shown = () => tab.locator('html').getAttribute('data-look')
    expect(await shown()).toBe('dark')
    await tab.emulateMedia({ colorScheme: 'light' })
    await expect.poll(shown).toBe('light')
    await tab.getByLabel('外观').selectOption('深色')
    expect(await shown()).toBe('dark')
    await tab.reload()
    await tab.getByLabel('消息内容').waitFor()
    expect([await shown(), await tab.getByLabel('外观').inputValue()]).toEqual(['dark', 'dark'])
  })
})

describe('a conversation', () => {
  test('a new message is said once, and not again when its card changes', async () => {
    const [blue, red] = [headerCards()[0], headerCards()[6]]
    const { tab } = await stand.open(browser, 'ou_a')
    const id = await stand.sendCard('ou_a', blue)
    const news = tab.locator('main > [aria-live="polite"]')
    await news.getByText('联席会议助手：标题 blue').waitFor()
    expect(await tab.getByRole('log').getAttribute('aria-live')).toBe('off')
    await stand.patchCard(id, red)
    await tab.getByRole('heading', { name: '标题 red' }).waitFor()
    expect(await news.textContent()).toBe('联席会议助手：标题 blue')
  })

  test('of three hundred messages only the changed one is drawn anew', async () => {
    for (let index = 0; index < 299; index += 1) await stand.emulator.say('ou_b', `第${index}条`)
    const id = await stand.sendCard('ou_b', headerCards()[0])
    const { tab } = await stand.open(browser, 'ou_a')
    // Every look at the words of a message is counted, and drawing a line looks at them.
    await tab.evaluate(() => {
      const page = globalThis as unknown as { looks: number }
      page.looks = 0
      Response.prototype.json = async function json() {
        const answer = JSON.parse(await this.text()) as { messages?: { text: string | null }[] }
        for (const message of answer.messages ?? []) {
          const { text } = message
          Object.defineProperty(message, 'text', {
            get: () => {
              page.looks += 1
              return text
            },
          })
        }
        return answer
      }
    })
    const looks = () => tab.evaluate(() => (globalThis as unknown as { looks: number }).looks)
    await become(tab, '区财政局 联络员')
    await tab.getByRole('heading', { name: '标题 blue' }).waitFor()
    const first = await looks()
    expect(first).toBeGreaterThanOrEqual(300)
    await stand.patchCard(id, headerCards()[6])
    await tab.getByRole('heading', { name: '标题 red' }).waitFor()
    expect((await looks()) - first).toBeLessThanOrEqual(4)
  })
})
