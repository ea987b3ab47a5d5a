import { describe, expect, test } from 'vitest'
import { idOf, type Json, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()
const DAY = 86_400_000

async function sentText(text = '好', to = 'ou_a'): Promise<string> {
  return idOf(await stand.post('text', { text }, to))
}
async function later(ms: number): Promise<void> {
  stand.clock.move(ms)
  await stand.takeToken()
}

describe('recalling', () => {
  const recall = (id: string) => stand.code('DELETE', `/im/v1/messages/${id}`)

  test('an own message disappears, for a day and not a moment longer', async () => {
    const [first, second] = [await sentText(), await sentText()]
    await later(DAY)
    expect(await recall(first)).toBe(0)
    expect(stand.emulator.message(first).revoked).toBe(true)
    await later(1)
    expect(await recall(second)).toBe(230009)
    expect(stand.emulator.message(second).revoked).toBe(false)
  })
  test('not another’s, not twice, not one that never was', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    expect(await recall(messageId)).toBe(230026)
    const own = await sentText()
    await recall(own)
    expect(await recall(own)).toBe(230110)
    expect(await recall('om_nothing')).toBe(99992354)
  })
  test('not from a group the bot has left, or that is no more', async () => {
    const id = await sentText('好', 'oc_group')
    await stand.emulator.removeBot('ou_a', 'oc_group')
    expect(await recall(id)).toBe(230002)
    stand.emulator.dissolve('oc_group')
    expect(await recall(id)).toBe(232009)
  })
  test('what was recalled is answered without its words, and takes neither reply, patch nor edit', async () => {
    const id = await stand.sent(voteCard())
    await recall(id)
    const { body } = await stand.call('GET', `/im/v1/messages/${id}?card_msg_content_type=user_card_content`)
    expect((body['data'] as { items: Json[] }).items).toMatchObject([{ deleted: true, body: {} }])
    const text = { msg_type: 'text', content: '{"text":"好"}' }
    expect(await stand.code('POST', `/im/v1/messages/${id}/reply`, text)).toBe(230011)
    expect((await stand.patch(id, voteCard())).body['code']).toBe(230011)
    expect(await stand.code('PUT', `/im/v1/messages/${id}`, text)).toBe(230011)
  })
})

describe('editing', () => {
  const edit = (id: string, content: unknown = { text: '更正' }, type = 'text') =>
    stand.call('PUT', `/im/v1/messages/${id}`, { msg_type: type, content: JSON.stringify(content) })

  test('an own text, also into a post', async () => {
    const id = await sentText()
    expect((await edit(id)).body).toMatchObject({ code: 0, data: { updated: true } })
    const post = { zh_cn: { content: [[{ tag: 'text', text: '更正' }]] } }
    expect((await edit(id, post, 'post')).body['code']).toBe(0)
    expect(stand.emulator.message(id).versions.map(({ by }) => by)).toEqual(['send', 'edit', 'edit'])
  })
  test('a card neither before nor after: 230001', async () => {
    expect((await edit(await stand.sent(voteCard()))).body['code']).toBe(230001)
    expect((await edit(await sentText(), voteCard(), 'interactive')).body['code']).toBe(230001)
  })
  test('another’s is 230071, the 21st time 230072, after a day 230075, and the content is checked', async () => {
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    expect((await edit(messageId)).body['code']).toBe(230071)
    const id = await sentText()
    expect((await edit(id, {})).body['code']).toBe(230001)
    for (let i = 0; i < 20; i += 1) expect((await edit(id)).body['code']).toBe(0)
    expect((await edit(id)).body['code']).toBe(230072)
    const old = await sentText()
    await later(DAY + 1)
    expect((await edit(old)).body['code']).toBe(230075)
  })
})

describe('who has read', () => {
  const readers = (id: string, query = '?user_id_type=open_id') =>
    stand.call('GET', `/im/v1/messages/${id}/read_users${query}`)

  test('only who has, with the time, in the ids asked for', async () => {
    const id = await stand.sent(voteCard(), 'oc_group')
    expect((await readers(id)).body['data']).toEqual({ items: [], has_more: false })
    stand.clock.move(1000)
    await stand.emulator.reads('ou_b', [id])
    expect((await readers(id, '?user_id_type=union_id')).body['data']).toEqual({
      items: [
        {
          user_id_type: 'union_id',
          user_id: 'on_b',
          timestamp: String(stand.clock.now()),
          tenant_key: expect.any(String),
        },
      ],
      has_more: false,
    })
  })
  test('the kind of ids must be said', async () => {
    const id = await stand.sent(voteCard())
    expect((await readers(id, '')).body).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field: 'user_id_type' }] },
    })
  })
  test('for seven days and not a moment longer, for own messages only', async () => {
    const id = await stand.sent(voteCard())
    await later(7 * DAY)
    expect((await readers(id)).body['code']).toBe(0)
    await later(1)
    expect((await readers(id)).body['code']).toBe(230033)
    const { messageId } = await stand.emulator.say('ou_a', '帮助')
    expect((await readers(messageId)).body['code']).toBe(230012)
  })
})
