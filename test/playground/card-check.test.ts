import { describe, expect, test } from 'vitest'
import { checkCard, refusalText } from '../../playground/emulator/card/check.js'
import { opinionCard, rollCallCard, voteCard } from './sample-cards.js'

type Json = Record<string, unknown>

const plain = (content: string) => ({ tag: 'plain_text', content })
const people = new Set(['ou_a', 'ou_b'])

/** A card that holds just these elements. */
function card(...elements: unknown[]): Json {
  return { schema: '2.0', config: { update_multi: true }, body: { elements } }
}

function form(...elements: unknown[]): Json {
  const submit = { tag: 'button', name: 'go', form_action_type: 'submit', text: plain('提交') }
  return { tag: 'form', name: 'f', elements: [...elements, submit] }
}

const option = (value: string) => ({ text: plain(value), value })
const select = (extra: Json = {}) => ({ tag: 'select_static', name: 's', options: [option('甲')], ...extra })
const codes = (value: unknown) => checkCard(value, people).map(({ code }) => code)

describe('cards the platform accepts', () => {
  test.each([
    ['buttons in columns', voteCard()],
    ['a form', opinionCard()],
    ['a table, a panel and a disabled button', rollCallCard()],
    [
      'every kind of field in a form',
      card(form(select(), { tag: 'input', name: 'i' }, { tag: 'checker', name: 'c' })),
    ],
    ['a mention of somebody known', card({ tag: 'markdown', content: '请 <at id=ou_a></at> 反馈' })],
    ['a chart', card({ tag: 'chart', chart_spec: { type: 'bar', data: {} }, aspect_ratio: '16:9' })],
  ])('%s', (_, value) => {
    expect(checkCard(value, people)).toEqual([])
  })
})

describe('the frame of a card', () => {
  test('a card of the first schema is refused', () => {
    expect(codes({ elements: [] })).toEqual([200830])
  })
  test('something that is no object is refused as unparseable', () => {
    expect(codes(undefined)).toEqual([200621])
  })
  test.each([[{ update_multi: false }], [{}]])('update_multi must be true and written out: %j', (config) => {
    expect(codes({ ...card(), config })).toEqual([300302])
  })
  test('an unknown property at the top is refused by name', () => {
    const [fault] = checkCard({ ...card(), fallback: {} })
    expect(fault).toMatchObject({ code: 200621, value: 'fallback', place: ['ROOT'] })
  })
  test('three header tags pass, four do not', () => {
    const tag = { tag: 'text_tag', text: plain('待反馈'), color: 'orange' }
    const header = (count: number) => ({
      title: plain('标题'),
      text_tag_list: Array.from({ length: count }, () => tag),
    })
    expect(codes({ ...card(), header: header(3) })).toEqual([])
    expect(codes({ ...card(), header: header(4) })).toEqual([200621])
  })
  test('a header colour outside the list is refused', () => {
    expect(codes({ ...card(), header: { title: plain('标题'), template: 'pink' } })).toEqual([200621])
  })
})

describe('elements', () => {
  test.each(['note', 'action', 'nonsense'])('the tag %s is not part of schema 2.0', (tag) => {
    expect(codes(card({ tag }))).toEqual([200861])
  })
  test('the path names the element at fault, as the platform words it', () => {
    const [fault] = checkCard(card({ tag: 'hr' }, { tag: 'hr' }, { tag: 'hr' }, { tag: 'note' }))
    expect(fault && refusalText(fault)).toBe(
      'Failed to create card content, ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [3](tag: note); ' +
        'ErrMsg: cards of schema V2 no longer support this capability; ErrorValue: unsupported tag note; ',
    )
  })
  test('an unknown property of a component is refused', () => {
    expect(codes(card({ tag: 'hr', colour: 'red' }))).toEqual([200621])
  })
  test('the old button property value is refused', () => {
    expect(codes(card({ tag: 'button', text: plain('同意'), value: { a: 1 } }))).toEqual([200621])
  })
  test('100 characters on a button pass, 101 do not', () => {
    expect(codes(card({ tag: 'button', text: plain('字'.repeat(100)) }))).toEqual([])
    expect(codes(card({ tag: 'button', text: plain('字'.repeat(101)) }))).toEqual([200621])
  })
  test('a confirm dialog needs a title', () => {
    expect(codes(card({ tag: 'button', text: plain('签署'), confirm: { text: plain('确定') } }))).toEqual([
      200621,
    ])
  })
  test('200 tags pass, 201 do not', () => {
    const rules = (count: number) => card(...Array.from({ length: count }, () => ({ tag: 'hr' })))
    expect(codes(rules(200))).toEqual([])
    expect(codes(rules(201))).toEqual([11310])
  })
  test('texts count as elements too', () => {
    const divs = Array.from({ length: 101 }, () => ({ tag: 'div', text: plain('一行') }))
    expect(codes(card(...divs))).toEqual([11310])
  })
  test('element ids are unique in the card', () => {
    expect(codes(card({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }))).toEqual([300301])
  })
  test('somebody unknown cannot be mentioned or shown', () => {
    expect(codes(card({ tag: 'markdown', content: '<at id=ou_zz></at>' }))).toEqual([100290])
    expect(codes(card({ tag: 'person', user_id: 'ou_zz' }))).toEqual([100290])
    expect(codes(card({ tag: 'person_list', persons: [{ id: 'ou_zz' }] }))).toEqual([100290])
  })
  test('a person list that drops unknown ids passes', () => {
    expect(
      codes(card({ tag: 'person_list', persons: [{ id: 'ou_zz' }], drop_invalid_user_id: true })),
    ).toEqual([])
  })
  test('a link that runs into Chinese text is refused', () => {
    expect(codes(card({ tag: 'markdown', content: '见 https://example.cn/a 附件' }))).toEqual([])
    expect(codes(card({ tag: 'markdown', content: '见https://example.cn/a附件' }))).toEqual([200621])
  })
  test('an image key and a chart description have codes of their own', () => {
    expect(codes(card({ tag: 'img', img_key: 'nothing', alt: plain('图') }))).toEqual([200570])
    expect(codes(card({ tag: 'chart', chart_spec: {} }))).toEqual([200550])
  })
})

