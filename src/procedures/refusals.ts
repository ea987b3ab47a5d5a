import type { Refusal } from '../domain/refusal.js'
import type { Basis } from './procedure.js'

/** An expected “no” of a procedure. */
export const no = (
  refused: string,
  why: string,
  next: string,
  basis: Basis = '系统规定',
): Refusal<Basis> => ({
  refused,
  why,
  basis,
  next,
})

/** The same act again: done before, nothing more happens. */
export const already = (what: string): Refusal<Basis> => ({
  refused: 'ALREADY',
  already: true,
  why: `已经办理：${what}。`,
  basis: '系统规定',
  next: '无需重复办理。',
})

/** The card does not show the present state any more. */
export const outdated = (why: string): Refusal<Basis> =>
  no('OUTDATED_CARD', why, '请在最新卡片上核对后再办理，您填写的内容保留在卡片上。')
