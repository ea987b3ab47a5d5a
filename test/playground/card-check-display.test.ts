import { describe } from 'vitest'
import { BAD, edges, many } from './card-edges.js'
import { bars, card, chart, type Json, plain, table } from './sample-cards.js'

describe('pictures and people', () => {
  const image = (more: Json) => card({ tag: 'img', img_key: 'img_v3_a', alt: plain(''), ...more })
  const person = (more: Json) => card({ tag: 'person', user_id: 'ou_a', ...more })
  const list = (ids: readonly string[], more: Json = {}) =>
    card({ tag: 'person_list', persons: ids.map((id) => ({ id })), ...more })

  edges([
    ['a picture was uploaded', image({}), image({ img_key: 'img_v3_zz' }), 200570],
    ['its key looks like one', image({}), image({ img_key: 'a.png' }), 200570],
    ['a picture is described', image({}), card({ tag: 'img', img_key: 'img_v3_a' }), BAD],
    ['how a picture is cut', image({ scale_type: 'crop_top' }), image({ scale_type: 'fill' }), BAD],
    [
      'no stretch_without_padding',
      image({ size: 'stretch' }),
      image({ size: 'stretch_without_padding' }),
      BAD,
    ],
    ['size to 1000px', image({ size: '1px 1000px' }), image({ size: '1px 1001px' }), BAD],
    ['no mode as of old', image({}), image({ mode: 'crop_center' }), BAD],
    ['somebody shown exists', person({}), person({ user_id: 'ou_zz' }), 100290],
    ['sizes of people', person({ size: 'extra_small' }), person({ size: 'tiny' }), BAD],
    ['styles of people', person({ style: 'capsule' }), person({ style: 'round' }), BAD],
    ['each of a list exists', list(['ou_a', 'ou_b']), list(['ou_a', 'ou_zz']), 100290],
    [
      'a list may drop whom nobody knows',
      list(['ou_zz'], { drop_invalid_user_id: true }),
      list(['ou_zz'], { drop_invalid_user_id: false }),
      100290,
    ],
    ['a list is not empty', list(['ou_a']), list([]), BAD],
    ['of people with ids', list(['ou_a']), card({ tag: 'person_list', persons: [{}] }), BAD],
    ['lines of a list', list(['ou_a'], { lines: 1 }), list(['ou_a'], { lines: 0 }), BAD],
  ])
})

describe('tables', () => {
  const of = (type: string, cell: unknown, more: Json = {}) => card(table(cell, { data_type: type, ...more }))
  const whole = (more: Json) => card(table('甲', {}, more))
  const columns = (count: number) =>
    card({ tag: 'table', columns: many(count, (n) => ({ name: `c${n}` })), rows: [] })
  const column = (more: Json) => card(table('甲', more))

  edges([
    ['a table has columns', whole({}), card({ tag: 'table', rows: [] }), BAD],
    ['at least one', columns(1), columns(0), BAD],
    ['50 columns', columns(50), columns(51), BAD],
    ['a table has rows', whole({ rows: [] }), card({ tag: 'table', columns: [{ name: 'a' }] }), BAD],
    ['rows are objects', whole({ rows: [{}] }), whole({ rows: ['甲'] }), 200914],
    ['a row has no more than the columns', whole({}), whole({ rows: [{ b: '甲' }] }), 200915],
    ['10 rows a page', whole({ page_size: 10 }), whole({ page_size: 11 }), BAD],
    ['1 row a page', whole({ page_size: 1 }), whole({ page_size: 0 }), BAD],
    ['height of rows', whole({ row_height: '124px' }), whole({ row_height: '125px' }), BAD],
    ['height by name', whole({ row_height: 'auto' }), whole({ row_height: 'tall' }), BAD],
    ['first column stays', whole({ freeze_first_column: true }), whole({ freeze_first_column: 1 }), BAD],
    ['greatest height', whole({ row_max_height: '32px' }), whole({ row_max_height: '31px' }), BAD],
    [
      'header',
      whole({ header_style: { background_style: 'grey' } }),
      whole({ header_style: { background_style: 'blue' } }),
      BAD,
    ],
    [
      'sizes of a header',
      whole({ header_style: { text_size: 'heading' } }),
      whole({ header_style: { text_size: 'notation' } }),
      BAD,
    ],
    [
      'colours of a header',
      whole({ header_style: { text_color: 'grey' } }),
      whole({ header_style: { text_color: 'red' } }),
      BAD,
    ],
    [
      'no unknown property in a header',
      whole({ header_style: {} }),
      whole({ header_style: { height: '8px' } }),
      BAD,
    ],
    [
      'a column has a name',
      column({}),
      card({ tag: 'table', columns: [{ display_name: '甲' }], rows: [] }),
      BAD,
    ],
    [
      'names differ',
      columns(2),
      card({ tag: 'table', columns: [{ name: 'a' }, { name: 'a' }], rows: [] }),
      BAD,
    ],
    ['no unknown property in a column', column({}), column({ align: 'left' }), BAD],
    ['types of columns', column({}), column({ data_type: 'image' }), BAD],
    ['column from 80px', column({ width: '80px' }), column({ width: '79px' }), BAD],
    ['column to 100%', column({ width: '100%' }), column({ width: '101%' }), BAD],
    ['text', of('text', ''), of('text', 7), 200914],
    ['number', of('number', -0.5), of('number', '7'), 200914],
    ['date', of('date', 1767225700000), of('date', '2026-01-15'), 200914],
    [
      'date format',
      of('date', 0, { date_format: 'YYYY/MM/DD HH:mm' }),
      of('date', 0, { date_format: 'YYYY年M月' }),
      BAD,
    ],
    [
      'decimals',
      of('number', 7, { format: { precision: 10 } }),
      of('number', 7, { format: { precision: 11 } }),
      BAD,
    ],
    [
      'a unit of one character',
      of('number', 7, { format: { symbol: '¥' } }),
      of('number', 7, { format: { symbol: '万元' } }),
      BAD,
    ],
    ['options', of('options', [{ text: '到会', color: 'green' }]), of('options', { text: '到会' }), 200914],
    ['colours of options', of('options', '到会'), of('options', [{ text: '到会', color: 'grey' }]), 200914],
    [
      'no unknown property in an option',
      of('options', []),
      of('options', [{ text: '到会', value: 1 }]),
      200914,
    ],
    ['persons', of('persons', ['ou_a', 'ou_b']), of('persons', ['ou_a', 'ou_zz']), 200914],
    ['a person', of('persons', 'ou_a'), of('persons', 'ou_zz'), 200914],
  ])
})

