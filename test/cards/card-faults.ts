import { checkCard, refusalText } from '../../playground/emulator/card/check.js'
import { strangeIcons } from '../../playground/emulator/card/icons.js'
import { ButtonValue } from '../../src/cards/button.js'
import type { Card } from '../../src/cards/card.js'
import { buttonsOf, tagged } from './card-reading.js'

type Json = Readonly<Record<string, unknown>>

const TEXT = ['content', 'text_size', 'text_color']
const BOX = ['elements', 'width', 'weight', 'vertical_align']
/** Fields of each component we use, and which must be there. Source: 卡片 JSON 2.0 组件. */
const FIELDS: Record<string, { may: readonly string[]; must: readonly string[] }> = {
  plain_text: { may: TEXT, must: ['content'] },
  div: { may: ['text'], must: ['text'] },
  hr: { may: [], must: [] },
  text_tag: { may: ['text', 'color'], must: ['text'] },
  standard_icon: { may: ['token', 'color'], must: ['token'] },
  column_set: { may: ['columns', 'flex_mode', 'horizontal_spacing', 'action'], must: ['columns'] },
  column: { may: BOX, must: ['elements'] },
  collapsible_panel: { may: ['elements', 'expanded', 'header', 'border'], must: ['elements', 'header'] },
  form: { may: ['name', 'elements', 'vertical_spacing'], must: ['name', 'elements'] },
  button: {
    may: [
      'text',
      'type',
      'width',
      'behaviors',
      'disabled',
      'disabled_tips',
      'confirm',
      'name',
      'form_action_type',
    ],
    must: ['text', 'behaviors', 'name', 'type'],
  },
  input: {
    may: [
      'name',
      'placeholder',
      'default_value',
      'label',
      'label_position',
      'input_type',
      'rows',
      'max_length',
      'width',
    ],
    must: ['name', 'label'],
  },
  select_static: {
    may: ['name', 'options', 'placeholder', 'initial_option', 'width'],
    must: ['name', 'options'],
  },
  multi_select_static: {
    may: ['name', 'options', 'placeholder', 'selected_values', 'width', 'required'],
    must: ['name', 'options', 'required'],
  },
  picker_datetime: {
    may: ['name', 'placeholder', 'initial_datetime', 'width'],
    must: ['name', 'placeholder'],
  },
}
const INTERACTIVE = ['button', 'input', 'select_static', 'multi_select_static', 'picker_datetime']
const TEMPLATES = ['blue', 'wathet', 'green', 'orange', 'red', 'grey']

const lengthOf = (text: unknown): number => Array.from(String(text)).length

/** Everything the platform, or section 9 of the product guide, would object to in this card. */
export function faultsOf(card: Card): string[] {
  const faults: string[] = checkCard(card).map(refusalText)
  const expectThat = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const all = tagged(card)

  const bytes = Buffer.byteLength(JSON.stringify(card))
  expectThat(bytes <= 30_000, `${bytes} bytes`)
  expectThat(all.length <= 200, `${all.length} tags`)
  expectThat(card.schema === '2.0', 'schema')
  expectThat(card.config.update_multi && !card.config.enable_forward, 'config')
  expectThat(TEMPLATES.includes(card.header.template), `template ${card.header.template}`)
  expectThat((card.header.text_tag_list ?? []).length === 1, 'one state word')
  expectThat(lengthOf(card.header.title.content) <= 80, 'title too long')

  expectThat(strangeIcons(card).length === 0, `icons never looked up: ${strangeIcons(card).join(' ')}`)
  for (const element of all) fieldFaults(element, expectThat)
  const root = card.body.elements as readonly Json[]
  expectThat(depth(root) <= 5, `nesting ${depth(root)}`)
  const forms = all.filter(({ tag }) => tag === 'form')
  expectThat(
    forms.every((form) => root.includes(form)),
    'form not at the root',
  )
  for (const form of forms)
    expectThat(
      tagged(form['elements']).some((element) => element['form_action_type'] === 'submit'),
      'form without a submit button',
    )

  const outside = root.filter(({ tag }) => tag !== 'form')
  for (const element of tagged(outside))
    if (element['tag'] === 'button') {
      expectThat(element['form_action_type'] === undefined, 'submit outside a form')
      expectThat(element['confirm'] === undefined, 'confirm on a button that does not submit')
    } else
      expectThat(!INTERACTIVE.includes(String(element['tag'])), `${String(element['tag'])} outside a form`)

  const names = all.flatMap((element) =>
    INTERACTIVE.includes(String(element['tag'])) || element['tag'] === 'form' ? [element['name']] : [],
  )
  expectThat(
    names.every((name) => typeof name === 'string' && name !== ''),
    'empty name',
  )
  expectThat(new Set(names).size === names.length, `names not unique: ${names.join(' ')}`)
  buttonFaults(card, expectThat)
  return faults
}

