import type { Person } from '../../domain/roster.js'
import { isMatter, isOver, type Matter } from '../../procedures/written-round/refusals.js'
import { missingUnits, type Round, type RoundSeat } from '../../procedures/written-round/state.js'
import type { Card } from '../card.js'
import { bytesOf, FULL, LIMITS, measure } from '../limits.js'
import { type Draft, type Message, upTo, type View, type ViewContext } from '../message.js'
import { type Passage, roomBeside, spread } from '../packing.js'
import { WHOLE } from '../typed-texts.js'
import { approveCard } from './approve.js'
import { continuationCard, continuationRoom } from './continuation.js'
import { digestPages, showsDigest, signCard } from './digest.js'
import { decisionCard, endedCard, resultCard, summaryCard } from './ending-cards.js'
import { liaisonCard } from './liaison.js'
import { opinionCard } from './opinion.js'
import { latePassages, opinionPassages, proxyPassages } from './passages.js'
import { proxyCard, proxyWaits } from './proxy.js'
import { reminderCard } from './reminder.js'
import { reopenCard } from './reopen.js'
import { reviseCard } from './revise.js'
import { type Sheet } from './sheet.js'
import { type FullTexts, statusCard } from './status.js'

/** Every message of a written round: who sees what of it now (四（二）第2句; words and order of cards: product guide). */
export const roundView: View<Round> = {
  messages(round, context) {
    if (!isMatter(round)) return []
    const at: At = { round, context }
    return [
      ...toChair(at),
      ...toOffice(at),
      ...round.seats.flatMap((seat) => toSeat(at, seat)),
      ...digests(at),
      ...endings(at),
    ]
  },
}

interface At {
  round: Matter
  context: ViewContext
}

const sheetOf = ({ round, context }: At, key: string, draft?: Draft, textBytes = WHOLE): Sheet => ({
  round,
  proposal: round.proposal,
  context,
  key,
  draft,
  textBytes,
})

const live = (
  at: At,
  key: string,
  to: Person,
  build: (sheet: Sheet) => Card,
  done = isOver(at.round),
): Message => ({
  key,
  to: { person: to.openId },
  life: 'live',
  ...(done ? { done: true } : {}),
  card: (draft) => fitting(build, (textBytes) => sheetOf(at, key, draft, textBytes)),
})

/** For the rare card that would be too large with every text of the matter whole: their beginnings. */
const SHORTER = [2_400, 1_200, 600]

function fitting(build: (sheet: Sheet) => Card, sheet: (textBytes: number) => Sheet): Card {
  let card = build(sheet(WHOLE))
  for (const textBytes of SHORTER) {
    if (bytesOf(card) <= LIMITS.bytes) break
    card = build(sheet(textBytes))
  }
  return card
}

const record = (at: At, key: string, to: Person, build: (sheet: Sheet) => Card): Message => ({
  ...live(at, key, to, build, false),
  life: 'record',
})

/** Each person once, whatever the number of his seats. */
const once = (people: readonly Person[]): Person[] => [
  ...new Map(people.map((person) => [person.openId, person])).values(),
]

const toChair = (at: At): Message[] =>
  at.round.number === null
    ? []
    : upTo(at.round.revision).map((revision) =>
        live(
          at,
          `approve/${revision}`,
          at.context.roster.chair,
          (sheet) => approveCard(sheet, revision),
          at.round.phase !== 'proposed' || revision < at.round.revision,
        ),
      )

const toOffice = (at: At): Message[] =>
  once(at.context.roster.office).flatMap((person) => ofOffice(at, person))

function ofOffice(at: At, person: Person): Message[] {
  const { round } = at
  const returned = round.revision - (round.phase === 'returned' ? 0 : 1)
  const reopened = round.cycle - (round.phase === 'sent-back' ? 0 : 1)
  return [
    ...statusMessages(at, person),
    ...upTo(Math.max(0, returned)).map((revision) =>
      live(
        at,
        `revise/${revision}/${person.openId}`,
        person,
        (sheet) => reviseCard(sheet, revision),
        round.phase !== 'returned' || revision < round.revision,
      ),
    ),
    ...upTo(Math.max(0, reopened)).map((cycle) =>
      live(
        at,
        `reopen/${cycle}/${person.openId}`,
        person,
        (sheet) => reopenCard(sheet, cycle),
        round.phase !== 'sent-back' || cycle < round.cycle,
      ),
    ),
  ]
}

