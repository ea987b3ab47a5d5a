import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import type { ChatId, MessageId, PersonId } from '../../src/domain/ids.js'
import type { Log } from '../../src/feishu/answering.js'
import { createPlatformClient } from '../../src/feishu/client.js'
import type { Pace } from '../../src/feishu/pace.js'

const BASE = 'https://platform.test'
const SECRET = 's3cr3t-of-the-app'
const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal'
const SEND_PATH = '/open-apis/im/v1/messages'
const person = 'ou_aaaa0001' as PersonId
const chat = 'oc_group0001' as ChatId
const card = JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'div', text: '不同意，理由保密' }] } })

let now = 0
const clock: Clock = { now: () => now, elapsed: () => now, after: () => () => undefined }

function given(timeoutMs = 300) {
  const logged: unknown[] = []
  const write = (detail: object, what: string) => void logged.push([detail, what])
  const log: Log = { info: write, warn: write, error: write }
  const turns: (readonly string[])[] = []
  const pace: Pace = {
    turn: (keys) => {
      turns.push(keys)
      return Promise.resolve()
    },
  }
  const client = createPlatformClient({
    appId: 'cli_1',
    appSecret: SECRET,
    baseUrl: BASE,
    clock,
    pace,
    log,
    timeoutMs,
  })
  return { client, logged, turns }
}

const platform = () => nock(BASE)
const grants = (token = 't-first000000', expire = 7200) =>
  platform()
    .post(TOKEN_PATH, { app_id: 'cli_1', app_secret: SECRET })
    .reply(200, { code: 0, msg: 'ok', tenant_access_token: token, expire })
const sent = (message_id = 'om_card0001') => ({ code: 0, msg: 'success', data: { message_id } })
const sending = (token = 't-first000000') =>
  platform().post(SEND_PATH).query(true).matchHeader('authorization', `Bearer ${token}`)

beforeEach(() => {
  now = 0
  nock.disableNetConnect()
})
afterEach(() => {
  const unused = nock.pendingMocks()
  nock.abortPendingRequests()
  nock.cleanAll()
  nock.enableNetConnect()
  if (unused.length > 0) throw new Error(`never called: ${unused.join(', ')}`)
})

describe('what goes out', () => {
  test('a card to a person', async () => {
    const { client, turns } = given()
    grants()
    platform()
      .post(SEND_PATH, { receive_id: person, msg_type: 'interactive', content: card, uuid: 'u-1' })
      .query({ receive_id_type: 'open_id' })
      .reply(200, sent())
    expect(await client.send({ person }, card, 'u-1')).toEqual({ ok: true, messageId: 'om_card0001' })
    expect(turns).toEqual([[person]])
  })

  test('a card to a chat', async () => {
    const { client, turns } = given()
    grants()
    platform()
      .post(SEND_PATH, { receive_id: chat, msg_type: 'interactive', content: card, uuid: 'u-1' })
      .query({ receive_id_type: 'chat_id' })
      .reply(200, sent())
    expect(await client.send({ chat }, card, 'u-1')).toMatchObject({ ok: true })
    expect(turns).toEqual([[chat]])
  })

  test('a reply', async () => {
    const { client, turns } = given()
    grants()
    platform()
      .post(`${SEND_PATH}/om_asked/reply`, { msg_type: 'interactive', content: card, uuid: 'u-1' })
      .reply(200, sent('om_reply'))
    const to = { chat, reply: 'om_asked' as MessageId }
    expect(await client.send(to, card, 'u-1')).toEqual({ ok: true, messageId: 'om_reply' })
    expect(turns).toEqual([[chat]])
  })

  test('a patch, counted for its message', async () => {
    const { client, turns } = given()
    grants()
    platform()
      .patch(`${SEND_PATH}/om_card0001`, { content: card })
      .reply(200, { code: 0, msg: 'success', data: {} })
    expect(await client.patch('om_card0001' as MessageId, card)).toEqual({
      ok: true,
      messageId: 'om_card0001',
    })
    expect(turns).toEqual([['om_card0001']])
  })

  test('who the bot is', async () => {
    const { client } = given()
    grants()
    platform()
      .get('/open-apis/bot/v3/info')
      .reply(200, { code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '联席会议助手' } })
    expect(await client.botOpenId()).toBe('ou_bot')
    platform().get('/open-apis/bot/v3/info').reply(400, { code: 230006, msg: 'no bot' })
    expect(await client.botOpenId()).toBeNull()
  })
})

