import { isRefusal, type Refusal } from '../../domain/refusal.js'
import { barred } from '../act.js'
import { sameEntries } from '../form.js'
import type { Basis, Context } from '../procedure.js'
import { already, outdated } from '../refusals.js'
import { typed } from '../texts.js'
import { TOPIC_ACTS } from './acts.js'
import { readTopic } from './draft.js'
import { isProposed, notNow, type Proposed } from './refusals.js'
import type { Topic, TopicCommand, TopicEvent } from './state.js'

type Answer = TopicEvent[] | Refusal<Basis>
type Command<Do extends TopicCommand['do']> = Extract<TopicCommand, { do: Do }>

/** What happens at a command, or why it does not. Who the actor is has been established; what he may is checked again. */
export function decide(topic: Topic, command: TopicCommand, context: Context): Answer {
  const refusal = barred(TOPIC_ACTS[command.do], context.actor)
  if (refusal) return refusal
  if (command.do === 'ProposeTopic') return propose(topic, command, context)
  if (command.do === 'TakeOver') return takeOver(topic, command, context)
  if (!isProposed(topic)) return notNow(topic, TOPIC_ACTS[command.do].name)
  switch (command.do) {
    case 'SetNumber':
      return topic.number === null
        ? [{ did: 'TopicNumbered', number: `议题${command.number}` }]
        : already(`本议题编号为${topic.number}`)
    case 'ReturnTopic':
      return giveBack(topic, command)
    case 'ReviseTopic':
      return revise(topic, command, context)
    case 'ApproveTopic':
      return approve(topic, command)
    case 'DeclineTopic':
      return decline(topic, command)
    default:
      return command satisfies never
  }
}

const people = ({ roster }: Context) => ({
  chair: roster.chair.openId,
  office: roster.office.map((person) => person.openId),
})

/** 提交审定: opens the case. The case belongs to the form it came from, so a second press finds it there. */
function propose(topic: Topic, command: Command<'ProposeTopic'>, context: Context): Answer {
  if (isProposed(topic)) return already('本议题已提交分管副区长审定')
  const draft = readTopic(command.fields, context)
  return isRefusal(draft) ? draft : [{ did: 'TopicProposed', draft, form: command.form, ...people(context) }]
}

/** 转为开会 of a written round: its matter goes on as a topic, approved with the start of the round. */
function takeOver(topic: Topic, command: Command<'TakeOver'>, context: Context): Answer {
  if (isProposed(topic)) return already('本事项已转为议题')
  return [{ did: 'TopicTakenOver', draft: command.draft, round: command.round, ...people(context) }]
}

const CHANGED_SINCE = '本议题在您打开卡片之后又有修改。'

/** 退回修改, with what is to be changed. */
function giveBack(topic: Proposed, command: Command<'ReturnTopic'>): Answer {
  const again = command.seen === topic.revision && command.reason.trim() === topic.remark
  if (topic.phase === 'returned' && again) return already('本议题已退回修改')
  if (topic.phase !== 'proposed') return notNow(topic, TOPIC_ACTS.ReturnTopic.name)
  if (command.seen !== topic.revision) return outdated(CHANGED_SINCE)
  const reason = typed('退回理由', command.reason, { required: true })
  return typeof reason === 'string' ? [{ did: 'TopicReturned', reason }] : reason
}

/** The returned topic, changed, goes to the chair again. */
function revise(topic: Proposed, command: Command<'ReviseTopic'>, context: Context): Answer {
  if (topic.phase === 'proposed' && command.seen === topic.revision - 1) {
    const again = readTopic(command.fields, context)
    if (!isRefusal(again) && sameEntries(again, topic.draft))
      return already('修改后的议题已提交分管副区长审定')
  }
  if (topic.phase !== 'returned') return notNow(topic, TOPIC_ACTS.ReviseTopic.name)
  if (command.seen !== topic.revision) return outdated(CHANGED_SINCE)
  const draft = readTopic(command.fields, context)
  return isRefusal(draft) ? draft : [{ did: 'TopicRevised', draft }]
}

/** 审定通过 (四（四）第1句). */
function approve(topic: Proposed, command: Command<'ApproveTopic'>): Answer {
  if (topic.phase === 'approved' && command.seen === topic.revision) return already('本议题已审定通过')
  if (topic.phase !== 'proposed') return notNow(topic, TOPIC_ACTS.ApproveTopic.name)
  if (command.seen !== topic.revision) return outdated(CHANGED_SINCE)
  return [{ did: 'TopicApproved' }]
}

/** 不列入: with or without a reason; the text asks for none. */
function decline(topic: Proposed, command: Command<'DeclineTopic'>): Answer {
  if (topic.phase === 'declined' && command.seen === topic.revision) return already('本议题已决定不列入')
  if (topic.phase !== 'proposed') return notNow(topic, TOPIC_ACTS.DeclineTopic.name)
  if (command.seen !== topic.revision) return outdated(CHANGED_SINCE)
  const reason = typed('退回理由', command.reason, { required: false })
  return typeof reason === 'string' ? [{ did: 'TopicDeclined', reason }] : reason
}
