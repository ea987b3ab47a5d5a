import type { Refusal } from '../domain/refusal.js'
import type { Basis } from '../procedures/procedure.js'
import type { ClauseId, Edition } from '../rules/rulebook/edition.js'
import type { Element } from './card.js'
import { note, panel, text } from './elements.js'
import { fit } from './packing.js'

/** The foot of a card: the citation with number and status of the document, and the clauses verbatim, folded. */
export function grounds(edition: Edition, ids: readonly ClauseId[]): Element[] {
  const clauses = ids.map((id) => edition.clause(id))
  return [
    note(
      `依据 ${clauses.map((clause) => clause.cite).join('、')} · ${edition.docNo}\n文件状态：${edition.status}`,
    ),
    panel(
      '条款原文',
      clauses.flatMap((clause) => [note(clause.cite), text(clause.text)]),
    ),
  ]
}

/** A reason that names forty units still leaves room for the card below it. */
const WHY_BYTES = 2_400

/** Why an act was not done, on what that rests, and what can be done: at the top of the card it was tried on. */
export function refusalLines(refusal: Refusal, edition: Edition): Element[] {
  const basis = refusal.basis as Basis
  const cite = basis === '系统规定' ? basis : `${edition.clause(basis).cite} · ${edition.docNo}`
  const why = fit(refusal.why, WHY_BYTES)
  return [
    text(refusal.already ? why : `未办理：${why}`, { colour: refusal.already ? 'green' : 'red' }),
    ...(refusal.next === '' ? [] : [text(refusal.next)]),
    note(`依据 ${cite}`),
  ]
}
