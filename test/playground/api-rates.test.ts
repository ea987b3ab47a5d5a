import { beforeEach, describe, expect, test } from 'vitest'
import { Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()

describe('rates', () => {
  beforeEach(() => stand.restart({ rates: true }))

  test('five a second to one person, the sixth is 230020, the next second is free', async () => {
    for (let i = 0; i < 5; i += 1) expect((await stand.send(voteCard())).body['code']).toBe(0)
    expect((await stand.send(voteCard())).body['code']).toBe(230020)
    expect((await stand.send(voteCard(), 'ou_b')).body['code']).toBe(0)
    stand.clock.move(1000)
    expect((await stand.send(voteCard())).body['code']).toBe(0)
  })
  test('five patches a second of one message', async () => {
    const id = await stand.sent(voteCard())
    for (let i = 0; i < 5; i += 1) expect((await stand.patch(id, voteCard())).body['code']).toBe(0)
    expect((await stand.patch(id, voteCard())).body['code']).toBe(230020)
  })
  test('fifty a second in all, then HTTP 429 with the time to wait', async () => {
    for (let i = 0; i < 50; i += 1) expect((await stand.call('GET', '/bot/v3/info', null)).status).toBe(200)
    const { status, headers, body } = await stand.call('GET', '/bot/v3/info', null)
    expect([status, body['code'], headers.get('x-ogw-ratelimit-reset')]).toEqual([429, 99991400, '1'])
  })
})
