import { isRefusal, type Refusal } from '../../domain/refusal.js'
import type { Basis, Context } from '../procedure.js'
import { already, no } from '../refusals.js'
import { typed } from '../texts.js'
import { ACTS } from './acts.js'
import { spoken } from './deadline.js'
import { ownSeat } from './opinions.js'
import { type Matter, notNow, takesOpinions } from './refusals.js'
import {
  missingUnits,
  type Proxy,
  type RoundCommand,
  type RoundEvent,
  type RoundSeat,
  STANCES,
  standing,
} from './state.js'

type Answer = RoundEvent[] | Refusal<Basis>
type Command<Do extends RoundCommand['do']> = Extract<RoundCommand, { do: Do }>

/** 代录意见: shows the form, as long as an answer is missing. */
export function openProxyForm(round: Matter): Answer {
  if (round.phase !== 'collecting') return notNow(round, ACTS.OpenProxyForm.name)
  if (missingUnits(round).length > 0) return []
  return no('ALL_ANSWERED', '各成员单位均已反馈，没有需要代录的意见。', '请由联席会议办公室提交分管副区长。')
}

/** 代录: counts as 未反馈 until the seat holder has confirmed it; one at a time for a seat. */
export function enterProxy(round: Matter, command: Command<'EnterProxy'>): Answer {
  if (round.phase !== 'collecting') return notNow(round, ACTS.EnterProxy.name)
  const seat = round.seats.find((one) => one.unit === command.unit)
  if (!seat)
    return no('NOT_A_SEAT', '请选择本次征询的成员单位。', '请由联席会议办公室在未反馈单位中选择后再次提交。')
  const given = standing(seat)
  if (given)
    return no(
      'ALREADY_ANSWERED',
      `${seat.unit}已于${spoken(given.at)}自行反馈，不能代录。`,
      `如需修改，请由${seat.unit}本人在卡片上点「修改意见」。`,
    )
  const stance = STANCES.find((one) => one === command.stance)
  if (!stance) return no('STANCE_REQUIRED', `请选择态度：${STANCES.join('、')}。`, '选择后请再次提交。')
  const text = typed('意见', command.text, { required: stance !== '同意' })
  if (typeof text !== 'string') return text
  const reason = typed('理由', command.reason, { required: true })
  if (typeof reason !== 'string') return reason

  const open = seat.proxies.find((proxy) => proxy.status === 'open')
  if (open?.stance === stance && open.text === text && open.reason === reason)
    return already(`${seat.unit}的意见已代录，待其确认`)
  if (open)
    return no(
      'PROXY_WAITING',
      `${seat.unit}已有一条代录意见待确认。`,
      `请由${seat.unit}先点「确认」或「不是我的意见」，再重新代录。`,
    )
  return [{ did: 'ProxyEntered', unit: seat.unit, id: seat.proxies.length + 1, stance, text, reason }]
}

/** 确认: what the office entered becomes the seat's own opinion. */
export function confirmProxy(round: Matter, command: Command<'ConfirmProxy'>, context: Context): Answer {
  const found = ownProxy(round, command, context, ACTS.ConfirmProxy.name)
  if (isRefusal(found)) return found
  const { seat, proxy } = found
  if (proxy.status === 'confirmed') return already('您已确认这条代录意见')
  if (!takesOpinions(round)) return notNow(round, ACTS.ConfirmProxy.name)
  if (proxy.status === 'denied')
    return no('PROXY_DENIED', '您已注明这不是您的意见。', '请在书面意见卡片上直接发表意见。')
  const own = standing(seat)
  if (own)
    return no(
      'PROXY_SUPERSEDED',
      `您已于${spoken(own.at)}自行发表意见「${own.stance}」，这条代录意见不再需要确认。`,
      '如需修改，请在书面意见卡片上点「修改意见」。',
    )
  const overdue = context.at > round.proposal.deadline
  return [
    { did: 'ProxyConfirmed', unit: seat.unit, id: proxy.id, version: seat.opinions.length + 1, overdue },
  ]
}

/** 不是我的意见: stays on record, struck. */
export function denyProxy(round: Matter, command: Command<'DenyProxy'>, context: Context): Answer {
  const found = ownProxy(round, command, context, ACTS.DenyProxy.name)
  if (isRefusal(found)) return found
  const { seat, proxy } = found
  if (proxy.status === 'denied') return already('您已注明这不是您的意见')
  if (!takesOpinions(round)) return notNow(round, ACTS.DenyProxy.name)
  if (proxy.status === 'confirmed')
    return no(
      'PROXY_CONFIRMED',
      '您已确认这条代录意见，它已是您的书面意见。',
      '如需修改，请在书面意见卡片上点「修改意见」。',
    )
  return [{ did: 'ProxyDenied', unit: seat.unit, id: proxy.id }]
}

function ownProxy(
  round: Matter,
  command: Command<'ConfirmProxy' | 'DenyProxy'>,
  context: Context,
  act: string,
): { seat: RoundSeat; proxy: Proxy } | Refusal<Basis> {
  if (round.seats.length === 0) return notNow(round, act)
  const seat = ownSeat(round, command.unit, context.actor)
  if (isRefusal(seat)) return seat
  const proxy = seat.proxies.find((one) => one.id === command.id)
  return proxy ? { seat, proxy } : no('NO_PROXY', '没有找到这条代录意见。', '请联系联席会议办公室核对。')
}