/** The status card, and the opinions on cards of their own where they do not fit on it. */
function statusMessages(at: At, person: Person): Message[] {
  const key = `status/${person.openId}`
  const sheet = sheetOf(at, key)
  const room = roomBeside(measure(statusCard(sheet, { here: [] })))
  const passages = officePassages(at.round)
  const here = spread(passages, room, FULL)
  const status = (texts: FullTexts) => live(at, key, person, (sheet) => statusCard(sheet, texts))
  if (here.length === 1) return [status({ here: here[0] ?? [] })]
  const pages = onCards(sheet, passages)
  return [
    status({ cards: pages.length }),
    ...pages.map((slices, index) =>
      live(at, `full/${person.openId}/${index + 1}`, person, (sheet) =>
        continuationCard(sheet, index + 1, pages.length, slices),
      ),
    ),
  ]
}

const officePassages = (round: Round): Passage[] => [
  ...opinionPassages(round),
  ...proxyPassages(round, 'open'),
  ...proxyPassages(round, 'denied'),
  ...latePassages(round),
]

const onCards = (sheet: Sheet, passages: readonly Passage[]) => {
  const room = continuationRoom(sheet)
  return spread(passages, room, room)
}

function toSeat(at: At, seat: RoundSeat): Message[] {
  const { round } = at
  const { unit, leader, liaisons } = seat
  const { cycle } = round
  return [
    live(at, `opinion/${unit}/${cycle}`, leader, (sheet) => opinionCard(sheet, seat)),
    ...once(liaisons).map((liaison) =>
      live(at, `liaison/${unit}/${cycle}/${liaison.openId}`, liaison, (sheet) => liaisonCard(sheet, seat)),
    ),
    ...seat.proxies.map((proxy) =>
      live(
        at,
        `proxy/${unit}/${proxy.id}`,
        leader,
        (sheet) => proxyCard(sheet, seat, proxy),
        !proxyWaits(at, seat, proxy),
      ),
    ),
    ...remindersTo(at, seat),
  ]
}

/** Reminders that still say something true: of this cycle, to a unit that has not answered. One sent stays where it is. */
function remindersTo(at: At, seat: RoundSeat): Message[] {
  const { round } = at
  if (round.phase !== 'collecting' || !missingUnits(round).includes(seat.unit)) return []
  const stages = round.reminders
    .filter((reminder) => reminder.cycle === round.cycle && reminder.units.includes(seat.unit))
    .map((reminder) => reminder.stage)
  return [...new Set(stages)].map((stage) =>
    record(at, `reminder/${seat.unit}/${round.cycle}/${stage}`, seat.leader, (sheet) =>
      reminderCard(sheet, seat, stage),
    ),
  )
}

/** The digest of the last submission; the card to sign comes after all its continuations. */
function digests(at: At): Message[] {
  const submission = at.round.submissions.at(-1)
  if (!submission) return []
  const { chair } = at.context.roster
  const key = `digest/${submission.n}/sign`
  const pages = showsDigest(at.round) ? digestPages(sheetOf(at, key), submission) : [[]]
  const parts = pages.slice(1).map((slices, index) => {
    const page = index + 2
    return live(at, `digest/${submission.n}/part/${page}`, chair, (sheet) =>
      continuationCard(sheet, page, pages.length, slices),
    )
  })
  return [
    ...parts,
    {
      ...live(at, key, chair, (sheet) => signCard(sheet, submission, pages)),
      ...(parts.length > 0 ? { after: parts.map((part) => part.key) } : {}),
    },
  ]
}

function endings(at: At): Message[] {
  const { round, context } = at
  if (!isOver(round)) return []
  const { roster } = context
  const leaders = round.seats.map((seat) => seat.leader)
  if (round.phase !== 'decided')
    return once([roster.chair, ...leaders]).map((person) =>
      record(at, `ended/${person.openId}`, person, endedCard),
    )
  const applicants = roster.applicants.filter(
    ({ unit }) => unit === round.proposal.applicant && round.proposal.project !== '',
  )
  return [
    ...once([roster.chair, ...roster.office, ...leaders]).map((person) =>
      record(at, `decision/${person.openId}`, person, decisionCard),
    ),
    ...once(applicants.flatMap(({ people }) => people)).map((person) =>
      record(at, `result/${person.openId}`, person, resultCard),
    ),
    ...summaries(at),
  ]
}

/** 意见公开范围 全体成员: after signing every seat holder gets the opinions. */
function summaries(at: At): Message[] {
  if (at.round.proposal.visibility !== 'all') return []
  const pages = onCards(sheetOf(at, 'summary'), opinionPassages(at.round))
  return at.round.seats.flatMap(({ unit, leader }) =>
    pages.map((slices, index) =>
      record(at, `summary/${unit}/part/${index + 1}`, leader, (sheet) =>
        summaryCard(sheet, index + 1, pages.length, slices),
      ),
    ),
  )
}
