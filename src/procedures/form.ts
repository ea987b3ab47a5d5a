import type { Refusal } from '../domain/refusal.js'
import type { Edition } from '../rules/rulebook/edition.js'
import type { Basis } from './procedure.js'
import { no } from './refusals.js'
import { CARD_TEXT, marked, secret, tooLong } from './texts.js'

/** A field for text: its label, and the clause that demands it, where one is demanded. */
export interface TextField {
  label: string
  needs: Basis | null
}

interface FormFault {
  what: string
  basis: Basis
}

/** Does the text name a place on the web, over http or https? */
const isWebLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)

/** Names typed one after another. */
const parts = (typed: string): string[] =>
  typed
    .split(/[、，,；;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Is the same entered in both? So that the same form sent again is known. */
export const sameEntries = <Entries extends object>(one: Entries, other: Entries): boolean =>
  (Object.keys(one) as (keyof Entries)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  )

/** A raw form, whose values nobody has checked, read field by field; every fault found on the way is kept. */
export class Form {
  private readonly faults: FormFault[] = []
  private readonly secrets: string[] = []

  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  fault(what: string, basis: Basis = '系统规定'): void {
    this.faults.push({ what, basis })
  }

  /** Marks of secrecy, or what amounts to them. */
  secret(what: string): void {
    this.secrets.push(what)
  }

  /** The value as a text; empty when nothing was entered. Whatever is no text is a fault. */
  raw(key: string, label: string): string {
    const value = Object.hasOwn(this.fields, key) ? this.fields[key] : undefined
    if (value === undefined || value === null) return ''
    if (typeof value === 'string') return value.trim()
    this.fault(`「${label}」的内容无法识别`)
    return ''
  }

  text(key: string, { label, needs }: TextField): string {
    const found = this.faults.length
    const text = this.raw(key, label)
    if (text === '' && needs && this.faults.length === found) this.fault(`「${label}」未填写`, needs)
    const long = tooLong(label, text, CARD_TEXT)
    if (long) this.fault(long)
    const marks = marked(label, text)
    if (marks) this.secret(marks)
    return text
  }

  /** An address of the web, or empty. */
  link(key: string, field: TextField): string {
    const link = this.text(key, field)
    if (link !== '' && !isWebLink(link))
      this.fault(`「${field.label}」应为以 http:// 或 https:// 开头的完整网址`)
    return link
  }

  /** One of the values; the first where nothing was chosen. */
  choice<Value extends string>(key: string, label: string, values: readonly [Value, ...Value[]]): Value {
    const [first] = values
    const chosen = this.raw(key, label)
    const value = chosen === '' ? first : values.find((one) => one === chosen)
    if (value === undefined) this.fault(`「${label}」的选项无法识别`)
    return value ?? first
  }

  /** Several of the values, each once, in their own order; none where nothing was chosen. */
  choices<Value extends string>(key: string, label: string, values: readonly Value[]): Value[] {
    const chosen = Object.hasOwn(this.fields, key) ? this.fields[key] : undefined
    if (chosen === undefined || chosen === null || chosen === '') return []
    const list: unknown[] = Array.isArray(chosen)
      ? chosen
      : typeof chosen === 'string'
        ? parts(chosen)
        : [chosen]
    if (list.some((one) => !values.includes(one as Value))) this.fault(`「${label}」的选项无法识别`)
    return values.filter((value) => list.includes(value))
  }

  /**
   * The one refusal that names every fault with its clause; undefined when there is none. A classified matter is refused as
   * such, and nothing of it is kept.
   */
  refusal(
    words: { code: string; secret: string; next: string },
    edition: Edition,
  ): Refusal<Basis> | undefined {
    const faults = [...this.secrets.map((what) => ({ what, basis: '系统规定' as const })), ...this.faults]
    if (faults.length === 0) return undefined
    const cited = (basis: Basis) => (basis === '系统规定' ? '' : `（${edition.clause(basis).cite}）`)
    const why = `${faults.map(({ what, basis }) => what + cited(basis)).join('；')}。`
    if (this.secrets.length > 0) return secret(`${words.secret}${why}`)
    const basis = faults.find((fault) => fault.basis !== '系统规定')?.basis ?? '系统规定'
    return no(words.code, why, words.next, basis)
  }
}
