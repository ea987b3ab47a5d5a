/** One thing the platform would refuse a card for. `code` is the sub-code named in `ext=ErrCode`. */
export interface CardFault {
  code: number
  place: readonly string[]
  message: string
  value: string
}

/** What is noticed while a card is walked through. */
export interface Survey {
  faults: CardFault[]
  names: Set<string>
  elementIds: Set<string>
  /** Everybody the platform knows; null when ids are not to be checked. */
  people: ReadonlySet<string> | null
  tables: number
}

/** Where in the card we are. `within`: the tags of the containers around, outermost first. */
export interface Here {
  place: readonly string[]
  within: readonly string[]
  survey: Survey
}

export type Rule = (value: unknown, here: Here) => void

/** The card JSON has a wrong shape, type or property. */
export const BAD_JSON = 200621

/** Notes one fault at this place. */
export function report(here: Here, code: number, message: string, value: unknown): void {
  const shown = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  here.survey.faults.push({ code, place: here.place, message, value: shown.slice(0, 120) })
}

/** The place one step further in. */
export function inside(here: Here, step: string): Here {
  return { ...here, place: [...here.place, step] }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How many characters a user counts; one outside the basic plane is one. */
export function characters(text: string): number {
  return Array.from(text).length
}

/** A string of at most `max` characters; empty only where `empty` says so. */
export function string(max = Number.POSITIVE_INFINITY, empty = true): Rule {
  return (value, here) => {
    if (typeof value !== 'string') report(here, BAD_JSON, 'type mismatch, string wanted', value)
    else if (characters(value) > max) report(here, BAD_JSON, `longer than ${max} characters`, value)
    else if (!empty && value.trim() === '') report(here, BAD_JSON, 'must not be empty', value)
  }
}

export const bool: Rule = (value, here) => {
  if (typeof value !== 'boolean') report(here, BAD_JSON, 'type mismatch, boolean wanted', value)
}

/** A whole number within the bounds, both included. */
export function whole(min: number, max: number): Rule {
  return (value, here) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
      report(here, BAD_JSON, `whole number from ${min} to ${max} wanted`, value)
  }
}

export function oneOf(...allowed: readonly unknown[]): Rule {
  return (value, here) => {
    if (!allowed.includes(value)) report(here, BAD_JSON, `one of ${allowed.join('|')} wanted`, value)
  }
}

export function like(pattern: RegExp, what: string): Rule {
  return (value, here) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(here, BAD_JSON, `${what} wanted`, value)
  }
}

export function list(rule: Rule, max = Number.POSITIVE_INFINITY, min = 0): Rule {
  return (value, here) => {
    if (!Array.isArray(value)) return report(here, BAD_JSON, 'type mismatch, array wanted', value)
    if (value.length > max) report(here, BAD_JSON, `at most ${max} entries`, value.length)
    if (value.length < min) report(here, BAD_JSON, `at least ${min} entries`, value.length)
    value.forEach((entry, index) => rule(entry, inside(here, `[${index}]`)))
  }
}

/** An object with these properties and no others. */
export function object(fields: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule {
  return (value, here) => {
    if (!isObject(value)) return report(here, BAD_JSON, 'type mismatch, object wanted', value)
    for (const [key, entry] of Object.entries(value)) {
      const rule = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (rule) rule(entry, inside(here, key))
      else report(here, BAD_JSON, 'unknown property', key)
    }
    for (const key of required)
      if (value[key] === undefined) report(here, BAD_JSON, 'required property missing', key)
  }
}

/** An object whose values all follow one rule, whatever its keys. */
export function record(rule: Rule): Rule {
  return (value, here) => {
    if (!isObject(value)) return report(here, BAD_JSON, 'type mismatch, object wanted', value)
    for (const [key, entry] of Object.entries(value)) rule(entry, inside(here, key))
  }
}

/** Passes when any of the rules passes. */
export function either(what: string, ...rules: readonly Rule[]): Rule {
  return (value, here) => {
    const passes = rules.some((rule) => {
      const trial: Here = { ...here, survey: { ...here.survey, faults: [] } }
      rule(value, trial)
      return trial.survey.faults.length === 0
    })
    if (!passes) report(here, BAD_JSON, `${what} wanted`, value)
  }
}

export const anything: Rule = () => {}

/** A length such as `8px` within the bounds. */
export function px(min: number, max: number): Rule {
  return (value, here) => {
    const found = typeof value === 'string' ? /^(-?\d+)px$/.exec(value) : null
    if (!found || Number(found[1]) < min || Number(found[1]) > max)
      report(here, BAD_JSON, `length from ${min}px to ${max}px wanted`, value)
  }
}

/** One, two or four lengths, as for margins and paddings. */
export function sides(min: number, max: number): Rule {
  return (value, here) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    if (![1, 2, 4].includes(parts.length))
      return report(here, BAD_JSON, 'one, two or four lengths wanted', value)
    for (const part of parts) px(min, max)(part, here)
  }
}

export const margin = sides(-99, 99)
export const padding = sides(0, 99)
export const spacing = either(
  'small|medium|large|extra_large|[0,99]px',
  oneOf('small', 'medium', 'large', 'extra_large'),
  px(0, 99),
)
export const horizontal = oneOf('left', 'center', 'right')
export const vertical = oneOf('top', 'center', 'bottom')
export const direction = oneOf('vertical', 'horizontal')

const COLOURS =
  'blue|wathet|turquoise|green|lime|yellow|orange|red|carmine|violet|purple|indigo|grey|neutral|white|black|default|cus-\\d+'
export const colour = like(
  new RegExp(`^(?:(?:${COLOURS})(?:-(?:50|[1-9]00|[1-9]50))?|rgba?\\([\\d., %]+\\))$`),
  'colour',
)
export const textSize = like(
  /^(?:heading(?:-[0-4])?|normal|notation|(?:x{0,4}-)?large|medium|(?:x-)?small|cus-\d+)$/,
  'text size',
)
