import { kindOf, type PersonId, type UnitName } from '../domain/ids.js'
import { isRefusal } from '../domain/refusal.js'
import { type Roster, standingsOf } from '../domain/roster.js'
import { normalise } from '../language/normalise.js'
import { stanceOf } from '../language/stance.js'
import type { Said } from '../procedures/conversation/said.js'
import { ACTS as ROUND_ACTS } from '../procedures/written-round/acts.js'
import type { Round } from '../procedures/written-round/state.js'
import type { LedgerRow } from '../store/port.js'
import type { Ending } from './engine.js'
import { howToReply, saidOf, signOnTheCard, whichMatter } from './sentences.js'
import { actorAs, type Errand } from './standing.js'
import { wordOf } from './words.js'

/** What a reply to one of our cards means: a command for its case, or a sentence that tells how to write it. */
export type Reply = { unit: UnitName; command: unknown } | { said: Said }

/** Cards that are about one seat: the unit stands second in their key. */
const SEAT_CARDS = ['opinion', 'reminder', 'proxy']

/** Giving a written opinion, by whatever way. */
export const OPINION: Errand = { name: ROUND_ACTS.GiveOpinion.name, who: ['leader'], basis: '4.2.b' }

/**
 * 文字反馈: a reply to a card of a written round that begins with a quick form is the same as the card's button.
 * The seat is the one the card is about; a reply to another card of the round counts for the person's only seat.
 * Undefined when the reply is a message like any other: to a card of no written round, a command, or a question of
 * somebody who gives no opinions.
 */
export function replyTo(row: LedgerRow, from: PersonId, text: string, roster: Roster): Reply | undefined {
  if (kindOf(row.case) !== 'round' || wordOf(normalise(text))) return undefined
  const opinion = stanceOf(text)
  const seats = standingsOf(roster, from).filter(({ role }) => role === 'leader')
  if (!opinion) return seats.length > 0 ? { said: howToReply } : undefined
  const [what, named] = row.key.split('/')
  const own = seats.length === 1 ? seats[0]?.unit : undefined
  const unit = SEAT_CARDS.includes(what ?? '') ? (named as UnitName) : own
  if (seats.length === 0 || !unit) {
    const said = strayStance(roster, from)
    return said ? { said } : undefined
  }
  return {
    unit,
    command: {
      do: 'GiveOpinion',
      unit,
      seen: null,
      stance: opinion.stance,
      text: opinion.text,
      channel: 'reply',
    },
  }
}

/**
 * What is said to a quick form that belongs to no card, or comes from somebody who gives no opinion: whoever holds a part in
 * the committee must not believe that it counted. Undefined for everybody else.
 */
export function strayStance(roster: Roster, from: PersonId): Said | undefined {
  const roles = standingsOf(roster, from).map(({ role }) => role)
  if (roles.includes('leader')) return whichMatter
  if (roles.includes('chair')) return signOnTheCard
  if (roles.length === 0) return undefined
  const refused = actorAs(roster, from, OPINION)
  return isRefusal(refused) ? saidOf(refused) : undefined
}

/** What the person is told after a reply was taken up. */
export function replied(ended: Ending, unit: UnitName): Said {
  const { refusal } = ended.answered
  if (refusal && !refusal.already) return saidOf(refusal)
  const round = ended.case.state as Round
  const opinion = round.seats.find((seat) => seat.unit === unit)?.opinions.at(-1)
  if (!opinion)
    return { is: 'refusal', why: '未找到您的书面意见。', next: '请联系联席会议办公室。', basis: '系统规定' }
  return {
    is: 'receipt',
    title: opinion.late ? '签署后收到，已存档，不影响决定' : '已收到您的书面意见',
    lines: [
      `事项：${round.proposal?.title ?? ''}`,
      `单位：${unit}`,
      `态度：${opinion.stance}`,
      ...(opinion.text ? [`意见：共${Array.from(opinion.text).length}字，已全文存档`] : []),
      `第${opinion.version}版，回执 ${opinion.receipt}${opinion.overdue ? '（逾期）' : ''}`,
    ],
  }
}
