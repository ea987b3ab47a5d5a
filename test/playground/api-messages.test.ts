import { describe, expect, test } from 'vitest'
import { idOf, type Json, Stand } from './emulator-stand.js'
import { json } from './fake-bot.js'
import { rollCallCard, voteCard } from './sample-cards.js'

const stand = new Stand()

describe('sending', () => {
  test('a card arrives in the private chat of the person', async () => {
    const { status, body } = await stand.send(voteCard())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: 0,
      data: { msg_type: 'interactive', chat_id: 'oc_p2p_a', updated: false },
    })
    expect(stand.emulator.messagesOf('ou_a', { fromBot: true })).toHaveLength(1)
    expect(stand.emulator.messagesOf('ou_b')).toHaveLength(0)
  })
  test('the same uuid sends once within the hour and again after it', async () => {
    const first = (await stand.send(voteCard(), 'ou_a', 'u-1')).body['data'] as Json
    stand.clock.move(3_599_999)
    expect((await stand.send(voteCard(), 'ou_a', 'u-1')).body['data']).toMatchObject({
      message_id: first['message_id'],
    })
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(1)
    stand.clock.move(7_200_000)
    await stand.takeToken()
    await stand.send(voteCard(), 'ou_a', 'u-1')
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(2)
  })
  test('the same uuid answers a message once', async () => {
    const id = await stand.sent(voteCard())
    const body = { msg_type: 'text', content: '{"text":"收到"}', uuid: 'u-1' }
    const reply = () => stand.call('POST', `/im/v1/messages/${id}/reply`, body)
    const first = idOf(await reply())
    expect(idOf(await reply())).toBe(first)
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(2)
  })
  test('while the first with a uuid is still under way the second is 230049, and only one arrives', async () => {
    stand.emulator.faults.add({ kind: 'slow', ms: 1000, endpoint: 'send', times: 1 })
    const first = stand.send(voteCard(), 'ou_a', 'u-1')
    await stand.emulator.until(() => stand.emulator.messagesOf('ou_a')[0])
    expect((await stand.send(voteCard(), 'ou_a', 'u-1')).body['code']).toBe(230049)
    expect((await stand.send(voteCard(), 'ou_a', 'u-2')).body['code']).toBe(0)
    const [shown] = stand.emulator.messagesOf('ou_a')
    expect((await first).body['data']).toMatchObject({ message_id: shown?.id })
    expect((await stand.send(voteCard(), 'ou_a', 'u-1')).body['data']).toMatchObject({
      message_id: shown?.id,
    })
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(2)
  })
  test('a uuid of 50 characters passes, of 51 does not', async () => {
    expect((await stand.send(voteCard(), 'ou_a', 'u'.repeat(50))).body['code']).toBe(0)
    expect((await stand.send(voteCard(), 'ou_a', 'u'.repeat(51))).body['code']).toBe(99992402)
  })
  test('a refused card is answered with HTTP 400, 230099 and the place', async () => {
    const { status, body } = await stand.send({ ...voteCard(), body: { elements: [{ tag: 'note' }] } })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 230099, error: { log_id: expect.any(String) } })
    expect(body['msg']).toContain('ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: note);')
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(0)
  })
  test('30 KB pass, one byte more does not', async () => {
    const padded = (bytes: number) => {
      const card = (text: string) => ({
        schema: '2.0',
        config: { update_multi: true },
        body: { elements: [{ tag: 'div', text: { tag: 'plain_text', content: text } }] },
      })
      return card('a'.repeat(bytes - JSON.stringify(card('')).length))
    }
    expect((await stand.send(padded(30 * 1024))).body['code']).toBe(0)
    expect((await stand.send(padded(30 * 1024 + 1))).body['code']).toBe(230025)
  })
  test('a reply stands under the message it answers', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '帮助', { chat: 'oc_group', mention: true })
    const answer = await stand.call('POST', `/im/v1/messages/${messageId}/reply`, {
      msg_type: 'text',
      content: JSON.stringify({ text: '请私聊' }),
    })
    expect(answer.body).toMatchObject({ code: 0, data: { parent_id: messageId, chat_id: 'oc_group' } })
  })
  test('a recalled message cannot be answered', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    stand.emulator.revoke(messageId)
    const answer = await stand.call('POST', `/im/v1/messages/${messageId}/reply`, {
      msg_type: 'text',
      content: '{"text":"好"}',
    })
    expect(answer.body['code']).toBe(230011)
  })
  test('the card as it was sent is read back only when asked for', async () => {
    const id = await stand.sent(voteCard())
    const body = async (query: string) => {
      const answer = await stand.call('GET', `/im/v1/messages/${id}${query}`, null)
      const [item] = (answer.body['data'] as { items: { body: { content: string } }[] }).items
      return JSON.parse(item?.body.content ?? '') as unknown
    }
    expect(await body('')).toEqual({ title: '书面意见征询：政务云扩容方案', elements: [[]] })
    expect(await body('?card_msg_content_type=user_card_content')).toEqual(voteCard())
  })
})

describe('patching', () => {
  test('the card changes and every version is kept', async () => {
    const id = await stand.sent(voteCard())
    expect((await stand.patch(id, rollCallCard())).body['code']).toBe(0)
    expect(stand.emulator.cardOf(id)).toEqual(rollCallCard())
    expect(stand.emulator.cardOf(id, 0)).toEqual(voteCard())
    expect(stand.emulator.message(id).versions.map(({ by }) => by)).toEqual(['send', 'patch'])
  })
  test('within 14 days, and not a moment later', async () => {
    const id = await stand.sent(voteCard())
    stand.clock.move(14 * 86_400_000)
    await stand.takeToken()
    expect((await stand.patch(id, voteCard())).body['code']).toBe(0)
    stand.clock.move(1)
    expect((await stand.patch(id, voteCard())).body['code']).toBe(230031)
  })
  test('only own messages, only cards, only known ones', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    expect((await stand.patch(messageId, voteCard())).body['code']).toBe(230012)
    const text = await stand.call('POST', '/im/v1/messages?receive_id_type=open_id', {
      receive_id: 'ou_a',
      msg_type: 'text',
      content: '{"text":"好"}',
    })
    expect(
      (await stand.patch(String((text.body['data'] as Json)['message_id']), voteCard())).body['code'],
    ).toBe(230001)
    expect((await stand.patch('om_nothing', voteCard())).body['code']).toBe(99992354)
  })
  test('the card before and the card after must both say that they are shared', async () => {
    const id = await stand.sent(voteCard())
    const alone = { ...voteCard(), config: { enable_forward: false } }
    expect((await stand.patch(id, alone)).body['code']).toBe(230099)
    const [first] = stand.emulator.message(id).versions
    if (first) first.content = JSON.stringify(alone)
    expect((await stand.patch(id, voteCard())).body).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('update_multi'),
    })
  })
  test('not while a press on the card is being answered', async () => {
    const id = await stand.sent(voteCard())
    const during = new Promise<number>((resolve) => {
      stand.bot.answer = (response, heard) => {
        void stand.patch(id, rollCallCard()).then(({ body }) => {
          resolve(Number(body['code']))
          json(200, {})(response, heard)
        })
      }
    })
    await stand.emulator.press('ou_a', id, '同意')
    expect(await during).toBe(230099)
    expect((await stand.patch(id, rollCallCard())).body['code']).toBe(0)
  })
})
