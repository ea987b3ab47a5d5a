import { beforeEach, describe, expect, test } from 'vitest'
import { RATES, Rates } from '../../playground/emulator/rates.js'
import { idOf, Stand } from './emulator-stand.js'
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
  test('setting the calendar on does not make the second pass', async () => {
    for (let i = 0; i < 5; i += 1) await stand.sent(voteCard())
    stand.clock.setCalendar(3_600_000)
    expect((await stand.send(voteCard())).body['code']).toBe(230020)
  })
  test('a reply counts like a message, and a group is shared by all', async () => {
    const id = await stand.sent(voteCard(), 'oc_group')
    const text = { msg_type: 'text', content: '{"text":"好"}' }
    const reply = () => stand.code('POST', `/im/v1/messages/${id}/reply`, text)
    for (let i = 0; i < 4; i += 1) expect(await reply()).toBe(0)
    expect(await reply()).toBe(230020)
    expect((await stand.send(voteCard(), 'oc_group')).body['code']).toBe(230020)
  })
  test('one person is one receiver by whatever id', async () => {
    for (let i = 0; i < 5; i += 1) await stand.send(voteCard())
    const body = { receive_id: 'on_a', msg_type: 'text', content: '{"text":"好"}' }
    expect(await stand.code('POST', '/im/v1/messages?receive_id_type=union_id', body)).toBe(230020)
  })
  test('five patches a second of one message, and five of another', async () => {
    const [id, other] = [await stand.sent(voteCard()), idOf(await stand.send(voteCard(), 'ou_b'))]
    for (let i = 0; i < 5; i += 1) expect((await stand.patch(id, voteCard())).body['code']).toBe(0)
    const refused = await stand.patch(id, voteCard())
    expect([refused.status, refused.body['code']]).toEqual([400, 230020])
    expect((await stand.patch(other, voteCard())).body['code']).toBe(0)
  })
  test('fifty a second in all of one address, then HTTP 429 with the time to wait', async () => {
    for (let i = 0; i < 50; i += 1) expect((await stand.call('GET', '/bot/v3/info')).status).toBe(200)
    const { status, headers, body } = await stand.call('GET', '/bot/v3/info')
    expect([status, body['code'], headers.get('x-ogw-ratelimit-reset')]).toEqual([429, 99991400, '1'])
    expect(headers.get('x-ogw-ratelimit-limit')).toBe('50')
    expect((await stand.send(voteCard())).status).toBe(200)
    stand.clock.move(1000)
    expect((await stand.call('GET', '/bot/v3/info')).status).toBe(200)
  })
  test('a thousand a minute, and the wait is until the oldest is a minute old', () => {
    let now = 0
    const rates = new Rates(() => now)
    const bounds = [
      { key: 's', limit: RATES.perSecond, ms: 1000 },
      { key: 'm', limit: RATES.perMinute, ms: 60_000 },
    ]
    for (; now < 20_000; now += 1000) for (let i = 0; i < 50; i += 1) expect(rates.take(bounds)).toBeNull()
    now = 20_500
    expect(rates.take(bounds)).toEqual({ bound: bounds[1], wait: 39_500 })
    now = 59_999
    expect(rates.take(bounds)?.wait).toBe(1)
    now = 60_000
    for (let i = 0; i < 50; i += 1) expect(rates.take(bounds)).toBeNull()
    expect(rates.take(bounds)).toEqual({ bound: bounds[0], wait: 1000 })
  })
})
