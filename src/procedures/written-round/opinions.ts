import type { UnitName } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import { isRefusal } from '../../domain/refusal.js'
import type { Actor } from '../../domain/roster.js'
import type { Basis, Context } from '../procedure.js'
import { already, no, outdated } from '../refusals.js'
import { CARD_TEXT, REPLY_TEXT, typed } from '../texts.js'
import { ACTS } from './acts.js'
import { spoken } from './deadline.js'
import { isOver, type Matter, notNow, takesOpinions } from './refusals.js'
import type { RoundCommand, RoundEvent, RoundSeat } from './state.js'

type Answer = RoundEvent[] | Refusal<Basis>
type Command<Do extends RoundCommand['do']> = Extract<RoundCommand, { do: Do }>

/** The seat of that unit, if it is the actor's own; otherwise why not and who can. */
export function ownSeat(round: Matter, unit: UnitName, actor: Actor): RoundSeat | Refusal<Basis> {
  const seat = round.seats.find((one) => one.unit === unit)
  if (!seat)
    return no(
      'NOT_A_SEAT',
      `「${unit}」不是本次征询的成员单位。`,
      '如成员单位名单有误，请联系联席会议办公室。',
      '4.2.b',
    )
  if (seat.leader.openId === actor.person) return seat
  return no(
    'NOT_YOUR_SEAT',
    `「${unit}」的书面意见由该单位参加联席会议的负责人本人发表。`,
    `请由${unit}${seat.leader.name ?? seat.leader.title}本人办理。`,
    '4.2.b',
  )
}

/**
 * 发表书面意见, or its next version. `seen` (opinions of the seat that the card showed) tells a repeat from a change: an older
 * card never overwrites what was given since. A reply shows no version and stands on top of the newest, unless it was
 * written before that one and only arrived later. After the round is over it is stored without effect.
 */
export function giveOpinion(round: Matter, command: Command<'GiveOpinion'>, context: Context): Answer {
  if (!takesOpinions(round) && !isOver(round)) return notNow(round, ACTS.GiveOpinion.name)
  const seat = ownSeat(round, command.unit, context.actor)
  if (isRefusal(seat)) return seat
  const text = opinionText(command)
  if (typeof text !== 'string') return text

  const newest = seat.opinions.at(-1)
  if (newest && newest.stance === command.stance && newest.text === text)
    return already(
      `${command.unit}的意见「${newest.stance}」已于${spoken(newest.at)}收到，回执${newest.receipt}`,
    )
  if (command.seen !== null && command.seen !== seat.opinions.length)
    return outdated(`${command.unit}在这张卡片之后已另有意见，为避免覆盖，本次内容未提交。`)
  if (command.seen === null && newest && context.at < newest.at)
    return outdated(`这条回复发出之后，${command.unit}已另有意见，仍以较新的意见为准。`)

  const { unit, stance, channel } = command
  const version = seat.opinions.length + 1
  if (isOver(round)) return [{ did: 'LateOpinionReceived', unit, version, stance, text, channel }]
  const overdue = context.at > round.proposal.deadline
  return [{ did: 'OpinionGiven', unit, version, stance, text, channel, overdue }]
}

/** The text of an opinion. 同意 may go without; a reply may be longer than the input of a card. */
function opinionText(command: Command<'GiveOpinion'>): string | Refusal<Basis> {
  const most = command.channel === 'card' ? CARD_TEXT : REPLY_TEXT
  if (command.stance !== '同意' && command.text.trim() === '')
    return no(
      'OPINION_TEXT_REQUIRED',
      `选择「${command.stance}」时请写明具体意见。`,
      command.channel === 'card'
        ? `请填写「意见」后再点「${command.stance}」。`
        : `请再次回复原卡片，在「${command.stance}」后面空一格写明意见。`,
    )
  const text = typed('意见', command.text, { required: false, most })
  if (isRefusalOf(text, 'TEXT_TOO_LONG') && command.channel === 'card')
    return { ...text, next: `请压缩到${CARD_TEXT}字以内，或以回复本卡片的方式提交全文。` }
  return text
}

const isRefusalOf = (answer: string | Refusal<Basis>, code: string): answer is Refusal<Basis> =>
  typeof answer !== 'string' && answer.refused === code

/** 修改意见: brings the form back; nothing changes yet. */
export function editOpinion(round: Matter, command: Command<'EditOpinion'>, context: Context): Answer {
  if (!takesOpinions(round)) return notNow(round, ACTS.EditOpinion.name)
  const seat = ownSeat(round, command.unit, context.actor)
  return isRefusal(seat) ? seat : []
}
