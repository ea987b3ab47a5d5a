import { margin } from './measures.js'
import {
  all,
  anything,
  BAD_JSON,
  type Here,
  inside,
  isObject,
  object,
  type Rule,
  report,
  type Shape,
} from './rules.js'
import { elementId } from './texts.js'

/** The platform's bounds of one card. Source: 发送消息; 卡片 JSON 2.0 结构; 常见问题; 表格; 图表. */
export const CARD_LIMITS = { bytes: 30 * 1024, elements: 200, depth: 5, tables: 5, charts: 5 } as const

const REMOVED = 'cards of schema V2 no longer support this capability'

/** A component with these properties besides those that all components have. */
export function shape(
  fields: Readonly<Record<string, Rule>>,
  required: readonly string[] = [],
  ...checks: readonly Rule[]
): Shape {
  return {
    fields: { tag: anything, element_id: elementId, margin, ...fields },
    required,
    whole: all(...checks),
  }
}

/** Components in a container, one after another; `only` where a container holds one kind alone. */
export function elements(only?: string, max = Number.POSITIVE_INFINITY): Rule {
  return (value, here) => {
    if (!Array.isArray(value)) return report(here, BAD_JSON, 'type mismatch, array wanted', value)
    if (value.length > max) report(here, BAD_JSON, `at most ${max} entries`, value.length)
    value.forEach((entry: unknown, index) => {
      const tag = isObject(entry) ? String(entry['tag']) : typeof entry
      element(entry, inside(here, `[${index}](tag: ${tag})`), only)
    })
  }
}

function element(value: unknown, here: Here, only: string | undefined): void {
  if (!isObject(value)) return report(here, BAD_JSON, 'type mismatch, object wanted', value)
  const tag = typeof value['tag'] === 'string' ? value['tag'] : ''
  const { shapes } = here.survey
  const found = Object.hasOwn(shapes, tag) ? shapes[tag] : undefined
  if (!found) return report(here, 200861, REMOVED, `unsupported tag ${tag}`)
  if (only !== undefined && tag !== only)
    report(here, BAD_JSON, `${here.within.at(-1)} holds ${only} only`, tag)
  if (levelOf(tag, here) > CARD_LIMITS.depth)
    return report(here, BAD_JSON, `nested deeper than ${CARD_LIMITS.depth} levels`, tag)
  found.whole?.(value, here)
  object(found.fields, found.required)(value, { ...here, within: [...here.within, tag] })
}

/**
 * On which level a component stands; those of the body are on the first, and a column belongs to its row. The pages say
 * "five levels" without saying how they count; this counts the innermost component too, which is the stricter.
 */
function levelOf(tag: string, here: Here): number {
  const around = here.within.filter((container) => container !== 'column').length
  return tag === 'column' ? around : around + 1
}

/** Stands in the body itself, in no container. */
export const rootOnly: Rule = (value, here) => {
  if (isObject(value) && here.within.length > 0)
    report(here, BAD_JSON, `${String(value['tag'])} is allowed at the root only`, value['tag'])
}

/** Stands in a form. */
export const formOnly: Rule = (value, here) => {
  if (isObject(value) && !inForm(here))
    report(here, BAD_JSON, `${String(value['tag'])} is allowed in a form only`, value['tag'])
}

export const inForm = (here: Here): boolean => here.within.includes('form')