describe('the token', () => {
  test('fifty cold sends at once fetch one', async () => {
    const { client } = given(5_000)
    grants()
    sending().times(50).reply(200, sent())
    const deliveries = await Promise.all(
      Array.from({ length: 50 }, (_, i) => client.send({ person }, card, `u-${i}`)),
    )
    expect(deliveries.every((delivery) => delivery.ok)).toBe(true)
  })

  test('is kept, and fetched anew five minutes before it ends', async () => {
    const { client } = given()
    grants()
    expect(await client.ready()).toEqual({ ok: true })
    now = (7200 - 300) * 1000 - 1
    expect(await client.ready()).toEqual({ ok: true })
    now += 1
    grants('t-second00000')
    expect(await client.ready()).toEqual({ ok: true })
    sending('t-second00000').reply(200, sent())
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({ ok: true })
  })

  test.each([
    [400, 99991663],
    [401, 99991665],
    [200, 99991671],
  ])(
    'refused with HTTP %i and code %i: one other is fetched and the call made again',
    async (status, code) => {
      const { client, logged } = given()
      grants()
      sending().reply(status, { code, msg: 'invalid access token' })
      grants('t-second00000')
      sending('t-second00000').reply(200, sent())
      expect(await client.send({ person }, card, 'u-1')).toEqual({ ok: true, messageId: 'om_card0001' })
      expect(logged).toEqual([])
    },
  )

  test('refused twice: no third try', async () => {
    const { client } = given()
    grants()
    grants('t-second00000')
    sending().reply(400, { code: 99991663, msg: 'x' })
    sending('t-second00000').reply(400, { code: 99991663, msg: 'x' })
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({
      ok: false,
      again: true,
      code: 99991663,
    })
  })

  test('refused for two calls at once: one other is fetched', async () => {
    const { client } = given(5_000)
    grants()
    sending().times(2).reply(400, { code: 99991663, msg: 'x' })
    grants('t-second00000')
    sending('t-second00000').times(2).reply(200, sent())
    const both = await Promise.all(['u-1', 'u-2'].map((uuid) => client.send({ person }, card, uuid)))
    expect(both.every((delivery) => delivery.ok)).toBe(true)
  })

  test('not given: nothing was sent, and readiness says why', async () => {
    const { client } = given()
    platform().post(TOKEN_PATH).times(2).reply(200, { code: 10015, msg: 'app secret invalid' })
    const delivery = await client.send({ person }, card, 'u-1')
    expect(delivery).toMatchObject({ ok: false, again: true, uncertain: false, code: 10015 })
    expect(await client.ready()).toEqual({
      ok: false,
      reason: '未取得平台访问凭证：应用密钥不正确，请核对 FEISHU_APP_SECRET',
    })
    grants()
    expect(await client.ready()).toEqual({ ok: true })
  })
})

