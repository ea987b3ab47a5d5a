import type { Field } from '../emulator/card/client.js'
import { titleOf } from '../emulator/card/entry.js'
import type { Typed } from '../emulator/pressing.js'
import { answerFor, yesOrNo } from './answers.js'
import { valueText } from './card-lines.js'
import type { Screen } from './screen.js'

const HOW = '逐项填写；直接回车保留原有内容，/clear 清空该项，/cancel 放弃填写'
const SEVERAL_LINES = '可以多行，以空行或单独一个 . 结束'

/** Asks for the fields one after another. Answers what is sent, by path; null when the reader gave up or there is no more. */
export async function filledIn(
  fields: readonly Field[],
  screen: Screen,
  names: ReadonlyMap<string, string>,
): Promise<Typed | null> {
  const open = fields.filter(({ disabled }) => !disabled)
  if (open.length > 0) screen.write(screen.style('dim', HOW))
  const typed: Record<string, Typed[string]> = {}
  for (const field of open) {
    const value = await valueFor(field, screen, names)
    if (value === null) return null
    if (value !== 'kept') typed[field.path] = value.given
  }
  return typed
}

/** Asks until the answer fits the field. Null: given up. */
export async function valueFor(
  field: Field,
  screen: Screen,
  names: ReadonlyMap<string, string>,
): Promise<{ given: Typed[string] } | 'kept' | null> {
  screen.write(...questionOf(field, names))
  for (;;) {
    const typed = field.rows > 0 ? await severalLines(screen) : await oneLine(screen)
    if (typed === null || typed === '/cancel') return null
    if (typed === '') return 'kept'
    if (typed === '/clear')
      return { given: field.tag === 'checker' ? false : field.tag.startsWith('multi_') ? [] : '' }
    const answer = answerFor(field, typed)
    if (!('fault' in answer)) return { given: answer.value }
    screen.write(`「${titleOf(field)}」${answer.fault}`)
  }
}

/** A yes or a no; no more lines count as no. */
export async function confirmed(question: string, screen: Screen): Promise<boolean> {
  screen.write(`${question}（y 确定，n 取消）`)
  for (;;) {
    const typed = await oneLine(screen)
    if (typed === null) return false
    const answer = yesOrNo(typed)
    if (answer !== null) return answer
    screen.write('请输入 y（确定）或 n（取消）')
  }
}

function questionOf(field: Field, names: ReadonlyMap<string, string>): string[] {
  const notes = [
    field.required ? '必填' : '',
    field.rows > 0 ? SEVERAL_LINES : '',
    field.options.length > 0 ? '请输入编号' : field.placeholder,
  ].filter((note) => note !== '')
  const now = valueText(field, names)
  return [
    `${titleOf(field)}${notes.length > 0 ? `（${notes.join('；')}）` : ''}`,
    ...field.options.map(({ text, value }, index) => `  ${index + 1} ${names.get(value) ?? text}`),
    ...(now === '未填写' ? [] : [`  现在：${now}`]),
  ]
}

async function oneLine(screen: Screen): Promise<string | null> {
  const line = await screen.ask('  > ')
  return line === null ? null : line.trim()
}

async function severalLines(screen: Screen): Promise<string | null> {
  const lines: string[] = []
  for (;;) {
    const line = await screen.ask('  > ')
    if (line === null) return null
    const ended = line.trim() === '' || line.trim() === '.'
    if (ended || (lines.length === 0 && /^\/(?:cancel|clear)$/.test(line.trim())))
      return ended ? lines.join('\n') : line.trim()
    lines.push(line.trimEnd())
  }
}
