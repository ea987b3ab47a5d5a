import { once } from 'node:events'
import { createConnection } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../playground/emulator/emulator.js'
import { encodeFrame, pieces } from '../../playground/emulator/frames.js'
import { CONNECTIONS_AT_MOST, PIECE_BYTES } from '../../playground/emulator/long-connection.js'
import { RETRIES } from '../../playground/emulator/outbound.js'
import { cardSent } from './as-bot.js'
import {
  acknowledgement,
  askEndpoint,
  connectSocketBot,
  type SocketBot,
  shakeHands,
} from './fake-socket-bot.js'
import { voteCard } from './sample-cards.js'
import { SteppedClock } from './stepped-clock.js'

const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 's-demo',
  encryptKey: 'k-demo',
  verificationToken: 'v-demo',
}
const ASKING = { AppID: KEYS.appId, AppSecret: KEYS.appSecret }
const PERSON = { name: '甲', group: '成员单位', unit: '', title: '', role: 'leader' as const }
const people = { people: [{ ...PERSON, openId: 'ou_a' }], groups: [] }

let clock: SteppedClock
let emulator: Emulator
let bots: SocketBot[]

async function begin(options: Partial<EmulatorOptions> = {}): Promise<void> {
  await emulator?.stop()
  emulator = await startEmulator({
    ...KEYS,
    people,
    clock,
    rates: false,
    mode: 'websocket',
    seed: 'long connection',
    ...options,
  })
}

async function connect(): Promise<SocketBot> {
  const before = emulator.connections.count
  const bot = await connectSocketBot(emulator.url, KEYS)
  bots.push(bot)
  await emulator.until(() => emulator.connections.count > before)
  return bot
}

beforeEach(async () => {
  clock = new SteppedClock()
  bots = []
  await begin()
})
afterEach(async () => {
  await emulator.stop()
  for (const { socket } of bots) socket.terminate()
})

const address = async () => (await askEndpoint(emulator.url, ASKING)).told.data.URL ?? ''

