import { describe, expect, test } from 'vitest'
import { KEYS, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()

describe('tokens', () => {
  test('a token lives two hours, and is handed out again while half an hour is left', async () => {
    const again = () =>
      stand.call('POST', '/auth/v3/tenant_access_token/internal', {
        app_id: KEYS.appId,
        app_secret: KEYS.appSecret,
      })
    stand.clock.move(90 * 60_000)
    expect((await again()).body).toMatchObject({ code: 0, tenant_access_token: stand.token, expire: 1800 })
    stand.clock.move(1000)
    const fresh = (await again()).body
    expect(fresh['tenant_access_token']).not.toBe(stand.token)
    expect(fresh['expire']).toBe(7200)
    expect((await stand.call('GET', '/bot/v3/info', null)).status).toBe(200)
    stand.clock.move(30 * 60_000)
    expect((await stand.call('GET', '/bot/v3/info', null)).body['code']).toBe(99991663)
  })
  test.each([
    ['a wrong secret', { app_secret: 'wrong' }, 10015],
    ['an unknown app', { app_id: 'cli_0000000000000002' }, 10014],
    ['no secret', { app_secret: undefined }, 10003],
  ])('%s is refused, flat', async (_, more, code) => {
    const asked = { app_id: KEYS.appId, app_secret: KEYS.appSecret, ...more }
    const { status, body } = await stand.call('POST', '/auth/v3/tenant_access_token/internal', asked)
    expect([status, body]).toEqual([400, { code, msg: expect.any(String) }])
  })
  test.each([
    ['', 99991661],
    ['Bearer t-nonsense', 99991665],
    ['Bearer u-someone', 99991668],
    ['Bearer nonsense', 99991671],
  ])('authorization «%s» is %i', async (authorization, code) => {
    const { status, body } = await stand.call('GET', '/bot/v3/info', null, authorization)
    expect([status, body['code']]).toEqual([400, code])
  })
  test('tokens can be made void', async () => {
    stand.emulator.voidTokens()
    expect((await stand.send(voteCard())).body['code']).toBe(99991663)
    const old = stand.token
    await stand.takeToken()
    expect(stand.token).not.toBe(old)
    expect((await stand.send(voteCard())).body['code']).toBe(0)
  })
})