describe('containers', () => {
  const set = (...elements: unknown[]): Json => ({
    tag: 'column_set',
    columns: [{ tag: 'column', elements }],
  })
  const nest = (levels: number): Json => (levels === 0 ? { tag: 'hr' } : set(nest(levels - 1)))

  test('five levels pass, six do not', () => {
    expect(codes(card(nest(5)))).toEqual([])
    expect(codes(card(nest(6)))).toEqual([200621])
  })
  test('forms and tables stand at the root only', () => {
    const table = { tag: 'table', columns: [{ name: 'a' }], rows: [] }
    expect(codes(card(set(form())))).toEqual([200621])
    expect(codes(card(set(table)))).toEqual([200621])
    expect(codes(card(form(table)))).toEqual([200621])
    expect(
      codes(card({ tag: 'collapsible_panel', header: { title: plain('展开') }, elements: [form()] })),
    ).toEqual([200621])
  })
  test('a chart does not stand in a form', () => {
    expect(codes(card(form({ tag: 'chart', chart_spec: { type: 'pie' } })))).toEqual([200621])
  })
  test('columns stand in column sets, and nothing else does', () => {
    expect(codes(card({ tag: 'column', elements: [] }))).toEqual([200621])
    expect(codes(card({ tag: 'column_set', columns: [{ tag: 'hr' }] }))).toEqual([200621])
  })
})

describe('forms', () => {
  test('a form needs a submit button', () => {
    expect(codes(card({ tag: 'form', name: 'f', elements: [{ tag: 'input', name: 'i' }] }))).toEqual([200621])
  })
  test.each([[{ tag: 'input' }], [{ tag: 'input', name: '' }], [{ tag: 'button', text: plain('提交') }]])(
    'every element of a form that can be operated has a name: %j',
    (element) => {
      expect(codes(card(form(element)))).toEqual([200530])
    },
  )
  test('names are unique in the whole card, forms and their fields together', () => {
    expect(codes(card(form({ tag: 'input', name: 'i' }, select({ name: 'i' }))))).toEqual([200530])
    expect(codes(card(form({ tag: 'input', name: 'f' })))).toEqual([200530])
  })
  test('required and multiple choice belong into a form', () => {
    expect(codes(card({ tag: 'input', name: 'i', required: true }))).toEqual([200621])
    expect(codes(card({ tag: 'multi_select_static', name: 'm', options: [option('甲')] }))).toEqual([200621])
  })
  test('a submit button stands in a form', () => {
    expect(
      codes(card({ tag: 'button', name: 'b', text: plain('提交'), form_action_type: 'submit' })),
    ).toEqual([200621])
  })
  test('option values are unique', () => {
    expect(codes(card(form(select({ options: [option('甲'), option('甲')] }))))).toEqual([200621])
  })
  test('the initial option is one of the options', () => {
    expect(codes(card(form(select({ initial_option: '甲' }))))).toEqual([])
    expect(codes(card(form(select({ initial_option: '乙' }))))).toEqual([200621])
  })
  test('a default text fits its own bound', () => {
    const input = (length: number) => ({
      tag: 'input',
      name: 'i',
      max_length: 5,
      default_value: '字'.repeat(length),
    })
    expect(codes(card(form(input(5))))).toEqual([])
    expect(codes(card(form(input(6))))).toEqual([200621])
  })
  test('a date-time picker without an initial value needs a placeholder', () => {
    expect(codes(card(form({ tag: 'picker_datetime', name: 'p' })))).toEqual([200621])
    expect(
      codes(card(form({ tag: 'picker_datetime', name: 'p', initial_datetime: '2026-01-15 09:30' }))),
    ).toEqual([])
  })
})

describe('tables', () => {
  const table = (row: Json, type = 'text'): Json => ({
    tag: 'table',
    columns: [{ name: 'a', data_type: type }],
    rows: [row],
  })

  test('a row key that is no column is 200915, a cell of the wrong type 200914', () => {
    expect(codes(card(table({ a: '甲' })))).toEqual([])
    expect(codes(card(table({ b: '甲' })))).toEqual([200915])
    expect(codes(card(table({ a: 7 })))).toEqual([200914])
    expect(codes(card(table({ a: '2026-01-15' }, 'date')))).toEqual([200914])
    expect(codes(card(table({ a: 'ou_zz' }, 'persons')))).toEqual([200914])
  })
  test('five tables pass, six do not', () => {
    const many = (count: number) => card(...Array.from({ length: count }, () => table({ a: '甲' })))
    expect(codes(many(5))).toEqual([])
    expect(codes(many(6))).toEqual([11310])
  })
  test('ten rows a page at most', () => {
    expect(codes(card({ ...table({ a: '甲' }), page_size: 10 }))).toEqual([])
    expect(codes(card({ ...table({ a: '甲' }), page_size: 11 }))).toEqual([200621])
  })
})
