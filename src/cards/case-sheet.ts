import type { ButtonValue } from './button.js'
import type { Element } from './card.js'
import { refusalLines } from './grounds.js'
import type { Draft, ViewContext } from './message.js'

/** What every builder of a card of a case is given: the key of its message, and what was just tried on it. */
export interface CaseSheet {
  context: ViewContext
  key: string
  draft: Draft | undefined
}

/** The act a button of this card carries. */
export const act = (
  { context, key }: CaseSheet,
  a: string,
  more: Pick<ButtonValue, 'v' | 'p'> = {},
): ButtonValue => ({ c: context.case as ButtonValue['c'], k: key, a, ...more })

/** Why the act just tried was not done, at the top of the card. */
export const refusalAbove = ({ draft, context }: CaseSheet): Element[] =>
  draft?.refusal ? refusalLines(draft.refusal, context.edition) : []
