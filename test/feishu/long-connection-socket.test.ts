import { globalAgent } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../playground/emulator/emulator.js'
import type { PersonId } from '../../src/domain/ids.js'
import type { Answer, Log } from '../../src/feishu/answering.js'
import type { ActionableEvent } from '../../src/feishu/envelope.js'
import { type LongConnection, openLongConnection } from '../../src/feishu/long-connection.js'
import { cardSent } from '../playground/as-bot.js'
import { connectSocketBot } from '../playground/fake-socket-bot.js'
import { voteCard } from '../playground/sample-cards.js'
import { type JumpingClock, jumpingClock } from '../support/jumping-clock.js'

const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 's3cr3t-of-the-app',
  encryptKey: 'k-demo',
  verificationToken: 'v-demo',
}
const PERSON = { name: '甲', group: '成员单位', unit: '', title: '', role: 'leader' as const }
const people = { people: [{ ...PERSON, openId: 'ou_a' }], groups: [] }
/** A client that lost its connection comes back at once instead of within half a minute. */
const AT_ONCE = { ReconnectInterval: 0.05, ReconnectNonce: 0 }

let clock: JumpingClock
let platform: Emulator
let connections: LongConnection[]
let logged: string[]

async function begin(options: Partial<EmulatorOptions> = {}): Promise<void> {
  await platform?.stop()
  platform = await startEmulator({
    ...KEYS,
    people,
    clock,
    rates: false,
    mode: 'websocket',
    clientConfig: AT_ONCE,
    ...options,
  })
}

/** Opens a connection as the bot does; `answer` is what the rest of the bot would do. */
function open(answer: (event: ActionableEvent) => Promise<Answer> = async () => ({ body: {} })) {
  const received: ActionableEvent[] = []
  const write = (detail: object, what: string) =>
    void logged.push(`${what} ${Object.values(detail).map(String).join()}`)
  const log: Log = { info: write, warn: write, error: write }
  const connection = openLongConnection({
    appId: KEYS.appId,
    appSecret: KEYS.appSecret,
    baseUrl: platform.url,
    clock,
    log,
    bot: () => 'ou_bot' as PersonId,
    receive(event) {
      received.push(event)
      return answer(event)
    },
  })
  connections.push(connection)
  return { connection, received }
}

async function opened(...args: Parameters<typeof open>) {
  const bot = open(...args)
  await up(bot.connection)
  return bot
}

const up = (connection: LongConnection) => vi.waitFor(() => expect(connection.connected()).toBe(true), 3000)
const down = (connection: LongConnection) => vi.waitFor(() => expect(connection.connected()).toBe(false))

beforeEach(async () => {
  clock = jumpingClock('2026-11-23T01:00:00.000Z')
  connections = []
  logged = []
  await begin()
})
afterEach(async () => {
  vi.useRealTimers()
  for (const connection of connections) connection.stop()
  await platform.stop()
})

const card = () => cardSent(platform.url, KEYS, voteCard())

describe('events and presses over a real socket', () => {
  test('a message arrives, and the platform knows it', async () => {
    const { received } = await opened()
    const { messageId, delivery } = await platform.say('ou_a', '我的待办')
    expect(received).toMatchObject([
      { kind: 'message', id: delivery?.id, message: messageId, from: 'ou_a', text: '我的待办' },
    ])
    expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status: 200, body: '{}' }] })
  })

  test('a long message in several frames, cut inside characters, arrives whole', async () => {
    const { received } = await opened()
    for (let shift = 0; shift < 3; shift++) {
      const text = `${'a'.repeat(shift)}${'请补充网络安全等级保护内容。'.repeat(200)}`
      const { delivery } = await platform.say('ou_a', text)
      expect(delivery?.state).toBe('delivered')
      expect(received.at(-1)).toMatchObject({ text })
    }
  })

  test('the answer to a press replaces the card', async () => {
    const shown = { ...voteCard(), header: { title: { tag: 'plain_text', content: '已反馈' } } }
    const toast = { type: 'success', content: '已收到您的书面意见' }
    const inTime: boolean[] = []
    const { received } = await opened(async () => ({
      body: { toast, card: { type: 'raw', data: shown } },
      flushed: (left) => void inTime.push(left),
    }))
    const message = await card()
    const pressed = await platform.press('ou_a', message, '同意')
    expect(pressed).toMatchObject({ code: null, toast })
    expect(platform.cardOf(message)).toEqual(shown)
    expect(received).toMatchObject([{ kind: 'press', by: 'ou_a', message }])
    await vi.waitFor(() => expect(inTime).toEqual([true]))
  })

  test('a failure inside: a message comes again later, a press is answered with a toast', async () => {
    let works = false
    const { received } = await opened(async () => {
      if (!works) throw new Error('disk')
      return { body: {} }
    })
    const { delivery } = await platform.say('ou_a', '我的待办')
    expect(delivery?.attempts).toMatchObject([{ status: 500 }])
    expect(await platform.press('ou_a', await card(), '同意')).toMatchObject({
      code: null,
      toast: { type: 'error' },
    })
    works = true
    clock.jump(15_000)
    await platform.until(() => delivery?.state === 'delivered')
    expect(received.map(({ id }) => id)).toEqual([delivery?.id, expect.any(String), delivery?.id])
  })

  test('an answer that comes too late: the message comes again, the press does not', async () => {
    await begin({ deadlineMs: 300 })
    let late = true
    const { received } = await opened(async () => {
      if (late) await new Promise((resolve) => setTimeout(resolve, 500))
      return { body: {} }
    })
    const { delivery } = await platform.say('ou_a', '我的待办')
    expect(delivery?.attempts).toMatchObject([{ failure: 'timeout' }])
    expect((await platform.press('ou_a', await card(), '同意')).code).toBe(200341)
    late = false
    clock.jump(15_000)
    await platform.until(() => delivery?.state === 'delivered')
    expect(received.map(({ kind }) => kind)).toEqual(['message', 'press', 'message'])
  })

  test('of two connections one gets each event', async () => {
    const two = [await opened(), await opened()]
    for (let n = 0; n < 12; n++) await platform.say('ou_a', `第${n}条`)
    const heard = two.map(({ received }) => received.length)
    expect(heard.reduce((sum, count) => sum + count)).toBe(12)
    expect(Math.min(...heard)).toBeGreaterThan(0)
  })
})

