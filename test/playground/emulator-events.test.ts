import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { RETRIES } from '../../playground/emulator/outbound.js'
import { type Json, KEYS, opened, Stand } from './emulator-stand.js'
import { type Heard, json } from './fake-bot.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()

function signed({ headers, body }: Heard): boolean {
  const parts = [headers['x-lark-request-timestamp'], headers['x-lark-request-nonce'], KEYS.encryptKey, body]
  return createHash('sha256').update(parts.join('')).digest('hex') === headers['x-lark-signature']
}

describe('events', () => {
  test('a text in the private chat: signed, encrypted, times in milliseconds', async () => {
    const { messageId, delivery } = await stand.emulator.say('ou_a', '帮助')
    expect(delivery?.state).toBe('delivered')
    const [heard] = stand.bot.heard
    expect(heard && signed(heard)).toBe(true)
    expect(heard?.body).not.toContain('ou_a')
    const { header, event } = opened(heard)
    expect(header).toMatchObject({
      event_type: 'im.message.receive_v1',
      create_time: '1767225600000',
      token: 'v-demo',
      app_id: KEYS.appId,
    })
    expect(event).toMatchObject({
      sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user' },
      message: { message_id: messageId, chat_type: 'p2p', content: '{"text":"帮助"}' },
    })
    expect((event['message'] as Json)['mentions']).toBeUndefined()
  })
  test('in a group the bot hears only what mentions it', async () => {
    expect((await stand.emulator.say('ou_a', '大家好', { chat: 'oc_group' })).delivery).toBeNull()
    expect(stand.bot.heard).toHaveLength(0)
    await stand.emulator.say('ou_a', '条款 监理', { chat: 'oc_group', mention: true })
    expect(opened(stand.bot.heard[0]).event).toMatchObject({
      message: {
        chat_type: 'group',
        content: '{"text":"@_user_1 条款 监理"}',
        mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' } }],
      },
    })
  })
  test('a reply names the message it answers', async () => {
    const id = await stand.sent(voteCard())
    await stand.emulator.say('ou_a', '同意', { parent: id })
    expect(opened(stand.bot.heard[0]).event).toMatchObject({ message: { parent_id: id, root_id: id } })
  })
  test('a menu entry carries its key and the time in seconds', async () => {
    await stand.emulator.menu('ou_b', '我的待办')
    expect(opened(stand.bot.heard[0]).event).toEqual({
      operator: { operator_id: { open_id: 'ou_b', union_id: 'on_b' } },
      event_key: '我的待办',
      timestamp: 1767225600,
    })
  })
  test('a failed event is sent again after 15 s, 5 min, 1 h and 6 h, then given up', async () => {
    stand.bot.answer = json(500, {})
    const { delivery } = await stand.emulator.say('ou_a', '帮助')
    for (const [index, wait] of RETRIES.entries()) {
      expect(stand.clock.waits).toEqual([wait])
      stand.clock.move(wait - 1)
      expect(stand.bot.heard).toHaveLength(index + 1)
      stand.clock.move(1)
      await stand.emulator.until(() => delivery?.attempts.length === index + 2)
    }
    expect(delivery?.state).toBe('given-up')
    expect(stand.clock.waits).toEqual([])
    expect(new Set(stand.bot.heard.map((heard) => opened(heard).header['event_id'])).size).toBe(1)
    expect(new Set(stand.bot.heard.map(({ headers }) => headers['x-lark-request-nonce'])).size).toBe(5)
  })
  test('the intervals can be scaled, and a success ends them', async () => {
    await stand.restart({ retryScale: 0.01 })
    stand.bot.answer = json(503, {})
    const { delivery } = await stand.emulator.say('ou_a', '帮助')
    expect(stand.clock.waits).toEqual([150])
    stand.bot.answer = json(200, {})
    stand.clock.move(150)
    await stand.emulator.until(() => delivery?.state === 'delivered')
    expect(stand.clock.waits).toEqual([])
  })
  test('duplicates on demand carry the same event id', async () => {
    stand.emulator.outbound.weather.twice = true
    const { delivery } = await stand.emulator.say('ou_a', '帮助')
    await stand.emulator.outbound.redeliver(delivery?.id ?? '')
    expect(stand.bot.heard).toHaveLength(3)
    expect(new Set(stand.bot.heard.map((heard) => opened(heard).header['event_id']))).toEqual(
      new Set([delivery?.id]),
    )
  })
  test('events can be held back and let go in another order', async () => {
    stand.emulator.outbound.hold()
    for (const text of ['一', '二', '三']) await stand.emulator.say('ou_a', text)
    expect(stand.bot.heard).toHaveLength(0)
    await stand.emulator.outbound.release('reversed')
    const texts = stand.bot.heard.map((heard) => (opened(heard).event['message'] as Json)['content'])
    expect(texts).toEqual(['{"text":"三"}', '{"text":"二"}', '{"text":"一"}'])
  })
})

describe('waiting', () => {
  test('until answers with what was waited for, and says what did not come', async () => {
    const found = stand.emulator.until(() => stand.emulator.messagesOf('ou_a')[0])
    await stand.send(voteCard())
    expect((await found).type).toBe('interactive')
    await expect(stand.emulator.until(() => false, 10, 'a card for nobody')).rejects.toThrow(
      'a card for nobody',
    )
  })
})
