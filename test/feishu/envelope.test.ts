import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../src/domain/ids.js'
import { readEvent, senderOf } from '../../src/feishu/envelope.js'
import { type JsonObject, parseObject } from '../../src/feishu/json.js'
import { APP, BOT, botMention, envelope, menu, message, press, TOKEN } from './payloads.js'
import { PRESS } from './vectors.js'

const bot = BOT as PersonId
const read = (payload: JsonObject, own: PersonId | null = bot) => readEvent(payload, own)

describe('im.message.receive_v1', () => {
  test('in our own words', () => {
    expect(read(message())).toEqual({
      kind: 'message',
      id: 'evt-0001',
      message: 'om_msg0001',
      at: '2026-01-01T00:00:00.001Z',
      from: 'ou_aaaa0001',
      chat: 'oc_group0001',
      chatType: 'group',
      text: '数据局请假，由联络员代会',
      mentioned: true,
      parent: 'om_card0001',
      messageType: 'text',
    })
  })

  const textOf = (message_type: string, content: string) => {
    const event = read(message({ message_type, content }))
    return event.kind === 'message' ? event.text : event
  }
  const text = (words: string) => JSON.stringify({ text: words })

  test.each([
    ['@_user_1 请假', '请假'],
    ['请 @_user_1 @_user_12 看', '请 看'],
    ['@_all 请假', '请假'],
    ['不同意 第一行\n\n第二行 ', '不同意 第一行\n\n第二行'],
    ['@user_1 不是占位', '@user_1 不是占位'],
    ['   ', ''],
  ])('text %j is read as %j', (written, understood) => {
    expect(textOf('text', text(written))).toBe(understood)
  })

  test('a post: title, lines, links and code; mentions and pictures left out', () => {
    const content = JSON.stringify({
      title: '意见',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '助手', text: '@助手' },
          { tag: 'text', text: ' 不同意 ', style: ['bold'] },
          { tag: 'a', href: 'https://example.com', text: '依据' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'code_block', language: 'text', text: '附表' }],
      ],
    })
    expect(textOf('post', content)).toBe('意见\n不同意 依据\n\n附表')
  })

  test.each([
    ['image', '{"image_key":"img_1"}'],
    ['interactive', '{"title":"x","elements":[[]]}'],
    ['merge_forward', 'Merged and Forwarded Message'],
    ['text', 'no json'],
    ['text', '{"text":3}'],
    ['text', '[]'],
    ['post', '{"content":"x"}'],
    ['post', '{"zh_cn":{"content":[]}}'],
  ])('%s with %s has no readable text', (type, content) => {
    expect(textOf(type, content)).toBeNull()
  })

  const mentioned = (mentions: unknown, own: PersonId | null = bot) => {
    const event = read(message({ mentions }), own)
    return event.kind === 'message' && event.mentioned
  }
  const colleague = { key: '@_user_1', id: { open_id: 'ou_other' }, mentioned_type: 'user', name: '某人' }
  const otherBot = { key: '@_user_1', id: { open_id: 'ou_otherbot' }, mentioned_type: 'bot', name: '别的' }

  test('mentioned: by the bot’s own open_id where it is known', () => {
    expect(mentioned([colleague, botMention])).toBe(true)
    expect(mentioned([otherBot])).toBe(false)
    expect(mentioned([colleague])).toBe(false)
    expect(mentioned(undefined)).toBe(false)
    expect(mentioned(null)).toBe(false)
  })

  test('mentioned: any bot while the own open_id is not known', () => {
    expect(mentioned([otherBot], null)).toBe(true)
    expect(mentioned([colleague], null)).toBe(false)
  })

  test('a private chat, a message that replies to nothing', () => {
    const event = read(message({ chat_type: 'p2p', parent_id: undefined, create_time: undefined }))
    expect(event).toMatchObject({ chatType: 'private', parent: null, at: '2026-01-01T00:00:00.123Z' })
    expect(read(message({ parent_id: '' }))).toMatchObject({ parent: null })
  })

  test('messages of bots are left alone, or two bots would answer each other for ever', () => {
    expect(read(message({}, { sender_type: 'bot' }))).toMatchObject({
      kind: 'other',
      unread: 'event.sender.sender_type',
    })
  })

  test.each([
    ['message_id', 'msg0001'],
    ['message_id', 'om_'],
    ['chat_id', 'ou_wrong'],
    ['parent_id', 'om_../../x'],
    ['content', 3],
    ['mentions', 'x'],
  ])('%s = %j makes it unreadable, and is named', (field, value) => {
    expect(read(message({ [field]: value }))).toEqual({
      kind: 'other',
      id: 'evt-0001',
      type: 'im.message.receive_v1',
      unread: `event.message.${field}`,
    })
  })
})

