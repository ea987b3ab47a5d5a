import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { leader, OFFICE, ROSTER } from '../support/town.js'
import { clipped, type Visit, type Visitor, visit, type Width } from './visitor.js'

const APPLICANT = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)
afterAll(() => browser.close())

describe.each<Width>(['desktop', 'phone'])('questions about the rules in a browser, %s', (width) => {
  let opened: Visit
  let at: Visitor

  beforeEach(async () => {
    opened = await visit(browser, width)
    at = opened.at
  })
  afterEach(() => opened.close())

  async function look(card: Locator, name: string): Promise<void> {
    await at.picture(card, name)
    expect(await clipped(card)).toEqual([])
  }

  test('a question, the fact asked back, a follow-up, a date, a silence, and what was meant', async () => {
    await at.become(APPLICANT)
    await at.says('260万要怎么报')
    const asked = await at.card('260万要怎么报')
    await look(asked, '60-asked-back')
    await at.press(asked, '不是，还有其他内容')
    await look(await at.card('260万要怎么报', '财政性资金'), '61-answered')
    await at.says('那120万的呢？另外验收没过还能再验吗？')
    await look(await at.card(/那120万的呢/, '行业专家', '另外'), '62-two-questions')
    await at.says('合同9月24日生效，哪天前备案')
    await look(await at.card(/合同9月24日生效/, '10月15日'), '63-date')
    await at.says('450万的机房搬迁专家要请几位')
    await look(await at.card(/专家要请几位/, '未作规定'), '64-silence')
    await at.says('采购的那笔钱')
    const unsure = await at.card(/./, '您是想…')
    await look(unsure, '65-meant')
    expect(await unsure.getByRole('button').count()).toBe(3)
  })

  test('clauses are read page by page and one by one', async () => {
    await at.become(leader(3))
    await at.says('条款 五')
    const pages = await at.card(/条款/, '第1页')
    await look(pages, '66-clauses')
    await at.press(pages, '下一页')
    await look(await at.card(/条款/, '第2页'), '67-clauses-second')
    await at.says('条款 五（五）6')
    await look(await at.card(/条款 五（五）6/, '监理'), '68-clause')
    await at.says('条款 七（一）')
    const none = await at.card(/条款 七/, '没有')
    await look(none, '69-no-clause')
    expect(await none.textContent()).toContain('第六部分')
  })

  test('the office sets what the text leaves open', async () => {
    await at.become(OFFICE)
    await at.says('设置')
    const settings = await at.card('设置')
    await look(settings, '70-settings')
    await at.press(settings, '设置限额')
    const form = await at.card('政府采购限额', '目前')
    await look(form, '71-limit-form')
    await form.getByLabel('年份').fill('2026')
    await form.getByLabel('限额（万元）').fill('一百来万')
    await form.getByLabel('来源').fill('区财政局年度通知')
    await at.press(form, '保存')
    const refused = await at.card('政府采购限额', '未办理')
    await look(refused, '72-limit-refused')
    expect(await refused.getByLabel('来源').inputValue()).toBe('区财政局年度通知')
    await refused.getByLabel('限额（万元）').fill('100')
    await at.press(refused, '保存')
    const set = await at.card('设置', '100万元')
    await look(set, '73-settings-set')
    expect(await set.textContent()).toContain('区财政局年度通知')
  })
})
