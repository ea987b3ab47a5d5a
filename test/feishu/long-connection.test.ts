import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import type { PersonId } from '../../src/domain/ids.js'
import type { Answer, Log } from '../../src/feishu/answering.js'
import { type ActionableEvent, readEvent } from '../../src/feishu/envelope.js'
import type { JsonObject } from '../../src/feishu/json.js'
import { createDispatcher, openLongConnection } from '../../src/feishu/long-connection.js'
import { APP, BOT, envelope, menu, message, press } from './payloads.js'

const bot = BOT as PersonId

function given(answer: (event: ActionableEvent) => Promise<Answer> = async () => ({ body: {} })) {
  const time = { now: 0, elapsed: 0 }
  const clock: Clock = { now: () => time.now, elapsed: () => time.elapsed, after: () => () => undefined }
  const received: ActionableEvent[] = []
  const logged: unknown[] = []
  const write = (detail: object, what: string) => void logged.push([detail, what])
  const log: Log = { info: write, warn: write, error: write }
  const state = { connected: true }
  const dispatcher = createDispatcher({
    appId: APP,
    clock,
    log,
    bot: () => bot,
    connected: () => state.connected,
    receive: (event) => {
      received.push(event)
      return answer(event)
    },
  })
  const invoke = (payload: JsonObject): Promise<unknown> => dispatcher.invoke(payload, { needCheck: false })
  const pass = (ms: number) => {
    time.now += ms
    time.elapsed += ms
  }
  const setCalendar = (ms: number) => {
    time.now += ms
  }
  return { invoke, received, logged, state, pass, setCalendar }
}

describe('events through the SDK', () => {
  test.each([
    ['a message', message()],
    ['a press, whose own token hides that of the header', press({ form_value: { opinion: '同意' } })],
    ['a menu entry', menu()],
  ])('%s is the same as at the door', async (_, payload) => {
    const { invoke, received } = given()
    await invoke(payload)
    expect(received).toEqual([readEvent(payload, bot)])
    expect(received[0]?.kind).not.toBe('other')
  })

  test('the answer goes back', async () => {
    const body = { toast: { type: 'success', content: '已提交' } }
    const { invoke } = given(async () => ({ body }))
    expect(await invoke(press())).toEqual(body)
  })

  test('events of another app are ignored', async () => {
    const { invoke, received, logged } = given()
    expect(await invoke(press({}, {}, { app_id: 'cli_0000000000000002' }))).toEqual({})
    expect(received).toEqual([])
    expect(logged).toEqual([[{}, 'event of another app ignored']])
  })

  test('other types and version 1 reach nobody', async () => {
    const { invoke, received } = given()
    await invoke(envelope('im.message.message_read_v1', {}))
    await invoke({ uuid: 'u', type: 'event_callback', event: { type: 'approval_instance', app_id: APP } })
    expect(received).toEqual([])
  })

  test('keys that reach a prototype are dropped', async () => {
    const { invoke, received } = given()
    const payload = JSON.parse(
      JSON.stringify(press({ value: 'V' })).replace('"V"', '{"a":1,"__proto__":{"admin":true}}'),
    ) as JsonObject
    await invoke(payload)
    expect(JSON.stringify(received[0])).not.toContain('admin')
    expect(received[0]).toMatchObject({ kind: 'press', value: { a: 1 } })
  })

  test('a failure: the platform delivers a message again; a press is answered with a toast', async () => {
    const { invoke } = given(() => Promise.reject(new Error('disk')))
    await expect(invoke(message())).rejects.toThrow('evt-0001')
    expect(await invoke(press())).toMatchObject({ toast: { type: 'error' } })
  })

  test.each([
    [2_500, true, true],
    [2_501, true, false],
    [0, false, false],
  ])('after %i ms, connected %s: left in time %s', async (ms, connected, inTime) => {
    const told: boolean[] = []
    const { invoke, state, pass } = given(async () => {
      pass(ms)
      state.connected = connected
      return { body: {}, flushed: (left) => void told.push(left) }
    })
    await invoke(press())
    await vi.waitFor(() => expect(told).toEqual([inTime]))
  })

  test.each([
    ['forward', 0, 86_400_000, true],
    ['back', 2_501, -2_501, false],
  ])('left in time by the time that passed, though the calendar is set %s', async (_, ms, set, inTime) => {
    const told: boolean[] = []
    const { invoke, pass, setCalendar } = given(async () => {
      pass(ms)
      setCalendar(set)
      return { body: {}, flushed: (left) => void told.push(left) }
    })
    await invoke(press())
    await vi.waitFor(() => expect(told).toEqual([inTime]))
  })
})

describe('making the connection', () => {
  beforeEach(() => nock.disableNetConnect())
  afterEach(() => {
    nock.cleanAll()
    nock.enableNetConnect()
  })

  test('a refusal is logged without the secret, and tried again in a minute', async () => {
    const secret = 's3cr3t-of-the-app'
    const asked = () =>
      nock('https://platform.test')
        .post('/callback/ws/endpoint', { AppID: APP, AppSecret: secret })
        .reply(200, { code: 514, msg: 'auth failed', data: {} })
    const logged: unknown[] = []
    const write = (detail: object, what: string) => void logged.push([String(Object.values(detail)), what])
    const timers: { ms: number; run: () => void }[] = []
    const calledOff: number[] = []
    const connection = openLongConnection({
      appId: APP,
      appSecret: secret,
      baseUrl: 'https://platform.test',
      clock: {
        now: () => 0,
        elapsed: () => 0,
        after: (ms, run) => {
          const n = timers.push({ ms, run })
          return () => void calledOff.push(n)
        },
      },
      receive: async () => ({ body: {} }),
      bot: () => bot,
      log: { info: write, warn: write, error: write },
    })
    const first = asked()
    await vi.waitFor(() => expect(timers).toHaveLength(1))
    expect(first.isDone()).toBe(true)
    expect(timers[0]?.ms).toBe(60_000)
    expect(connection.connected()).toBe(false)
    const second = asked()
    timers[0]?.run()
    await vi.waitFor(() => expect(timers).toHaveLength(2))
    expect(second.isDone()).toBe(true)
    connection.stop()
    expect(calledOff).toEqual([2])
    expect(JSON.stringify(logged)).toContain('514')
    expect(JSON.stringify(logged)).not.toContain(secret)
  })
})
