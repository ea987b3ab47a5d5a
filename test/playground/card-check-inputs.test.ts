import { describe } from 'vitest'
import { BAD, edges, many } from './card-edges.js'
import { behaviors, card, form, input, type Json, option, plain, press, select } from './sample-cards.js'

const words = (count: number) => plain('字'.repeat(count))

describe('buttons', () => {
  edges([
    ['a button has a text', card(press()), card({ tag: 'button', behaviors }), BAD],
    ['of 100 characters', card(press({ text: words(100) })), card(press({ text: words(101) })), BAD],
    [
      'counted as a reader counts',
      card(press({ text: plain('𠮷'.repeat(100)) })),
      card(press({ text: plain('𠮷'.repeat(101)) })),
      BAD,
    ],
    ['plain', card(press()), card(press({ text: { tag: 'lark_md', content: '同意' } })), BAD],
    ['types', card(press({ type: 'laser' })), card(press({ type: 'success' })), BAD],
    ['sizes', card(press({ size: 'tiny' })), card(press({ size: 'huge' })), BAD],
    ['width by name', card(press({ width: 'fill' })), card(press({ width: 'auto' })), BAD],
    ['width from 100px', card(press({ width: '100px' })), card(press({ width: '99px' })), BAD],
    ...['value', 'url', 'multi_url', 'action_type'].map(
      (old) => [`no ${old} as of old`, card(press()), card(press({ [old]: {} })), BAD] as const,
    ),
  ])
})

describe('inputs', () => {
  const typed = (more: Json) => card(input(more))

  edges([
    ['max_length from 1', typed({ max_length: 1 }), typed({ max_length: 0 }), BAD],
    ['max_length to 1000', typed({ max_length: 1000 }), typed({ max_length: 1001 }), BAD],
    ['whole max_length', typed({ max_length: 10 }), typed({ max_length: '10' }), BAD],
    [
      'a default text fits its bound',
      typed({ max_length: 5, default_value: '五个字正好' }),
      typed({ max_length: 5, default_value: '六个字太长了' }),
      BAD,
    ],
    [
      'which is 1000 unless told',
      typed({ default_value: '字'.repeat(1000) }),
      typed({ default_value: '字'.repeat(1001) }),
      BAD,
    ],
    [
      'placeholder of 100 characters',
      typed({ placeholder: words(100) }),
      typed({ placeholder: words(101) }),
      BAD,
    ],
    ['kinds of inputs', typed({ input_type: 'multiline_text' }), typed({ input_type: 'number' }), BAD],
    ['rows', typed({ rows: 1 }), typed({ rows: 0 }), BAD],
    ['most rows', typed({ max_rows: 100 }), typed({ max_rows: 101 }), BAD],
    [
      'where the label stands',
      typed({ label: plain('意见'), label_position: 'left' }),
      typed({ label_position: 'right' }),
      BAD,
    ],
    ['a label is a text', typed({ label: plain('意见') }), typed({ label: '意见' }), BAD],
    ['no value as of old', typed({}), typed({ value: 'x' }), BAD],
    ['name of 100 characters', typed({ name: 'n'.repeat(100) }), typed({ name: 'n'.repeat(101) }), BAD],
  ])
})

describe('selects', () => {
  const chosen = (more: Json) => card(form(select(more)))
  const several = (more: Json) => card(form({ ...select(more), tag: 'multi_select_static' }))
  const person = (more: Json) => card(form({ tag: 'select_person', name: 'p', ...more }))
  const people = (more: Json) => card(form({ tag: 'multi_select_person', name: 'p', ...more }))
  const ab = { options: [{ value: 'ou_a' }, { value: 'ou_b' }] }

  edges([
    ['a select has options', chosen({}), card(form({ tag: 'select_static', name: 's' })), BAD],
    ['at least one', chosen({ options: [option('甲')] }), chosen({ options: [] }), BAD],
    ['an option has a value', chosen({}), chosen({ options: [{ text: plain('甲') }] }), BAD],
    ['not an empty one', chosen({}), chosen({ options: [{ text: plain('甲'), value: '' }] }), BAD],
    ['an option has a text', chosen({}), chosen({ options: [{ value: '甲' }] }), BAD],
    [
      'no unknown property in an option',
      chosen({}),
      chosen({ options: [{ ...option('甲'), disabled: true }] }),
      BAD,
    ],
    ['values differ', chosen({}), chosen({ options: [option('甲'), option('甲')] }), BAD],
    [
      'the initial option is one of them',
      chosen({ initial_option: '乙' }),
      chosen({ initial_option: '丙' }),
      BAD,
    ],
    [
      'wherever it is written',
      card(form({ tag: 'select_static', name: 's', initial_option: '甲', options: [option('甲')] })),
      card(form({ tag: 'select_static', name: 's', initial_option: '乙', options: [option('甲')] })),
      BAD,
    ],
    ['the initial number too', chosen({ initial_index: 2 }), chosen({ initial_index: 3 }), BAD],
    ['0 for none', chosen({ initial_index: 0 }), chosen({ initial_index: -1 }), BAD],
    [
      'placeholder of 100 characters',
      chosen({ placeholder: words(100) }),
      chosen({ placeholder: words(101) }),
      BAD,
    ],
    ['looks of selects', chosen({ type: 'text' }), chosen({ type: 'plain' }), BAD],
    ['outside a form a select does something', card(select({ behaviors })), card(select()), BAD],
    [
      'chosen values are options',
      several({ selected_values: ['甲', '乙'] }),
      several({ selected_values: ['丙'] }),
      BAD,
    ],
    ['each once', several({ selected_values: ['甲'] }), several({ selected_values: ['甲', '甲'] }), BAD],
    ['several have no one initial option', several({}), several({ initial_option: '甲' }), BAD],
    ['people exist', person(ab), person({ options: [{ value: 'ou_zz' }] }), 100290],
    ['people have no texts', person(ab), person({ options: [{ value: 'ou_a', text: plain('甲') }] }), BAD],
    [
      'the initial person is one of them',
      person({ ...ab, initial_option: 'ou_b' }),
      person({ initial_option: 'ou_a' }),
      BAD,
    ],
    ['people differ', person(ab), person({ options: [{ value: 'ou_a' }, { value: 'ou_a' }] }), BAD],
    ['several people exist', people(ab), people({ options: [{ value: 'ou_zz' }] }), 100290],
    [
      'chosen people are options',
      people({ ...ab, selected_values: ['ou_a'] }),
      people({ selected_values: ['ou_a'] }),
      BAD,
    ],
    [
      'a select of people outside a form does something',
      card({ tag: 'select_person', behaviors }),
      card({ tag: 'select_person' }),
      BAD,
    ],
  ])
})

