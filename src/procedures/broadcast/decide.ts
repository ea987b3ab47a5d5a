import type { PersonId } from '../../domain/ids.js'
import { dateInShanghai } from '../../domain/instant.js'
import { isRefusal, type Refusal } from '../../domain/refusal.js'
import { barred } from '../act.js'
import type { Basis, Context } from '../procedure.js'
import { already, no } from '../refusals.js'
import { BROADCAST_ACTS } from './acts.js'
import { readNotice, receiversOf } from './notice.js'
import {
  type Broadcast,
  type BroadcastCommand,
  type BroadcastEvent,
  isSent,
  type Sent,
  silent,
} from './state.js'

type Answer = BroadcastEvent[] | Refusal<Basis>

/** What happens at a command, or why it does not. Who the actor is has been established; what he may is checked again. */
export function decide(broadcast: Broadcast, command: BroadcastCommand, context: Context): Answer {
  const refusal = barred(BROADCAST_ACTS[command.do], context.actor)
  if (refusal) return refusal
  if (command.do === 'SendNotice') return send(broadcast, command, context)
  if (!isSent(broadcast))
    return no('NOT_FOUND', '没有找到这件通知。', '请由联席会议办公室发送「发通知」办理。')
  switch (command.do) {
    case 'SetNumber':
      return broadcast.number === null
        ? [{ did: 'NoticeNumbered', number: `通知${command.number}` }]
        : already(`本通知编号为${broadcast.number}`)
    case 'Acknowledge':
      return acknowledge(broadcast, context.actor.person)
    case 'Nudge':
      return nudge(broadcast, context)
    case 'CloseNotice':
      return broadcast.phase === 'closed' ? already('本通知已结束') : [{ did: 'NoticeClosed' }]
    default:
      return command satisfies never
  }
}

/** 发送通知: opens the case. The case belongs to the form it came from, so a second press finds it there. */
function send(
  broadcast: Broadcast,
  command: Extract<BroadcastCommand, { do: 'SendNotice' }>,
  context: Context,
): Answer {
  if (isSent(broadcast)) return already('本通知已发送')
  const notice = readNotice(command.fields, context)
  if (isRefusal(notice)) return notice
  const { roster } = context
  const groupChat = notice.audience.includes('群') ? (roster.groupChat ?? null) : null
  const receivers = receiversOf(notice.audience, roster)
  return [{ did: 'NoticeSent', notice, receivers, groupChat, form: command.form }]
}

/** 收到, also after the office has ended the notice: a fact is a fact. */
function acknowledge(broadcast: Sent, person: PersonId | null): Answer {
  const receiver = broadcast.receivers.find((one) => one.person === person)
  if (!receiver) return no('NOT_YOURS', '本通知没有发送给您。', '如有疑问，请联系联席会议办公室。')
  if (broadcast.received[receiver.person] !== undefined) return already('您已确认收到本通知')
  return [{ did: 'NoticeReceived', person: receiver.person }]
}

/** 催办: only those who have not answered, once a day at most. */
function nudge(broadcast: Sent, context: Context): Answer {
  if (broadcast.phase === 'closed')
    return no('CLOSED', '本通知已结束，不再催办。', '如需再次通知，请另行发送「发通知」。')
  const missing = silent(broadcast)
  if (missing.length === 0) return no('ALL_ANSWERED', '各接收人均已确认收到，无需催办。', '无需操作。')
  const last = broadcast.nudges.at(-1)
  if (last && dateInShanghai(last.at) === context.today)
    return no('ALREADY_REMINDED', '本通知今天已经催办过。', '每天最多催办一次，请明天再办。')
  return [{ did: 'ReceiversNudged', people: missing.map(({ person }) => person) }]
}
