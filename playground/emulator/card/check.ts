import {
  anything,
  BAD_JSON,
  type CardFault,
  characters,
  type Here,
  inside,
  isObject,
  object,
  report,
  type Survey,
} from './rules.js'
import { BODY, CARD_LINK, CONFIG, checkRows, HEADER, SHAPES } from './shapes.js'

/** The platform's bounds of one card. */
export const CARD_LIMITS = { bytes: 30 * 1024, elements: 200, depth: 5, tables: 5 } as const

const REMOVED = 'cards of schema V2 no longer support this capability'
const INTERACTIVE = new Set([
  'button',
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
const FORM_ONLY = new Set(['multi_select_static', 'multi_select_person'])

/**
 * Everything the platform would refuse this card for, in the order of the card; empty when it would be accepted.
 * `people`: ids that exist, or null to leave mentions unchecked. Source: 卡片 JSON 2.0 结构 and its component pages.
 */
export function checkCard(card: unknown, people: ReadonlySet<string> | null = null): CardFault[] {
  const survey: Survey = { faults: [], names: new Set(), elementIds: new Set(), people, tables: 0 }
  const root: Here = { place: ['ROOT'], within: [], survey }
  if (!isObject(card)) {
    report(root, BAD_JSON, 'parse card json err, object wanted', card)
    return survey.faults
  }
  if (card['schema'] !== '2.0') {
    report(inside(root, 'schema'), 200830, 'only schema 2.0 is accepted here', card['schema'])
    return survey.faults
  }
  object(
    {
      schema: anything,
      config: CONFIG,
      card_link: CARD_LINK,
      header: HEADER,
      body: object(BODY, ['elements']),
    },
    ['config', 'body'],
  )(card, root)
  const config = isObject(card['config']) ? card['config'] : undefined
  if (config && config['update_multi'] === undefined)
    report(inside(root, 'config'), 300302, 'update_multi must be true', 'missing')
  const body = isObject(card['body']) ? card['body'] : {}
  checkElements(body['elements'], inside(inside(root, 'body'), 'elements'))
  if (survey.tables > CARD_LIMITS.tables) report(root, 11310, 'table number over limit', survey.tables)
  const count = countTags(card)
  if (count > CARD_LIMITS.elements) report(root, 11310, 'element exceeds the limit', count)
  return survey.faults
}

/** The platform's words for a refused card: `Failed to create card content, ext=ErrCode: …; ErrPath: …`. */
export function refusalText(fault: CardFault): string {
  return (
    `Failed to create card content, ext=ErrCode: ${fault.code}; ErrPath: ${fault.place.join(' -> ')}; ` +
    `ErrMsg: ${fault.message}; ErrorValue: ${fault.value}; `
  )
}

/** Every `tag` counts, texts included; a chart's own description does not. */
function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countTags(entry), 0)
  if (!isObject(value)) return 0
  let sum = typeof value['tag'] === 'string' ? 1 : 0
  for (const [key, entry] of Object.entries(value))
    if (key !== 'chart_spec' && key !== 'value' && key !== 'rows') sum += countTags(entry)
  return sum
}

function checkElements(value: unknown, here: Here): void {
  if (value === undefined) return
  if (!Array.isArray(value)) return report(here, BAD_JSON, 'type mismatch, array wanted', value)
  value.forEach((element: unknown, index) => {
    const tag = isObject(element) ? String(element['tag']) : typeof element
    checkElement(element, inside(here, `[${index}](tag: ${tag})`))
  })
}

function checkElement(element: unknown, here: Here): void {
  if (!isObject(element)) return report(here, BAD_JSON, 'type mismatch, object wanted', element)
  const tag = typeof element['tag'] === 'string' ? element['tag'] : ''
  const shape = Object.hasOwn(SHAPES, tag) ? SHAPES[tag] : undefined
  if (!shape) return report(here, 200861, REMOVED, `unsupported tag ${tag}`)
  object(shape.fields, shape.required)(element, here)
  checkPlace(tag, here)
  checkUnique(element, here)
  if (INTERACTIVE.has(tag)) checkInteractive(tag, element, here)
  if (tag === 'table') {
    here.survey.tables += 1
    checkRows(element, here)
  }
  if (tag === 'person_list') checkPersonList(element, here)
  if (tag === 'form') checkForm(element, here)
  checkChildren(tag, element, here)
}

function checkChildren(tag: string, element: Record<string, unknown>, here: Here): void {
  const within = [...here.within, tag]
  const depth = within.filter((container) => container !== 'column').length
  const children = tag === 'column_set' ? 'columns' : 'elements'
  if (element[children] === undefined) return
  if (depth > CARD_LIMITS.depth)
    return report(here, BAD_JSON, `nested deeper than ${CARD_LIMITS.depth} levels`, tag)
  checkElements(element[children], { ...inside(here, children), within })
}

