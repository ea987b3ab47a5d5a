import type { Proposal, Round } from '../../procedures/written-round/state.js'
import type { ClauseId } from '../../rules/rulebook/edition.js'
import type { Element } from '../card.js'
import type { CaseSheet } from '../case-sheet.js'
import type { Fact } from '../elements.js'
import { TITLE_CHARACTERS } from '../frame.js'
import { grounds } from '../grounds.js'
import { fit } from '../packing.js'
import { lengthOf, moment } from '../wording.js'

/** What the builder of one card of a round is given. */
export interface Sheet extends CaseSheet {
  round: Round
  proposal: Proposal
  /** How many bytes of JSON each text of the matter may take; all of it unless the card would grow too large. */
  textBytes: number
}

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
