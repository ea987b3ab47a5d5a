import type { Proposal, Round } from '../../procedures/written-round/state.js'
import type { ClauseId } from '../../rules/rulebook/edition.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import { type Fact, note, panel, text } from '../elements.js'
import { TITLE_CHARACTERS } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft, ViewContext } from '../message.js'
import { fit } from '../packing.js'
import { EXCERPT, lengthOf, moment, opening } from '../wording.js'

/** What the builder of one card is given: the round, the key of its message, and what was just tried on it. */
export interface Sheet {
  round: Round
  proposal: Proposal
  context: ViewContext
  key: string
  draft: Draft | undefined
  /** How many bytes of JSON each text of the matter may take; all of it unless the card would grow too large. */
  textBytes: number
}

/** JSON bytes of a text as long as a card's input takes it: 1,000 characters of four bytes. */
export const WHOLE = 4_100

/** The act a button of this card carries. */
export const act = (sheet: Sheet, a: string, more: Pick<ButtonValue, 'v' | 'p'> = {}): ButtonValue => ({
  c: sheet.context.case as ButtonValue['c'],
  k: sheet.key,
  a,
  ...more,
})

/** What stands in a field of the form that was just sent; empty when nothing was sent. */
export function typedIn(draft: Draft | undefined, name: string): string {
  const value = draft?.typed[name]
  return typeof value === 'string' ? value : ''
}

/** Why the act just tried was not done, at the top of the card. */
export const refusalAbove = ({ draft, context }: Sheet): Element[] =>
  draft?.refusal ? refusalLines(draft.refusal, context.edition) : []

/** Number and deadline, as the subtitle of every card of a round. */
export const subtitleOf = ({ round, proposal }: Pick<Sheet, 'round' | 'proposal'>): string =>
  `${round.number ?? '书面征询'} · ${moment(proposal.deadline)}截止`

/** The longest of our words before the matter in a title: 「书面征询审定：」. */
const BEFORE_TITLE = 7

/**
 * The facts every card of a round begins with, in the same order. Deadline and matter stand in the header; the matter
 * here as well where the header cannot hold all of it.
 */
export const matterFacts = ({ proposal, textBytes }: Sheet): Fact[] => [
  {
    label: '事项',
    value: lengthOf(proposal.title) + BEFORE_TITLE > TITLE_CHARACTERS ? fit(proposal.title, textBytes) : '',
  },
  { label: '关联项目', value: fit(proposal.project, textBytes) },
  { label: '材料链接', value: proposal.link, ...opens(proposal.link) },
]

/** The address as the platform takes it, percent-encoded; nothing where the text is no address of the web. */
const opens = (link: string): { link?: string } =>
  /^https?:\/\/\S+$/i.test(link) && URL.canParse(link) ? { link: new URL(link).href } : {}

const SHORT_CHARACTERS = 90

/** A text with its label: short ones in sight, longer ones begun in sight and whole in a folded part. */
export function labelled({ textBytes }: Pick<Sheet, 'textBytes'>, label: string, content: string): Element[] {
  if (content === '') return []
  if (lengthOf(content) <= SHORT_CHARACTERS) return [note(label), text(content)]
  return [
    note(label),
    text(opening(content, SHORT_CHARACTERS)),
    panel(`${label}全文`, kept(content, textBytes)),
  ]
}

/** The text; when longer than the card can hold, its beginning and the statement that all of it is on record. */
export function kept(content: string, bytes: number): Element[] {
  const shown = fit(content, bytes)
  if (shown === content) return [text(content)]
  return [text(shown), note(`以上为${EXCERPT.slice(1, -1)}，全文共${lengthOf(content)}字，已完整存档。`)]
}

/** The grounds at the foot: by default the clause on written opinions. */
export const foot = (sheet: Sheet, ids: readonly ClauseId[] = ['4.2.b']): Element[] =>
  grounds(sheet.context.edition, ids)
