import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { leader } from '../support/town.js'
import { barriers } from './axe.js'
import { SHOTS, type Visit, visit, type Width } from './visitor.js'

let browser: Browser
let opened: Visit
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())
afterEach(() => opened.close())

/** Longer than any pause of the tour, ms: its clock is moved on by this much at once. */
const PAUSE_MS = 5_000

/** The tour with its pauses in the hand of the test; `performed` counts the steps whose every sight was fulfilled. */
async function openTour(
  width: Width,
): Promise<{ tab: Page; performed: () => number; pictured: () => Promise<void> }> {
  opened = await visit(browser, width)
  const { tab } = opened.at
  await tab.clock.install()
  let performed = 0
  tab.on('response', (response) => {
    if (response.url().endsWith('/api/tour/perform') && response.ok()) performed += 1
  })
  await tab.goto(`${opened.url}/tour`)
  await tab.getByRole('navigation', { name: '场次' }).getByRole('button').first().waitFor()
  return {
    tab,
    performed: () => performed,
    pictured: async () => {
      const name = `tour-${String(performed).padStart(2, '0')}-${width}`
      await tab.screenshot({ path: `${SHOTS}/${name}.png`, animations: 'disabled' })
    },
  }
}

const next = (tab: Page) => tab.getByRole('button', { name: '下一步', exact: true })
const ended = (tab: Page) => tab.getByRole('heading', { name: '现在自己试试' })

/** Presses 「下一步」 and lets the step come to its end. */
async function step(tab: Page, performed: () => number): Promise<void> {
  const before = performed()
  await next(tab).click()
  await played(tab, async () => performed() > before || (await ended(tab).count()) > 0)
  if (performed() > before)
    await tab.locator('button[aria-disabled="false"]', { hasText: '下一步' }).waitFor()
}

/** Moves the tour's clock on until something is so. */
async function played(tab: Page, so: () => Promise<boolean>): Promise<void> {
  const look = async () => {
    await tab.clock.fastForward(PAUSE_MS)
    return so()
  }
  await expect.poll(look, { timeout: 60_000, interval: 40 }).toBe(true)
}

/** Of all scenes together. */
const STEPS = 32

describe('the guided tour in a browser', () => {
  test('desktop: plays by itself to its end, and leads to the chat page as the right person', async () => {
    const { tab, performed, pictured } = await openTour('desktop')
    await pictured()
    await tab.getByRole('button', { name: '自动播放' }).click()
    const alerts = tab.getByRole('alert')
    await played(tab, async () => (await ended(tab).count()) + (await alerts.count()) > 0)
    expect(await alerts.allTextContents()).toEqual([])
    expect(performed()).toBe(STEPS)
    expect(await barriers(tab)).toEqual([])
    await tab.screenshot({ path: `${SHOTS}/tour-end-desktop.png` })
    await tab.getByRole('link', { name: /分管领导/ }).click()
    await tab.getByRole('log').getByText('视频会议系统更新').first().waitFor()
    expect(new URL(tab.url()).search).toBe('')
    expect(opened.at.faults).toEqual([])
  }, 90_000)

  test('phone: by 「下一步」 to its end, one screen at a time', async () => {
    const { tab, performed, pictured } = await openTour('phone')
    await pictured()
    const found: string[] = []
    const left: string[] = []
    while ((await ended(tab).count()) === 0) {
      const before = performed()
      await step(tab, performed)
      if (await ended(tab).count()) break
      expect(performed()).toBe(before + 1)
      expect(await tab.locator('.phone:visible').count()).toBe(1)
      if (performed() === 7) found.push(...(await barriers(tab)))
      await pictured()
      const field = tab.locator('.phone.front').getByLabel('意见', { exact: true }).last()
      if (performed() === STEPS) left.push(await field.inputValue())
    }
    expect(left, 'what was refused for its secrecy mark does not stay in the field').toEqual([''])
    expect(found).toEqual([])
    expect(performed()).toBe(STEPS)
    expect(opened.at.faults).toEqual([])
  }, 90_000)

  test('what will be typed and pressed is shown; back only looks; a press by hand counts; a failure can be tried again', async () => {
    const { tab, performed } = await openTour('desktop')
    const { here } = opened
    await tab.getByRole('navigation', { name: '场次' }).getByRole('button', { name: '书面征询' }).click()
    await tab.getByText('得到一张要填的卡片').waitFor()
    await played(tab, async () => performed() === 1)
    await tab.keyboard.press('Space')
    await tab.waitForFunction(() => {
      const field = document.querySelector<HTMLInputElement>('[data-written]')
      const button = document.querySelector('.card [data-pointed]')
      return field?.value === '政务云扩容' && button?.textContent === '报分管副区长审定'
    })
    await played(tab, async () => performed() === 2)
    for (let n = 3; n <= 4; n += 1) await step(tab, performed)
    await tab.keyboard.press('ArrowLeft')
    await tab.getByText('补上调研情况再报一次').waitFor()
    await tab.getByText('回看').waitFor()
    await tab.keyboard.press('ArrowRight')
    await tab.getByText('他点「同意启动」').waitFor()
    expect(performed()).toBe(4)

    const phone = tab.getByRole('region', { name: /^区委办公室（区委机要局） 分管领导/ })
    await phone.getByRole('button', { name: '同意', exact: true }).click()
    await phone.getByText('回执').waitFor()
    await here.sees(leader(1), '回执')
    const presses = () => here.platform.deliveries.filter(({ kind }) => kind === 'callback').length
    const before = presses()
    await step(tab, performed)
    expect(performed()).toBe(5)
    expect(presses()).toBe(before)

    await here.stopBot()
    await next(tab).click()
    const alert = tab.getByRole('alert')
    await played(tab, async () => (await alert.count()) > 0)
    expect(await alert.textContent()).toContain('这一步没有走通')
    expect(await barriers(tab)).toEqual([])
    await tab.screenshot({ path: `${SHOTS}/tour-failed-desktop.png` })
    await here.startBot()
    await tab.getByRole('button', { name: '重试' }).click()
    await played(tab, async () => performed() === 6)
    expect(await alert.count()).toBe(0)
  }, 60_000)
})
