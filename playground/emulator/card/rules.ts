/** One thing the platform would refuse a card for. `code` is the sub-code named in `ext=ErrCode`. */
export interface CardFault {
  code: number
  place: readonly string[]
  message: string
  value: string
}

/** The properties of a component: `required` must be given, `whole` looks at several of them together. */
export interface Shape {
  fields: Readonly<Record<string, Rule>>
  required: readonly string[]
  whole?: Rule
}

/** What is known, and what is noticed while a card is walked through. */
export interface Survey {
  faults: CardFault[]
  names: Set<string>
  elementIds: Set<string>
  /** Everybody the platform knows; null when ids are not to be checked. */
  people: ReadonlySet<string> | null
  /** Every image the app uploaded; null when keys are not to be checked. */
  images: ReadonlySet<string> | null
  /** Names of the sizes and colours the card defines itself, in `config.style`. */
  styles: ReadonlySet<string>
  shapes: Readonly<Record<string, Shape>>
  tables: number
  charts: number
}

/** Where in the card we are. `within`: the tags around, outermost first. `holder`: the object whose property this is. */
export interface Here {
  place: readonly string[]
  within: readonly string[]
  holder: Readonly<Record<string, unknown>>
  survey: Survey
}

/**
 * Looks at one value. Reports what is wrong with the value itself before anything inside it, so that faults come in the
 * order of the card.
 */
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

/** The faults a rule finds here, without noting them. */
export function faultsBy(rule: Rule, value: unknown, here: Here): CardFault[] {
  const faults: CardFault[] = []
  rule(value, { ...here, survey: { ...here.survey, faults } })
  return faults
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

/** A number within the bounds, both included. */
export function between(min: number, max: number): Rule {
  return (value, here) => {
    if (typeof value !== 'number' || value < min || value > max)
      report(here, BAD_JSON, `number from ${min} to ${max} wanted`, value)
  }
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

/** An object with these properties and no others. Source: 卡片 JSON 2.0 版本更新说明, 属性校验变更. */
export function object(fields: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule {
  return (value, here) => {
    if (!isObject(value)) return report(here, BAD_JSON, 'type mismatch, object wanted', value)
    for (const key of required)
      if (value[key] === undefined) report(here, BAD_JSON, 'required property missing', key)
    for (const [key, entry] of Object.entries(value)) {
      const rule = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (rule) rule(entry, { ...inside(here, key), holder: value })
      else report(inside(here, key), BAD_JSON, 'unknown property', key)
    }
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
    if (rules.every((rule) => faultsBy(rule, value, here).length > 0))
      report(here, BAD_JSON, `${what} wanted`, value)
  }
}

/** Several rules for one value. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, here) => {
    for (const rule of rules) rule(value, here)
  }
}

export const anything: Rule = () => {}
