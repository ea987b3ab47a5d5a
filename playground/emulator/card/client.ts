import { isObject } from './rules.js'

export type Json = Record<string, unknown>

/** An element and where it stands. `path`: `body.elements.0.columns.1.elements.0`. */
export interface Placed {
  element: Json
  tag: string
  path: string
  /** Path of the form around it. */
  form: string | null
  /** Its own label, or the line of text directly before it. */
  label: string | null
}

/** A button as a user meets it, or another thing that can be clicked. */
export interface Button {
  /** `button`, `interactive_container`; for a link also `column_set`, `column`, `card_link`. */
  tag: string
  text: string
  path: string
  name: string | null
  type: string
  disabled: boolean
  /** Why it is disabled, where the card says so. */
  why: string | null
  /** Asked before the press goes through; clients ask only where a form is sent. Source: 按钮, confirm. */
  confirm: { title: string; text: string } | null
  form: string | null
  action: 'submit' | 'reset' | null
  /** What its callback carries. */
  value: unknown
  /** Where it leads, for a link. */
  url: string | null
  calls: boolean
}

/** A field a user can fill in or choose from. */
export interface Field {
  tag: string
  path: string
  name: string | null
  label: string | null
  form: string | null
  required: boolean
  disabled: boolean
  maxLength: number | null
  placeholder: string
  /** Lines of a text field; 0 for a single line. */
  rows: number
  /** `url`: where an entry of a folded group leads. */
  options: { text: string; value: string; url?: string }[]
  /** Does choosing it outside a form tell the app? A tick without behaviours does not. Source: 勾选器. */
  calls: boolean
  /** What it holds before anything is typed. */
  initial: string | readonly string[] | boolean
}

const FIELD_TAGS = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'overflow',
])

/** Every element of a card, containers before what they hold. */
export function placed(card: unknown): Placed[] {
  const found: Placed[] = []
  let line: string | null = null
  const walk = (list: unknown, path: string, form: string | null) => {
    if (!Array.isArray(list)) return
    list.forEach((element: unknown, index) => {
      if (!isObject(element)) return
      const tag = String(element['tag'])
      const here = `${path}.${index}`
      const own = tag === 'input' ? wordsOf(element['label']) : null
      found.push({ element, tag, path: here, form, label: own || line })
      if (tag === 'div' || tag === 'markdown') line = unmarked(lineOf(element))
      else if (tag !== 'column' && tag !== 'column_set') line = null
      walk(element['elements'], `${here}.elements`, tag === 'form' ? here : form)
      walk(element['columns'], `${here}.columns`, form)
      const area = isObject(element['button_area']) ? element['button_area'] : {}
      walk(area['buttons'], `${here}.button_area.buttons`, form)
    })
  }
  const body = isObject(card) && isObject(card['body']) ? card['body'] : {}
  walk(body['elements'], 'body.elements', null)
  return found
}

/** The buttons of a card, clickable containers included, in reading order. */
export function buttonsOf(card: unknown): Button[] {
  return placed(card)
    .filter(({ tag }) => tag === 'button' || tag === 'interactive_container')
    .map(({ element, path, form, tag }) => {
      const behaviors = Array.isArray(element['behaviors']) ? element['behaviors'].filter(isObject) : []
      const callback = behaviors.find((entry) => entry['type'] === 'callback')
      const link = behaviors.find((entry) => entry['type'] === 'open_url')
      const action = element['form_action_type']
      const confirm = action === 'submit' && isObject(element['confirm']) ? element['confirm'] : null
      return {
        tag,
        text: tag === 'button' ? wordsOf(element['text']) : innerText(element),
        path,
        name: typeof element['name'] === 'string' ? element['name'] : null,
        type: typeof element['type'] === 'string' ? element['type'] : 'default',
        disabled: element['disabled'] === true,
        why: wordsOf(element['disabled_tips']) || null,
        confirm: confirm && { title: wordsOf(confirm['title']), text: wordsOf(confirm['text']) },
        form,
        action: action === 'submit' || action === 'reset' ? action : null,
        value: callback?.['value'],
        url: typeof link?.['default_url'] === 'string' ? link['default_url'] : null,
        calls: callback !== undefined,
      }
    })
}

