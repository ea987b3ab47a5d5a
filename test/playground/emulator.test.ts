import { createDecipheriv, createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../playground/emulator/card/client.js'
import { type Emulator, startEmulator } from '../../playground/emulator/emulator.js'
import { encrypt, seal, signature } from '../../playground/emulator/envelope.js'
import { RETRIES } from '../../playground/emulator/outbound.js'
import { CannotPress } from '../../playground/emulator/pressing.js'
import { type FakeBot, type Heard, json, startFakeBot } from './fake-bot.js'
import { opinionCard, rollCallCard, voteCard } from './sample-cards.js'
import { SteppedClock } from './stepped-clock.js'

type Json = Record<string, unknown>

const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 's-demo',
  encryptKey: 'ejm-demo-encrypt-key',
  verificationToken: 'v-demo',
}
const someone = (openId: string) => ({
  openId,
  name: openId,
  group: '成员单位',
  unit: '',
  title: '',
  role: 'leader' as const,
})
const people = {
  people: [someone('ou_a'), someone('ou_b')],
  groups: [{ chatId: 'oc_group', name: '联席会议工作群', members: ['ou_a', 'ou_b'] }],
}

let bot: FakeBot
let clock: SteppedClock
let emulator: Emulator
let token: string

beforeEach(async () => {
  bot = await startFakeBot()
  clock = new SteppedClock()
  await restart({})
})

afterEach(async () => {
  await emulator.stop()
  await bot.stop()
})

async function restart(options: {
  rates?: boolean
  retryScale?: number
  deadlineMs?: number
}): Promise<void> {
  await emulator?.stop()
  emulator = await startEmulator({ ...KEYS, people, webhook: bot.url, clock, rates: false, ...options })
  const { body } = await call('POST', '/auth/v3/tenant_access_token/internal', {
    app_id: KEYS.appId,
    app_secret: KEYS.appSecret,
  })
  token = String(body['tenant_access_token'])
}