describe('what goes wrong', () => {
  test('HTTP 429 with its reset', async () => {
    const { client } = given()
    grants()
    sending().reply(
      429,
      { code: 99991400, msg: 'limit' },
      { 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': '6' },
    )
    expect(await client.send({ person }, card, 'u-1')).toEqual({
      ok: false,
      again: true,
      afterMs: 6_000,
      uncertain: false,
      code: 99991400,
      reason: '调用平台过于频繁',
    })
  })

  test('HTTP 500', async () => {
    const { client } = given()
    grants()
    sending().reply(500, 'oops')
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({
      ok: false,
      again: true,
      uncertain: true,
    })
  })

  test('no answer within the time limit', async () => {
    const { client, logged } = given(60)
    grants()
    sending().delay(3_000).reply(200, sent())
    const delivery = await client.send({ person }, card, 'u-1')
    expect(delivery).toMatchObject({ ok: false, again: true, uncertain: true, reason: '平台没有应答' })
    expect(logged).toMatchObject([[{ call: 'send', network: 'ECONNABORTED' }, 'call to the platform failed']])
  })

  test('the connection is reset', async () => {
    const { client } = given()
    grants()
    sending().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({
      ok: false,
      again: true,
      uncertain: true,
    })
  })

  test('the platform cannot be reached', async () => {
    const { client } = given()
    platform()
      .post(TOKEN_PATH)
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({
      ok: false,
      again: true,
      uncertain: false,
    })
  })

  test.each([200, 400])('a code that is not 0 with HTTP %i is no success', async (status) => {
    const { client } = given()
    grants()
    sending().reply(status, { code: 230013, msg: 'no availability', error: { log_id: 'L-1' } })
    expect(await client.send({ person }, card, 'u-1')).toEqual({
      ok: false,
      again: false,
      afterMs: 0,
      uncertain: false,
      code: 230013,
      reason: '机器人不在可用范围',
    })
  })

  test('230099: a locked card passes, any other is for good', async () => {
    const { client } = given()
    grants()
    const refuse = (msg: string) =>
      platform()
        .patch(`${SEND_PATH}/om_1`)
        .reply(400, { code: 230099, msg: `Failed, ext=ErrCode: 11310; ErrMsg: ${msg};` })
    refuse('card action is lock')
    expect(await client.patch('om_1' as MessageId, card)).toMatchObject({ ok: false, again: true })
    refuse('element exceeds the limit')
    expect(await client.patch('om_1' as MessageId, card)).toMatchObject({
      ok: false,
      again: false,
      code: 230099,
    })
  })

  test.each([{ code: 0, msg: 'success', data: {} }, { code: 0 }, { code: 0, data: { message_id: '../x' } }])(
    'success without a usable message id (%j) is tried again under the same uuid',
    async (body) => {
      const { client } = given()
      grants()
      sending().reply(200, body)
      expect(await client.send({ person }, card, 'u-1')).toMatchObject({
        ok: false,
        again: true,
        uncertain: true,
      })
    },
  )

  test.each([302, 200])('HTTP %i with a page of some gateway is no success', async (status) => {
    const { client } = given()
    grants()
    sending().reply(status, '<html>login</html>', { location: 'https://elsewhere.test/' })
    expect(await client.send({ person }, card, 'u-1')).toMatchObject({ ok: false })
  })
})

test('the log holds neither the secret nor a token nor a card, whatever fails', async () => {
  const { client, logged } = given(60)
  const reset = () => Object.assign(new Error(`reset while sending ${SECRET}`), { code: 'ECONNRESET' })
  platform().post(TOKEN_PATH).replyWithError(reset())
  await client.send({ person }, card, 'u-1')
  platform().post(TOKEN_PATH).reply(500, { app_secret: SECRET })
  await client.send({ person }, card, 'u-1')
  grants()
  sending().replyWithError(reset())
  await client.send({ person }, card, 'u-1')
  sending().reply(400, { code: 230001, msg: card, error: { log_id: 'L-1', detail: card } })
  await client.send({ person }, card, 'u-1')
  sending().reply(502, `<html>${card}</html>`)
  await client.send({ person }, card, 'u-1')
  platform().get('/open-apis/bot/v3/info').reply(500, card)
  await client.botOpenId()
  const text = JSON.stringify(logged)
  expect(logged).toHaveLength(6)
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain('t-first')
  expect(text).not.toContain('Bearer')
  expect(text).not.toContain('理由保密')
  expect(logged[3]).toEqual([
    { call: 'send', status: 400, code: 230001, network: null, logId: 'L-1' },
    'call to the platform failed',
  ])
})
