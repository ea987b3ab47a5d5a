import { describe, expect, test } from 'vitest'
import { CannotPress, type Typed } from '../../playground/emulator/pressing.js'
import { codes } from './card-edges.js'
import { pressed } from './pressing-hand.js'
import {
  both,
  card,
  day,
  form,
  input,
  type Json,
  lines,
  people,
  person,
  plain,
  press,
  row,
  select,
  several,
  submit,
  tick,
  time,
  two,
} from './sample-cards.js'

const filled = (fields: readonly Json[], typed: Typed = {}) =>
  pressed(card(form(...fields)), '提交', typed)?.['form_value']

describe('what a sent form carries', () => {
  test.each<[string, Json, Typed, Json]>([
    ['a text', input(), { i: '同意' }, { i: '同意' }],
    ['a blank text as ""', input(), {}, { i: '' }],
    ['a default text left as it is', input({ default_value: '原文' }), {}, { i: '原文' }],
    ['a default text wiped out', input({ default_value: '原文' }), { i: '' }, { i: '' }],
    ['new lines', lines(), { i: '一\n二' }, { i: '一\n二' }],
    ['the greatest length', input({ max_length: 3 }), { i: '一二三' }, { i: '一二三' }],
    ['rare characters counted once', input({ max_length: 3 }), { i: '𠮷𠮷𠮷' }, { i: '𠮷𠮷𠮷' }],
    ['an option by its value', select(), { s: '乙' }, { s: '乙' }],
    [
      'an option by its words',
      select({ options: [{ text: plain('同意'), value: 'y' }] }),
      { s: '同意' },
      { s: 'y' },
    ],
    ['nothing where nothing is chosen', select(), {}, {}],
    ['the initial option', select({ initial_option: '乙' }), {}, { s: '乙' }],
    ['the initial number', select({ initial_index: 2 }), {}, { s: '乙' }],
    ['several options', several(), { m: ['乙', '甲'] }, { m: ['乙', '甲'] }],
    ['no empty list of options', several(), { m: [] }, {}],
    ['initial options', several({ selected_values: ['甲'] }), {}, { m: ['甲'] }],
    ['somebody from a list', person(two), { p: 'ou_a' }, { p: 'ou_a' }],
    ['somebody of the chat where there is no list', person(), { p: 'ou_b' }, { p: 'ou_b' }],
    ['several people', people(), { q: ['ou_b', 'ou_a'] }, { q: ['ou_b', 'ou_a'] }],
    ['a day with the offset', day(), { d: '2026-01-15' }, { d: '2026-01-15 +0800' }],
    ['the 29th of February where there is one', day(), { d: '2028-02-29' }, { d: '2028-02-29 +0800' }],
    ['a time with the offset', time(), { t: '09:30' }, { t: '09:30 +0800' }],
    ['both with the offset', both(), { b: '2026-01-15 09:30' }, { b: '2026-01-15 09:30 +0800' }],
    ['an initial day with the offset', day({ initial_date: '2026-01-15' }), {}, { d: '2026-01-15 +0800' }],
    ['no day where none is chosen', day(), {}, {}],
    ['a tick', tick(), { c: true }, { c: true }],
    ['no tick', tick({ checked: true }), { 已阅: false }, { c: false }],
    ['a tick not touched', tick({ checked: true }), {}, { c: true }],
    [
      'nothing of a folded group',
      { tag: 'overflow', name: 'o', options: [{ text: plain('催办'), value: 'r' }] },
      {},
      {},
    ],
  ])('%s', (_, field, typed, value) => {
    expect(codes(card(form(field)))).toEqual([])
    expect(filled([field], typed)).toEqual(value)
  })

  test('the button, what it carries, and the time zone where there are days or times', () => {
    const value = { a: 'go' }
    const whole = (field: Json) =>
      card({
        tag: 'form',
        name: 'f',
        elements: [field, submit({ behaviors: [{ type: 'callback', value }] })],
      })
    expect(pressed(whole(input()), '提交')).toEqual({
      tag: 'button',
      name: 'go',
      value,
      form_value: { i: '' },
    })
    for (const field of [day(), time(), both()])
      expect(pressed(whole(field), '提交')).toEqual({
        tag: 'button',
        name: 'go',
        value,
        form_value: {},
        timezone: 'Asia/Shanghai',
      })
  })
  test('fields in rows belong to the form, those outside do not', () => {
    const one = card(form(row(input())), input({ name: 'j' }))
    expect(pressed(one, '提交', { i: '同意' })?.['form_value']).toEqual({ i: '同意' })
    expect(() => pressed(one, '提交', { j: '同意' })).toThrow('没有可填写的「j」')
  })
  test('a reset sends nothing', () => {
    const one = card(form(input(), submit({ name: 'r', text: plain('清空'), form_action_type: 'reset' })))
    expect(pressed(one, '清空')).toBeNull()
  })
})

