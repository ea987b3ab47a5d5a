import * as fc from 'fast-check'
import {
  acting,
  bool,
  callback,
  colour,
  component,
  display,
  flow,
  icon,
  jump,
  link,
  operated,
  pick,
  px,
  spacing,
  text,
  words,
} from './random-elements.js'
import { type Json, plain } from './sample-cards.js'

/** Components, with rows, folded parts and boxes that hold some more of them. */
function nested(inForm: boolean, levels: number): fc.Arbitrary<Json> {
  const leaf = fc.oneof(...display, ...operated(inForm))
  if (levels === 0) return leaf
  const inner = fc.array(nested(inForm, levels - 1), { maxLength: 2 })
  const column = component(
    'column',
    { elements: inner },
    {
      ...flow,
      width: fc.oneof(pick('auto', 'weighted'), px(16, 600)),
      weight: fc.integer({ min: 1, max: 5 }),
      background_style: colour,
    },
  )
  return fc.oneof(
    { arbitrary: leaf, weight: 3 },
    component(
      'column_set',
      { columns: fc.array(column, { minLength: 1, maxLength: 2 }) },
      {
        flex_mode: pick('none', 'stretch', 'flow', 'bisect', 'trisect'),
        horizontal_spacing: spacing,
        background_style: fc.oneof(colour, pick('default')),
        action: jump.map((multi_url) => ({ multi_url })),
      },
    ),
    component(
      'collapsible_panel',
      {
        elements: inner,
        header: fc.record(
          {
            title: text,
            icon,
            icon_position: pick('left', 'right', 'follow_text'),
            icon_expanded_angle: pick(-180, 90),
          },
          { requiredKeys: ['title'] },
        ),
      },
      { ...flow, expanded: bool, border: fc.record({ color: colour, corner_radius: px(0, 20) }) },
    ),
    component(
      'interactive_container',
      { elements: inner, behaviors: fc.tuple(callback, link) },
      {
        ...flow,
        ...acting,
        height: fc.oneof(pick('auto'), px(10, 999)),
        background_style: pick('laser', 'default', 'blue'),
        has_border: bool,
      },
    ),
  )
}

const column = fc.record(
  {
    data_type: pick('text'),
    display_name: words,
    width: pick('auto', '80px', '25%'),
    horizontal_align: pick('left'),
  },
  { requiredKeys: [] },
)
const table = fc.array(column, { minLength: 1, maxLength: 3 }).chain((columns) =>
  component(
    'table',
    {
      columns: pick(columns.map((one, index) => ({ ...one, name: `c${index}` }))),
      rows: fc.array(
        words.map((c0) => ({ c0 })),
        { maxLength: 3 },
      ),
    },
    {
      page_size: fc.integer({ min: 1, max: 10 }),
      row_height: pick('low', 'auto', '40px'),
      header_style: fc.record({ bold: bool, background_style: pick('none', 'grey') }),
    },
  ),
)
const spec = { type: 'pie', data: { values: [{ x: '甲', y: 1 }] }, categoryField: 'x', valueField: 'y' }
const chart = component(
  'chart',
  { chart_spec: pick(spec) },
  { aspect_ratio: pick('1:1', '16:9'), height: pick('auto', '200px'), color_theme: pick('brand', 'rainbow') },
)
const sender = { tag: 'button', name: 'to be numbered', form_action_type: 'submit', text: plain('提交') }
const form = component(
  'form',
  {
    name: pick('to be numbered'),
    elements: fc.array(nested(true, 2), { maxLength: 3 }).map((elements) => [...elements, sender]),
  },
  flow,
)

const header = fc.record(
  {
    title: text,
    subtitle: text,
    template: pick('blue', 'default', 'carmine'),
    icon,
    text_tag_list: fc.array(
      text.map((given) => ({ tag: 'text_tag', text: given, color: 'neutral' })),
      { maxLength: 3 },
    ),
    padding: px(0, 99),
  },
  { requiredKeys: ['title'] },
)
const config = fc.record(
  {
    update_multi: pick(true),
    width_mode: pick('default', 'compact', 'fill'),
    enable_forward: bool,
    summary: words.map((content) => ({ content })),
    locales: pick(['zh_cn']),
    streaming_mode: pick(false),
  },
  { requiredKeys: ['update_multi'] },
)

/** A card the platform takes, of anything the platform has. Two people, `ou_a` and `ou_b`, and one picture, `img_v3_a`. */
export const anyCard: fc.Arbitrary<Json> = fc
  .record(
    {
      schema: pick('2.0'),
      config,
      header,
      card_link: jump,
      body: fc.record(
        { ...flow, elements: fc.array(fc.oneof(nested(false, 3), table, chart, form), { maxLength: 4 }) },
        { requiredKeys: ['elements'] },
      ),
    },
    { requiredKeys: ['schema', 'config', 'body'] },
  )
  .map((drawn) => numbered(JSON.parse(JSON.stringify(drawn)) as Json))

/** Gives every element its own name and id. */
function numbered(card: Json): Json {
  let count = 0
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const object = value as Json
    for (const key of ['name', 'element_id'])
      if (object[key] === 'to be numbered') object[key] = `n${(count += 1)}`
    for (const inner of Object.values(object)) visit(inner)
  }
  visit(card)
  return card
}
