import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { APP, envelope, menu, message, press, TOKEN } from '../feishu/payloads.js'
import { encrypt } from '../feishu/sealing.js'
import { KEY, NONCE, OLD_CARD, PRESS, TIMESTAMP, VERIFICATION } from '../feishu/vectors.js'
import { type Delivery, type Door, openDoor, signed } from './door-server.js'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const REFUSED = { error: 'unauthorized' }

describe('what comes in', () => {
  test('the worked example of a pressed card, as the platform sends it', async () => {
    const body = JSON.stringify({ encrypt: PRESS.sealed })
    const reply = await door.deliver({
      body,
      headers: {
        'X-Lark-Request-Timestamp': TIMESTAMP,
        'X-Lark-Request-Nonce': NONCE,
        'X-Lark-Signature': PRESS.signature,
      },
    })
    expect(reply).toMatchObject({ status: 200, json: {} })
    expect(door.received).toMatchObject([
      { kind: 'press', by: 'ou_a', form: { opinion: '同意，建议补充网络安全等级保护说明' } },
    ])
  })

  test.each([
    ['message', message()],
    ['press', press()],
    ['menu', menu()],
  ])('a %s reaches the bot, and its answer goes back as JSON', async (kind, payload) => {
    door.answer = async () => ({ body: { toast: { type: 'success', content: '已提交' } } })
    const reply = await door.deliver(door.seal(payload))
    expect(reply.status).toBe(200)
    expect(reply.type).toMatch(/^application\/json/)
    expect(reply.json).toEqual({ toast: { type: 'success', content: '已提交' } })
    expect(door.received.map((event) => event.kind)).toEqual([kind])
  })

  test('the signature covers the bytes as sent, white space included', async () => {
    expect((await door.deliver(door.seal(press(), { spaced: true }))).status).toBe(200)
    const { body, headers = {} } = door.seal(press())
    const reprinted = { body: ` ${String(body)}`, headers }
    expect(await door.deliver(reprinted)).toMatchObject({ status: 401, json: REFUSED })
  })

  test('a body in pieces that cut Chinese characters in two', async () => {
    const sealed = encrypt(JSON.stringify(press()), KEY)
    const body = Buffer.from(JSON.stringify({ 说明: '书面意见', encrypt: sealed }))
    const cut = [2, 3, 4, 6, 12, 15, 40]
    const pieces = [0, ...cut].map((from, i) => body.subarray(from, cut[i]))
    const reply = await door.deliver({
      body,
      pieces,
      headers: { ...signed(body, door.stamp(), 'n-1'), 'Transfer-Encoding': 'chunked' },
    })
    expect(reply.status).toBe(200)
    expect(door.received).toHaveLength(1)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'the content type %j does not matter',
    async (type) => {
      const { body, headers } = door.seal(press())
      const reply = await door.deliver({ body, headers: { ...headers, 'Content-Type': type } })
      expect(reply.status).toBe(200)
    },
  )

  test('events that are none of ours are acknowledged and left alone', async () => {
    const read = envelope('im.message.message_read_v1', { reader: {} })
    const old = {
      uuid: 'u-1',
      token: TOKEN,
      type: 'event_callback',
      event: { type: 'approval', app_id: APP },
    }
    expect(await door.deliver(door.seal(read))).toMatchObject({ status: 200, json: {} })
    expect(await door.deliver(door.seal(old))).toMatchObject({ status: 200, json: {} })
    expect(door.received).toEqual([])
    expect(door.logged).toEqual([])
  })

  test('one of ours that cannot be read is acknowledged with a line in the log; a press is told so', async () => {
    const odd = message({ chat_id: 'wrong', content: '{"text":"不同意，理由保密"}' })
    expect(await door.deliver(door.seal(odd))).toMatchObject({ status: 200, json: {} })
    expect(door.logged).toEqual([
      {
        level: 'warn',
        what: 'event could not be read',
        detail: { event: 'evt-0001', type: 'im.message.receive_v1', unread: 'event.message.chat_id' },
      },
    ])
    const reply = await door.deliver(door.seal(press({}, { context: {} })))
    expect(reply).toMatchObject({ status: 200, json: { toast: { type: 'error' } } })
    expect(door.received).toEqual([])
  })

  test('keys that reach a prototype never arrive', async () => {
    const plain = JSON.stringify(press({ value: 'VALUE', form_value: { a: 'x' } }))
      .replace(
        '"VALUE"',
        '{"a":"x","__proto__":{"admin":true},"\\u0063onstructor":{"prototype":{"admin":true}}}',
      )
      .replace('{"a":"x"}', '{"a":"x","__proto__":["y"],"prototype":"z"}')
    expect((await door.deliver(door.seal(plain))).status).toBe(200)
    const [event] = door.received
    expect(event).toMatchObject({ kind: 'press' })
    expect(JSON.stringify(event)).not.toMatch(/__proto__|constructor|prototype|admin/)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })
})

describe('url_verification', () => {
  const verification = (over: object = {}) => ({
    challenge: 'c-1',
    token: TOKEN,
    type: 'url_verification',
    ...over,
  })

  test('unsigned, as the platform sends it: the challenge and nothing else', async () => {
    const reply = await door.deliver({ body: JSON.stringify({ encrypt: VERIFICATION.sealed }) })
    expect(reply).toMatchObject({ status: 200, json: { challenge: 'c-20260101' } })
    expect(door.received).toEqual([])
  })

  test('signed as well, and the same one twice', async () => {
    const delivery = door.seal(verification({ extra: 1 }))
    expect(await door.deliver(delivery)).toMatchObject({ status: 200, json: { challenge: 'c-1' } })
    expect(await door.deliver(delivery)).toMatchObject({ status: 200, json: { challenge: 'c-1' } })
  })

  test.each([
    { token: 'v-demq' },
    { token: undefined },
    { token: 3 },
    { challenge: undefined },
    { challenge: { a: 1 } },
  ])('with %j: 401, signed or not', async (over) => {
    const { body, headers = {} } = door.seal(verification(over))
    expect(await door.deliver({ body })).toMatchObject({ status: 401, json: REFUSED })
    expect(await door.deliver({ body, headers })).toMatchObject({ status: 401, json: REFUSED })
  })

  test('in plain text it is refused: an encrypted body is the only kind', async () => {
    expect((await door.deliver({ body: JSON.stringify(verification()) })).status).toBe(400)
  })
})

describe('refusals, in the order of the contract', () => {
  const MIB = 1024 * 1024
  const padded = (bytes: number): Delivery => {
    const { body } = door.seal(press())
    const whole = Buffer.alloc(bytes, 0x20)
    whole.write(String(body))
    return { body: whole, headers: signed(whole, door.stamp(), `n-${bytes}`) }
  }

  test('1 MiB is taken, one byte more is 413, announced or in pieces', async () => {
    expect((await door.deliver(padded(MIB))).status).toBe(200)
    const large = padded(MIB + 1)
    expect((await door.deliver(large)).status).toBe(413)
    const bytes = Buffer.from(large.body)
    const chunked = {
      ...large,
      pieces: [bytes.subarray(0, MIB), bytes.subarray(MIB)],
      headers: { ...large.headers, 'Transfer-Encoding': 'chunked' },
    }
    expect((await door.deliver(chunked)).status).toBe(413)
    expect(door.received).toHaveLength(1)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{"encrypt":'],
    ['a list', '["encrypt"]'],
    ['null', 'null'],
    ['no encrypt', '{"schema":"2.0"}'],
    ['encrypt that is no text', '{"encrypt":{"a":1}}'],
    ['a byte order mark and UTF-16', Buffer.from('\uFEFF{"encrypt":"x"}', 'utf16le')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['the old card callback', OLD_CARD.body],
    ['a form', 'encrypt=abc'],
  ])('400 for %s, however well signed', async (_, body) => {
    const reply = await door.deliver({ body, headers: signed(body, door.stamp(), 'n-1') })
    expect(reply.status).toBe(400)
    expect(door.received).toEqual([])
  })

  test('compressed bodies are not unpacked: 400', async () => {
    const { body } = door.seal(press())
    const packed = gzipSync(body)
    const reply = await door.deliver({
      body: packed,
      headers: { ...signed(packed, door.stamp(), 'n-1'), 'Content-Encoding': 'gzip' },
    })
    expect(reply.status).toBe(400)
  })

  test.each([
    ['another key', encrypt('{"a":1}', 'other key')],
    ['base64 with a stray letter', `*${PRESS.sealed.slice(1)}`],
    ['padding that does not agree', encrypt(Buffer.from('0123456789abc\x03\x02\x03'), KEY, false)],
    ['half a block', PRESS.sealed.slice(0, 88)],
    ['nothing', ''],
    ['text that is no JSON', encrypt('hello world', KEY)],
    ['JSON that is no object', encrypt('[1]', KEY)],
  ])('401 for what does not decrypt: %s, however well signed', async (_, sealed) => {
    const body = JSON.stringify({ encrypt: sealed })
    const reply = await door.deliver({ body, headers: signed(body, door.stamp(), 'n-1') })
    expect(reply).toMatchObject({ status: 401, json: REFUSED })
    expect(door.received).toEqual([])
  })

  test('401 for what is not signed, with the same body as for what does not decrypt', async () => {
    const { body, headers = {} } = door.seal(press())
    const unsigned = await door.deliver({ body })
    const garbage = await door.deliver({ body: '{"encrypt":"AAAA"}' })
    expect(unsigned).toEqual(garbage)
    expect(unsigned).toMatchObject({ status: 401, json: REFUSED })
    for (const name of ['X-Lark-Request-Timestamp', 'X-Lark-Request-Nonce', 'X-Lark-Signature']) {
      expect((await door.deliver({ body, headers: { ...headers, [name]: '' } })).status).toBe(401)
    }
    expect(door.received).toEqual([])
  })

  test('401 for a signature under another key or over another body', async () => {
    const { body } = door.seal(press())
    const wrong = signed(body, door.stamp(), 'n-1', 'other key')
    expect((await door.deliver({ body, headers: wrong })).status).toBe(401)
    const other = signed(door.seal(menu()).body, door.stamp(), 'n-1')
    expect((await door.deliver({ body, headers: other })).status).toBe(401)
    expect(door.received).toEqual([])
  })

  test.each([
    [-300, 200],
    [-301, 401],
    [300, 200],
    [301, 401],
  ])('stamped %i s from now: %i', async (seconds, status) => {
    const timestamp = String(Number(door.stamp()) + seconds)
    expect((await door.deliver(door.seal(press(), { timestamp }))).status).toBe(status)
    expect(door.received).toHaveLength(status === 200 ? 1 : 0)
  })

  test('401 for a request answered before; new headers with the same event are let in', async () => {
    const delivery = door.seal(press())
    expect((await door.deliver(delivery)).status).toBe(200)
    expect(await door.deliver(delivery)).toMatchObject({ status: 401, json: REFUSED })
    expect((await door.deliver(door.seal(press()))).status).toBe(200)
    expect(door.received.map((event) => event.id)).toEqual(['evt-0001', 'evt-0001'])
  })

  test('a request stamped ahead is remembered for as long as its stamp is good', async () => {
    const timestamp = String(Number(door.stamp()) + 300)
    const ahead = door.seal(press(), { timestamp })
    expect((await door.deliver(ahead)).status).toBe(200)
    for (let minute = 1; minute <= 10; minute++) {
      door.pass(60_000)
      expect((await door.deliver(door.seal(menu()))).status).toBe(200)
      expect((await door.deliver(ahead)).status).toBe(401)
    }
    expect(door.logged.map(({ detail }) => detail)).toEqual(
      Array.from({ length: 10 }, () => expect.objectContaining({ why: 'replay' })),
    )
  })

  test('a request that failed may come again with the same headers', async () => {
    const delivery = door.seal(message())
    door.answer = () => Promise.reject(new Error('disk'))
    expect((await door.deliver(delivery)).status).toBe(500)
    door.answer = async () => ({ body: {} })
    expect((await door.deliver(delivery)).status).toBe(200)
  })

  test.each([
    ['another token', { token: 'v-demq' }],
    ['no token', { token: undefined }],
    ['another app', { app_id: 'cli_0000000000000002' }],
    ['no app', { app_id: undefined }],
  ])('401 for %s, however well signed', async (_, header) => {
    expect(await door.deliver(door.seal(press({}, {}, header)))).toMatchObject({ status: 401, json: REFUSED })
    expect(door.received).toEqual([])
  })

  test('the card’s own token does not stand in for the Verification Token', async () => {
    const reply = await door.deliver(door.seal(press({}, { token: TOKEN }, { token: 'c-0001' })))
    expect(reply.status).toBe(401)
  })

  test('a refusal says the same to everybody, and the log says why without the body', async () => {
    await door.deliver(door.seal(press({}, {}, { token: 'v-demq' })))
    expect(door.logged).toEqual([
      {
        level: 'warn',
        what: 'request refused',
        detail: { why: 'verification token', from: expect.any(String) },
      },
    ])
  })
})
