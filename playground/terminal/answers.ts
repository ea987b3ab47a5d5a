import type { Field } from '../emulator/card/client.js'
import { characters } from '../emulator/card/rules.js'

/** What was typed for a field, as the client would send it; or why it cannot be that. */
export type Answer = { value: string | string[] | boolean } | { fault: string }

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const TIME = /^(\d{1,2})[:：](\d{2})$/

/** Reads the words typed for a field: an option by number or words, a date in one of the usual forms, a text as it is. */
export function answerFor(field: Field, typed: string): Answer {
  if (field.tag === 'input') return inputAnswer(field, typed)
  if (field.tag === 'checker') {
    const yes = yesOrNo(typed)
    return yes === null ? { fault: '请输入 y（是）或 n（否）' } : { value: yes }
  }
  if (field.tag.startsWith('multi_')) {
    const chosen = typed.split(/[,，、\s]+/).filter((one) => one !== '')
    const values = chosen.map((one) => optionOf(field, one))
    const missing = chosen.find((_, index) => values[index] === null)
    return missing === undefined
      ? { value: values.filter((one) => one !== null) }
      : { fault: `没有选项「${missing}」，请输入编号，可以输入几个` }
  }
  if (field.tag.includes('picker')) return momentAnswer(field, typed)
  const value = optionOf(field, typed)
  return value === null ? { fault: `没有选项「${typed}」，请输入编号或选项文字` } : { value }
}

/** 「是」或「否」; null where the words are neither. */
export function yesOrNo(typed: string): boolean | null {
  if (/^(y|yes|是|确定)$/i.test(typed)) return true
  return /^(n|no|否|取消)$/i.test(typed) ? false : null
}

function inputAnswer(field: Field, typed: string): Answer {
  const length = characters(typed)
  return field.maxLength !== null && length > field.maxLength
    ? { fault: `最多 ${field.maxLength} 字，现有 ${length} 字` }
    : { value: typed }
}

function optionOf(field: Field, typed: string): string | null {
  const byNumber = /^\d+$/.test(typed) ? field.options[Number(typed) - 1] : undefined
  const found = field.options.find(({ text, value }) => text === typed || value === typed) ?? byNumber
  if (found) return found.value
  return field.tag.endsWith('_person') && field.options.length === 0 ? typed : null
}

/** `2026-11-27 18:00`, `2026/11/27 18:00`, `2026-11-27T18:00`, 「2026年11月27日 18:00」. */
function momentAnswer(field: Field, typed: string): Answer {
  const words = typed.replace(/\s*\+0800$/, '').split(/[\sT]+/)
  const day = DAY.exec(words[0] ?? '')
  const time = TIME.exec(words.at(-1) ?? '')
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const date = day && `${day[1]}-${two(day[2])}-${two(day[3])}`
  const clock = time && `${two(time[1])}:${time[2]}`
  if (field.tag === 'date_picker')
    return date && words.length === 1 ? { value: date } : { fault: '请按 2026-11-27 的形式输入日期' }
  if (field.tag === 'picker_time')
    return clock && words.length === 1 ? { value: clock } : { fault: '请按 18:00 的形式输入时间' }
  return date && clock && words.length === 2
    ? { value: `${date} ${clock}` }
    : { fault: '请按 2026-11-27 18:00 的形式输入日期和时间' }
}
