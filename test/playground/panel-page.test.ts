import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { RecordReader } from '../../playground/record/record-reader.js'
import { type ChatPage, startChatPage } from '../../playground/server.js'
import { clockDesk, clockService } from '../../playground/services/clock.js'
import { FaultBoard, faultsService } from '../../playground/services/faults.js'
import { panelService } from '../../playground/services/panel.js'
import { TownClock } from '../../playground/town-clock.js'
import { type Visitor, visitor, type Width } from '../browser/visitor.js'
import { leader, MONDAY, OFFICE, PROPOSAL, startRound, type Town, town } from '../support/town.js'

const MATTER = String(PROPOSAL['事项'])
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const DUE = '2026-11-26T01:00:00.000Z'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

/** What a reader with a screen reader or weak eyes would stumble over, in panel and clock. */
const stumbles = (tab: Page): Promise<string[]> =>
  tab.evaluate(
    `${AXE}; axe.run({ include: [['.panel-side'], ['.clock-bar']] }, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
  )

describe.each<Width>(['desktop', 'phone'])('「幕后」 and the clock on the page, %s', (width) => {
  let here: Town
  let page: ChatPage
  let at: Visitor

  beforeEach(async () => {
    here = await town()
    await startRound(here)
    await here.taps(leader(9), '同意', {}, MATTER)
    const clock = new TownClock({ at: Date.parse(MONDAY), since: Date.now(), running: true })
    const bot = { setClock: async () => undefined, nextAlarm: async () => ({ case: 'round/x', due: DUE }) }
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
  })
  afterEach(async () => {
    await at.close()
    await page.stop()
    await here.close()
  })

  test('everything is there, can be read and used, and is folded away again', async () => {
    const { tab } = at
    const shows = (words: string | RegExp) => tab.getByText(words).first().waitFor()
    const open = () => tab.getByRole('button', { name: '幕后', exact: true }).click()
    const turn = (name: string) => tab.getByRole('tab', { name }).click()
    expect(await tab.getByRole('tablist').count()).toBe(0)

    if (width === 'phone') await tab.getByRole('button', { name: '调时间' }).click()
    await shows('演示时间，不是实际时间')
    await shows('2026年11月23日（周一）')
    await tab.getByRole('button', { name: '停住', exact: true }).click()
    await shows('已停住')
    await tab.getByRole('button', { name: '过一天', exact: true }).click()
    await shows('2026年11月24日（周二）')
    await tab.getByRole('button', { name: '到下一个时点', exact: true }).click()
    await shows('2026年11月26日（周四）')
    await tab.getByRole('button', { name: '继续', exact: true }).click()
    await tab.getByRole('button', { name: '停住', exact: true }).waitFor()

    await open()
    await shows(`区财政局 分管领导 点了『同意』，卡片“书面意见：${MATTER}”`)
    expect(await stumbles(tab)).toEqual([])
    await at.window('panel-events')
    await turn('调用')
    await shows('发送消息：区财政局 分管领导')
    expect(await stumbles(tab)).toEqual([])
    await turn('决定')
    await shows('依据 四（二）第2句')
    expect(await stumbles(tab)).toEqual([])
    await turn('记录')
    await tab.getByRole('button', { name: '核验' }).click()
    await shows('记录链完好')
    expect(await stumbles(tab)).toEqual([])
    await at.window('panel-record')

    await turn('故障')
    await tab.getByLabel('重复送达').check()
    await shows('已打开：重复送达')
    await here.says(OFFICE, '帮助')
    await shows('已影响 1 次')
    expect(await stumbles(tab)).toEqual([])
    await at.window('panel-faults')
    await tab.getByRole('button', { name: '全部恢复' }).click()
    await shows('一切正常')

    await tab.reload()
    await tab.getByRole('tab', { name: '故障', selected: true }).waitFor()
    await tab.getByRole('tab', { name: '事件' }).press('Escape')
    await tab.getByRole('tablist').waitFor({ state: 'detached' })
    await tab.reload()
    await tab.getByLabel('消息内容').waitFor()
    expect(await tab.getByRole('tablist').count()).toBe(0)
    expect(at.faults).toEqual([])
  })
})