describe('days and times', () => {
  const hint = { placeholder: plain('请选择') }
  const day = (more: Json) => card(form({ tag: 'date_picker', name: 'd', ...more }))
  const time = (more: Json) => card(form({ tag: 'picker_time', name: 't', ...more }))
  const both = (more: Json) => card(form({ tag: 'picker_datetime', name: 'b', ...more }))

  edges([
    ['a day', day({ initial_date: '2026-01-15' }), day({ initial_date: '2026-1-15' }), BAD],
    ['a day of the calendar', day({ initial_date: '2026-12-31' }), day({ initial_date: '2026-13-01' }), BAD],
    ['a day may go without anything', day({}), day({ initial_datetime: '2026-01-15 09:30' }), BAD],
    ['a time', time({ initial_time: '23:59' }), time({ initial_time: '24:00' }), BAD],
    ['a time needs a placeholder or a value', time(hint), time({}), BAD],
    [
      'both',
      both({ initial_datetime: '2026-01-15 09:30' }),
      both({ initial_datetime: '2026-01-15T09:30' }),
      BAD,
    ],
    [
      'both without an offset',
      both({ initial_datetime: '2026-01-15 09:30' }),
      both({ initial_datetime: '2026-01-15 09:30 +0800' }),
      BAD,
    ],
    ['both need a placeholder or a value', both(hint), both({}), BAD],
    [
      'placeholder of 100 characters',
      day({ placeholder: words(100) }),
      day({ placeholder: words(101) }),
      BAD,
    ],
    [
      'outside a form a day does something',
      card({ tag: 'date_picker', behaviors }),
      card({ tag: 'date_picker' }),
      BAD,
    ],
    [
      'outside a form a time does something',
      card({ tag: 'picker_time', ...hint, behaviors }),
      card({ tag: 'picker_time', ...hint }),
      BAD,
    ],
    [
      'outside a form both do something',
      card({ tag: 'picker_datetime', ...hint, behaviors }),
      card({ tag: 'picker_datetime', ...hint }),
      BAD,
    ],
    ['no value as of old', day({}), day({ value: {} }), BAD],
  ])
})

describe('ticks and folded groups', () => {
  const tick = (more: Json) => card({ tag: 'checker', text: plain('已阅'), ...more })
  const area = (count: number, make = () => press()) => tick({ button_area: { buttons: many(count, make) } })
  const group = (...options: unknown[]) => card({ tag: 'overflow', options })
  const entry = (more: Json = {}) => ({ text: plain('催办'), value: 'remind', ...more })

  edges([
    ['three buttons beside a tick', area(3), area(4), BAD],
    ['nothing but buttons', area(1), area(1, () => input()), BAD],
    ['buttons like any other', area(1), area(1, () => press({ type: 'success' })), BAD],
    [
      'when buttons show',
      tick({ button_area: { pc_display_rule: 'on_hover' } }),
      tick({ button_area: { pc_display_rule: 'never' } }),
      BAD,
    ],
    [
      'how a tick looks',
      tick({ checked_style: { opacity: 1 } }),
      tick({ checked_style: { opacity: 1.1 } }),
      BAD,
    ],
    [
      'struck or not',
      tick({ checked_style: { show_strikethrough: true } }),
      tick({ checked_style: { strike: true } }),
      BAD,
    ],
    ['ticked or not', tick({ checked: false }), tick({ checked: 0 }), BAD],
    ['a group has entries', group(entry()), card({ tag: 'overflow' }), BAD],
    ['at least one', group(entry()), group(), BAD],
    [
      'an entry answers or leads somewhere',
      group({ text: plain('网页'), multi_url: { url: 'https://example.cn' } }),
      group({ text: plain('网页') }),
      BAD,
    ],
    ['an entry answers a string', group(entry()), group(entry({ value: { a: 1 } })), BAD],
    ['an entry has a text', group(entry()), group({ value: 'remind' }), BAD],
    ['of 100 characters', group(entry({ text: words(100) })), group(entry({ text: words(101) })), BAD],
    ['values differ', group(entry(), entry({ value: 'x' })), group(entry(), entry()), BAD],
  ])
})
