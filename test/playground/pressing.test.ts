import { describe, expect, test } from 'vitest'
import { CannotPress, choiceOf, chooseButton } from '../../playground/emulator/pressing.js'
import { codes } from './card-edges.js'
import { MEMBERS, pressed } from './pressing-hand.js'
import {
  behaviors,
  both,
  box,
  card,
  day,
  form,
  input,
  type Json,
  person,
  plain,
  press,
  row,
  select,
  submit,
  tick,
  time,
} from './sample-cards.js'

const chosen = (field: Json, value: string | boolean) =>
  choiceOf(card(field), 'body.elements.0', value, MEMBERS)

describe('buttons', () => {
  const disabled = press({ disabled: true, disabled_tips: plain('已截止') })

  test('a button carries what stands on it, with its name', () => {
    expect(pressed(card(press({ name: 'b' })), '同意')).toEqual({
      tag: 'button',
      name: 'b',
      value: { a: 'go' },
    })
  })
  test('a disabled button says why', () => {
    expect(() => pressed(card(disabled), '同意')).toThrow('按钮「同意」不可用：已截止')
  })
  test('one of several alike is pointed out', () => {
    const one = card(press(), press({ behaviors: [{ type: 'callback', value: { a: 'second' } }] }))
    expect(() => pressed(one, '同意')).toThrow('有 2 个按钮「同意」')
    expect(pressed(one, { text: '同意', nth: 1 })).toMatchObject({ value: { a: 'second' } })
    expect(pressed(one, { path: 'body.elements.1' })).toMatchObject({ value: { a: 'second' } })
    expect(() => pressed(one, { text: '同意', nth: 2 })).toThrow('没有按钮「同意」')
  })
  test('clients ask again only where a form is sent', () => {
    const confirm = { title: plain('签署？'), text: plain('不可撤回') }
    const one = card(press({ confirm }), { tag: 'form', name: 'f', elements: [submit({ confirm })] })
    expect(chooseButton(one, '同意').confirm).toBeNull()
    expect(chooseButton(one, '提交').confirm).toEqual({ title: '签署？', text: '不可撤回' })
  })
  test('a clickable box goes by the words on it and by its own tag', () => {
    const one = card(box({ elements: [{ tag: 'div', text: plain('查看议题') }] }))
    expect(pressed(one, '查看议题')).toEqual({ tag: 'interactive_container', value: { a: 'go' } })
  })
  test('a box in a form answers for itself', () => {
    const one = card(form(input(), box({ elements: [{ tag: 'div', text: plain('查看') }] })))
    expect(pressed(one, '查看')).toEqual({ tag: 'interactive_container', value: { a: 'go' } })
  })
  test('buttons beside a tick can be pressed', () => {
    const one = card({ tag: 'checker', text: plain('已阅'), button_area: { buttons: [press()] } })
    expect(codes(one)).toEqual([])
    expect(pressed(one, '同意')).toEqual({ tag: 'button', value: { a: 'go' } })
  })
})

describe('links', () => {
  const home = 'https://example.cn/'
  const open = { type: 'open_url', default_url: home }

  test('a link opens and tells nobody', () => {
    const one = card(press({ behaviors: [open] }))
    expect([chooseButton(one, '同意').url, pressed(one, '同意')]).toEqual([home, null])
  })
  test('a link may tell the app as well', () => {
    const one = card(press({ behaviors: [open, ...behaviors] }))
    expect([chooseButton(one, '同意').url, pressed(one, '同意')]).toEqual([
      home,
      { tag: 'button', value: { a: 'go' } },
    ])
  })
  test('a row that leads somewhere is found by words on it', () => {
    const one = card({
      ...row({ tag: 'div', text: plain('原文第三条') }),
      action: { multi_url: { url: home } },
    })
    expect([chooseButton(one, { link: '第三条' }).url, pressed(one, { link: '第三条' })]).toEqual([
      home,
      null,
    ])
    expect(() => chooseButton(one, { link: '第四条' })).toThrow('没有带链接的「第四条」')
  })
  test('the card itself may lead somewhere', () => {
    expect(chooseButton({ ...card(), card_link: { url: home } }, { link: '' }).url).toBe(home)
  })
})

