import { mkdir } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { directoryFromRoster } from '../../playground/emulator/directory.js'
import { startChatPage } from '../../playground/server.js'
import { tourService } from '../../playground/services/tour.js'
import { ROSTER, type Town, town } from '../support/town.js'

export const SHOTS = 'artifacts/screenshots'
const PEOPLE = directoryFromRoster(ROSTER).people

/** The two windows in which people look at the chat. */
export const WIDTHS = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const
export type Width = keyof typeof WIDTHS

/** Somebody at the chat page, who can be anybody of the directory. */
export interface Visitor {
  tab: Page
  /** Everything the browser complained of. */
  faults: string[]
  become(who: string): Promise<void>
  says(text: string): Promise<void>
  /** The newest card that has the title and holds all these words; waits for it. */
  card(title: string | RegExp, ...words: string[]): Promise<Locator>
  /** Presses, answers the confirm dialog where one comes, and waits until the bot has answered. */
  press(card: Locator, button: string): Promise<void>
  toast(words: string | RegExp): Promise<void>
  /** A picture of the whole card into the folder of screenshots. */
  picture(card: Locator, name: string): Promise<void>
  /** A picture of the window as it is. */
  window(name: string): Promise<void>
  close(): Promise<void>
}

/** The real bot, its chat page and somebody at it, for one test. */
export interface Visit {
  here: Town
  at: Visitor
  url: string
  close(): Promise<void>
}

export async function visit(browser: Browser, width: Width, first = false): Promise<Visit> {
  const here = await town()
  const tour = tourService({
    emulator: here.platform,
    now: () => here.clock.now(),
    clock: { step: async (days) => here.clock.jump(days * 86_400_000) },
  })
  const page = await startChatPage(here.platform, 0, { services: [tour] })
  const at = await visitor(browser, page.url, width, first)
  return {
    here,
    at,
    url: page.url,
    async close() {
      await at.close()
      await page.stop()
      await here.close()
    },
  }
}

/** Opens the page in a window of this width; `first`: by somebody who has never been there. */
export async function visitor(browser: Browser, url: string, width: Width, first = false): Promise<Visitor> {
  await mkdir(SHOTS, { recursive: true })
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: WIDTHS[width],
    deviceScaleFactor: width === 'phone' ? 1.5 : 1,
  })
  if (!first) await context.addInitScript(() => localStorage.setItem('playground.first-visit', 'yes'))
  const tab = await context.newPage()
  tab.setDefaultTimeout(8_000)
  const faults: string[] = []
  tab.on('pageerror', (error) => faults.push(error.message))
  tab.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await tab.goto(url)
  await tab.getByLabel('消息内容').waitFor()
  await tab.evaluate(() => document.fonts.ready.then(() => undefined))

  const nameOf = (who: string) => PEOPLE.find(({ openId }) => openId === who)?.name ?? who
  const showToasts = (shown: boolean) =>
    tab.locator('.toasts').evaluate(
      (box: HTMLElement, word) => {
        box.style.visibility = word
      },
      shown ? 'visible' : 'hidden',
    )
  return {
    tab,
    faults,
    async become(who) {
      if (width === 'phone') await tab.getByRole('button', { name: /^切换身份/ }).click()
      const name = nameOf(who).replace(/[()（）]/g, '\\$&')
      await tab.getByRole('button', { name: new RegExp(`^以“${name}”身份`) }).click()
      await tab.getByPlaceholder(`以“${nameOf(who)}”身份`).waitFor()
    },
    async says(text) {
      await tab.getByLabel('消息内容').fill(text)
      await tab.keyboard.press('Enter')
      await tab.locator('.line.me .bubble', { hasText: text }).last().waitFor()
    },
    async card(title, ...words) {
      const heading = tab.locator('.card-title', { hasText: title })
      const fits = words.reduce(
        (cards, word) => cards.filter({ hasText: word }),
        tab.locator('.card').filter({ has: heading }),
      )
      await fits.last().waitFor()
      return fits.last()
    },
    async press(card, button) {
      await card.getByRole('button', { name: button, exact: true }).click()
    },
    toast: (words) => tab.getByRole('status').getByText(words).waitFor(),
    async picture(card, name) {
      const { width: across, height } = WIDTHS[width]
      await showToasts(false)
      const tall = Math.ceil((await card.boundingBox())?.height ?? height) + 400
      await tab.setViewportSize({ width: across, height: Math.max(height, tall) })
      await card.screenshot({
        path: `${SHOTS}/${name}-${width}.png`,
        animations: 'disabled',
      })
      await tab.setViewportSize({ width: across, height })
      await showToasts(true)
    },
    async window(name) {
      await tab.screenshot({ path: `${SHOTS}/${name}-${width}.png`, animations: 'disabled' })
    },
    close: () => context.close(),
  }
}

/** What on this card a reader could not see whole: words wider than their place, or buttons of two lines. */
export const clipped = (card: Locator): Promise<string[]> =>
  card.evaluate((root) => {
    const right = root.getBoundingClientRect().right
    return [...root.querySelectorAll<HTMLElement>('p, button, input, select, summary, .tag, h3')].flatMap(
      (one) => {
        if (one.offsetParent === null) return []
        const lines = one.getClientRects().length > 0 ? one.getBoundingClientRect().height : 0
        const wide = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
        const outside = one.getBoundingClientRect().right > right + 1
        const broken = one.tagName === 'BUTTON' && lines > 48
        return wide || outside || broken ? [one.textContent ?? one.tagName] : []
      },
    )
  })

/** How far down the card its last control stands, in pixels: what must be reached by thumb. */
export const heightToControls = (card: Locator): Promise<number> =>
  card.evaluate((root) => {
    const buttons = [...root.querySelectorAll('.card-body .button')]
    const low = Math.max(...buttons.map((one) => one.getBoundingClientRect().bottom))
    return low - root.getBoundingClientRect().top
  })
