import { CalendarDate, yearOf } from '../../domain/calendar-date.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Basis } from '../procedure.js'
import { no } from '../refusals.js'
import { marked, secret, tooLong } from '../texts.js'
import type { Fields } from './state.js'

/** One field of a form: a line, several lines, or a choice of one. */
export interface Field {
  name: string
  label: string
  hint?: string
  /** The most characters that are taken. */
  most: number
  rows?: number
  options?: readonly string[]
}

/** Full-width digits and marks as half-width ones, without white space. */
const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)).replace(/\s+/g, '')

const DAY = /^(?:(\d{4})(?:年|-|\/|\.))?(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?$/

/** A form read field by field; every fault found on the way is kept. */
export class Form {
  private readonly faults: { what: string; basis: Basis }[] = []
  private readonly secrets: string[] = []

  constructor(private readonly fields: Fields) {}

  fault(what: string, basis: Basis = '系统规定'): void {
    this.faults.push({ what, basis })
  }

  /** What stands in the field, trimmed; empty where nothing does. Marks of secrecy and too long a text are faults. */
  text({ name, label, most }: Field): string {
    const value = Object.hasOwn(this.fields, name) ? this.fields[name] : undefined
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') {
      this.fault(`「${label}」的内容无法识别`)
      return ''
    }
    const text = value.trim()
    const long = tooLong(label, text, most)
    if (long) this.fault(long)
    const marks = marked(label, text)
    if (marks) this.secrets.push(marks)
    return text
  }

  needed(field: Field, basis: Basis = '系统规定'): string {
    const text = this.text(field)
    if (text === '') this.fault(`「${field.label}」未填写`, basis)
    return text
  }

  /** 「2027」 or 「2027年」; null, with a fault where something else stands there. */
  year(field: Field): number | null {
    const text = halfWidth(this.text(field))
    if (text === '') return null
    const year = Number(/^(20\d{2})年?$/.exec(text)?.[1])
    if (year) return year
    this.fault(`「${field.label}」应为四位年份，例如2027`)
    return null
  }

  /**
   * Days of this year, separated by 、 or ，: 「6月8日」「2027年6月8日」「2027-06-08」. With `into`, days of the next year's
   * January as well, written with their year.
   */
  days(field: Field, year: number, into = false): CalendarDate[] {
    const text = this.text(field)
    if (text === '') return []
    return text.split(/[、，,；;]/).flatMap((part) => this.day(part, field.label, year, into) ?? [])
  }

  private day(part: string, label: string, year: number, into: boolean): CalendarDate | null {
    const [, written, month = '', day = ''] = DAY.exec(halfWidth(part)) ?? []
    const parsed = CalendarDate.safeParse(
      `${written ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    )
    if (!parsed.success) {
      this.fault(`「${label}」不是有效日期（${part.trim()}），请写作“6月8日”`)
      return null
    }
    const next = into && parsed.data.startsWith(`${year + 1}-01-`)
    if (yearOf(parsed.data) !== year && !next) {
      this.fault(`「${label}」${part.trim()}不在${year}年内`)
      return null
    }
    return parsed.data
  }

  /** A sum in 万元, more than nothing and at most `most` 万元, exact to the fen; null with a fault for anything else. */
  tenThousands(field: Field, most: number, basis: Basis): number | null {
    const text = this.needed(field, basis)
    if (text === '') return null
    const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?(?:万元?)?$/.exec(halfWidth(text)) ?? []
    const fen = whole === undefined ? 0 : Number(whole) * 1_000_000 + Number(part.padEnd(6, '0'))
    if (fen > 0 && fen <= most * 1_000_000) return fen
    this.fault(
      fen > 0
        ? `「${field.label}」超过${most}万元，请核对单位是否为万元`
        : `「${field.label}」应为大于零的数字，以万元为单位，例如100或49.5`,
      basis,
    )
    return null
  }

  choice<Value extends string>(field: Field, values: readonly Value[], basis: Basis): Value | null {
    const text = this.needed(field, basis)
    const value = values.find((one) => one === text)
    if (text !== '' && value === undefined) this.fault(`「${field.label}」的选项无法识别`)
    return value ?? null
  }

  /** Every fault in one refusal, the clause of each with it; undefined when there is none. `next`: what to do. */
  refusal(next: string, edition: Edition): Refusal<Basis> | undefined {
    const cited = (basis: Basis) => (basis === '系统规定' ? '' : `（${edition.clause(basis).cite}）`)
    const told = [...this.secrets, ...this.faults.map(({ what, basis }) => what + cited(basis))]
    // A field that is read twice is told once.
    const why = `${[...new Set(told)].join('；')}。`
    if (this.secrets.length > 0) return secret(`内容含有密级标志，不能通过本助手办理：${why}`)
    if (this.faults.length === 0) return undefined
    const basis = this.faults.find((fault) => fault.basis !== '系统规定')?.basis ?? '系统规定'
    return no('BAD_SETTING', why, next, basis)
  }
}
