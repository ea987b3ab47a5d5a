import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { directoryFromRoster } from '../../playground/emulator/directory.js'
import { type Emulator, startEmulator } from '../../playground/emulator/emulator.js'
import { type ChatPage, startChatPage } from '../../playground/server.js'
import { asBot, cardSent } from './as-bot.js'
import { KEYS } from './emulator-stand.js'
import { type FakeBot, startFakeBot } from './fake-bot.js'

const people = directoryFromRoster({
  chair: { openId: 'ou_chair', title: '区政府分管副区长' },
  office: [
    { openId: 'ou_office', title: '联席会议办公室' },
    { openId: 'ou_office2', title: '联席会议办公室' },
  ],
  members: [
    {
      unit: '区财政局',
      leader: { openId: 'ou_a', title: '分管领导' },
      liaisons: [{ openId: 'ou_b', title: '联络员' }],
    },
    ...Array.from({ length: 6 }, (_, index) => ({
      unit: `第${index + 1}成员单位`,
      leader: { openId: `ou_m${index + 1}`, title: '分管领导' },
    })),
  ],
  applicants: [{ unit: '区卫生健康委', people: [{ openId: 'ou_app1', title: '信息科' }] }],
  groupChat: 'oc_group',
})

/** A PNG of one blue dot. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
)

/** The page over an emulator, with a bot that answers as it is told. */
export interface PageStand {
  emulator: Emulator
  page: ChatPage
  bot: FakeBot
  /** The bot sends a card; answers its message id. */
  sendCard(to: string, card: unknown): Promise<string>
  /** The bot changes a card it sent. */
  patchCard(message: string, card: unknown): Promise<void>
  /** The bot uploads a picture; answers its key. */
  picture(): Promise<string>
  /** The page in a browser of its own, as this person. */
  open(
    browser: Browser,
    person: string,
    options?: BrowserContextOptions,
  ): Promise<{ tab: Page; faults: string[] }>
  close(): Promise<void>
}

export async function pageStand(clock?: { now(): number }): Promise<PageStand> {
  const bot = await startFakeBot()
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
  const time = clock && { clock: { now: () => clock.now(), elapsed: () => performance.now(), after } }
  const emulator = await startEmulator({ ...KEYS, people, webhook: bot.url, rates: false, ...time })
  const page = await startChatPage(emulator, 0)

  return {
    emulator,
    page,
    bot,
    sendCard: (to, card) => cardSent(emulator.url, KEYS, card, to),
    patchCard: async (id, card) => {
      await asBot(emulator.url, KEYS, 'PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(card) })
    },
    picture: async () => {
      const form = new FormData()
      form.set('image_type', 'message')
      form.set('image', new Blob([PICTURE]), 'plan.png')
      const { image_key: key } = await asBot(emulator.url, KEYS, 'POST', '/im/v1/images', form)
      if (key === undefined) throw new Error('no image key')
      return key
    },
    async open(browser, person, options = {}) {
      const context = await browser.newContext({
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      const tab = await context.newPage()
      tab.setDefaultTimeout(8000)
      const faults: string[] = []
      tab.on('pageerror', (error) => faults.push(error.message))
      tab.on('console', (line) => {
        if (line.type() === 'error') faults.push(line.text())
      })
      await tab.addInitScript((who) => localStorage.setItem('playground.identity', who), person)
      await tab.goto(page.url)
      await tab.getByLabel('消息内容').waitFor()
      return { tab, faults }
    },
    async close() {
      await page.stop()
      await emulator.stop()
      await bot.stop()
    },
  }
}
