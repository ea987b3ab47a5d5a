import type { Proposal, Round } from '../../procedures/written-round/state.js'
import type { ClauseId } from '../../rules/rulebook/edition.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import type { Fact } from '../elements.js'
import { TITLE_CHARACTERS } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft, ViewContext } from '../message.js'
import { fit } from '../packing.js'
import { lengthOf, moment } from '../wording.js'

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

/** The act a button of this card carries. */
export const act = (sheet: Sheet, a: string, more: Pick<ButtonValue, 'v' | 'p'> = {}): ButtonValue => ({
  c: sheet.context.case as ButtonValue['c'],
  k: sheet.key,
  a,
  ...more,
})

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

/** The grounds at the foot: by default the clause on written opinions. */
export const foot = (sheet: Sheet, ids: readonly ClauseId[] = ['4.2.b']): Element[] =>
  grounds(sheet.context.edition, ids)