describe('what a client does not let through', () => {
  test.each<[string, Json, Typed, string]>([
    ['nothing where a text is required', input({ required: true }), {}, '有必填项未填写：「i」'],
    ['nothing where an option is required', select({ required: true }), {}, '有必填项未填写'],
    ['nothing where several are required', several({ required: true }), { m: [] }, '有必填项未填写'],
    ['nothing where a day is required', day({ required: true }), { d: '' }, '有必填项未填写'],
    ['one character too many', input({ max_length: 3 }), { i: '一二三四' }, '最多 3 字'],
    ['1001 characters', input(), { i: '字'.repeat(1001) }, '最多 1000 字'],
    ['a second line in a field of one', input(), { i: '一\n二' }, '只有一行'],
    ['an option there is not', select(), { s: '丙' }, '没有选项「丙」'],
    ['one of several there is not', several(), { m: ['甲', '丙'] }, '没有选项「丙」'],
    ['one option twice', several(), { m: ['甲', '甲'] }, '重复'],
    ['one where several are chosen', several(), { m: '甲' }, '为多选'],
    ['several where one is chosen', select(), { s: ['甲'] }, '应为一项文字'],
    ['somebody outside the list', person(two), { p: 'ou_b' }, '没有选项「ou_b」'],
    ['somebody outside the chat', person(), { p: 'ou_zz' }, '没有选项「ou_zz」'],
    ['one of several outside the chat', people(), { q: ['ou_a', 'ou_zz'] }, '没有选项「ou_zz」'],
    ['a day there is not', day(), { d: '2026-02-29' }, '格式不对'],
    ['a month there is not', day(), { d: '2026-13-01' }, '格式不对'],
    ['a day in other writing', day(), { d: '2026/01/15' }, '格式不对'],
    ['an hour there is not', time(), { t: '24:00' }, '格式不对'],
    ['a minute there is not', both(), { b: '2026-01-15 09:60' }, '格式不对'],
    ['a day without its time', both(), { b: '2026-01-15' }, '格式不对'],
    ['words where there is a tick', tick(), { c: '是' }, '只能勾选'],
    ['anything in a disabled field', input({ disabled: true }), { i: '同意' }, '不可填写'],
    ['anything in a field there is not', input(), { 附件: 'x' }, '没有可填写的「附件」，现有：「i」'],
  ])('%s', (_, field, typed, why) => {
    expect(codes(card(form(field)))).toEqual([])
    expect(() => filled([field], typed)).toThrow(CannotPress)
    expect(() => filled([field], typed)).toThrow(why)
  })

  test('a label that several fields share', () => {
    const labelled = (name: string) => input({ name, label: plain('意见') })
    expect(() => filled([labelled('i'), labelled('j')], { 意见: 'x' })).toThrow('有 2 处可填写的「意见」')
    expect(filled([labelled('i'), labelled('j')], { j: 'x' })).toEqual({ i: '', j: 'x' })
  })
  test('typing with a button that sends no form', () => {
    expect(() => pressed(card(press()), '同意', { i: 'x' })).toThrow('不提交表单')
  })
})
