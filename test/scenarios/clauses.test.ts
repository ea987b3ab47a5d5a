import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttonsOf } from '../../playground/emulator/card/client.js'
import type { Message } from '../../playground/emulator/messages.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { leader, ROSTER, type Town, town } from '../support/town.js'
import { eventsOf, pressWith, valueOf } from '../support/traces.js'

const GROUP = ROSTER.groupChat ?? ''
const EDITION = loadEdition('yangpu-2021-4')

let t: Town
beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

/** What the bot says next in this private chat. */
async function answerTo(who: string, act: () => Promise<unknown>): Promise<Message> {
  const before = t.platform.messagesOf(who, { fromBot: true }).length
  await act()
  return t.platform.until(() => t.platform.messagesOf(who, { fromBot: true })[before], 8_000, 'an answer')
}
const asked = (who: string, text: string) => answerTo(who, () => t.says(who, text))
const buttons = (message: Message): string[] =>
  buttonsOf(t.platform.cardOf(message.id)).map(({ text }) => text)
const press = (who: string, message: Message, text: string, nth = 0) => t.presses(who, message, { text, nth })

describe('「条款 …」：在同一张卡片上翻页、逐条阅读', () => {
  test('翻到最后一页再翻回：同一张卡片，问的是什么一直在，不发新消息', async () => {
    const who = leader(1)
    const card = await asked(who, '条款 五')
    const first = t.text(card)
    expect(first).toContain('第1页，共7页')
    const count = t.texts(who).length
    for (let page = 2; page <= 7; page++) {
      const pressed = await press(who, card, '下一页')
      expect(pressed.code).toBeNull()
      expect(t.text(card)).toContain(`第${page}页，共7页`)
      expect(t.text(card)).toContain('条款 五')
    }
    expect(t.text(card)).toContain(EDITION.clause('5.6.3.b').text)
    for (let page = 6; page >= 1; page--) await press(who, card, '上一页')
    expect(t.text(card)).toBe(first)
    await t.settled()
    expect(t.texts(who).length).toBe(count)
  })

  test('逐条阅读，上一条、下一条注明出处，返回列表回到原来那一页', async () => {
    const who = leader(2)
    const card = await asked(who, '条款 五')
    await press(who, card, '下一页')
    const list = t.text(card)
    await press(who, card, '逐条阅读')
    expect(t.text(card)).toContain(EDITION.clause('5.1.2.g').cite)
    const next = /后一条：(\S+)/.exec(t.text(card))?.[1] ?? ''
    await press(who, card, '下一条')
    expect(t.text(card)).toContain(next)
    await press(who, card, '上一条')
    await press(who, card, '返回列表')
    expect(t.text(card)).toBe(list)
  })

  test('只有一条时直接是这一条；从它一直读到下一部分', async () => {
    const who = leader(3)
    const card = await asked(who, '条款 五（六）3第2句')
    expect(t.text(card)).toContain(EDITION.clause('5.6.3.b').text)
    expect(buttons(card)).toEqual(['上一条', '下一条', '条款目录'])
    await press(who, card, '下一条')
    expect(t.text(card)).toContain(EDITION.clause('6.1').text)
    expect(t.text(card)).not.toContain(EDITION.clause('5.6.3.b').text)
  })

  test('「条款」：目录，点一部分就在这张卡片上打开，再回到目录', async () => {
    const who = leader(4)
    const card = await asked(who, '條款')
    const contents = t.text(card)
    expect(contents).toContain('五、项目管理程序（63条）')
    await press(who, card, '查看', 2)
    expect(t.text(card)).toContain(EDITION.clause('2.role').text)
    await press(who, card, '条款目录')
    expect(t.text(card)).toBe(contents)
  })

  test('没有的编号：说明没有、有哪些，按钮打开最近的', async () => {
    const who = leader(5)
    const card = await asked(who, '条款 五（九）')
    expect(t.text(card)).toContain('规则中没有“五（九）”这一条')
    expect(t.text(card)).toContain('五（一）至五（六）')
    await press(who, card, '条款 五（六）')
    expect(t.text(card)).toContain(EDITION.clause('5.6.1.a').text)
    expect(eventsOf(t, 'examples')).toEqual([])
  })

  test('查条款不打断正在问的问题', async () => {
    const who = leader(6)
    await asked(who, '260万要怎么报')
    const card = await asked(who, '条款 五（三）')
    await press(who, card, '逐条阅读')
    await press(who, card, '条款目录')
    expect(t.text(await asked(who, '不含硬件'))).toContain('260万元')
  })
})

describe('不凑巧的时候', () => {
  test('重启以后照样翻页；同一次点击重投不再变', async () => {
    const who = leader(7)
    const card = await asked(who, '条款 五')
    await t.settled()
    await t.restart()
    await press(who, card, '下一页')
    expect(t.text(card)).toContain('第2页，共7页')
    const before = eventsOf(t, 'talk').length
    const again = await press(who, card, '下一页')
    expect(again.code).toBeNull()
    expect(t.text(card)).toContain('第3页，共7页')
    expect(eventsOf(t, 'talk').length).toBe(before + 1)
  })

  test('早已翻过去的旧按钮：到它所说的那一页，点两次也一样', async () => {
    const who = leader(8)
    const card = await asked(who, '条款 五')
    const second = valueOf(t, card, '下一页')
    for (let n = 0; n < 4; n++) await press(who, card, '下一页')
    for (let n = 0; n < 2; n++) {
      await pressWith(t, who, card, second)
      expect(t.text(card)).toContain('第2页，共7页')
    }
  })

  test('很久以前的卡片：按钮仍有答复，作为新消息', async () => {
    const who = leader(9)
    const card = await asked(who, '条款 五')
    for (let n = 0; n < 21; n++) await asked(who, '我是谁')
    const fresh = await answerTo(who, () => press(who, card, '下一页'))
    expect(t.text(fresh)).toContain('第2页，共7页')
    await press(who, fresh, '逐条阅读')
    expect(t.text(fresh)).toContain('后一条')
    expect(t.text(card)).toContain('第1页，共7页')
  })

  test('群里别人的卡片不能翻，提问者可以', async () => {
    const inGroup = () =>
      t.platform
        .messagesIn(GROUP)
        .filter(({ from, type }) => type === 'interactive' && !from.startsWith('ou_'))
    const before = inGroup().length
    await t.says(leader(10), '条款 五', { chat: GROUP, mention: true })
    const card = await t.platform.until(() => inGroup()[before], 8_000, 'an answer in the group')
    const other = await press(leader(11), card, '下一页')
    expect(other.toast?.content).toContain('另一位同事的提问')
    expect(t.text(card)).toContain('第1页，共7页')
    await press(leader(10), card, '下一页')
    expect(t.text(card)).toContain('第2页，共7页')
  })

  test.each([
    ['没有这一页', { question: '条款 五', page: 99 }, '第7页，共7页'],
    ['不是页号', { question: '条款 五', page: '二' }, '第1页，共7页'],
    ['没有这一条', { question: '条款 五', clause: '9.9' }, '第1页，共7页'],
    ['要查的不是条款', { question: '120万的项目走什么流程', page: 2 }, '依据'],
    ['什么也没有', {}, '换个说法'],
  ])('改动过的按钮：%s', async (_, carried, shown) => {
    const who = leader(12)
    const card = await asked(who, '条款 五')
    const value = { ...valueOf(t, card, '下一页'), p: carried }
    const pressed = await pressWith(t, who, card, value)
    expect(pressed.code).toBeNull()
    expect(t.text(card)).toContain(shown)
  })
})
