import { describe } from 'vitest'
import { BAD, edges } from './card-edges.js'
import {
  box,
  card,
  chart,
  form,
  input,
  type Json,
  panel,
  plain,
  press,
  row,
  select,
  submit,
  table,
} from './sample-cards.js'

const column = (more: Json) =>
  card({ tag: 'column_set', columns: [{ tag: 'column', elements: [], ...more }] })
const set = (more: Json) => card({ ...row(), ...more })
const hr = { tag: 'hr' }

describe('rows and columns', () => {
  edges([
    ['a row has columns', set({}), card({ tag: 'column_set' }), BAD],
    ['a row holds columns only', set({}), card({ tag: 'column_set', columns: [hr] }), BAD],
    ['a column stands in a row', set({}), card({ tag: 'column', elements: [] }), BAD],
    ['a column has elements', set({}), card({ tag: 'column_set', columns: [{ tag: 'column' }] }), BAD],
    ['how a row folds', set({ flex_mode: 'trisect' }), set({ flex_mode: 'grid' }), BAD],
    [
      'spacing by name',
      set({ horizontal_spacing: 'extra_large' }),
      set({ horizontal_spacing: 'default' }),
      BAD,
    ],
    ['spacing to 99px', set({ horizontal_spacing: '99px' }), set({ horizontal_spacing: '100px' }), BAD],
    ['alignment of a row', set({ horizontal_align: 'right' }), set({ horizontal_align: 'end' }), BAD],
    ['a row has no vertical spacing', set({}), set({ vertical_spacing: '8px' }), BAD],
    ['background', set({ background_style: 'default' }), set({ background_style: 'laser' }), BAD],
    ['column from 16px', column({ width: '16px' }), column({ width: '15px' }), BAD],
    ['column to 600px', column({ width: '600px' }), column({ width: '601px' }), BAD],
    ['column by weight', column({ width: 'weighted' }), column({ width: 'fill' }), BAD],
    ['weight from 1', column({ weight: 1 }), column({ weight: 0 }), BAD],
    ['weight to 5', column({ weight: 5 }), column({ weight: 6 }), BAD],
    ['whole weights', column({ weight: 2 }), column({ weight: 1.5 }), BAD],
    ['direction', column({ direction: 'horizontal' }), column({ direction: 'row' }), BAD],
    ['vertical alignment', column({ vertical_align: 'bottom' }), column({ vertical_align: 'middle' }), BAD],
    ['padding from 0', column({ padding: '0px' }), column({ padding: '-1px' }), BAD],
  ])
})

describe('folded parts and clickable boxes', () => {
  const header = (more: Json) => card({ ...panel(), header: { title: plain('展开'), ...more } })
  const boxed = (more: Json) => card(box(more))

  edges([
    ['a folded part has a header', card(panel()), card({ tag: 'collapsible_panel', elements: [] }), BAD],
    ['a header has a title', card(panel()), card({ ...panel(), header: {} }), BAD],
    ['kinds of titles', header({}), header({ title: { tag: 'lark_md', content: '展开' } }), BAD],
    [
      'a markdown title has no size',
      header({}),
      header({ title: { tag: 'markdown', content: '', text_size: 'normal' } }),
      BAD,
    ],
    ['no removed property in a header', header({}), header({ position: 'top' }), BAD],
    ['width of a header', header({ width: 'auto_when_fold' }), header({ width: '100px' }), BAD],
    [
      'where the icon stands',
      header({ icon_position: 'follow_text' }),
      header({ icon_position: 'top' }),
      BAD,
    ],
    ['how the icon turns', header({ icon_expanded_angle: -90 }), header({ icon_expanded_angle: 0 }), BAD],
    [
      'colour of a header',
      header({ background_color: 'grey' }),
      header({ background_color: 'default' }),
      BAD,
    ],
    [
      'expanded is true or false',
      card({ ...panel(), expanded: true }),
      card({ ...panel(), expanded: 1 }),
      BAD,
    ],
    [
      'border',
      card({ ...panel(), border: { color: 'grey' } }),
      card({ ...panel(), border: { width: '1px' } }),
      BAD,
    ],
    [
      'corners of a border',
      card({ ...panel(), border: { corner_radius: '5px' } }),
      card({ ...panel(), border: { corner_radius: 5 } }),
      BAD,
    ],
    ['box from 16px', boxed({ width: '16px' }), boxed({ width: '15px' }), BAD],
    ['box to 999px', boxed({ height: '999px' }), boxed({ height: '1000px' }), BAD],
    ['box from 10px high', boxed({ height: '10px' }), boxed({ height: '9px' }), BAD],
    ['background of a box', boxed({ background_style: 'laser' }), boxed({ background_style: 'none' }), BAD],
    ['corners in per cent', boxed({ corner_radius: '100%' }), boxed({ corner_radius: '101%' }), BAD],
    ['border of a box', boxed({ has_border: true }), boxed({ has_border: 'true' }), BAD],
    ['a box has no name', boxed({}), boxed({ name: 'x' }), BAD],
  ])
})