type Expect = (holds: boolean, fault: string) => void

function fieldFaults(element: Json, expectThat: Expect): void {
  const tag = String(element['tag'])
  const known = FIELDS[tag]
  expectThat(known !== undefined, `unknown tag ${tag}`)
  if (!known) return
  for (const name of Object.keys(element))
    expectThat(name === 'tag' || known.may.includes(name), `unknown field ${tag}.${name}`)
  for (const name of known.must) expectThat(element[name] !== undefined, `${tag} without ${name}`)
  if (tag === 'plain_text') expectThat(String(element['content']).trim() !== '', 'empty text')
  if (tag === 'column_set') {
    const columns = element['columns'] as Json[]
    expectThat(columns.length >= 1 && columns.length <= 2, `${columns.length} columns`)
  }
  if (tag === 'input') {
    const most = Number(element['max_length'])
    expectThat(most >= 1 && most <= 1000, `max_length ${most}`)
    expectThat(lengthOf(element['default_value'] ?? '') <= most, 'default_value longer than max_length')
    expectThat(element['required'] === undefined, 'required is checked on the server')
  }
  if (tag === 'select_static') {
    const options = (element['options'] as { value: string; text: { content: string } }[]).map(
      (one) => one.value,
    )
    expectThat(options.length > 0 && !options.includes(''), 'options')
    expectThat(new Set(options).size === options.length, 'option values not unique')
    const initial = element['initial_option']
    expectThat(
      initial === undefined || options.some((option) => option === initial),
      'initial option unknown',
    )
  }
  if (tag === 'picker_datetime' && element['initial_datetime'] !== undefined)
    expectThat(
      /^"\d{4}-\d{2}-\d{2} \d{2}:\d{2}"$/.test(JSON.stringify(element['initial_datetime'])),
      'initial_datetime',
    )
}

function buttonFaults(card: Card, expectThat: Expect): void {
  const buttons = buttonsOf(card)
  const own = buttons.filter(({ text }) => text !== '重发')
  expectThat(own.length <= 4, `${own.length} buttons`)
  expectThat(
    buttons.filter(({ type }) => type.startsWith('primary')).length <= 1,
    'more than one primary button',
  )
  for (const { text, value } of buttons) {
    expectThat(lengthOf(text) <= 100, 'button text too long')
    expectThat(ButtonValue.safeParse(value).success, `button value ${JSON.stringify(value)}`)
  }
  for (const button of tagged(card.body.elements).filter(({ tag }) => tag === 'button'))
    expectThat(!button['disabled'] || button['disabled_tips'] !== undefined, 'disabled without a reason')
}

function depth(elements: readonly Json[]): number {
  return elements.reduce((deepest, element) => {
    const inner = [element['elements'], element['columns']].flatMap((list) =>
      Array.isArray(list) ? (list as Json[]) : [],
    )
    return Math.max(deepest, 1 + depth(inner))
  }, 0)
}
