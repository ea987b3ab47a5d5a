import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../playground/emulator/emulator.js'
import { RETRIES } from '../../playground/emulator/outbound.js'
import type { Mode } from '../../playground/emulator/transport.js'
import { SHUFFLE_WITHIN_MS } from '../../playground/emulator/weather.js'
import { createDecryption } from '../../src/feishu/decryption.js'
import { type FakeBot, json, startFakeBot } from './fake-bot.js'
import { acknowledgement, connectSocketBot, type SocketBot } from './fake-socket-bot.js'
import { SteppedClock } from './stepped-clock.js'

const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 's-demo',
  encryptKey: 'k-demo',
  verificationToken: 'v-demo',
}
const PERSON = { name: '甲', group: '成员单位', unit: '', title: '', role: 'leader' as const }
const people = { people: [{ ...PERSON, openId: 'ou_a' }], groups: [] }

const decrypt = createDecryption(KEYS.encryptKey)
const opened = (body: string): string => decrypt((JSON.parse(body) as { encrypt: string }).encrypt) ?? ''

let clock: SteppedClock
let emulator: Emulator
let door: FakeBot
let client: SocketBot

async function begin(mode: Mode, options: Partial<EmulatorOptions> = {}): Promise<void> {
  await emulator?.stop()
  client?.socket.terminate()
  emulator = await startEmulator({
    ...KEYS,
    people,
    clock,
    rates: false,
    seed: 'deliveries',
    webhook: door.url,
    mode,
    ...options,
  })
  client = await connectSocketBot(emulator.url, KEYS)
}

beforeEach(async () => {
  clock = new SteppedClock()
  door = await startFakeBot()
})
afterEach(async () => {
  client.socket.terminate()
  await emulator.stop()
  await door.stop()
})

/** The texts that reached the bot, in order, whichever way they came. */
function texts(): string[] {
  const plain = [...door.heard.map(({ body }) => opened(body)), ...client.heard]
  return plain.map((one) => {
    const { event } = JSON.parse(one) as { event: { message: { content: string } } }
    return (JSON.parse(event.message.content) as { text: string }).text
  })
}

const say = async (text: string) => {
  const { delivery } = await emulator.say('ou_a', text)
  if (!delivery) throw new Error('the bot was not told')
  return delivery
}

describe.each(['webhook', 'websocket'] as const)('weather on the way, %s', (mode) => {
  beforeEach(() => begin(mode))

  test('fair: each event once, at once, in order', async () => {
    for (const text of ['一', '二', '三']) expect((await say(text)).attempts).toMatchObject([{ mode }])
    expect(texts()).toEqual(['一', '二', '三'])
    expect(clock.waits).toEqual([])
  })

  test('twice: both try at the same moment, and one plan of retries follows', async () => {
    emulator.outbound.weather.twice = true
    const delivery = await say('一')
    expect(texts()).toEqual(['一', '一'])
    expect(delivery.attempts).toHaveLength(2)
    door.answer = json(500, {})
    client.answer = () => acknowledgement(500)
    const failed = await say('二')
    expect(failed.attempts).toHaveLength(2)
    expect(clock.waits).toEqual([RETRIES[0]])
  })

  test('late: nothing before the delay is over', async () => {
    emulator.outbound.weather.delayMs = 3000
    const delivery = await say('一')
    expect(delivery.state).toBe('held')
    clock.move(2999)
    expect(delivery.state).toBe('held')
    expect(texts()).toEqual([])
    clock.move(1)
    await emulator.until(() => delivery.state === 'delivered')
    expect(texts()).toEqual(['一'])
  })

  test('late, but let go by hand before: it goes once', async () => {
    emulator.outbound.weather.delayMs = 3000
    await say('一')
    await emulator.outbound.release()
    clock.move(3000)
    emulator.outbound.weather.delayMs = 0
    await say('二')
    expect(texts()).toEqual(['一', '二'])
  })

  test('out of order: kept back until there are so many, then all, never as they came', async () => {
    emulator.outbound.weather.shuffle = 2
    for (let round = 0; round < 4; round++) {
      const [first, second] = [`先${round}`, `后${round}`]
      expect((await say(first)).state).toBe('held')
      await say(second)
      expect(texts().slice(-2)).toEqual([second, first])
    }
    expect(texts()).toHaveLength(8)
  })

  test('out of order, and nobody writes any more: after a while they go all the same', async () => {
    emulator.outbound.weather.shuffle = 4
    const held = [await say('一'), await say('二')]
    expect(clock.waits).toEqual([SHUFFLE_WITHIN_MS])
    clock.move(SHUFFLE_WITHIN_MS)
    await emulator.until(() => held.every(({ state }) => state === 'delivered'))
    expect(texts()).toEqual(['二', '一'])
  })

  test('answers lost: the bot did its work, the platform sends again', async () => {
    emulator.outbound.weather.drop = true
    const delivery = await say('一')
    expect(delivery.attempts).toMatchObject([{ status: null, failure: 'lost', body: '' }])
    emulator.outbound.weather.drop = false
    clock.move(RETRIES[0])
    await emulator.until(() => delivery.state === 'delivered')
    expect(texts()).toEqual(['一', '一'])
  })

  test('a repetition by hand leaves the plan of retries alone', async () => {
    door.answer = json(500, {})
    client.answer = () => acknowledgement(500)
    const delivery = await say('一')
    await emulator.outbound.redeliver(delivery.id)
    expect(clock.waits).toEqual([RETRIES[0]])
    expect(delivery).toMatchObject({ state: 'waiting', due: clock.now() + RETRIES[0] })
    door.answer = json(200, {})
    client.answer = () => acknowledgement(200)
    await emulator.outbound.redeliver(delivery.id)
    expect(delivery).toMatchObject({ state: 'delivered', due: null })
    clock.move(RETRIES[0])
    expect(delivery.attempts).toHaveLength(3)
    expect(texts()).toHaveLength(3)
  })
})

