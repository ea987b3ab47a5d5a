import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../playground/emulator/card/client.js'
import { CannotPress } from '../../playground/emulator/pressing.js'
import { type Json, opened, Stand } from './emulator-stand.js'
import { json } from './fake-bot.js'
import { opinionCard, rollCallCard, voteCard } from './sample-cards.js'

const stand = new Stand()

const LARGE = {
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'div', text: { tag: 'plain_text', content: '字'.repeat(10_241) } }] },
}

describe('presses', () => {
  test('a button carries its value, the operator and the place; the time is in microseconds', async () => {
    const id = await stand.sent(voteCard())
    await stand.emulator.press('ou_a', id, '不同意')
    const { header, event } = opened(stand.bot.heard[0])
    expect(header).toMatchObject({ event_type: 'card.action.trigger', create_time: '1767225600000000' })
    expect(event).toMatchObject({
      operator: { open_id: 'ou_a' },
      action: { tag: 'button', value: { a: 'vote', item: 'T-17', c: 'no', v: 1 } },
      host: 'im_message',
      context: { open_message_id: id, open_chat_id: 'oc_p2p_a' },
    })
  })
  test('a form carries typed and initial values by element name; labels and words of options will do', async () => {
    const id = await stand.sent(opinionCard())
    const typed = { 态度: '有修改意见', 意见: '第一行\n第二行', 拟反馈时间: '2026-01-15 09:30' }
    await stand.emulator.press('ou_a', id, '提交', typed)
    expect(opened(stand.bot.heard[0]).event['action']).toEqual({
      tag: 'button',
      name: 'btn_submit',
      timezone: 'Asia/Shanghai',
      value: { a: 'opinion.submit', item: 'T-17', v: 2 },
      form_value: { stance: 'amend', opinion: '第一行\n第二行', reply_by: '2026-01-15 09:30 +0800' },
    })
  })
  test('a blank input travels as an empty text', async () => {
    const id = await stand.sent(opinionCard())
    await stand.emulator.press('ou_a', id, '提交', { stance: 'none' })
    expect((opened(stand.bot.heard[0]).event['action'] as Json)['form_value']).toEqual({
      stance: 'none',
      opinion: '',
    })
  })
  test('what a user could not do is refused and never sent', async () => {
    const form = await stand.sent(opinionCard())
    const table = await stand.sent(rollCallCard())
    const tries: [() => Promise<unknown>, string][] = [
      [() => stand.emulator.press('ou_a', form, '提交'), '有必填项未填写'],
      [() => stand.emulator.press('ou_a', form, '提交', { stance: '反对' }), '没有选项'],
      [
        () => stand.emulator.press('ou_a', form, '提交', { stance: 'none', opinion: '字'.repeat(1001) }),
        '最多 1000 字',
      ],
      [
        () => stand.emulator.press('ou_a', form, '提交', { stance: 'none', 附件: 'x' }),
        '没有可填写的「附件」',
      ],
      [() => stand.emulator.press('ou_a', form, '同意'), '卡片上没有按钮「同意」，现有：「提交」「清空」'],
      [() => stand.emulator.press('ou_a', table, '开会'), '未达到法定到会数'],
      [() => stand.emulator.press('ou_b', form, '提交', { stance: 'none' }), '看不到这张卡片'],
    ]
    for (const [attempt, why] of tries) {
      await expect(attempt()).rejects.toThrow(CannotPress)
      await expect(attempt()).rejects.toThrow(why)
    }
    expect(stand.bot.heard).toHaveLength(0)
  })
  test('a reset stays in the client', async () => {
    const id = await stand.sent(opinionCard())
    expect((await stand.emulator.press('ou_a', id, '清空')).delivery).toBeNull()
    expect(stand.bot.heard).toHaveLength(0)
  })
  test('toast and card of the answer reach the user, and the card is replaced', async () => {
    const id = await stand.sent(voteCard())
    const toast = { type: 'success', content: '已记录' }
    stand.bot.answer = json(200, { toast, card: { type: 'raw', data: rollCallCard() } })
    expect(await stand.emulator.press('ou_a', id, '同意')).toMatchObject({
      code: null,
      toast,
      card: rollCallCard(),
    })
    expect(stand.emulator.message(id).versions.map(({ by }) => by)).toEqual(['send', 'answer'])
    expect(textOf(stand.emulator.cardOf(id))).toContain('区财政局')
    expect(buttonsOf(stand.emulator.cardOf(id)).map(({ text, disabled }) => [text, disabled])).toEqual([
      ['开会', true],
    ])
  })
  test('a button of an older version can still be pressed on a card not yet refreshed', async () => {
    const id = await stand.sent(voteCard())
    await stand.patch(id, rollCallCard())
    await expect(stand.emulator.press('ou_a', id, '同意')).rejects.toThrow(CannotPress)
    await stand.emulator.press('ou_a', id, '同意', {}, { version: 0 })
    expect(opened(stand.bot.heard[0]).event['action']).toMatchObject({ value: { c: 'yes' } })
  })
  test.each([
    ['a status other than 200', json(204, {}), 200671],
    ['a server error', json(500, {}), 200671],
    ['no JSON', (response: ServerResponse) => response.end('ok'), 200672],
    ['a list', json(200, []), 200672],
    ['an unknown property', json(200, { code: 0 }), 200672],
    ['an unknown kind of toast', json(200, { toast: { type: 'loud', content: '好' } }), 200672],
    ['a redirection', json(302, {}), 200671],
    ['a toast without words', json(200, { toast: { type: 'info' } }), 200672],
    ['a toast with more than words', json(200, { toast: { content: '好', duration: 3 } }), 200672],
    ['languages that are none', json(200, { toast: { content: '好', i18n: { zh: '好' } } }), 200672],
    ['a card outside its wrapping', json(200, { card: { schema: '2.0', body: { elements: [] } } }), 200672],
    ['a card by template', json(200, { card: { type: 'template', data: { template_id: 'x' } } }), 200673],
    ['a card over 30 KB', json(200, { card: { type: 'raw', data: LARGE } }), 200673],
    ['an invalid card', json(200, { card: { type: 'raw', data: { schema: '2.0' } } }), 200673],
    ['a card of the first schema', json(200, { card: { type: 'raw', data: { elements: [] } } }), 200830],
  ])('%s is an error on the screen, and the card stays', async (_, answer, code) => {
    const id = await stand.sent(voteCard())
    stand.bot.answer = answer
    expect(await stand.emulator.press('ou_a', id, '同意')).toMatchObject({ code, toast: null })
    expect(stand.emulator.cardOf(id)).toEqual(voteCard())
    expect(stand.bot.heard).toHaveLength(1)
  })
  test('a toast may come in several languages', async () => {
    const id = await stand.sent(voteCard())
    const toast = { type: 'success', content: '已记录', i18n: { zh_cn: '已记录', en_us: 'Recorded' } }
    stand.bot.answer = json(200, { toast })
    const { toast: shown } = await stand.emulator.press('ou_a', id, '同意')
    expect(shown).toEqual({ type: 'success', content: '已记录' })
  })
  test('no address or one that is none is 200340, a name nobody knows 200343', async () => {
    const id = await stand.sent(voteCard())
    for (const [address, code] of [
      [null, 200340],
      ['127.0.0.1', 200340],
      ['http://bot.invalid/webhook/event', 200343],
    ] as const) {
      stand.emulator.webhook = address
      expect(await stand.emulator.press('ou_a', id, '同意')).toMatchObject({ code, toast: null })
    }
  })
  test('no answer in time is 200341, a bot that is not there 200342; neither is repeated', async () => {
    await stand.restart({ deadlineMs: 30 })
    const id = await stand.sent(voteCard())
    stand.bot.answer = () => {}
    expect((await stand.emulator.press('ou_a', id, '同意')).code).toBe(200341)
    expect(stand.bot.heard).toHaveLength(1)
    stand.emulator.webhook = 'http://127.0.0.1:1/webhook/event'
    expect((await stand.emulator.press('ou_a', id, '同意')).code).toBe(200342)
    expect(stand.clock.waits).toEqual([])
  })
  test('after 14 days a card cannot be pressed', async () => {
    const id = await stand.sent(voteCard())
    stand.clock.move(14 * 86_400_000 + 1)
    await expect(stand.emulator.press('ou_a', id, '同意')).rejects.toThrow('14 天')
  })
  test('a select outside a form sends the option', async () => {
    const units = ['区财政局', '区司法局'].map((unit, index) => ({
      text: { tag: 'plain_text', content: unit },
      value: String(index),
    }))
    const card = {
      schema: '2.0',
      config: { update_multi: true },
      body: {
        elements: [
          { tag: 'div', text: { tag: 'plain_text', content: '现场签到' } },
          { tag: 'select_static', options: units, behaviors: [{ type: 'callback', value: { a: 'sign' } }] },
        ],
      },
    }
    const id = await stand.sent(card)
    await stand.emulator.choose('ou_a', id, '现场签到', '区司法局')
    expect(opened(stand.bot.heard[0]).event['action']).toEqual({
      tag: 'select_static',
      value: { a: 'sign' },
      option: '1',
    })
  })
})