describe('fields outside a form', () => {
  const own = { behaviors, name: undefined }
  const value = { a: 'go' }
  const told = (action: Json) => ({ action, opened: null })
  const zone = { timezone: 'Asia/Shanghai' }

  test.each<[string, Json, string | boolean, Json]>([
    ['an option', select(own), '乙', { tag: 'select_static', value, option: '乙' }],
    ['somebody of the chat', person(own), 'ou_b', { tag: 'select_person', value, option: 'ou_b' }],
    ['a day', day(own), '2026-01-15', { tag: 'date_picker', value, option: '2026-01-15 +0800', ...zone }],
    ['a time', time(own), '09:30', { tag: 'picker_time', value, option: '09:30 +0800', ...zone }],
    [
      'both',
      both(own),
      '2026-01-15 09:30',
      { tag: 'picker_datetime', value, option: '2026-01-15 09:30 +0800', ...zone },
    ],
    ['a text', input(own), '同意', { tag: 'input', value, input_value: '同意' }],
    ['a blank text', input(own), '', { tag: 'input', value, input_value: '' }],
    ['a text of a field with a name', input(), '同意', { tag: 'input', name: 'i', input_value: '同意' }],
    ['a tick', tick(own), true, { tag: 'checker', value, checked: true }],
    ['no tick', tick({ ...own, checked: true }), false, { tag: 'checker', value, checked: false }],
    [
      'an entry of a folded group',
      { tag: 'overflow', behaviors, options: [{ text: plain('催办'), value: 'r' }] },
      '催办',
      { tag: 'overflow', value, option: 'r' },
    ],
  ])('%s', (_, field, given, action) => {
    const placed = JSON.parse(JSON.stringify(field)) as Json
    expect(codes(card(placed))).toEqual([])
    expect(chosen(placed, given)).toEqual(told(action))
  })

  test('a tick without behaviours tells nobody', () => {
    expect(chosen(tick(), true)).toEqual({ action: null, opened: null })
  })
  test('an entry that leads somewhere opens it, and tells only what it answers', () => {
    const url = 'https://example.cn/'
    const group = {
      tag: 'overflow',
      options: [
        { text: plain('网页'), multi_url: { url } },
        { text: plain('两样'), value: 'r', multi_url: { url } },
      ],
    }
    expect(codes(card(group))).toEqual([])
    expect(chosen(group, '网页')).toEqual({ action: null, opened: url })
    expect(chosen(group, '两样')).toEqual({ action: { tag: 'overflow', option: 'r' }, opened: url })
  })
  test.each<[string, Json, string | boolean, string]>([
    ['no option', select(own), '', '未选择'],
    ['an option there is not', select(own), '丙', '没有选项「丙」'],
    ['somebody outside the chat', person(own), 'ou_zz', '没有选项「ou_zz」'],
    ['no day', day(own), '', '未选择'],
    ['a day there is not', day(own), '2026-02-30', '格式不对'],
    ['a text too long', input({ max_length: 2 }), '一二三', '最多 2 字'],
    ['a disabled field', select({ ...own, disabled: true }), '甲', '不可用'],
    [
      'an entry there is not',
      { tag: 'overflow', options: [{ text: plain('催办'), value: 'r' }] },
      '签署',
      '没有选项「签署」',
    ],
  ])('%s cannot be chosen', (_, field, given, why) => {
    expect(() => chosen(field, given)).toThrow(CannotPress)
    expect(() => chosen(field, given)).toThrow(why)
  })
  test('fields of a form are not chosen one by one', () => {
    expect(() => choiceOf(card(form(select())), 's', '甲')).toThrow('没有可填写的「s」，现有：无')
  })
})