describe('card.action.trigger', () => {
  test('the worked example, its time in microseconds', () => {
    expect(read(parseObject(PRESS.plain) ?? {})).toEqual({
      kind: 'press',
      id: 'evt-1',
      at: '2026-01-01T00:00:00.000Z',
      by: 'ou_a',
      value: { k: 'vote' },
      name: 'submit',
      form: { opinion: '同意，建议补充网络安全等级保护说明' },
      message: 'om_1',
      chat: 'oc_1',
    })
  })

  const formOf = (action: JsonObject) => {
    const event = read(press(action))
    return event.kind === 'press' ? event.form : event
  }

  test('a form keeps strings, lists and booleans; null is as good as missing', () => {
    const form_value = {
      reason: '参加市级防汛会商',
      scopes: ['vote', 'speech'],
      day: '2026-01-15 +0800',
      agreed: true,
      blank: '',
      none: null,
      number: 3,
    }
    const { none, ...filled } = form_value
    expect(none).toBeNull()
    expect(formOf({ form_value })).toEqual({ ...filled, number: '3' })
  })

  test.each([
    [{ name: 'opinion', tag: 'input', input_value: '同意' }, { opinion: '同意' }],
    [{ name: 'unit', tag: 'select_static', option: '区财政局' }, { unit: '区财政局' }],
    [{ name: 'units', tag: 'multi_select_static', options: ['甲局', '乙局'] }, { units: ['甲局', '乙局'] }],
    [{ name: '', tag: 'checker', checked: false }, { checker: false }],
    [{ name: undefined, tag: 'overflow', option: 'x' }, { overflow: 'x' }],
  ])('an element outside a form: %j', (action, form) => {
    expect(formOf(action)).toEqual(form)
  })

  test('a press without value or name', () => {
    expect(read(press({ value: undefined, name: undefined }))).toMatchObject({
      value: null,
      name: null,
      form: {},
    })
    expect(read(press({ value: 'plain string' }))).toMatchObject({ value: 'plain string' })
  })

  test('what no card of ours can hold is unreadable', () => {
    const letters = (n: number) => '字'.repeat(n)
    expect(formOf({ form_value: { a: letters(20_000) } })).toEqual({ a: letters(20_000) })
    expect(read(press({ form_value: { a: letters(20_001) } }))).toMatchObject({
      unread: 'event.action.form_value.a',
    })
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`f${i}`, 'x']))
    expect(read(press({ form_value: many(200) }))).toMatchObject({ kind: 'press' })
    expect(read(press({ form_value: many(201) }))).toMatchObject({ kind: 'other' })
    expect(read(press({ form_value: { a: { nested: 1 } } }))).toMatchObject({ kind: 'other' })
  })

  test('who pressed comes from the operator, whatever the form says', () => {
    const event = read(press({ form_value: { open_id: 'ou_chair' }, value: { operator: 'ou_chair' } }))
    expect(event).toMatchObject({ by: 'ou_aaaa0002' })
    expect(read(press({}, { operator: { user_id: 'x' } }))).toMatchObject({ kind: 'other' })
  })

  test('a name that would reach a prototype is refused', () => {
    expect(read(press({ name: '__proto__', options: ['x'] }))).toMatchObject({ kind: 'other' })
  })
})

test('application.bot.menu_v6', () => {
  expect(read(menu())).toEqual({
    kind: 'menu',
    id: 'evt-0001',
    at: '2026-01-01T00:00:00.123Z',
    by: 'ou_aaaa0003',
    key: '我的待办',
  })
  expect(read(menu({ event_key: '' }))).toMatchObject({ kind: 'other', unread: 'event.event_key' })
})

describe('everything else', () => {
  test.each(['1767225600', '176722560012', '', '１７６７２２５６００１２３', 1767225600123])(
    'create_time %j is none',
    (create_time) => {
      const event = read(press({}, {}, { create_time }))
      expect(event).toMatchObject({ kind: 'other', unread: 'header.create_time' })
    },
  )

  test('other types are left alone without complaint', () => {
    expect(read(envelope('im.message.message_read_v1', { reader: {} }))).toEqual({
      kind: 'other',
      id: 'evt-0001',
      type: 'im.message.message_read_v1',
      unread: null,
    })
    expect(read(envelope('toString', {}))).toMatchObject({ kind: 'other' })
  })

  const old = {
    ts: '1767225600.1',
    uuid: 'uuid-1',
    token: TOKEN,
    type: 'event_callback',
    event: { type: 'approval_instance', app_id: APP },
  }

  test('version 1 envelopes are recognised, with their sender', () => {
    expect(read(old)).toEqual({ kind: 'other', id: 'uuid-1', type: 'approval_instance', unread: null })
    expect(senderOf(old)).toEqual({ token: TOKEN, appId: APP })
  })

  test('the sender of version 2 stands in the header, never in the event', () => {
    expect(senderOf(press())).toEqual({ token: TOKEN, appId: APP })
    expect(senderOf({ ...old, schema: '2.0' })).toEqual({ token: '', appId: '' })
  })

  test.each([[{}], [{ schema: '2.0' }], [{ schema: '2.0', header: [], event: 3 }], [{ event: null }]])(
    '%j is left alone',
    (payload) => {
      expect(read(payload)).toMatchObject({ kind: 'other', type: 'unknown' })
      expect(senderOf(payload)).toEqual({ token: '', appId: '' })
    },
  )
})
