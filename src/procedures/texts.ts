import type { Refusal } from '../domain/refusal.js'
import { secrecyMarks } from '../domain/secrecy.js'
import type { Basis } from './procedure.js'
import { no } from './refusals.js'

/** What an input of a card holds, in characters; the longest reply is taken up to the second. */
export const CARD_TEXT = 1_000
export const REPLY_TEXT = 20_000

const SECRET_NEXT = '涉密事项请由联席会议办公室按保密规定线下办理，请勿通过本助手传递。'

/** The refusal of a matter or text that is classified, or carries the marks of it. `why`: one or more whole sentences. */
export const secret = (why: string): Refusal<Basis> => ({
  ...no('SECRET', why, SECRET_NEXT),
  forget: true,
})

/** How many characters too many: 0 when the text fits. Characters are counted as people count them, not as UTF-16 units. */
const excess = (text: string, most: number): number => Math.max(0, Array.from(text).length - most)

/** What is wrong with a text by its length, in words; undefined when it fits. Nothing is ever clipped. */
export const tooLong = (label: string, text: string, most: number): string | undefined => {
  const over = excess(text, most)
  return over === 0 ? undefined : `「${label}」超过${most}字，多出${over}字`
}

/** What marks of secrecy stand in a text, in words; undefined when none does. */
export const marked = (label: string, text: string): string | undefined => {
  const marks = secrecyMarks(text)
  return marks.length === 0 ? undefined : `「${label}」中含有密级标志（${marks.join('、')}）`
}

/**
 * A text typed on a card, without the white space around it; or the refusal: empty though required, longer than a card's
 * input holds, or with marks of secrecy.
 */
export function typed(
  label: string,
  raw: string,
  rule: { required: boolean; basis?: Basis; most?: number },
): string | Refusal<Basis> {
  const text = raw.trim()
  if (rule.required && text === '')
    return no(
      'TEXT_REQUIRED',
      `请填写「${label}」。`,
      `填写「${label}」后请再次提交。`,
      rule.basis ?? '系统规定',
    )
  const most = rule.most ?? CARD_TEXT
  const long = tooLong(label, text, most)
  if (long) return no('TEXT_TOO_LONG', `${long}。`, `请将「${label}」压缩到${most}字以内后再次提交。`)
  const marks = marked(label, text)
  if (marks) return secret(`${marks}，不能通过本助手办理。`)
  return text
}