describe('forms', () => {
  const bare = (...elements: unknown[]) => card({ tag: 'form', name: 'f', elements })

  edges([
    ['a form stands at the root', card(form()), card(row(form())), BAD],
    ['not in a folded part', card(form()), card(panel(form())), BAD],
    ['not in a box', card(form()), card(box({ elements: [form()] })), BAD],
    [
      'not in a form',
      card(form()),
      card(form({ ...form(), name: 'g', elements: [submit({ name: 'h' })] })),
      BAD,
    ],
    ['a table stands at the root', card(table('甲')), card(row(table('甲'))), BAD],
    ['not in a form either', card(table('甲')), card(form(table('甲'))), BAD],
    ['a chart stands outside forms', card(row(chart())), card(form(row(chart()))), BAD],
    ['a form has a name', card(form()), card({ tag: 'form', elements: [submit()] }), 200530],
    ['not an empty one', card(form()), card({ tag: 'form', name: '', elements: [submit()] }), 200530],
    ['a form can be sent', bare(row(submit())), bare(input()), BAD],
    ['resetting is not sending', bare(submit()), bare(submit({ form_action_type: 'reset' })), BAD],
    [
      'what a form does',
      bare(submit(), submit({ name: 'x', form_action_type: 'reset' })),
      bare(submit(), submit({ name: 'x', form_action_type: 'send' })),
      BAD,
    ],
    ['a button of a form does it', card(form(submit({ name: 'x' }))), card(form(press({ name: 'x' }))), BAD],
    ['only in a form', card(press()), card(press({ form_action_type: 'submit' })), BAD],
    ['fields of a form have names', card(form(input())), card(form({ tag: 'input' })), 200530],
    ['not empty ones', card(form(select())), card(form(select({ name: '' }))), 200530],
    ['in rows too', card(form(row(input()))), card(form(row({ tag: 'checker' }))), 200530],
    [
      'buttons of a form too',
      card(form()),
      card({ tag: 'form', name: 'f', elements: [submit({ name: '' })] }),
      200530,
    ],
    [
      'names once in a form',
      card(form(input(), select())),
      card(form(input(), select({ name: 'i' }))),
      200530,
    ],
    ['forms and fields together', card(form(input())), card(form(input({ name: 'f' }))), 200530],
    [
      'once in the whole card',
      card(form(input()), press({ name: 'x' })),
      card(form(input()), press({ name: 'i' })),
      200530,
    ],
    ['required in a form only', card(form(input({ required: true }))), card(input({ required: true })), BAD],
    [
      'not by false either',
      card(form(select({ required: false }))),
      card({ tag: 'date_picker', behaviors: [{ type: 'callback', value: {} }], required: false }),
      BAD,
    ],
    [
      'several choices in a form only',
      card(form({ ...select(), tag: 'multi_select_static' })),
      card({ ...select(), tag: 'multi_select_static' }),
      BAD,
    ],
    [
      'several people too',
      card(form({ tag: 'multi_select_person', name: 'p' })),
      card({ tag: 'multi_select_person', name: 'p' }),
      BAD,
    ],
  ])
})
