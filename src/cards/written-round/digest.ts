import {
  digestVersion,
  missingUnits,
  RESULTS,
  type Round,
  STANCES,
  type Submission,
  standing,
} from '../../procedures/written-round/state.js'
import type { Card, Element, HeaderColour } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { form, input, type Press, select } from '../controls.js'
import { facts, lead, progress, text } from '../elements.js'
import { card } from '../frame.js'
import { measure } from '../limits.js'
import { fit, type Passage, roomBeside, type Slice, spread } from '../packing.js'
import { labelled, typedIn } from '../typed-texts.js'
import { counted, datedMoment, listed, type StateWord } from '../wording.js'
import { continuationRoom } from './continuation.js'
import { endingOf, outcomeElements, typedKept } from './outcome.js'
import { folded, opinionPassages, proxyPassages } from './passages.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

/** 四（六） names no share of votes: said on every digest. */
export const NO_THRESHOLD = '规则未设表决比例，由分管副区长签署决定'

/** What was typed stays on a refused card: room for 1,000 characters of 签署意见 and the longer line below. */
const DRAFT_BYTES = 4_300
const CHANGES_BYTES = 2_400

/** The papers of the matter, which the chair knows since he approved it: below his form. */
const MATTER = '事项材料'

/** Is the digest shown whole: while it waits for the chair, and for what he decided on it? */
export const showsDigest = (round: Round): boolean =>
  round.phase === 'submitted' || round.phase === 'decided' || round.phase === 'to-meeting'

/**
 * The texts of the digest spread over cards: the first list stands on the card to sign, each further one on a card
 * 「意见全文 2/3」. Opinions that have a text first, then what waits for confirmation, then the matter itself.
 */
export function digestPages(sheet: Sheet, submission: Submission): Slice[][] {
  const { round, proposal } = sheet
  const matter = (label: string, content: string): Passage[] =>
    content === '' ? [] : [{ group: MATTER, head: label, text: content }]
  const passages = [
    ...opinionPassages(round).filter(({ text }) => text !== ''),
    ...proxyPassages(round, 'open'),
    ...matter('事项说明', proposal.description),
    ...matter('办公室意见和建议', proposal.advice),
    ...matter('特殊情况说明', proposal.special),
  ]
  const room = roomBeside(measure(signCard(sheet, submission, [[], []])))
  return spread(passages, { ...room, bytes: room.bytes - DRAFT_BYTES }, continuationRoom(sheet))
}

/** 签署: the stances grouped, conditions and missing units listed, the texts verbatim, and the chair's four ways on. */
export function signCard(sheet: Sheet, submission: Submission, pages: readonly (readonly Slice[])[]): Card {
  const { round } = sheet
  const state = stateOf(round)
  const whole = showsDigest(round)
  return card({
    title: `签署：${sheet.proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: state.colour,
    tag: state.tag,
    body: [
      ...refusalAbove(sheet),
      ...(round.phase === 'submitted' ? changes(round, submission) : typedKept(sheet, 'text')),
      lead(state.says),
      ...outcomeElements(sheet),
      ...(round.phase === 'sent-back' ? labelled(sheet, '签署意见', round.sentBack) : []),
      ...(whole ? digest(sheet, submission, pages) : facts(matterFacts(sheet))),
      ...(round.phase === 'submitted' ? [signForm(sheet)] : []),
      ...(whole ? folded(onMatter(pages), 'closed') : []),
      ...foot(sheet, ['4.2.b', '4.6']),
    ],
  })
}

function stateOf(round: Round): { colour: HeaderColour; tag: StateWord; says: string } {
  if (round.phase === 'submitted')
    return { colour: 'blue', tag: '待签署', says: '请审阅各成员单位书面意见并签署。' }
  const ending = endingOf(round)
  if (ending) return ending
  return {
    colour: 'wathet',
    tag: '已退回补充征求',
    says: '您已退回补充征求，办公室重新征求意见后将再次报您签署。',
  }
}

/** What came after the office submitted: the difference to what the chair may have read. */
function changes(round: Round, submission: Submission): Element[] {
  const since = round.seats
    .flatMap(({ unit, opinions }) =>
      opinions.map((opinion, at) => ({ unit, opinion, before: opinions[at - 1] })),
    )
    .filter(({ opinion }) => !opinion.late && opinion.at > submission.at)
    .sort((a, b) => a.opinion.order - b.opinion.order)
    .map(({ unit, opinion, before }) =>
      before
        ? `${unit}修改为「${opinion.stance}」（原「${before.stance}」）`
        : `${unit}新发表「${opinion.stance}」`,
    )
  if (since.length === 0) return []
  return [text(fit(`报送后有变化：${since.join('；')}`, CHANGES_BYTES), { colour: 'orange' })]
}

function digest(sheet: Sheet, submission: Submission, pages: readonly (readonly Slice[])[]): Element[] {
  const { round } = sheet
  const missing = missingUnits(round)
  const unitsOf = (stance: string) =>
    round.seats.filter((seat) => standing(seat)?.stance === stance).map((seat) => seat.unit)
  const proxies = round.seats.filter(
    (seat) => !standing(seat) && seat.proxies.some((proxy) => proxy.status === 'open'),
  )
  const stances = STANCES.map((stance) => ({ stance, units: unitsOf(stance) }))
  return [
    ...progress('已反馈', round.seats.length - missing.length, round.seats.length),
    ...facts([
      ...stances
        .filter(({ units }) => units.length > 0)
        .map(({ stance, units }) => ({ label: stance, value: counted(units) })),
      { label: '未反馈', value: counted(missing) },
      { label: '代录', value: listed(proxies.map((seat) => `${seat.unit}：代录（待确认）`)) },
      { label: '报送时间', value: datedMoment(submission.at) },
      ...matterFacts(sheet),
    ]),
    ...labelled(sheet, '未反馈仍报送的理由', submission.reason),
    text(NO_THRESHOLD),
    ...(pages.length > 1 ? [text(`意见全文 1/${pages.length}（其余各张已先行送达本会话）`)] : []),
    ...folded((pages[0] ?? []).filter(({ passage }) => passage.group !== MATTER)),
  ]
}

const onMatter = (pages: readonly (readonly Slice[])[]): Slice[] =>
  (pages[0] ?? []).filter(({ passage }) => passage.group === MATTER)

const signForm = (sheet: Sheet): Element => {
  const { round, proposal, draft } = sheet
  const v = digestVersion(round)
  const confirm = (decision: string) => ({
    title: `确认签署「${decision}」`,
    text: '签署后即作出决定，并告知办公室和各成员单位。',
  })
  const presses: Press[] = [
    {
      text: '签署同意',
      look: 'primary',
      confirm: confirm('同意'),
      value: act(sheet, 'sign.agree', { v }),
    },
    {
      text: '签署不同意',
      look: 'danger',
      confirm: confirm('不同意'),
      value: act(sheet, 'sign.oppose', { v }),
    },
    { text: '退回补充征求', value: act(sheet, 'sign.back', { v }) },
    { text: '转为开会', value: act(sheet, 'sign.meeting', { v }) },
  ]
  return form(
    'signature',
    [
      input({ name: 'text', label: '签署意见', rows: 3, value: typedIn(draft, 'text') }),
      ...(proposal.project === ''
        ? []
        : [
            select({
              name: 'result',
              label: '处理结果',
              options: RESULTS.map((result) => ({ text: result, value: result })),
              value: typedIn(draft, 'result'),
            }),
          ]),
    ],
    presses,
  )
}
