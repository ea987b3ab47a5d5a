import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { withPalette } from './palette.js'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }

/** Takes the pictures of the documents: cards as on a phone, windows as on a desk. */
export class Album {
  private readonly taken = new Set<string>()

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly folder: string,
    private readonly phone: Page,
  ) {}

  /** `url`: the page; `folder`: where the pictures go. */
  static async open(browser: Browser, url: string, folder: string): Promise<Album> {
    return new Album(browser, url, folder, await tab(browser, { viewport: PHONE, deviceScaleFactor: 2 }))
  }

  /** The newest card of this person under this title that holds the words; waits for it. */
  async find(person: string, title: string, ...words: string[]): Promise<Locator> {
    await show(this.phone, `${this.url}/?as=${person}`)
    const heading = this.phone.locator('.card-title', { hasText: title })
    const fitting = words.reduce(
      (cards, word) => cards.filter({ hasText: word }),
      this.phone.locator('.card').filter({ has: heading }),
    )
    await fitting.last().waitFor()
    return fitting.last()
  }

  /** A picture of the card; of its upper part only where it is taller than `most` pixels. */
  async card(card: Locator, name: string, most = 1_500): Promise<void> {
    await this.phone
      .locator('.toasts')
      .evaluate((box: HTMLElement) => box.style.setProperty('display', 'none'))
    const tall = Math.ceil((await card.boundingBox())?.height ?? 0)
    await this.phone.setViewportSize({ ...PHONE, height: Math.max(PHONE.height, tall + 400) })
    await card.scrollIntoViewIfNeeded()
    const box = await card.boundingBox()
    if (!box) throw new Error(`the card of ${name} is not on the page`)
    const clip = { ...box, height: Math.min(box.height, most) }
    await this.keep(name, await this.phone.screenshot({ animations: 'disabled', clip }))
    await this.phone.setViewportSize(PHONE)
  }

  /** A picture of a whole window. `prepare` brings the page to what is to be seen. */
  async window(
    path: string,
    name: string,
    look: { size?: 'phone' | 'desktop'; dark?: boolean; prepare?: (page: Page) => Promise<void> } = {},
  ): Promise<void> {
    const page = await tab(this.browser, {
      viewport: look.size === 'phone' ? PHONE : DESKTOP,
      deviceScaleFactor: look.size === 'phone' ? 2 : 1,
      colorScheme: look.dark ? 'dark' : 'light',
    })
    await show(page, `${this.url}${path}`)
    await look.prepare?.(page)
    await this.keep(name, await page.screenshot({ animations: 'disabled' }))
    await page.context().close()
  }

  /** Removes from the folder what was not taken this time. */
  async close(): Promise<void> {
    await this.phone.context().close()
    for (const name of await readdir(this.folder))
      if (!this.taken.has(name)) await rm(join(this.folder, name), { recursive: true })
  }

  private async keep(name: string, picture: Buffer): Promise<void> {
    this.taken.add(`${name}.png`)
    await writeFile(join(this.folder, `${name}.png`), withPalette(picture))
  }
}

async function tab(browser: Browser, look: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...look,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}

async function show(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