describe('making, losing and ending the connection', () => {
  test('ended by the platform, it comes back by itself', async () => {
    const { connection, received } = await opened()
    platform.connections.cut()
    await vi.waitFor(() => expect(logged).toContain('long connection is up again '))
    expect(connection.connected()).toBe(true)
    await platform.say('ou_a', '我的待办')
    expect(received).toHaveLength(1)
  })

  test('a way cut without a word is noticed: no answer within 20 s of the next ping, and it is made anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { connection, received } = await opened()
    // It comes after the answer to the first ping.
    await platform.say('ou_a', '我的待办')
    const lost = () => logged.filter((line) => line.startsWith('long connection lost'))
    platform.connections.mute = true
    await vi.advanceTimersByTimeAsync(120_000 + 18_000)
    expect(lost()).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    await vi.waitFor(() => expect(lost()).toHaveLength(1))
    platform.connections.mute = false
    await up(connection)
    await platform.say('ou_a', '我的待办')
    expect(received).toHaveLength(2)
  })

  test('a platform that is away for a while: what was said meanwhile arrives afterwards', async () => {
    const { connection, received } = await opened()
    const port = Number(new URL(platform.url).port)
    await platform.stop()
    await down(connection)
    await begin({ port })
    const { delivery } = await platform.say('ou_a', '我的待办')
    expect(delivery?.attempts).toMatchObject([{ failure: 'no-connection' }])
    await up(connection)
    clock.jump(15_000)
    await platform.until(() => delivery?.state === 'delivered')
    expect(received).toHaveLength(1)
  })

  test('a wrong secret is tried again every minute, until it is put right', async () => {
    await begin({ appSecret: 'another' })
    const port = Number(new URL(platform.url).port)
    const { connection } = open()
    const refusals = () => logged.filter((line) => line.includes('could not be made')).length
    await vi.waitFor(() => expect(refusals()).toBe(1))
    clock.jump(59_000)
    expect(connection.connected()).toBe(false)
    clock.jump(1_000)
    await vi.waitFor(() => expect(refusals()).toBe(2))
    expect(logged.join()).toContain('514')
    expect(logged.join()).not.toContain(KEYS.appSecret)
    await begin({ port })
    // A socket kept from the platform as it was would only be found dead when it is used, and cost half a minute.
    await vi.waitFor(() => expect(Object.values(globalAgent.freeSockets).flat()).toEqual([]))
    clock.jump(60_000)
    await up(connection)
  })

  test('the fifty-first is refused, and comes in when there is room', async () => {
    const others = await Promise.all(Array.from({ length: 50 }, () => connectSocketBot(platform.url, KEYS)))
    await platform.until(() => platform.connections.count === 50)
    const { connection } = open()
    await vi.waitFor(() => expect(logged.join()).toContain('1000040350'))
    await others[0]?.close()
    await platform.until(() => platform.connections.count === 49)
    expect(connection.connected()).toBe(false)
    clock.jump(60_000)
    await up(connection)
    for (const { socket } of others) socket.terminate()
  })

  test('stopped, it is gone and stays away', async () => {
    const { connection } = await opened()
    connection.stop()
    expect(connection.connected()).toBe(false)
    await platform.until(() => platform.connections.count === 0)
    const refused = open()
    refused.connection.stop()
    clock.jump(60_000)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(platform.connections.count).toBe(0)
  })
})