describe('making a connection', () => {
  test('the address names device, service and ticket; the settings are those of the platform', async () => {
    const { status, told } = await askEndpoint(emulator.url, ASKING)
    expect(status).toBe(200)
    expect(told).toMatchObject({
      code: 0,
      data: {
        ClientConfig: { ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30, PingInterval: 120 },
      },
    })
    const url = new URL(told.data.URL ?? '')
    expect(url.protocol).toBe('ws:')
    expect([...url.searchParams.keys()]).toEqual(['device_id', 'service_id', 'ticket'])
    expect(Number(url.searchParams.get('service_id'))).toBeGreaterThan(0)
  })

  test.each([
    ['a wrong secret', { ...ASKING, AppSecret: 'guess' }, 514],
    ['another app', { ...ASKING, AppID: 'cli_0000000000000002' }, 403],
    ['no keys at all', {}, 403],
  ])('%s: code %#', async (_, keys, code) => {
    const { status, told } = await askEndpoint(emulator.url, keys)
    expect(status).toBe(200)
    expect(told.code).toBe(code)
    expect(told.data).toEqual({})
    expect(JSON.stringify(told)).not.toContain(KEYS.appSecret)
  })

  test('a ticket is good once; a second use, a wrong one and another path are refused', async () => {
    const url = await address()
    const first = await shakeHands(url)
    expect(first).toBeInstanceOf(WebSocket)
    const wrong = new URL(url)
    wrong.searchParams.set('ticket', 'guess')
    for (const again of [url, wrong.href]) {
      const refused = await shakeHands(again)
      if (refused instanceof WebSocket) throw new Error('was let in')
      expect(refused.statusCode).toBe(403)
      expect(refused.headers).toMatchObject({
        'handshake-status': '514',
        'handshake-msg': 'auth failed',
      })
    }
    const elsewhere = await shakeHands(`${emulator.url.replace('http', 'ws')}/elsewhere`)
    expect(elsewhere).toMatchObject({ statusCode: 404 })
    if (first instanceof WebSocket) first.terminate()
  })

  test('fifty at a time: the next is refused when it asks, or at the handshake when it asked before', async () => {
    const early = await address()
    for (let n = 0; n < CONNECTIONS_AT_MOST; n++) await connect()
    expect(emulator.connections.count).toBe(50)
    expect((await askEndpoint(emulator.url, ASKING)).told).toMatchObject({ code: 1000040350, data: {} })
    const refused = await shakeHands(early)
    expect(refused).toMatchObject({
      statusCode: 403,
      headers: { 'handshake-status': '514', 'handshake-autherrcode': '1000040350' },
    })
    await bots[0]?.close()
    await emulator.until(() => emulator.connections.count === 49)
    await connect()
  })

  test('who goes away in the middle of asking or of the handshake harms nobody', async () => {
    const port = Number(new URL(emulator.url).port)
    for (const half of [
      'POST /callback/ws/endpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"AppID"',
      'GET /ws/v2?ticket=x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    ]) {
      const socket = createConnection(port, '127.0.0.1')
      await once(socket, 'connect')
      await new Promise((resolve) => socket.write(half, resolve))
      await new Promise(setImmediate)
      socket.resetAndDestroy()
    }
    const bot = await connect()
    await emulator.say('ou_a', '帮助')
    expect(bot.heard).toHaveLength(1)
  })

  test('a ping is answered with the settings; bytes that are no frame end the connection', async () => {
    await begin({ clientConfig: { PingInterval: 7 } })
    const bot = await connect()
    bot.send({ service: 1, method: 0, headers: { type: 'ping' }, payload: Buffer.alloc(0) })
    await vi.waitFor(() => expect(bot.frames).toHaveLength(1))
    expect(bot.frames[0]).toMatchObject({ method: 0, headers: { type: 'pong' } })
    expect(JSON.parse(String(bot.frames[0]?.payload))).toEqual({
      ReconnectCount: -1,
      ReconnectInterval: 120,
      ReconnectNonce: 30,
      PingInterval: 7,
    })
    const closed = once(bot.socket, 'close')
    bot.socket.send(Buffer.from('no frame'))
    await closed
  })
})

describe('frames', () => {
  test.each([
    [0, [0]],
    [3, [3]],
    [4, [4]],
    [5, [4, 1]],
    [8, [4, 4]],
  ])('%i bytes in pieces of at most four', (length, sizes) => {
    const payload = Buffer.from(Array.from({ length }, (_, n) => n))
    const parts = pieces(payload, 4)
    expect(parts.map((part) => part.length)).toEqual(sizes)
    expect(Buffer.concat(parts)).toEqual(payload)
  })

  test('on the wire a frame is the bytes of the table', () => {
    const bytes = encodeFrame({
      service: 1,
      method: 1,
      headers: { type: 'event' },
      payload: Buffer.from('好'),
    })
    expect(Buffer.from(bytes).toString('hex')).toBe(
      '08001000180120012a0d0a047479706512056576656e744203e5a5bd',
    )
  })

  test('an event is plain JSON; a long one comes in several frames, cut inside a character', async () => {
    const bot = await connect()
    const text = '请补充网络安全等级保护内容'.repeat(60)
    const { delivery } = await emulator.say('ou_a', text)
    expect(delivery?.state).toBe('delivered')
    expect(bot.frames.length).toBeGreaterThan(2)
    const ids = new Set(bot.frames.map(({ headers }) => headers['message_id']))
    expect(ids.size).toBe(1)
    expect(bot.frames.map(({ headers }) => [headers['type'], headers['sum'], headers['seq']])).toEqual(
      bot.frames.map((_, seq) => ['event', String(bot.frames.length), String(seq)]),
    )
    expect(bot.frames.every(({ headers }) => headers['trace_id'])).toBe(true)
    expect(Math.max(...bot.frames.map(({ payload }) => payload.length))).toBe(PIECE_BYTES)
    const alone = bot.frames.map(({ payload }) => payload.toString('utf8'))
    expect(alone.some((piece) => piece.includes('�'))).toBe(true)
    expect(JSON.parse(bot.heard[0] ?? '')).toEqual(delivery?.envelope)
    expect(bot.heard[0]).toContain(text)
  })
})

describe('events', () => {
  test.each([
    ['says 500', acknowledgement(500), 500, null],
    ['is silent', null, null, 'timeout'],
    ['writes what cannot be read', 'ok', null, 'timeout'],
  ])('a bot that %s gets the event again, at most four times', async (_, payload, status, failure) => {
    await begin(failure === null ? {} : { deadlineMs: 20 })
    const bot = await connect()
    bot.answer = () => payload
    const { delivery } = await emulator.say('ou_a', '帮助')
    for (const [index, wait] of RETRIES.entries()) {
      expect(delivery?.attempts.at(-1)).toMatchObject({ mode: 'websocket', status, failure })
      expect(clock.waits).toEqual([wait])
      clock.move(wait)
      await emulator.until(() => delivery?.attempts.length === index + 2)
    }
    expect(delivery?.state).toBe('given-up')
    const ids = bot.heard.map((one) => (JSON.parse(one) as { header: { event_id: string } }).header.event_id)
    expect(ids).toEqual(Array.from({ length: 5 }, () => delivery?.id))
    expect(new Set(bot.frames.map(({ headers }) => headers['message_id'])).size).toBe(5)
  })

  test('an event needs no data in its acknowledgement', async () => {
    const bot = await connect()
    bot.answer = () => acknowledgement(200)
    expect((await emulator.say('ou_a', '帮助')).delivery?.state).toBe('delivered')
  })

  test('an acknowledgement counts only from the connection that got the event', async () => {
    await begin({ deadlineMs: 50 })
    const [one, other] = [await connect(), await connect()]
    for (const bot of [one, other])
      bot.answer = () => {
        const [frame] = bot.frames
        const payload = Buffer.from(acknowledgement(200, {}))
        if (frame) (bot === one ? other : one).send({ ...frame, payload })
        return null
      }
    expect((await emulator.say('ou_a', '帮助')).delivery?.attempts[0]?.failure).toBe('timeout')
  })

  test('without a connection the attempt fails; the retry reaches the one made meanwhile', async () => {
    const { delivery } = await emulator.say('ou_a', '帮助')
    expect(delivery?.attempts).toMatchObject([{ status: null, failure: 'no-connection' }])
    const bot = await connect()
    clock.move(RETRIES[0])
    await emulator.until(() => delivery?.state === 'delivered')
    expect(bot.heard).toHaveLength(1)
  })

  test('a connection that ends before the acknowledgement: the retry goes to another', async () => {
    const first = await connect()
    first.answer = () => {
      first.socket.terminate()
      return null
    }
    const { delivery } = await emulator.say('ou_a', '帮助')
    expect(delivery?.attempts).toMatchObject([{ failure: 'lost' }])
    const second = await connect()
    clock.move(RETRIES[0])
    await emulator.until(() => delivery?.state === 'delivered')
    expect(second.heard).toEqual(first.heard)
  })

  test('of several connections one gets each event, and each gets some', async () => {
    const two = [await connect(), await connect()]
    for (let n = 0; n < 12; n++) await emulator.say('ou_a', `第${n}条`)
    const heard = two.map((bot) => bot.heard.length)
    expect(heard.reduce((sum, count) => sum + count)).toBe(12)
    expect(Math.min(...heard)).toBeGreaterThan(0)
  })

  test('the platform can end the connections, and knows when they are gone', async () => {
    const bot = await connect()
    const closed = once(bot.socket, 'close')
    emulator.connections.cut()
    await closed
    await emulator.until(() => emulator.connections.count === 0)
    expect((await emulator.say('ou_a', '帮助')).delivery?.attempts).toMatchObject([
      { failure: 'no-connection' },
    ])
  })
})

describe('presses', () => {
  const card = () => cardSent(emulator.url, KEYS, voteCard())

  test('toast and card of the answer reach the person', async () => {
    const bot = await connect()
    const replaced = { ...voteCard(), header: { title: { tag: 'plain_text', content: '已反馈' } } }
    const toast = { type: 'success', content: '已收到' }
    bot.answer = () => acknowledgement(200, { toast, card: { type: 'raw', data: replaced } })
    const message = await card()
    const pressed = await emulator.press('ou_a', message, '同意')
    expect(pressed).toMatchObject({ code: null, toast, card: replaced })
    expect(emulator.cardOf(message)).toEqual(replaced)
  })

  test.each([
    ['another code than 200', acknowledgement(500), 200671],
    ['silence', null, 200341],
    ['no data', acknowledgement(200), 108002],
    ['data that is no answer', acknowledgement(200, { msg: 'ok' }), 200672],
    ['data that is no JSON', JSON.stringify({ code: 200, data: 'Z3Vlc3M=' }), 200672],
    ['a card that is none', acknowledgement(200, { card: { type: 'raw', data: { schema: '2.0' } } }), 200673],
  ])('%s is shown to the person and never sent again', async (_, payload, code) => {
    await begin(payload === null ? { deadlineMs: 20 } : {})
    const bot = await connect()
    bot.answer = () => payload
    const pressed = await emulator.press('ou_a', await card(), '同意')
    expect(pressed.code).toBe(code)
    expect(pressed.delivery?.attempts).toHaveLength(1)
    expect(clock.waits).toEqual([])
  })

  test('without a connection a press reaches nobody', async () => {
    const pressed = await emulator.press('ou_a', await card(), '同意')
    expect(pressed).toMatchObject({ code: 200340, reason: 'no-connection' })
    expect(clock.waits).toEqual([])
  })
})