describe('charts', () => {
  const spec = (more: Json) => card(chart({}, { ...more }))
  const pie = { type: 'pie', data: bars.data, categoryField: 'x', valueField: 'y' }
  const common = (series: unknown) =>
    card({ tag: 'chart', chart_spec: { type: 'common', data: [bars.data], series } })
  const given = (chart_spec: unknown) => card({ tag: 'chart', chart_spec })
  const progress = { ...bars, type: 'linearProgress' }
  const C = 200550

  edges([
    ['a chart has a description', card(chart()), card({ tag: 'chart' }), BAD],
    ['an object', given(bars), given('bar'), C],
    ['of a kind', given(progress), given({ ...bars, type: 'gauge' }), C],
    ['not of every object', given(bars), given({ ...bars, type: 'constructor' }), C],
    ['with data', given(bars), given({ ...bars, data: undefined }), C],
    ['in rows', spec({ data: [{ id: 'd', values: [] }] }), spec({ data: { values: '甲,1' } }), C],
    ['of values', spec({ data: { values: [{}] } }), spec({ data: { values: [1] } }), C],
    ['with its fields', given(pie), given({ ...pie, valueField: undefined }), C],
    ['its own fields', given(bars), given({ ...pie, type: 'bar', yField: 'y' }), C],
    ['several series', common([{ type: 'bar' }, { type: 'line' }]), common([]), C],
    ['of known kinds', common([{ type: 'area' }]), common([{ type: 'common' }]), C],
    [
      'without code',
      spec({ label: { formatMethod: '{x}' } }),
      spec({ label: { formatMethod: '(x) => x' } }),
      C,
    ],
    [
      'without functions',
      spec({ title: { text: '函数' } }),
      spec({ title: { text: 'function () { return 1 }' } }),
      C,
    ],
    ['without expressions', spec({ axes: [{ orient: 'left' }] }), spec({ axes: [{ expression: 'a' }] }), C],
    [
      'without what fails on phones',
      spec({ bar: { style: { fill: 'red' } } }),
      spec({ bar: { style: { texture: 'rect' } } }),
      C,
    ],
    ['without conical gradients', spec({ gradient: 'linear' }), spec({ gradient: 'conical' }), C],
    ['ratios', card(chart({ aspect_ratio: '16:9' })), card(chart({ aspect_ratio: '3:2' })), BAD],
    ['height to 999px', card(chart({ height: '999px' })), card(chart({ height: '1000px' })), BAD],
    ['themes', card(chart({ color_theme: 'converse' })), card(chart({ color_theme: 'dark' })), BAD],
    ['no unknown property beside the description', card(chart()), card(chart({ title: plain('图') })), BAD],
  ])
})