async function call(
  method: string,
  path: string,
  body: unknown,
  authorization = `Bearer ${token}`,
): Promise<{ status: number; headers: Headers; body: Json }> {
  const response = await fetch(`${emulator.url}/open-apis${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', authorization },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json }
}

function send(card: Json, to = 'ou_a', uuid?: string) {
  const type = to.startsWith('oc_') ? 'chat_id' : 'open_id'
  return call('POST', `/im/v1/messages?receive_id_type=${type}`, {
    receive_id: to,
    msg_type: 'interactive',
    content: JSON.stringify(card),
    ...(uuid === undefined ? {} : { uuid }),
  })
}

const patch = (id: string, card: Json) =>
  call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(card) })

async function sent(card: Json, to = 'ou_a'): Promise<string> {
  return String(((await send(card, to)).body['data'] as Json)['message_id'])
}

/** What the bot heard, opened with a few lines that share nothing with the emulator. */
function opened(heard: Heard | undefined): { header: Json; event: Json } {
  if (!heard) throw new Error('nothing heard')
  const blob = Buffer.from(String((JSON.parse(heard.body) as Json)['encrypt']), 'base64')
  const key = createHash('sha256').update(KEYS.encryptKey).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, blob.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(blob.subarray(16)), decipher.final()]).toString('utf8')
  return JSON.parse(plain) as { header: Json; event: Json }
}

function signed({ headers, body }: Heard): boolean {
  const parts = [headers['x-lark-request-timestamp'], headers['x-lark-request-nonce'], KEYS.encryptKey, body]
  return createHash('sha256').update(parts.join('')).digest('hex') === headers['x-lark-signature']
}

describe('encryption and signature', () => {
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const at = { encryptKey: KEYS.encryptKey, timestamp: '1767225600', nonce: 'n0nce-demo', iv }

  test('the official blob opens with the official key', () => {
    const blob = Buffer.from('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'base64')
    expect(encrypt('hello world', 'test key', blob.subarray(0, 16))).toBe(blob.toString('base64'))
  })
  test('the vector of a challenge: blob and signature', () => {
    const sealed = seal({ challenge: 'c-20260101', token: 'v-demo', type: 'url_verification' }, at)
    expect(JSON.parse(sealed.body)).toEqual({
      encrypt:
        'AAECAwQFBgcICQoLDA0OD2b/EL+Rx7WDzkIzCztxJB1/PsSa7ypBSrzkLwvWUMEnbTwAOIy9B2xw9k/8zSAMzJqib0AJ3AhtI8aNi1DS9IldS+6mpj8fE7iU2KTG1PFA',
    })
    expect(sealed.headers['X-Lark-Signature']).toBe(
      '7268971d3ee83d3ed5e3d062f9f1bac1e2d519249e02837278e176d4e534e404',
    )
  })
  test('the vector with Chinese text', () => {
    const press = {
      schema: '2.0',
      header: {
        event_id: 'evt-1',
        event_type: 'card.action.trigger',
        create_time: '1767225600000000',
        token: 'v-demo',
        app_id: 'cli_0000000000000001',
        tenant_key: 'tk',
      },
      event: {
        operator: { tenant_key: 'tk', open_id: 'ou_a' },
        token: 'c-1',
        action: {
          tag: 'button',
          name: 'submit',
          value: { k: 'vote' },
          form_value: { opinion: '同意，建议补充网络安全等级保护说明' },
        },
        host: 'im_message',
        context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
      },
    }
    expect(seal(press, at).headers['X-Lark-Signature']).toBe(
      '198ee687c941f5c5821c1dacb3dbe339c44e5c7a55ffbd64501adf76ec956c0f',
    )
  })
  test('a changed body has another signature', () => {
    expect(signature('1', 'n', 'k', '{"a":1}')).not.toBe(signature('1', 'n', 'k', '{"a": 1}'))
  })
})

describe('tokens', () => {
  test('a token lives two hours, and is handed out again while half an hour is left', async () => {
    const again = () =>
      call('POST', '/auth/v3/tenant_access_token/internal', {
        app_id: KEYS.appId,
        app_secret: KEYS.appSecret,
      })
    clock.move(90 * 60_000)
    expect((await again()).body).toMatchObject({ code: 0, tenant_access_token: token, expire: 1800 })
    clock.move(1000)
    const fresh = (await again()).body
    expect(fresh['tenant_access_token']).not.toBe(token)
    expect(fresh['expire']).toBe(7200)
    expect((await call('GET', '/bot/v3/info', null)).status).toBe(200)
    clock.move(30 * 60_000)
    expect((await call('GET', '/bot/v3/info', null)).body['code']).toBe(99991663)
  })
  test('a wrong secret is 10015', async () => {
    const wrong = { app_id: KEYS.appId, app_secret: 'wrong' }
    expect((await call('POST', '/auth/v3/tenant_access_token/internal', wrong)).body['code']).toBe(10015)
  })
  test.each([
    ['', 99991661],
    ['Bearer t-nonsense', 99991663],
    ['Bearer nonsense', 99991671],
  ])('authorization «%s» is %i', async (authorization, code) => {
    const { status, body } = await call('GET', '/bot/v3/info', null, authorization)
    expect([status, body['code']]).toEqual([400, code])
  })
  test('tokens can be made void', async () => {
    emulator.voidTokens()
    expect((await send(voteCard())).body['code']).toBe(99991663)
  })
})

describe('sending', () => {
  test('a card arrives in the private chat of the person', async () => {
    const { status, body } = await send(voteCard())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      code: 0,
      data: { msg_type: 'interactive', chat_id: 'oc_p2p_a', updated: false },
    })
    expect(emulator.messagesOf('ou_a', { fromBot: true })).toHaveLength(1)
    expect(emulator.messagesOf('ou_b')).toHaveLength(0)
  })
  test('the same uuid sends once within the hour and again after it', async () => {
    const first = (await send(voteCard(), 'ou_a', 'u-1')).body['data'] as Json
    clock.move(3_599_999)
    expect((await send(voteCard(), 'ou_a', 'u-1')).body['data']).toMatchObject({
      message_id: first['message_id'],
    })
    expect(emulator.messagesOf('ou_a')).toHaveLength(1)
    clock.move(7_200_000)
    await restartToken()
    await send(voteCard(), 'ou_a', 'u-1')
    expect(emulator.messagesOf('ou_a')).toHaveLength(2)
  })
  test('a uuid of 50 characters passes, of 51 does not', async () => {
    expect((await send(voteCard(), 'ou_a', 'u'.repeat(50))).body['code']).toBe(0)
    expect((await send(voteCard(), 'ou_a', 'u'.repeat(51))).body['code']).toBe(99992402)
  })
  test('a refused card is answered with HTTP 400, 230099 and the place', async () => {
    const { status, body } = await send({ ...voteCard(), body: { elements: [{ tag: 'note' }] } })
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 230099, error: { log_id: expect.any(String) } })
    expect(body['msg']).toContain('ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: note);')
    expect(emulator.messagesOf('ou_a')).toHaveLength(0)
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
    expect((await send(padded(30 * 1024))).body['code']).toBe(0)
    expect((await send(padded(30 * 1024 + 1))).body['code']).toBe(230025)
  })
  test('people who cannot be reached have their own codes', async () => {
    expect((await send(voteCard(), 'ou_unknown')).body['code']).toBe(230013)
    emulator.setOutOfRange('ou_a', true)
    expect((await send(voteCard())).body['code']).toBe(230013)
    emulator.setOutOfRange('ou_a', false)
    emulator.setStopped('ou_a', true)
    expect((await send(voteCard())).body['code']).toBe(230053)
    emulator.setStopped('ou_a', false)
    expect((await send(voteCard())).body['code']).toBe(0)
  })
  test('a group without the bot is 230002, an unknown one 230034', async () => {
    expect((await send(voteCard(), 'oc_group')).body['code']).toBe(0)
    emulator.setBotIn('oc_group', false)
    expect((await send(voteCard(), 'oc_group')).body['code']).toBe(230002)
    expect((await send(voteCard(), 'oc_other')).body['code']).toBe(230034)
  })
  test('a reply stands under the message it answers', async () => {
    const { messageId } = await emulator.say('ou_a', '帮助', { chat: 'oc_group', mention: true })
    const answer = await call('POST', `/im/v1/messages/${messageId}/reply`, {
      msg_type: 'text',
      content: JSON.stringify({ text: '请私聊' }),
    })
    expect(answer.body).toMatchObject({ code: 0, data: { parent_id: messageId, chat_id: 'oc_group' } })
  })
  test('a recalled message cannot be answered', async () => {
    const { messageId } = await emulator.say('ou_a', '帮助')
    emulator.revoke(messageId)
    const answer = await call('POST', `/im/v1/messages/${messageId}/reply`, {
      msg_type: 'text',
      content: '{"text":"好"}',
    })
    expect(answer.body['code']).toBe(230011)
  })
  test('the card as it was sent is read back only when asked for', async () => {
    const id = await sent(voteCard())
    const body = async (query: string) => {
      const answer = await call('GET', `/im/v1/messages/${id}${query}`, null)
      const [item] = (answer.body['data'] as { items: { body: { content: string } }[] }).items
      return JSON.parse(item?.body.content ?? '') as unknown
    }
    expect(await body('')).toEqual({ title: '书面意见征询：政务云扩容方案', elements: [[]] })
    expect(await body('?card_msg_content_type=user_card_content')).toEqual(voteCard())
  })
})

async function restartToken(): Promise<void> {
  const { body } = await call('POST', '/auth/v3/tenant_access_token/internal', {
    app_id: KEYS.appId,
    app_secret: KEYS.appSecret,
  })
  token = String(body['tenant_access_token'])
}

describe('patching', () => {
  test('the card changes and every version is kept', async () => {
    const id = await sent(voteCard())
    expect((await patch(id, rollCallCard())).body['code']).toBe(0)
    expect(emulator.cardOf(id)).toEqual(rollCallCard())
    expect(emulator.cardOf(id, 0)).toEqual(voteCard())
    expect(emulator.message(id).versions.map(({ by }) => by)).toEqual(['send', 'patch'])
  })
  test('within 14 days, and not a moment later', async () => {
    const id = await sent(voteCard())
    clock.move(14 * 86_400_000)
    await restartToken()
    expect((await patch(id, voteCard())).body['code']).toBe(0)
    clock.move(1)
    expect((await patch(id, voteCard())).body['code']).toBe(230031)
  })
  test('only own messages, only cards, only known ones', async () => {
    const { messageId } = await emulator.say('ou_a', '帮助')
    expect((await patch(messageId, voteCard())).body['code']).toBe(230012)
    const text = await call('POST', '/im/v1/messages?receive_id_type=open_id', {
      receive_id: 'ou_a',
      msg_type: 'text',
      content: '{"text":"好"}',
    })
    expect((await patch(String((text.body['data'] as Json)['message_id']), voteCard())).body['code']).toBe(
      230001,
    )
    expect((await patch('om_nothing', voteCard())).body['code']).toBe(99992354)
  })
  test('not while a press on the card is being answered', async () => {
    const id = await sent(voteCard())
    const during = new Promise<number>((resolve) => {
      bot.answer = (response, heard) => {
        void patch(id, rollCallCard()).then(({ body }) => {
          resolve(Number(body['code']))
          json(200, {})(response, heard)
        })
      }
    })
    await emulator.press('ou_a', id, '同意')
    expect(await during).toBe(230099)
    expect((await patch(id, rollCallCard())).body['code']).toBe(0)
  })
})

describe('rates', () => {
  beforeEach(() => restart({ rates: true }))

  test('five a second to one person, the sixth is 230020, the next second is free', async () => {
    for (let i = 0; i < 5; i += 1) expect((await send(voteCard())).body['code']).toBe(0)
    expect((await send(voteCard())).body['code']).toBe(230020)
    expect((await send(voteCard(), 'ou_b')).body['code']).toBe(0)
    clock.move(1000)
    expect((await send(voteCard())).body['code']).toBe(0)
  })
  test('five patches a second of one message', async () => {
    const id = await sent(voteCard())
    for (let i = 0; i < 5; i += 1) expect((await patch(id, voteCard())).body['code']).toBe(0)
    expect((await patch(id, voteCard())).body['code']).toBe(230020)
  })
  test('fifty a second in all, then HTTP 429 with the time to wait', async () => {
    for (let i = 0; i < 50; i += 1) expect((await call('GET', '/bot/v3/info', null)).status).toBe(200)
    const { status, headers, body } = await call('GET', '/bot/v3/info', null)
    expect([status, body['code'], headers.get('x-ogw-ratelimit-reset')]).toEqual([429, 99991400, '1'])
  })
})

describe('faults', () => {
  test('429 and 500 for the next calls, nothing done', async () => {
    emulator.faults.add({ kind: '429', endpoint: 'send', times: 1 })
    emulator.faults.add({ kind: '500', endpoint: 'send', times: 1 })
    expect((await send(voteCard())).status).toBe(429)
    expect((await send(voteCard())).status).toBe(500)
    expect(emulator.messagesOf('ou_a')).toHaveLength(0)
    expect((await send(voteCard())).status).toBe(200)
  })
  test('for a time, and for one person only', async () => {
    emulator.faults.add({
      kind: 'refuse',
      status: 400,
      code: 230022,
      msg: 'sensitive',
      to: 'ou_a',
      forMs: 1000,
    })
    expect((await send(voteCard())).body['code']).toBe(230022)
    expect((await send(voteCard(), 'ou_b')).body['code']).toBe(0)
    clock.move(1000)
    expect((await send(voteCard())).body['code']).toBe(0)
  })
  test('a reset connection leaves nothing behind, a dropped answer leaves the message', async () => {
    emulator.faults.add({ kind: 'reset', times: 1 })
    await expect(send(voteCard(), 'ou_a', 'u-1')).rejects.toThrow('fetch failed')
    expect(emulator.messagesOf('ou_a')).toHaveLength(0)
    emulator.faults.add({ kind: 'drop-answer', times: 1 })
    await expect(send(voteCard(), 'ou_a', 'u-1')).rejects.toThrow('fetch failed')
    expect(emulator.messagesOf('ou_a')).toHaveLength(1)
    expect((await send(voteCard(), 'ou_a', 'u-1')).body['code']).toBe(0)
    expect(emulator.messagesOf('ou_a')).toHaveLength(1)
  })
  test('a hanging call is in the log without a status', async () => {
    emulator.faults.add({ kind: 'hang', endpoint: 'send' })
    const gone = send(voteCard()).catch(() => 'broken off')
    await emulator.until(() => emulator.calls.at(-1)?.fault === 'hang')
    expect(emulator.calls.at(-1)).toMatchObject({ endpoint: 'send', to: 'ou_a', status: 0 })
    await emulator.stop()
    expect(await gone).toBe('broken off')
  })
  test('the log names receiver, message and code of every call, and no secret', async () => {
    const id = await sent(voteCard())
    await patch(id, { ...voteCard(), schema: '1.0' })
    expect(emulator.calls.slice(-2)).toMatchObject([
      { endpoint: 'send', to: 'ou_a', messageId: id, status: 200, code: 0 },
      { endpoint: 'patch', to: 'ou_a', messageId: id, status: 400, code: 230099 },
    ])
    expect(JSON.stringify(emulator.calls)).not.toContain(KEYS.appSecret)
    expect(JSON.stringify(emulator.calls)).not.toContain(token)
  })
})

describe('events', () => {
  test('a text in the private chat: signed, encrypted, times in milliseconds', async () => {
    const { messageId, delivery } = await emulator.say('ou_a', '帮助')
    expect(delivery?.state).toBe('delivered')
    const [heard] = bot.heard
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
    expect((await emulator.say('ou_a', '大家好', { chat: 'oc_group' })).delivery).toBeNull()
    expect(bot.heard).toHaveLength(0)
    await emulator.say('ou_a', '条款 监理', { chat: 'oc_group', mention: true })
    expect(opened(bot.heard[0]).event).toMatchObject({
      message: {
        chat_type: 'group',
        content: '{"text":"@_user_1 条款 监理"}',
        mentions: [{ key: '@_user_1', id: { open_id: 'ou_bot' } }],
      },
    })
  })
  test('a reply names the message it answers', async () => {
    const id = await sent(voteCard())
    await emulator.say('ou_a', '同意', { parent: id })
    expect(opened(bot.heard[0]).event).toMatchObject({ message: { parent_id: id, root_id: id } })
  })
  test('a menu entry carries its key and the time in seconds', async () => {
    await emulator.menu('ou_b', '我的待办')
    expect(opened(bot.heard[0]).event).toEqual({
      operator: { operator_id: { open_id: 'ou_b', union_id: 'on_b' } },
      event_key: '我的待办',
      timestamp: 1767225600,
    })
  })
  test('a failed event is sent again after 15 s, 5 min, 1 h and 6 h, then given up', async () => {
    bot.answer = json(500, {})
    const { delivery } = await emulator.say('ou_a', '帮助')
    for (const [index, wait] of RETRIES.entries()) {
      expect(clock.waits).toEqual([wait])
      clock.move(wait - 1)
      expect(bot.heard).toHaveLength(index + 1)
      clock.move(1)
      await emulator.until(() => delivery?.attempts.length === index + 2)
    }
    expect(delivery?.state).toBe('given-up')
    expect(clock.waits).toEqual([])
    expect(new Set(bot.heard.map((heard) => opened(heard).header['event_id'])).size).toBe(1)
    expect(new Set(bot.heard.map(({ headers }) => headers['x-lark-request-nonce'])).size).toBe(5)
  })
  test('the intervals can be scaled, and a success ends them', async () => {
    await restart({ retryScale: 0.01 })
    bot.answer = json(503, {})
    const { delivery } = await emulator.say('ou_a', '帮助')
    expect(clock.waits).toEqual([150])
    bot.answer = json(200, {})
    clock.move(150)
    await emulator.until(() => delivery?.state === 'delivered')
    expect(clock.waits).toEqual([])
  })
  test('duplicates on demand carry the same event id', async () => {
    emulator.outbound.weather.twice = true
    const { delivery } = await emulator.say('ou_a', '帮助')
    await emulator.outbound.redeliver(delivery?.id ?? '')
    expect(bot.heard).toHaveLength(3)
    expect(new Set(bot.heard.map((heard) => opened(heard).header['event_id']))).toEqual(
      new Set([delivery?.id]),
    )
  })
  test('events can be held back and let go in another order', async () => {
    emulator.outbound.hold()
    for (const text of ['一', '二', '三']) await emulator.say('ou_a', text)
    expect(bot.heard).toHaveLength(0)
    await emulator.outbound.release('reversed')
    const texts = bot.heard.map((heard) => (opened(heard).event['message'] as Json)['content'])
    expect(texts).toEqual(['{"text":"三"}', '{"text":"二"}', '{"text":"一"}'])
  })
})

describe('presses', () => {
  test('a button carries its value, the operator and the place; the time is in microseconds', async () => {
    const id = await sent(voteCard())
    await emulator.press('ou_a', id, '不同意')
    const { header, event } = opened(bot.heard[0])
    expect(header).toMatchObject({ event_type: 'card.action.trigger', create_time: '1767225600000000' })
    expect(event).toMatchObject({
      operator: { open_id: 'ou_a' },
      action: { tag: 'button', value: { a: 'vote', item: 'T-17', c: 'no', v: 1 } },
      host: 'im_message',
      context: { open_message_id: id, open_chat_id: 'oc_p2p_a' },
    })
  })
  test('a form carries typed and initial values by element name; labels and words of options will do', async () => {
    const id = await sent(opinionCard())
    const typed = { 态度: '有修改意见', 意见: '第一行\n第二行', 拟反馈时间: '2026-01-15 09:30' }
    await emulator.press('ou_a', id, '提交', typed)
    expect(opened(bot.heard[0]).event['action']).toEqual({
      tag: 'button',
      name: 'btn_submit',
      timezone: 'Asia/Shanghai',
      value: { a: 'opinion.submit', item: 'T-17', v: 2 },
      form_value: { stance: 'amend', opinion: '第一行\n第二行', reply_by: '2026-01-15 09:30 +0800' },
    })
  })
  test('a blank input travels as an empty text', async () => {
    const id = await sent(opinionCard())
    await emulator.press('ou_a', id, '提交', { stance: 'none' })
    expect((opened(bot.heard[0]).event['action'] as Json)['form_value']).toEqual({
      stance: 'none',
      opinion: '',
    })
  })
  test('what a user could not do is refused and never sent', async () => {
    const form = await sent(opinionCard())
    const table = await sent(rollCallCard())
    const tries: [() => Promise<unknown>, string][] = [
      [() => emulator.press('ou_a', form, '提交'), '有必填项未填写'],
      [() => emulator.press('ou_a', form, '提交', { stance: '反对' }), '没有选项'],
      [
        () => emulator.press('ou_a', form, '提交', { stance: 'none', opinion: '字'.repeat(1001) }),
        '最多 1000 字',
      ],
      [() => emulator.press('ou_a', form, '提交', { stance: 'none', 附件: 'x' }), '没有可填写的「附件」'],
      [() => emulator.press('ou_a', form, '同意'), '卡片上没有按钮「同意」，现有：「提交」「清空」'],
      [() => emulator.press('ou_a', table, '开会'), '未达到法定到会数'],
      [() => emulator.press('ou_b', form, '提交', { stance: 'none' }), '看不到这张卡片'],
    ]
    for (const [attempt, why] of tries) {
      await expect(attempt()).rejects.toThrow(CannotPress)
      await expect(attempt()).rejects.toThrow(why)
    }
    expect(bot.heard).toHaveLength(0)
  })
  test('a reset stays in the client', async () => {
    const id = await sent(opinionCard())
    expect((await emulator.press('ou_a', id, '清空')).delivery).toBeNull()
    expect(bot.heard).toHaveLength(0)
  })
  test('toast and card of the answer reach the user, and the card is replaced', async () => {
    const id = await sent(voteCard())
    const toast = { type: 'success', content: '已记录' }
    bot.answer = json(200, { toast, card: { type: 'raw', data: rollCallCard() } })
    expect(await emulator.press('ou_a', id, '同意')).toMatchObject({
      code: null,
      toast,
      card: rollCallCard(),
    })
    expect(emulator.message(id).versions.map(({ by }) => by)).toEqual(['send', 'answer'])
    expect(textOf(emulator.cardOf(id))).toContain('区财政局')
    expect(buttonsOf(emulator.cardOf(id)).map(({ text, disabled }) => [text, disabled])).toEqual([
      ['开会', true],
    ])
  })
  test('a button of an older version can still be pressed on a card not yet refreshed', async () => {
    const id = await sent(voteCard())
    await patch(id, rollCallCard())
    await expect(emulator.press('ou_a', id, '同意')).rejects.toThrow(CannotPress)
    await emulator.press('ou_a', id, '同意', {}, { version: 0 })
    expect(opened(bot.heard[0]).event['action']).toMatchObject({ value: { c: 'yes' } })
  })
  test.each([
    ['a status other than 200', json(204, {}), 200671],
    ['a server error', json(500, {}), 200671],
    ['no JSON', (response: ServerResponse) => response.end('ok'), 200672],
    ['a list', json(200, []), 200672],
    ['an unknown property', json(200, { code: 0 }), 200672],
    ['an unknown kind of toast', json(200, { toast: { type: 'loud', content: '好' } }), 200672],
    ['an invalid card', json(200, { card: { type: 'raw', data: { schema: '2.0' } } }), 200673],
    ['a card of the first schema', json(200, { card: { type: 'raw', data: { elements: [] } } }), 200830],
  ])('%s is an error on the screen, and the card stays', async (_, answer, code) => {
    const id = await sent(voteCard())
    bot.answer = answer
    expect(await emulator.press('ou_a', id, '同意')).toMatchObject({ code, toast: null })
    expect(emulator.cardOf(id)).toEqual(voteCard())
    expect(bot.heard).toHaveLength(1)
  })
  test('no answer in time is 200341, a bot that is not there 200342; neither is repeated', async () => {
    await restart({ deadlineMs: 30 })
    const id = await sent(voteCard())
    bot.answer = () => {}
    expect((await emulator.press('ou_a', id, '同意')).code).toBe(200341)
    expect(bot.heard).toHaveLength(1)
    emulator.webhook = 'http://127.0.0.1:1/webhook/event'
    expect((await emulator.press('ou_a', id, '同意')).code).toBe(200342)
    expect(clock.waits).toEqual([])
  })
  test('after 14 days a card cannot be pressed', async () => {
    const id = await sent(voteCard())
    clock.move(14 * 86_400_000 + 1)
    await expect(emulator.press('ou_a', id, '同意')).rejects.toThrow('14 天')
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
    const id = await sent(card)
    await emulator.choose('ou_a', id, '现场签到', '区司法局')
    expect(opened(bot.heard[0]).event['action']).toEqual({
      tag: 'select_static',
      value: { a: 'sign' },
      option: '1',
    })
  })
})

describe('waiting', () => {
  test('until answers with what was waited for, and says what did not come', async () => {
    const found = emulator.until(() => emulator.messagesOf('ou_a')[0])
    await send(voteCard())
    expect((await found).type).toBe('interactive')
    await expect(emulator.until(() => false, 10, 'a card for nobody')).rejects.toThrow('a card for nobody')
  })
})