/** What leads somewhere when clicked without being a button: rows, columns, the card itself. Source: 分栏; 卡片 JSON 2.0 结构. */
export function linksOf(card: unknown): Button[] {
  const link = (tag: string, path: string, text: string, jump: unknown): Button[] => {
    const given = isObject(jump) ? (jump['url'] ?? jump['pc_url']) : undefined
    if (typeof given !== 'string') return []
    const none = { name: null, why: null, confirm: null, form: null, action: null, value: undefined }
    return [{ ...none, tag, text, path, type: 'default', disabled: false, url: given, calls: false }]
  }
  const rows = placed(card).flatMap(({ element, tag, path }) => {
    const action = isObject(element['action']) ? element['action'] : {}
    return link(tag, path, innerText(element), action['multi_url'])
  })
  return [...rows, ...link('card_link', 'card_link', '', isObject(card) ? card['card_link'] : undefined)]
}

const innerText = ({ elements, columns }: Json): string => textOf({ body: { elements: elements ?? columns } })

/** The fields of a card, in reading order. */
export function fieldsOf(card: unknown): Field[] {
  return placed(card)
    .filter(({ tag }) => FIELD_TAGS.has(tag))
    .map(({ element, tag, path, form, label }) => ({
      tag,
      path,
      name: typeof element['name'] === 'string' ? element['name'] : null,
      label: tag === 'checker' ? wordsOf(element['text']) : label,
      form,
      required: element['required'] === true,
      disabled: element['disabled'] === true,
      maxLength: tag === 'input' ? Number(element['max_length'] ?? 1000) : null,
      placeholder: wordsOf(element['placeholder']),
      rows: element['input_type'] === 'multiline_text' ? Number(element['rows'] ?? 5) : 0,
      options: optionsOf(element),
      calls: tag !== 'checker' || (Array.isArray(element['behaviors']) && element['behaviors'].length > 0),
      initial: initialOf(tag, element),
    }))
}

/** All that a reader can see on a card, one line a text; folded panels included. */
export function textOf(card: unknown): string {
  const lines: string[] = []
  const walk = (value: unknown, key: string) => {
    if (Array.isArray(value)) for (const entry of value) walk(entry, key)
    else if (key === 'rows' && isObject(value))
      for (const cell of Object.values(value)) lines.push(...cellTexts(cell))
    else if (isObject(value)) walkObject(value)
  }
  const walkObject = (value: Json) => {
    for (const key of ['content', 'display_name', 'default_value'])
      if (typeof value[key] === 'string' && value[key] !== '') lines.push(value[key])
    for (const [key, entry] of Object.entries(value))
      if (!['chart_spec', 'behaviors', 'confirm', 'i18n_content'].includes(key)) walk(entry, key)
  }
  const parts = isObject(card) ? [card['header'], card['body']] : []
  for (const part of parts) walk(part, '')
  return lines.join('\n')
}

function cellTexts(cell: unknown): string[] {
  if (Array.isArray(cell)) return cell.flatMap(cellTexts)
  if (isObject(cell)) return [String(cell['text'])]
  return [String(cell)]
}

function wordsOf(text: unknown): string {
  return isObject(text) && typeof text['content'] === 'string' ? text['content'] : ''
}

function lineOf(element: Json): string {
  return element['tag'] === 'markdown' ? wordsOf(element) : wordsOf(element['text'])
}

function unmarked(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/\*\*/g, '')
    .trim()
}

function optionsOf(element: Json): Field['options'] {
  if (!Array.isArray(element['options'])) return []
  return element['options'].filter(isObject).map((option) => {
    const value = typeof option['value'] === 'string' ? option['value'] : ''
    const text = wordsOf(option['text']) || value
    const url = isObject(option['multi_url']) ? option['multi_url']['url'] : undefined
    return typeof url === 'string' ? { text, value, url } : { text, value }
  })
}

function initialOf(tag: string, element: Json): Field['initial'] {
  if (tag === 'checker') return element['checked'] === true
  if (tag.startsWith('multi_'))
    return Array.isArray(element['selected_values']) ? element['selected_values'].map(String) : []
  const index = element['initial_index']
  if (
    tag === 'select_static' &&
    typeof index === 'number' &&
    index > 0 &&
    element['initial_option'] === undefined
  )
    return optionsOf(element)[index - 1]?.value ?? ''
  const keys = ['default_value', 'initial_option', 'initial_date', 'initial_time', 'initial_datetime']
  for (const key of keys) if (typeof element[key] === 'string') return element[key]
  return ''
}
