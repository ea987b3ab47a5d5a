import * as fc from 'fast-check'
import { type Json, option, plain } from './sample-cards.js'

const IDS = ['ou_a', 'ou_b']
const COLOURS = ['blue', 'red-500', 'grey-00', 'rgba(1,2,3,0.5)', 'white']
const HOME = 'https://example.cn/a?b=%E7%94%B2'

export const pick = fc.constantFrom
export const words = fc.string({ unit: 'grapheme', maxLength: 12 })
export const text = words.map(plain)
export const bool = fc.boolean()
export const px = (min: number, max: number) => fc.integer({ min, max }).map((length) => `${length}px`)
const margin = fc.oneof(
  px(-99, 99),
  fc.tuple(px(-99, 99), px(-99, 99)).map((two) => two.join(' ')),
)
export const spacing = fc.oneof(pick('small', 'medium', 'large', 'extra_large'), px(0, 99))
export const colour = pick(...COLOURS)
export const icon = fc.oneof(
  fc.record(
    { tag: pick('standard_icon'), token: pick('vote_outlined', 'history_filled'), color: colour },
    { requiredKeys: ['tag', 'token'] },
  ),
  fc.constant({ tag: 'custom_icon', img_key: 'img_v3_a' }),
)
export const jump = fc.record(
  { url: pick(HOME), pc_url: pick(HOME), ios_url: pick(HOME, 'lark://msgcard/unsupported_action') },
  { requiredKeys: ['url'] },
)
export const callback = fc
  .dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 })
  .map((value) => ({ type: 'callback', value: { ...value } }))
export const link = jump.map(({ url, ...others }) => ({ type: 'open_url', default_url: url, ...others }))
const confirm = fc.record({ title: text, text })

type Parts = Record<string, fc.Arbitrary<unknown>>

/** A component of this tag: the first properties always, the others sometimes. */
export function component(tag: string, always: Parts, sometimes: Parts = {}): fc.Arbitrary<Json> {
  const shared = { margin, element_id: pick('to be numbered') }
  const parts: Parts = { tag: pick(tag), ...always, ...shared, ...sometimes }
  return fc.record(parts, { requiredKeys: ['tag', ...Object.keys(always)] })
}

export const flow: Parts = {
  direction: pick('vertical', 'horizontal'),
  padding: px(0, 99),
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: pick('left', 'center', 'right'),
  vertical_align: pick('top', 'center', 'bottom'),
}
const look: Parts = {
  text_size: pick('heading', 'heading-0', 'normal', 'notation', 'xxxx-large', 'x-small'),
  text_color: fc.oneof(colour, pick('default')),
  text_align: pick('left', 'center', 'right'),
  lines: fc.integer({ min: 1, max: 9 }),
}
export const acting: Parts = { confirm, disabled: bool, disabled_tips: text, hover_tips: text }
const width = fc.oneof(pick('default', 'fill'), px(100, 2000))

export const display: fc.Arbitrary<Json>[] = [
  component(
    'markdown',
    { content: pick('**甲**', '<at id=ou_a></at> 请', `[乙](${HOME})`) },
    { text_size: look['text_size'] ?? fc.constant('normal'), icon },
  ),
  component(
    'div',
    {
      text: fc.record(
        { tag: pick('plain_text'), content: words, ...look },
        { requiredKeys: ['tag', 'content'] },
      ),
    },
    { icon },
  ),
  component('hr', {}),
  component(
    'img',
    { img_key: pick('img_v3_a'), alt: text },
    {
      scale_type: pick('crop_center', 'fit_horizontal'),
      size: pick('stretch', 'tiny', '16px 90px'),
      preview: bool,
    },
  ),
  component(
    'person',
    { user_id: pick(...IDS) },
    { size: pick('small', 'large'), style: pick('normal', 'capsule'), show_name: bool },
  ),
  component(
    'person_list',
    { persons: fc.subarray(IDS, { minLength: 1 }).map((ids) => ids.map((id) => ({ id }))) },
    { lines: fc.integer({ min: 1, max: 9 }), icon },
  ),
]

/** What a user operates; in a form it has a name and may be required, outside it does something. */
export function operated(inForm: boolean): fc.Arbitrary<Json>[] {
  const own: Parts = inForm ? { name: pick('to be numbered') } : { behaviors: callback.map((one) => [one]) }
  const more: Parts = inForm ? { ...acting, required: bool } : acting
  const picking: Parts = { ...more, placeholder: text, width, type: pick('default', 'text') }
  const options = pick([option('甲')], [option('甲'), option('乙')])
  const people = pick(IDS.map((value) => ({ value })))
  const alone = [
    component(
      'button',
      {
        ...own,
        text,
        ...(inForm ? { form_action_type: pick('submit', 'reset') } : { behaviors: fc.tuple(callback, link) }),
      },
      {
        ...acting,
        type: pick('default', 'primary_filled', 'laser'),
        size: pick('tiny', 'large'),
        width,
        icon,
      },
    ),
    component('input', own, {
      ...more,
      input_type: pick('text', 'multiline_text', 'password'),
      max_length: fc.integer({ min: 20, max: 1000 }),
      default_value: words,
      label: text,
      label_position: pick('top', 'left'),
    }),
    component(
      'select_static',
      { ...own, options },
      { ...picking, initial_option: pick('甲', ''), initial_index: pick(0, 1) },
    ),
    component('select_person', own, { ...picking, options: people }),
    component('date_picker', own, { ...picking, initial_date: pick('2026-01-15') }),
    component(
      'picker_time',
      { ...own, placeholder: text },
      { ...more, initial_time: pick('00:00', '23:59'), width },
    ),
    component('picker_datetime', { ...own, initial_datetime: pick('2026-01-15 09:30') }, picking),
    component(
      'overflow',
      { ...own, options: text.map((given) => [{ text: given, value: 'x' }]) },
      { ...acting, width },
    ),
    component('checker', own, {
      ...acting,
      checked: bool,
      text,
      overall_checkable: bool,
      checked_style: fc.record({ opacity: fc.double({ min: 0, max: 1, noNaN: true }) }),
    }),
  ]
  if (!inForm) return alone
  return [
    ...alone,
    component('multi_select_static', { ...own, options }, { ...picking, selected_values: pick([], ['甲']) }),
    component(
      'multi_select_person',
      { ...own, options: people },
      { ...picking, selected_values: fc.subarray(IDS) },
    ),
  ]
}
