import type { Field } from './client.js'
import { characters } from './rules.js'

/** What a user could not have done: the message says why. */
export class CannotPress extends Error {}

/** What is typed into a field or chosen in it. */
export type Given = string | readonly string[] | boolean

/** What a user would call this field. */
export const titleOf = (field: Field): string => field.label ?? field.name ?? ''

/**
 * What the client lets through: known options, people in the chat, days and times that exist, no more characters than
 * allowed, no second line in a field of one. Throws `CannotPress` otherwise.
 */
export function given(field: Field, value: Given, members: readonly string[]): Given {
  const where = titleOf(field)
  if (field.tag === 'checker') {
    if (typeof value !== 'boolean') throw new CannotPress(`「${where}」只能勾选或不勾选`)
    return value
  }
  if (field.tag.startsWith('multi_')) {
    if (!Array.isArray(value)) throw new CannotPress(`「${where}」为多选`)
    const chosen = value.map((entry: string) => chosenIn(field, entry, members))
    if (new Set(chosen).size < chosen.length) throw new CannotPress(`「${where}」有重复的选项`)
    return chosen
  }
  if (typeof value !== 'string') throw new CannotPress(`「${where}」应为一项文字`)
  if (value === '') return value
  if (field.tag === 'input') return typedInto(field, value)
  const pattern = PATTERNS[field.tag]
  if (!pattern) return chosenIn(field, value, members)
  if (!pattern.test(value) || !exists(value))
    throw new CannotPress(`「${where}」的日期或时间格式不对：${value}`)
  return value
}

function typedInto(field: Field, text: string): string {
  if (field.maxLength !== null && characters(text) > field.maxLength)
    throw new CannotPress(`「${titleOf(field)}」最多 ${field.maxLength} 字`)
  if (field.rows === 0 && text.includes('\n'))
    throw new CannotPress(`「${titleOf(field)}」只有一行，不能换行`)
  return text
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  date_picker: /^\d{4}-\d{2}-\d{2}$/,
  picker_time: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  picker_datetime: /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):[0-5]\d$/,
}

/** Is the day, where there is one, in the calendar? */
function exists(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  if (day === undefined) return true
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

function chosenIn(field: Field, value: string, members: readonly string[]): string {
  if (!field.tag.endsWith('_person') || field.options.length > 0) return optionOf(field, value).value
  if (!members.includes(value)) throw new CannotPress(`「${titleOf(field)}」没有选项「${value}」`)
  return value
}

/** One of the field's options, by value or by its words. */
export function optionOf(field: Field, wanted: string): Field['options'][number] {
  const option =
    field.options.find(({ value }) => value === wanted && value !== '') ??
    field.options.find(({ text }) => text === wanted)
  if (!option) throw new CannotPress(`「${titleOf(field)}」没有选项「${wanted}」`)
  return option
}

/** Days and times travel with the offset of the client. Source: 卡片回传交互, form_value. */
export function sent(field: Field, value: Given): Given {
  return field.tag in PATTERNS && typeof value === 'string' ? `${value} +0800` : value
}