/** Which container may hold what. */
function checkPlace(tag: string, here: Here): void {
  const { within } = here
  const parent = within.at(-1)
  if ((tag === 'form' || tag === 'table') && within.length > 0)
    report(here, BAD_JSON, `${tag} is allowed at the root only`, tag)
  if (tag === 'chart' && within.includes('form'))
    report(here, BAD_JSON, 'chart is not allowed in a form', tag)
  if (tag === 'column' && parent !== 'column_set')
    report(here, BAD_JSON, 'column is allowed in a column_set only', tag)
  if (parent === 'column_set' && tag !== 'column')
    report(here, BAD_JSON, 'a column_set holds columns only', tag)
}

function checkUnique(element: Record<string, unknown>, here: Here): void {
  const { survey } = here
  const id = element['element_id']
  if (typeof id === 'string') {
    if (survey.elementIds.has(id)) report(here, 300301, 'duplicate element_id', id)
    survey.elementIds.add(id)
  }
  const name = element['name']
  if (typeof name === 'string' && name !== '') {
    if (survey.names.has(name)) report(here, 200530, 'name is not unique in the card', name)
    survey.names.add(name)
  }
}

function checkInteractive(tag: string, element: Record<string, unknown>, here: Here): void {
  const inForm = here.within.includes('form')
  const name = element['name']
  if (inForm && (typeof name !== 'string' || name === ''))
    report(here, 200530, 'name of an interactive element in a form must not be empty', tag)
  if (!inForm && FORM_ONLY.has(tag)) report(here, BAD_JSON, `${tag} is allowed in a form only`, tag)
  if (!inForm && tag === 'input' && element['required'] !== undefined)
    report(here, BAD_JSON, 'required is allowed in a form only', 'required')
  if (!inForm && element['form_action_type'] !== undefined)
    report(here, BAD_JSON, 'form_action_type is allowed in a form only', element['form_action_type'])
  checkOptions(tag, element, here)
  checkInitial(tag, element, here)
}

function checkOptions(tag: string, element: Record<string, unknown>, here: Here): void {
  if (!Array.isArray(element['options'])) return
  const values = element['options'].filter(isObject).map((option) => option['value'])
  const seen = new Set<unknown>()
  for (const value of values) {
    if (seen.has(value)) report(inside(here, 'options'), BAD_JSON, 'option values must be unique', value)
    seen.add(value)
  }
  const chosen = [
    element['initial_option'],
    ...(Array.isArray(element['selected_values']) ? element['selected_values'] : []),
  ]
  if (tag === 'select_person' && values.length === 0) return
  for (const value of chosen)
    if (value !== undefined && value !== '' && !seen.has(value))
      report(here, BAD_JSON, 'initial option is none of the options', value)
  const index = element['initial_index']
  if (typeof index === 'number' && index > values.length)
    report(here, BAD_JSON, 'initial index is beyond the options', index)
}

/** A picker without an initial value needs a placeholder; a default text must fit its own bound. */
function checkInitial(tag: string, element: Record<string, unknown>, here: Here): void {
  const initial = { picker_time: 'initial_time', picker_datetime: 'initial_datetime' }[tag]
  if (initial && element[initial] === undefined && element['placeholder'] === undefined)
    report(here, BAD_JSON, 'placeholder required when there is no initial value', tag)
  const text = element['default_value']
  const max = typeof element['max_length'] === 'number' ? element['max_length'] : 1000
  if (tag === 'input' && typeof text === 'string' && characters(text) > max)
    report(inside(here, 'default_value'), BAD_JSON, `longer than max_length ${max}`, text)
}

function checkPersonList(element: Record<string, unknown>, here: Here): void {
  const { people } = here.survey
  if (!people || element['drop_invalid_user_id'] === true || !Array.isArray(element['persons'])) return
  for (const entry of element['persons'])
    if (isObject(entry) && !people.has(String(entry['id'])))
      report(here, 100290, 'invalid user id', entry['id'])
}

function checkForm(form: Record<string, unknown>, here: Here): void {
  if (typeof form['name'] !== 'string' || form['name'] === '')
    report(here, 200530, 'name of a form must not be empty', 'form')
  if (!hasSubmit(form['elements'])) report(here, BAD_JSON, 'a form needs a submit button', form['name'])
}

function hasSubmit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSubmit)
  if (!isObject(value)) return false
  if (value['tag'] === 'button' && value['form_action_type'] === 'submit') return true
  return hasSubmit(value['elements']) || hasSubmit(value['columns'])
}
