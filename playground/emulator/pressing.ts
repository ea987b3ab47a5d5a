import { type Button, buttonsOf, type Field, fieldsOf, type Json } from './card/client.js'
import { characters } from './card/rules.js'

/** What a user could not have done: the message says why. */
export class CannotPress extends Error {}

/** What is typed or chosen, by element name or by label; options by value or by their words. */
export type Typed = Readonly<Record<string, string | readonly string[] | boolean>>

/** A button by its exact words, by position in the card, or the n-th of several with the same words (from 0). */
export type ButtonChoice = string | { path: string } | { text: string; nth: number }

export function chooseButton(card: unknown, choice: ButtonChoice): Button {
  const all = buttonsOf(card)
  const words = all.map((button) => `「${button.text}」`).join('')
  const fits = (button: Button) =>
    typeof choice === 'string'
      ? button.text === choice
      : 'path' in choice
        ? button.path === choice.path
        : button.text === choice.text
  const found = all.filter(fits)
  const wanted = typeof choice === 'string' ? choice : 'path' in choice ? choice.path : choice.text
  const button = typeof choice === 'object' && 'nth' in choice ? found[choice.nth] : found[0]
  if (!button) throw new CannotPress(`卡片上没有按钮「${wanted}」，现有：${words || '无'}`)
  if (typeof choice === 'string' && found.length > 1)
    throw new CannotPress(`卡片上有 ${found.length} 个按钮「${wanted}」，请指明第几个`)
  if (button.disabled)
    throw new CannotPress(`按钮「${button.text}」不可用：${button.why ?? '卡片未说明原因'}`)
  return button
}

/** The `action` the platform sends for this button; null when the press stays in the client (a link, a reset). */
export function actionOf(card: unknown, button: Button, typed: Typed): Json | null {
  if (!button.form && Object.keys(typed).length > 0)
    throw new CannotPress(`按钮「${button.text}」不在表单里，不能带填写内容`)
  if (button.action === 'reset') return null
  const action: Json = { tag: 'button' }
  if (button.name !== null) action['name'] = button.name
  if (button.calls) action['value'] = button.value
  if (button.form && button.action === 'submit') {
    const fields = fieldsOf(card).filter((field) => field.form === button.form)
    action['form_value'] = formValue(fields, typed)
    if (fields.some(({ tag }) => tag.includes('picker'))) action['timezone'] = 'Asia/Shanghai'
    return action
  }
  return button.calls ? action : null
}

/** The `action` for a field outside a form: choosing an option, a date, typing and sending. */
export function choiceAction(card: unknown, which: string, value: string | boolean): Json {
  const fields = fieldsOf(card).filter((field) => field.form === null)
  const field = named(fields, which)
  if (field.disabled) throw new CannotPress(`「${which}」不可用`)
  const given = checked(field, value)
  const action: Json = { tag: field.tag }
  if (field.name !== null) action['name'] = field.name
  const own = callbackOf(card, field.path)
  if (own !== undefined) action['value'] = own
  if (field.tag === 'input') action['input_value'] = given
  else if (field.tag === 'checker') action['checked'] = given
  else action['option'] = sent(field, given)
  if (field.tag.includes('picker')) action['timezone'] = 'Asia/Shanghai'
  return action
}

function callbackOf(card: unknown, path: string): unknown {
  const element = path.split('.').reduce<unknown>((at, step) => (at as Json | undefined)?.[step], card)
  const behaviors = (element as Json)['behaviors']
  const entry = Array.isArray(behaviors)
    ? behaviors.find((one: Json) => one['type'] === 'callback')
    : undefined
  return (entry as Json | undefined)?.['value']
}

function named(fields: readonly Field[], which: string): Field {
  const found =
    fields.find(({ name, path }) => name === which || path === which) ??
    fields.find(({ label }) => label === which)
  if (!found) {
    const words = fields.map(({ name, label }) => `「${label ?? name ?? ''}」`).join('')
    throw new CannotPress(`没有可填写的「${which}」，现有：${words || '无'}`)
  }
  return found
}

function formValue(fields: readonly Field[], typed: Typed): Json {
  const given = new Map<Field, string | readonly string[] | boolean>()
  for (const [which, value] of Object.entries(typed)) {
    const field = named(fields, which)
    if (field.disabled) throw new CannotPress(`「${which}」不可填写`)
    given.set(field, checked(field, value))
  }
  const form: Json = {}
  for (const field of fields) {
    const value = given.get(field) ?? field.initial
    const empty = value === '' || (Array.isArray(value) && value.length === 0)
    if (empty && field.required)
      throw new CannotPress(`有必填项未填写：「${field.label ?? field.name ?? ''}」`)
    if (field.name !== null && (!empty || field.tag === 'input')) form[field.name] = sent(field, value)
  }
  return form
}

/** What the client lets through: known options, well-formed dates, no more characters than allowed. */
function checked(field: Field, value: Typed[string]): string | readonly string[] | boolean {
  const where = field.label ?? field.name ?? ''
  if (field.tag === 'checker') {
    if (typeof value !== 'boolean') throw new CannotPress(`「${where}」只能勾选或不勾选`)
    return value
  }
  if (field.tag.startsWith('multi_')) {
    if (!Array.isArray(value)) throw new CannotPress(`「${where}」为多选`)
    return value.map((entry: string) => optionValue(field, entry))
  }
  if (typeof value !== 'string') throw new CannotPress(`「${where}」应为一项文字`)
  if (value === '') return value
  if (field.tag === 'input') {
    if (field.maxLength !== null && characters(value) > field.maxLength)
      throw new CannotPress(`「${where}」最多 ${field.maxLength} 字`)
    return value
  }
  const pattern = DATES[field.tag]
  if (pattern && !pattern.test(value)) throw new CannotPress(`「${where}」的日期或时间格式不对：${value}`)
  return pattern ? value : optionValue(field, value)
}

const DATES: Readonly<Record<string, RegExp>> = {
  date_picker: /^\d{4}-\d{2}-\d{2}$/,
  picker_time: /^\d{2}:\d{2}$/,
  picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
}

function optionValue(field: Field, given: string): string {
  if (field.tag.endsWith('_person') && field.options.length === 0) return given
  const option =
    field.options.find(({ value }) => value === given) ?? field.options.find(({ text }) => text === given)
  if (!option) throw new CannotPress(`「${field.label ?? field.name ?? ''}」没有选项「${given}」`)
  return option.value
}

/** Dates and times travel with the offset of the client. */
function sent(field: Field, value: unknown): unknown {
  return field.tag in DATES && typeof value === 'string' ? `${value} +0800` : value
}