describe('retries of the webhook', () => {
  test('each has its own timestamp, nonce, ciphertext and signature, and the same event', async () => {
    await begin('webhook')
    door.answer = json(500, {})
    const delivery = await say('一')
    clock.move(RETRIES[0])
    await emulator.until(() => delivery.attempts.length === 2)
    const [first, second] = door.heard
    for (const name of ['x-lark-request-nonce', 'x-lark-signature'])
      expect(first?.headers[name]).not.toBe(second?.headers[name])
    expect(first?.body).not.toBe(second?.body)
    const stamps = door.heard.map(({ headers }) => Number(headers['x-lark-request-timestamp']))
    expect(stamps).toEqual([1767225600, 1767225615])
    expect(texts()).toEqual(['一', '一'])
  })

  test('the mode can be changed while a retry waits', async () => {
    await begin('webhook')
    door.answer = json(500, {})
    const delivery = await say('一')
    emulator.outbound.mode = 'websocket'
    clock.move(RETRIES[0])
    await emulator.until(() => delivery.state === 'delivered')
    expect(delivery.attempts.map(({ mode }) => mode)).toEqual(['webhook', 'websocket'])
  })

  test('when the platform ends, nothing is left waiting', async () => {
    await begin('webhook')
    emulator.outbound.weather.delayMs = 10
    await say('一')
    await emulator.stop()
    expect(clock.waits).toEqual([])
  })
})

describe('saving the address', () => {
  beforeEach(() => begin('webhook'))

  test('the challenge comes encrypted and unsigned; the same words in plain JSON are accepted', async () => {
    door.answer = (response, { body }) => {
      const { challenge } = JSON.parse(opened(body)) as { challenge: string }
      json(200, { challenge })(response, { headers: {}, body })
    }
    expect((await emulator.verifyUrl()).fault).toBeNull()
    expect(JSON.parse(opened(door.heard[0]?.body ?? ''))).toMatchObject({
      token: 'v-demo',
      type: 'url_verification',
    })
    expect(Object.keys(door.heard[0]?.headers ?? {}).filter((name) => name.startsWith('x-lark'))).toEqual([])
    expect(emulator.deliveries).toEqual([])
  })

  test.each<[string, FakeBot['answer'], RegExp]>([
    ['other words', json(200, { challenge: 'x' }), /challenge/],
    ['another shape', json(200, ['x']), /challenge/],
    ['no JSON', (response) => response.end('ok'), /JSON/],
    ['another status', json(403, {}), /403/],
    ['nothing within a second', () => undefined, /1 秒/],
  ])('%s: not accepted', async (_, answer, words) => {
    door.answer = answer
    const begun = performance.now()
    const { fault } = await emulator.verifyUrl()
    expect(fault).toMatch(words)
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  test('nobody there, or no address at all', async () => {
    await door.stop()
    expect((await emulator.verifyUrl()).fault).toContain('无法连接')
    emulator.webhook = null
    expect((await emulator.verifyUrl()).exchange.failure).toBe('no-webhook')
  })
})
