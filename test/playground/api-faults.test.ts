import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../playground/emulator/faults.js'
import { KEYS, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()

const EVERY: readonly (readonly [Endpoint, string, string])[] = [
  ['token', 'POST', '/auth/v3/tenant_access_token/internal'],
  ['send', 'POST', '/im/v1/messages'],
  ['reply', 'POST', '/im/v1/messages/om_1/reply'],
  ['patch', 'PATCH', '/im/v1/messages/om_1'],
  ['edit', 'PUT', '/im/v1/messages/om_1'],
  ['recall', 'DELETE', '/im/v1/messages/om_1'],
  ['get', 'GET', '/im/v1/messages/om_1'],
  ['readers', 'GET', '/im/v1/messages/om_1/read_users'],
  ['resource', 'GET', '/im/v1/messages/om_1/resources/file_1'],
  ['upload-file', 'POST', '/im/v1/files'],
  ['file', 'GET', '/im/v1/files/file_1'],
  ['upload-image', 'POST', '/im/v1/images'],
  ['image', 'GET', '/im/v1/images/img_1'],
  ['chat', 'GET', '/im/v1/chats/oc_group'],
  ['members', 'GET', '/im/v1/chats/oc_group/members'],
  ['is-in-chat', 'GET', '/im/v1/chats/oc_group/members/is_in_chat'],
  ['calendar', 'POST', '/calendar/v4/calendars/primary'],
  ['event', 'POST', '/calendar/v4/calendars/c/events'],
  ['attendees', 'POST', '/calendar/v4/calendars/c/events/e/attendees'],
  ['info', 'GET', '/bot/v3/info'],
]

describe('faults', () => {
  test.each(EVERY)('%s can be struck alone', async (endpoint, method, path) => {
    const [other = 'info'] = EVERY.map(([name]) => name).filter((name) => name !== endpoint)
    stand.emulator.faults.add({ kind: '429', endpoint: other })
    stand.emulator.faults.add({ kind: '500', endpoint })
    expect((await stand.call(method, path)).status).toBe(500)
    expect(stand.emulator.calls.at(-1)).toMatchObject({ endpoint, fault: '500' })
  })
  test('a group is struck by its id, by whatever address it is called', async () => {
    stand.emulator.faults.add({ kind: '500', to: 'oc_group' })
    expect((await stand.send(voteCard(), 'oc_group')).status).toBe(500)
    expect((await stand.call('GET', '/im/v1/chats/oc_group')).status).toBe(500)
    expect((await stand.send(voteCard())).status).toBe(200)
  })
  test('429 and 500 for the next calls, nothing done', async () => {
    stand.emulator.faults.add({ kind: '429', endpoint: 'send', times: 1 })
    stand.emulator.faults.add({ kind: '500', endpoint: 'send', times: 1 })
    expect((await stand.send(voteCard())).status).toBe(429)
    expect((await stand.send(voteCard())).status).toBe(500)
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(0)
    expect((await stand.send(voteCard())).status).toBe(200)
  })
  test('for a time, and for one person only', async () => {
    stand.emulator.faults.add({
      kind: 'refuse',
      status: 400,
      code: 230022,
      msg: 'sensitive',
      to: 'ou_a',
      forMs: 1000,
    })
    expect((await stand.send(voteCard())).body['code']).toBe(230022)
    expect((await stand.send(voteCard(), 'ou_b')).body['code']).toBe(0)
    stand.clock.move(1000)
    expect((await stand.send(voteCard())).body['code']).toBe(0)
  })
  test('a reset connection leaves nothing behind, a dropped answer leaves the message', async () => {
    stand.emulator.faults.add({ kind: 'reset', times: 1 })
    await expect(stand.send(voteCard(), 'ou_a', 'u-1')).rejects.toThrow('fetch failed')
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(0)
    stand.emulator.faults.add({ kind: 'drop-answer', times: 1 })
    await expect(stand.send(voteCard(), 'ou_a', 'u-1')).rejects.toThrow('fetch failed')
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(1)
    expect((await stand.send(voteCard(), 'ou_a', 'u-1')).body['code']).toBe(0)
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(1)
  })
  test('a hanging call is in the log without a status', async () => {
    stand.emulator.faults.add({ kind: 'hang', endpoint: 'send' })
    const gone = stand.send(voteCard()).catch(() => 'broken off')
    await stand.emulator.until(() => stand.emulator.calls.at(-1)?.fault === 'hang')
    expect(stand.emulator.calls.at(-1)).toMatchObject({ endpoint: 'send', to: 'ou_a', status: 0 })
    await stand.emulator.stop()
    expect(await gone).toBe('broken off')
  })
  test('the log names receiver, message and code of every call, and no secret', async () => {
    const id = await stand.sent(voteCard())
    await stand.patch(id, { ...voteCard(), schema: '1.0' })
    expect(stand.emulator.calls.slice(-2)).toMatchObject([
      { endpoint: 'send', to: 'ou_a', messageId: id, status: 200, code: 0 },
      { endpoint: 'patch', to: 'ou_a', messageId: id, status: 400, code: 230099 },
    ])
    expect(JSON.stringify(stand.emulator.calls)).not.toContain(KEYS.appSecret)
    expect(JSON.stringify(stand.emulator.calls)).not.toContain(stand.token)
  })
})
