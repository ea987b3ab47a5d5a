import { describe, expect, test } from 'vitest'
import { idOf, type Json, Stand } from './emulator-stand.js'
import { voteCard } from './sample-cards.js'

const stand = new Stand()
const code = async (type: string, content: unknown) => (await stand.post(type, content)).body['code']
const paragraph = (...elements: unknown[]) => ({ zh_cn: { title: '纪要', content: [elements] } })

describe('what a message may hold', () => {
  test.each([
    ['text', { text: '请于周五前反馈' }],
    [
      'post',
      paragraph(
        { tag: 'text', text: '一、' },
        { tag: 'a', text: '附件', href: 'https://a.cn' },
        { tag: 'hr' },
      ),
    ],
    ['post', { en_us: { content: [] } }],
  ])('%s passes', async (type, content) => {
    expect(await code(type, content)).toBe(0)
  })
  test.each([
    ['text without text', 'text', { content: '好' }],
    ['text that is no JSON', 'text', '好'],
    ['post without a language', 'post', { title: '', content: [[{ tag: 'text', text: '好' }]] }],
    ['post with nothing', 'post', {}],
    ['post that is no list of paragraphs', 'post', { zh_cn: { content: [{ tag: 'text', text: '好' }] } }],
    ['post with an unknown tag', 'post', paragraph({ tag: 'table' })],
    ['post with a link to nowhere', 'post', paragraph({ tag: 'a', text: '附件' })],
    ['file without a key', 'file', {}],
    ['an unknown type', 'letter', { text: '好' }],
    ['a type not known here', 'share_chat', { chat_id: 'oc_group' }],
  ])('%s is 230001', async (_, type, content) => {
    expect(await code(type, content)).toBe(230001)
    expect(stand.emulator.messagesOf('ou_a')).toEqual([])
  })
  test('a picture in a post must be the bot’s own', async () => {
    expect(await code('post', paragraph({ tag: 'img', image_key: 'img_v3_other' }))).toBe(230017)
  })
  test('text of 150 KB and a post of 30 KB pass, one byte more is 230025', async () => {
    const text = (bytes: number) => ({ text: 'a'.repeat(bytes - JSON.stringify({ text: '' }).length) })
    const post = (bytes: number) => {
      const rest = JSON.stringify(paragraph({ tag: 'text', text: '' }))
      return paragraph({ tag: 'text', text: 'a'.repeat(bytes - Buffer.byteLength(rest)) })
    }
    expect(await code('text', text(150 * 1024))).toBe(0)
    expect(await code('text', text(150 * 1024 + 1))).toBe(230025)
    expect(await code('post', post(30 * 1024))).toBe(0)
    expect(await code('post', post(30 * 1024 + 1))).toBe(230025)
  })
  test('a card that is no JSON is refused with its own code', async () => {
    const { body } = await stand.post('interactive', 'card')
    expect(body).toMatchObject({ code: 230099, msg: expect.stringContaining('ErrCode: 200621') })
  })
})

describe('mentions in a text', () => {
  const text =
    '<at user_id="ou_b">联络员</at>、<at user_id="ou_nobody">某人</at>请尽快反馈，<at user_id="all"></at>'

  test('become keys, with name and id beside them; who is not known is not mentioned', async () => {
    const { body } = await stand.post('text', { text }, 'oc_group')
    expect(body['data']).toMatchObject({
      body: { content: JSON.stringify({ text: '@_user_1、某人请尽快反馈，@_all' }) },
      mentions: [{ key: '@_user_1', id: 'ou_b', id_type: 'open_id', name: 'ou_b' }],
    })
    expect(stand.emulator.messagesIn('oc_group')[0]?.mentions).toEqual(['ou_b'])
  })
  test('go with the words when the text is edited', async () => {
    const id = idOf(await stand.post('text', { text }, 'oc_group'))
    const edited = { msg_type: 'text', content: '{"text":"已反馈"}' }
    const { body } = await stand.call('PUT', `/im/v1/messages/${id}`, edited)
    expect(body['data']).toMatchObject({ body: { content: '{"text":"已反馈"}' } })
    expect((body['data'] as Json)['mentions']).toBeUndefined()
  })
  test('of the bot are read back with its id', async () => {
    const said = await stand.emulator.say('ou_a', '条款', { chat: 'oc_group', mention: true })
    const { body } = await stand.call('GET', `/im/v1/messages/${said.messageId}`)
    expect((body['data'] as { items: Json[] }).items).toMatchObject([{ mentions: [{ id: 'ou_bot' }] }])
  })
})

describe('whom a message goes to', () => {
  const to = (type: string, id: string) =>
    stand.code('POST', `/im/v1/messages?receive_id_type=${type}`, {
      receive_id: id,
      msg_type: 'interactive',
      content: JSON.stringify(voteCard()),
    })

  test.each([
    ['open_id', 'ou_a', 0],
    ['union_id', 'on_a', 0],
    ['chat_id', 'oc_group', 0],
    ['open_id', 'm01', 99992351],
    ['open_id', 'ou_of_another_app', 99992361],
    ['union_id', 'on_nobody', 99992363],
    ['user_id', '4c87bec3', 99992359],
    ['email', 'a@example.cn', 230034],
    ['chat_id', 'oc_nothing', 230034],
    ['chat_id', 'constructor', 230034],
    ['name', 'ou_a', 99992402],
  ])('%s %s is %i', async (type, id, expected) => {
    expect(await to(type, id)).toBe(expected)
  })
  test('the kind of id must be said', async () => {
    const body = { receive_id: 'ou_a', msg_type: 'text', content: '{"text":"好"}' }
    expect((await stand.call('POST', '/im/v1/messages', body)).body).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field: 'receive_id_type' }] },
    })
  })
  test('by either id the message is in the same private chat', async () => {
    await to('open_id', 'ou_a')
    await to('union_id', 'on_a')
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(2)
    expect(stand.emulator.calls.slice(-2).map((call) => call.to)).toEqual(['ou_a', 'ou_a'])
  })
})
