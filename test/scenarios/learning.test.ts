import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buttonsOf } from '../../playground/emulator/card/client.js'
import type { Message } from '../../playground/emulator/messages.js'
import { leader, ROSTER, type Town, town } from '../support/town.js'
import { eventsOf, onDisk, pressWith, valueOf } from '../support/traces.js'

let t: Town
beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

async function asked(who: string, text: string): Promise<Message> {
  const before = t.platform.messagesOf(who, { fromBot: true }).length
  await t.says(who, text)
  return t.platform.until(() => t.platform.messagesOf(who, { fromBot: true })[before], 8_000, 'an answer')
}
const offers = (message: Message): string[] =>
  buttonsOf(t.platform.cardOf(message.id)).map(({ text }) => text)
const kept = () => eventsOf(t, 'examples').length
/** Presses an offer and waits until it is kept as an example. */
async function chooses(who: string, card: Message, offer: string): Promise<void> {
  const before = kept()
  await t.presses(who, card, { text: offer, nth: 0 })
  await vi.waitFor(() => expect(kept()).toBeGreaterThan(before), { timeout: 8_000, interval: 20 })
}

describe('「您是想…」：点选一次，记作一个例句', () => {
  test('第二次问，所选的问题排在最前，别人问也一样；重启以后还在；仍是三个按钮，不直接作答', async () => {
    const card = await asked(leader(1), '采购的那笔钱')
    const [first, , third] = offers(card)
    expect(offers(card)).toHaveLength(3)
    await chooses(leader(1), card, third ?? '')
    expect(t.text(card)).toContain('依据')
    await t.settled()
    await t.restart()
    for (const [who, text] of [
      [leader(1), '采购的那笔钱'],
      [leader(2), '採購的那筆錢'],
      [leader(3), '采购的 那笔钱'],
    ] as const) {
      const again = await asked(who, text)
      expect(offers(again)).toHaveLength(3)
      expect(offers(again).slice(0, 2)).toEqual([third, first])
      expect(t.text(again)).toContain('您是想…')
      expect(t.text(again)).not.toContain('依据 ')
    }
  })

  test('点两次、改动过的按钮、别人点：最多记一次', async () => {
    const card = await asked(leader(4), '采购的那笔钱')
    const [offer = '', other = ''] = offers(card)
    const [value, second] = [valueOf(t, card, offer), valueOf(t, card, other)]
    const before = kept()
    await pressWith(t, leader(4), card, { ...value, p: { question: '合同哪天前备案' } })
    await t.settled()
    expect(kept()).toBe(before)

    const anew = await asked(leader(4), '采购的那笔钱')
    const [mine, twice] = [valueOf(t, anew, offer), valueOf(t, anew, other)]
    await pressWith(t, leader(5), anew, mine)
    await t.settled()
    expect(kept()).toBe(before)
    await chooses(leader(4), anew, offer)
    await pressWith(t, leader(4), anew, mine)
    await pressWith(t, leader(4), anew, twice)
    await pressWith(t, leader(4), card, second)
    await t.settled()
    expect(kept()).toBe(before + 1)
  })

  test('带密级标志的话没有答复可点，什么也不留', async () => {
    await asked(leader(6), '机密★会议什么的')
    await t.settled()
    expect(onDisk(t)).not.toContain('机密★会议')
  })

  test('群里点选也记', async () => {
    const group = ROSTER.groupChat ?? ''
    const inGroup = () =>
      t.platform
        .messagesIn(group)
        .filter(({ from, type }) => type === 'interactive' && !from.startsWith('ou_'))
    const count = inGroup().length
    await t.says(leader(7), '采购的那笔钱', { chat: group, mention: true })
    const card = await t.platform.until(() => inGroup()[count], 8_000, 'an answer in the group')
    await chooses(leader(7), card, offers(card)[0] ?? '')
    expect(t.text(card)).toContain('依据')
  })
})
