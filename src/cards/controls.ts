import type { ButtonValue } from './button.js'
import type { Element } from './card.js'
import { plain, text } from './elements.js'
import { LIMITS } from './limits.js'
import { lengthOf } from './wording.js'

/** A button: its exact words, and the act it carries. */
export interface Press {
  text: string
  value: ButtonValue
  look?: 'primary' | 'danger'
  /** Asked before the act; the platform asks only for buttons that submit a form. */
  confirm?: { title: string; text: string }
  /** Why it cannot be pressed now. */
  disabled?: string
  /** Where one act stands on a card several times. */
  name?: string
}

/** A button outside a form, or inside one, where it submits. Source: 按钮. */
export const button = (press: Press, submits = false): Element => ({
  tag: 'button',
  name: press.name ?? press.value.a.replaceAll('.', '_'),
  text: plain(press.text),
  type: press.look === 'primary' ? 'primary_filled' : (press.look ?? 'default'),
  width: 'fill',
  ...(submits ? { form_action_type: 'submit' } : {}),
  ...(press.confirm
    ? { confirm: { title: plain(press.confirm.title), text: plain(press.confirm.text) } }
    : {}),
  ...(press.disabled === undefined ? {} : { disabled: true, disabled_tips: plain(press.disabled) }),
  behaviors: [{ type: 'callback', value: press.value }],
})

/** More characters than this are cut off on half the width of a phone. */
const HALF_ROW_CHARACTERS = 8

/** Buttons, two in a row; one in a row where the words of any would be cut. */
export function buttonRows(presses: readonly Press[], submits = false): Element[] {
  const inRow = presses.some((press) => lengthOf(press.text) > HALF_ROW_CHARACTERS) ? 1 : 2
  const rows: Element[] = []
  for (let at = 0; at < presses.length; at += inRow) {
    rows.push({
      tag: 'column_set',
      flex_mode: 'none',
      horizontal_spacing: 'medium',
      columns: presses.slice(at, at + inRow).map((press) => ({
        tag: 'column',
        width: 'weighted',
        weight: 1,
        elements: [button(press, submits)],
      })),
    })
  }
  return rows
}

/** A line of text with a small button beside it, wide enough for six characters on a phone. */
export const lineWithButton = (content: string, press: Press): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: 'small',
  columns: [
    { tag: 'column', width: 'weighted', weight: 3, vertical_align: 'center', elements: [text(content)] },
    { tag: 'column', width: 'weighted', weight: 2, elements: [button(press)] },
  ],
})

/** A form: fields, then the buttons that submit it. Stands at the root of the card only. Source: 表单容器. */
export const form = (
  name: string,
  fields: readonly (Element | readonly Element[])[],
  presses: readonly Press[],
): Element => ({
  tag: 'form',
  name,
  vertical_spacing: '8px',
  elements: [...fields.flat(), ...buttonRows(presses, true)],
})

/** A line or, with `rows`, several lines of text; `value` is what stands in it already. Source: 输入框. */
export const input = (field: {
  name: string
  label: string
  value?: string
  rows?: number
  max?: number
  hint?: string
}): Element => ({
  tag: 'input',
  name: field.name,
  label: plain(field.label),
  label_position: 'top',
  width: 'fill',
  max_length: field.max ?? LIMITS.inputCharacters,
  ...(field.rows === undefined ? { input_type: 'text' } : { input_type: 'multiline_text', rows: field.rows }),
  ...(field.value ? { default_value: field.value } : {}),
  ...(field.hint === undefined ? {} : { placeholder: plain(field.hint) }),
})

export interface Option {
  text: string
  value: string
}

/** A choice of one; its label is the line of text before it. Source: 下拉选择-单选. */
export const select = (field: {
  name: string
  label: string
  options: readonly Option[]
  value?: string
}): Element[] => [
  text(field.label),
  {
    tag: 'select_static',
    name: field.name,
    width: 'fill',
    placeholder: plain('请选择'),
    options: field.options.map((option) => ({ text: plain(option.text), value: option.value })),
    ...(field.options.some((option) => option.value === field.value) ? { initial_option: field.value } : {}),
  },
]

/**
 * A choice of several, in a form only; its label is the line of text before it. `chosen`: what is chosen already, as the
 * platform gives it back. Source: 下拉选择-多选.
 */
export const multiSelect = (field: {
  name: string
  label: string
  options: readonly Option[]
  chosen: unknown
}): Element[] => {
  const chosen: unknown[] = Array.isArray(field.chosen) ? field.chosen : [field.chosen]
  const selected = field.options.map(({ value }) => value).filter((value) => chosen.includes(value))
  return [
    text(field.label),
    {
      tag: 'multi_select_static',
      name: field.name,
      width: 'fill',
      // The platform's page gives `true` as what it is without this line.
      required: false,
      placeholder: plain('可多选'),
      options: field.options.map((option) => ({ text: plain(option.text), value: option.value })),
      ...(selected.length > 0 ? { selected_values: selected } : {}),
    },
  ]
}

/** More options than this no longer leave room on a card: then a unit's name is typed. */
export const APPLICANTS_TO_CHOOSE_FROM = 60

const MINUTE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/

/**
 * Date and time; its label is the line of text before it. `value`: `YYYY-MM-DD HH:mm` in Shanghai, anything after it
 * (the platform adds ` +0800`) and anything else is left aside. Source: 日期时间选择器.
 */
export function dateTime(field: { name: string; label: string; value?: string }): Element[] {
  const initial = field.value?.match(MINUTE)?.[0]
  return [
    text(field.label),
    {
      tag: 'picker_datetime',
      name: field.name,
      width: 'fill',
      placeholder: plain('请选择日期和时间'),
      ...(initial === undefined ? {} : { initial_datetime: initial }),
    },
  ]
}
