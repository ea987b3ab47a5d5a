import { type Button, buttonsOf, type Field, fieldsOf, type Json, linksOf } from './card/client.js'
import { CannotPress, type Given, given, optionOf, sent, titleOf } from './card/entry.js'

export { CannotPress }

/** What is typed or chosen, by element name or by label; options by value or by their words. */
export type Typed = Readonly<Record<string, Given>>

/**
 * A button by its exact words, by position in the card, or the n-th of several with the same words (from 0). `link`: a row,
 * a column or the card itself, by words on it.
 */
export type ButtonChoice = string | { path: string } | { text: string; nth: number } | { link: string }

export function chooseButton(card: unknown, choice: ButtonChoice): Button {
  if (typeof choice === 'object' && 'link' in choice) return chooseLink(card, choice.link)
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

function chooseLink(card: unknown, words: string): Button {
  const found = linksOf(card).find(({ text }) => text.includes(words))
  if (!found) throw new CannotPress(`卡片上没有带链接的「${words}」`)
  return found
}

/**
 * The `action` the platform sends for this button; null when the press stays in the client (a link, a reset). `members`: who
 * is in the chat, for selects of people that name nobody.
 */
export function actionOf(
  card: unknown,
  button: Button,
  typed: Typed,
  members: readonly string[] = [],
): Json | null {
  if (!(button.form && button.action) && Object.keys(typed).length > 0)
    throw new CannotPress(`按钮「${button.text}」不提交表单，不能带填写内容`)
  if (button.action === 'reset') return null
  const action: Json = { tag: button.tag }
  if (button.name !== null) action['name'] = button.name
  if (button.calls) action['value'] = button.value
  if (button.form && button.action === 'submit') {
    const fields = fieldsOf(card).filter((field) => field.form === button.form)
    action['form_value'] = formValue(fields, typed, members)
    if (fields.some(isPicker)) action['timezone'] = TIMEZONE
    return action
  }
  return button.calls ? action : null
}

/** Where a choice outside a form leads: to the app, to an address, or nowhere. */
export interface Chosen {
  action: Json | null
  opened: string | null
}

/** What comes of a field outside a form: choosing an option, a date or a time, ticking, typing and sending. */
export function choiceOf(
  card: unknown,
  which: string,
  value: string | boolean,
  members: readonly string[] = [],
): Chosen {
  const field = named(
    fieldsOf(card).filter(({ form }) => form === null),
    which,
  )
  if (field.disabled) throw new CannotPress(`「${which}」不可用`)
  const option = field.tag === 'overflow' ? optionOf(field, String(value)) : null
  const entry = option ? option.value : given(field, value, members)
  const opened = option?.url ?? null
  if (!field.calls || (entry === '' && opened !== null)) return { action: null, opened }
  if (entry === '' && field.tag !== 'input') throw new CannotPress(`「${which}」未选择`)
  const action: Json = { tag: field.tag }
  if (field.name !== null) action['name'] = field.name
  const own = callbackOf(card, field.path)
  if (own !== undefined) action['value'] = own
  if (field.tag === 'input') action['input_value'] = entry
  else if (field.tag === 'checker') action['checked'] = entry
  else action['option'] = sent(field, entry)
  if (isPicker(field)) action['timezone'] = TIMEZONE
  return { action, opened }
}

/** Clients of this town stand in one place. Source: 卡片回传交互, timezone. */
const TIMEZONE = 'Asia/Shanghai'

const isPicker = ({ tag }: Field): boolean => tag.includes('picker')

function callbackOf(card: unknown, path: string): unknown {
  const element = path.split('.').reduce<unknown>((at, step) => (at as Json | undefined)?.[step], card)
  const behaviors = (element as Json)['behaviors']
  const entry = Array.isArray(behaviors)
    ? behaviors.find((one: Json) => one['type'] === 'callback')
    : undefined
  return (entry as Json | undefined)?.['value']
}

function named(fields: readonly Field[], which: string): Field {
  const byLabel = fields.filter(({ label }) => label === which)
  const found = fields.find(({ name, path }) => name === which || path === which) ?? byLabel[0]
  if (!found) {
    const words = fields.map((field) => `「${titleOf(field)}」`).join('')
    throw new CannotPress(`没有可填写的「${which}」，现有：${words || '无'}`)
  }
  if (byLabel.includes(found) && byLabel.length > 1 && found.name !== which && found.path !== which)
    throw new CannotPress(`有 ${byLabel.length} 处可填写的「${which}」，请指明是哪一处`)
  return found
}

/**
 * What a sent form carries: every text, blank ones as ""; of everything else only what is chosen, for the pages do not say
 * which empty fields are sent along. A tick is sent as true or false. Source: 卡片回传交互; 表单容器.
 */
function formValue(fields: readonly Field[], typed: Typed, members: readonly string[]): Json {
  const entries = new Map<Field, Given>()
  for (const [which, value] of Object.entries(typed)) {
    const field = named(fields, which)
    if (field.disabled) throw new CannotPress(`「${which}」不可填写`)
    entries.set(field, given(field, value, members))
  }
  const form: Json = {}
  for (const field of fields) {
    // What a folded group holds when its form is sent is not documented: nothing.
    if (field.tag === 'overflow') continue
    const value = entries.get(field) ?? field.initial
    const empty = value === '' || (Array.isArray(value) && value.length === 0)
    if (empty && field.required) throw new CannotPress(`有必填项未填写：「${titleOf(field)}」`)
    if (field.name !== null && (!empty || field.tag === 'input')) form[field.name] = sent(field, value)
  }
  return form
}
