import { describe, expect, test } from 'vitest'
import { type Json, Stand } from './emulator-stand.js'

const stand = new Stand()

const draft = (more: Json = {}): Json => ({
  receive_id: 'ou_a',
  msg_type: 'text',
  content: '{"text":"好"}',
  ...more,
})
const send = (body: unknown) => stand.call('POST', '/im/v1/messages?receive_id_type=open_id', body)

describe('the gateway', () => {
  test.each([
    ['POST', '/im/v1/nothing'],
    ['POST', '/message/v4/batch_send/'],
    ['POST', '/ephemeral/v1/send'],
    ['POST', '/interactive/v1/card/update'],
    ['POST', '/contact/v3/users/batch_get_id'],
    ['POST', '/approval/v4/instances'],
    ['POST', '/docx/v1/documents'],
    ['PATCH', '/im/v1/messages/om_1/urgent_app'],
    ['GET', '/im/v1/messages'],
    ['PUT', '/im/v1/messages/om_1/reply'],
    ['GET', '/auth/v3/tenant_access_token/internal'],
  ])('%s %s is not there: 404 and no JSON', async (method, path) => {
    const response = await stand.raw(method, path)
    expect([response.status, await response.text()]).toEqual([404, '404 page not found'])
    expect(stand.emulator.calls.at(-1)).toMatchObject({ endpoint: 'unknown', method, status: 404 })
  })
  test.each(['not json', '[]', '"text"'])('a body that is %s is 9499', async (body) => {
    expect((await send(body)).body).toMatchObject({ code: 9499, msg: 'Bad Request' })
  })
  test.each([
    ['content', { content: { text: '好' } }],
    ['receive_id', { receive_id: 7 }],
    ['uuid', { uuid: 7 }],
  ])('%s of another type is 9499', async (_, more) => {
    expect((await send(draft(more))).body['code']).toBe(9499)
  })
  test.each([
    ['receive_id', { receive_id: undefined }],
    ['receive_id', { receive_id: '' }],
    ['msg_type', { msg_type: undefined }],
    ['content', { content: undefined }],
    ['uuid', { uuid: 'u'.repeat(51) }],
  ])('%s missing or out of bounds is 99992402 and named', async (field, more) => {
    expect((await send(draft(more))).body).toMatchObject({
      code: 99992402,
      error: { log_id: expect.any(String), field_violations: [{ field }] },
    })
  })
  test.each([
    ['GET', '/im/v1/messages/constructor', 99992354],
    ['GET', '/im/v1/messages/om_1%2Freply', 99992354],
    ['GET', '/im/v1/chats/toString', 232006],
    ['GET', '/im/v1/files/constructor', 234005],
  ])('%s %s: ids that are none are unknown', async (method, path, code) => {
    expect(await stand.code(method, path)).toBe(code)
  })
  test('every answer carries the id of its log, an error in its body too', async () => {
    const fine = await send(draft())
    expect(fine.headers.get('x-tt-logid')).toMatch(/^20260101/)
    expect(fine.body['error']).toBeUndefined()
    const { headers, body } = await send({})
    expect(body['error']).toMatchObject({ log_id: headers.get('x-tt-logid') })
  })
  test('the token is asked for before the body is looked at', async () => {
    const { body } = await stand.call('POST', '/im/v1/messages', 'not json', '')
    expect(body['code']).toBe(99991661)
  })
  test('the bot learns its own id', async () => {
    expect((await stand.call('GET', '/bot/v3/info')).body).toMatchObject({
      code: 0,
      bot: { open_id: 'ou_bot', app_name: '联席会议助手', activate_status: 2 },
    })
  })
})
