import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { RecordReader } from '../../playground/record/record-reader.js'
import { type ChatPage, startChatPage } from '../../playground/server.js'
import { clockDesk, clockService } from '../../playground/services/clock.js'
import { FaultBoard, faultsService } from '../../playground/services/faults.js'
import { panelService } from '../../playground/services/panel.js'
import { TownClock } from '../../playground/town-clock.js'
import { barriers } from '../browser/axe.js'
import { type Visitor, visitor, type Width } from '../browser/visitor.js'
import { leader, MONDAY, OFFICE, PROPOSAL, startRound, type Town, town } from '../support/town.js'

const MATTER = String(PROPOSAL['事项'])
const DUE = '2026-11-26T01:00:00.000Z'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

describe('「幕后」 and the clock on the page', () => {
  let here: Town
  let page: ChatPage
  let at: Visitor

  const shows = (words: string) => at.tab.getByText(words).first().waitFor()
  const press = (name: string) => at.tab.getByRole('button', { name, exact: true }).click()
  const turn = (name: string) => at.tab.getByRole('tab', { name }).click()

  /** A round with one opinion, and somebody at the page in a window of this width. */
  async function enter(width: Width): Promise<void> {
    here = await town()
    await startRound(here)
    await here.taps(leader(9), '同意', {}, MATTER)
    const clock = new TownClock({ at: Date.parse(MONDAY), since: Date.now(), running: true })
    const bot = {
      setClock: async () => undefined,
      nextAlarm: async () => (clock.now() < Date.parse(DUE) ? { case: 'round/x', due: DUE } : null),
    }
    const changed = () => page.refresh()
    const controls = clockDesk({ clock, bot, what: () => '截止前提醒', changed })
    page = await startChatPage(here.platform, 0, {
      bot: { state: () => ({ state: 'running', note: '' }), restart: () => here.restart() },
      services: [
        clockService(controls, clock),
        faultsService(new FaultBoard(here.platform)),
        panelService(here.platform, new RecordReader(here.dir), () => clock.now()),
      ],
    })
    at = await visitor(browser, page.url, width)
  }
  afterEach(async () => {
    await at.close()
    await page.stop()
    await here.close()
  })

  test('at a desk: the time is moved, every part can be read and used, and what was open is remembered', async () => {
    await enter('desktop')
    const { tab } = at
    expect(await tab.getByRole('tablist').count()).toBe(0)
    await shows('演示时间，不是实际时间')
    await shows('2026年11月23日（周一）')
    await press('停住')
    await shows('已停住')
    await press('过一天')
    await shows('2026年11月24日（周二）')
    await press('到下一个时点')
    await shows('2026年11月26日（周四）')
    await press('继续')
    await tab.getByRole('button', { name: '停住', exact: true }).waitFor()

    await press('幕后')
    await shows(`区财政局 分管领导 点了『同意』，卡片“书面意见：${MATTER}”`)
    expect(await barriers(tab)).toEqual([])
    await at.window('panel-events')
    await turn('调用')
    await shows('发送消息：区财政局 分管领导')
    await turn('决定')
    await shows('依据 四（二）第2句')
    await turn('记录')
    await press('核验')
    await shows('记录链完好')
    expect(await barriers(tab)).toEqual([])
    await at.window('panel-record')

    await turn('故障')
    await tab.getByLabel('重复送达').check()
    await shows('已打开：重复送达')
    await here.says(OFFICE, '帮助')
    await shows('已影响 1 次')
    expect(await barriers(tab)).toEqual([])
    await press('全部恢复')
    await shows('一切正常')

    await tab.reload()
    await tab.getByRole('tab', { name: '故障', selected: true }).waitFor()
    await tab.getByRole('tab', { name: '事件' }).press('Escape')
    await tab.getByRole('tablist').waitFor({ state: 'detached' })
    expect(at.faults).toEqual([])
  })

  test('on a phone: the buttons of the time are unfolded, the panel lies over the conversation', async () => {
    await enter('phone')
    const { tab } = at
    const oneDay = tab.getByRole('button', { name: '过一天', exact: true })
    expect(await oneDay.isVisible()).toBe(false)
    await press('调时间')
    await oneDay.click()
    await shows('2026年11月24日（周二）')
    await press('幕后')
    await shows('区财政局 分管领导 点了『同意』')
    const sheet = await tab.getByRole('complementary', { name: '幕后' }).boundingBox()
    expect([sheet?.x, sheet?.width]).toEqual([0, 390])
    await at.window('panel-events')
    await turn('故障')
    await shows('一切正常')
    await at.window('panel-faults')
    await press('收起')
    await tab.getByLabel('消息内容').fill('帮助')
    expect(at.faults).toEqual([])
  })
})
