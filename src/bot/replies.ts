import { kindOf, type PersonId, type UnitName } from '../domain/ids.js'
import { type Roster, standingsOf } from '../domain/roster.js'
import { stanceOf } from '../language/stance.js'
import type { Said } from '../procedures/conversation/said.js'
import { type Round, STANCES } from '../procedures/written-round/state.js'
import type { LedgerRow } from '../store/port.js'
import type { Ending } from './engine.js'

/** What a reply to one of our cards means: a command for its case, or a sentence that tells how to write it. */
export type Reply = { unit: UnitName; command: unknown } | { said: Said }

const SEAT_CARDS = ['opinion', 'reminder']

/**
 * 文字反馈: a reply to a card of a written round that begins with a quick form is the same as the card's button.
 * The seat is the one the card is about; a reply to another card of the round counts for the person's only seat.
 * Undefined when the card does not belong to a written round.
 */
export function replyTo(row: LedgerRow, from: PersonId, text: string, roster: Roster): Reply | undefined {
  if (kindOf(row.case) !== 'round') return undefined
  const [what, named] = row.key.split('/')
  const seats = standingsOf(roster, from).filter(({ role }) => role === 'leader')
  const own = seats.length === 1 ? seats[0]?.unit : undefined
  const unit = (SEAT_CARDS.includes(what ?? '') ? (named as UnitName) : own) ?? undefined
  if (!unit) return undefined
  const opinion = stanceOf(text)
  if (!opinion) return { said: howToReply }
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

const howToReply: Said = {
  is: 'refusal',
  why: '这条回复没有记录为书面意见：开头不是规定的四种表述之一。',
  next: `请回复原卡片，并以「${STANCES.join('」「')}」之一开头，空一格后写意见；也可以在卡片上点击。`,
  basis: '4.2.b',
}

/** What the person is told after a reply was taken up. */
export function replied(ended: Ending, unit: UnitName): Said {
  const { refusal } = ended.answered
  if (refusal && !refusal.already) {
    return { is: 'refusal', why: refusal.why, next: refusal.next, basis: refusal.basis as '4.2.b' }
  }
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
      ...(opinion.text ? [`意见：共${[...opinion.text].length}字，已全文存档`] : []),
      `第${opinion.version}版，回执 ${opinion.receipt}${opinion.overdue ? '（逾期）' : ''}`,
    ],
  }
}
