import type { Refusal } from '../../domain/refusal.js'
import { isRefusal } from '../../domain/refusal.js'
import { sameEntries } from '../form.js'
import type { Basis, Context } from '../procedure.js'
import { already, no, outdated } from '../refusals.js'
import { typed } from '../texts.js'
import { ACTS } from './acts.js'
import { spoken } from './deadline.js'
import { readProposal } from './proposal.js'
import { isMatter, type Matter, notNow } from './refusals.js'
import type { Round, RoundCommand, RoundEvent } from './state.js'

type Answer = RoundEvent[] | Refusal<Basis>
type Command<Do extends RoundCommand['do']> = Extract<RoundCommand, { do: Do }>

/** 报分管副区长审定: opens the case. The case belongs to the form it came from, so a second press finds it there. */
export function propose(round: Round, command: Command<'Propose'>, context: Context): Answer {
  if (isMatter(round)) return already('本事项已报分管副区长审定')
  const proposal = readProposal(command.fields, context)
  if (isRefusal(proposal)) return proposal
  const { chair, office } = context.roster
  return [
    {
      did: 'Proposed',
      proposal,
      form: command.form,
      chair: chair.openId,
      office: office.map((person) => person.openId),
    },
  ]
}

/** The number given to this round in its year; given once. */
export function setNumber(round: Matter, command: Command<'SetNumber'>): Answer {
  if (round.number !== null) return already(`本事项编号为${round.number}`)
  return [{ did: 'Numbered', number: `书面征询${command.number}` }]
}

const CHANGED_SINCE = '本事项在您打开卡片之后又有修改。'

/** 退回修改, with what is to be changed. */
export function giveBack(round: Matter, command: Command<'Return'>): Answer {
  if (
    round.phase === 'returned' &&
    command.seen === round.revision &&
    command.reason.trim() === round.returned
  )
    return already('本事项已退回修改')
  if (round.phase !== 'proposed') return notNow(round, ACTS.Return.name)
  if (command.seen !== round.revision) return outdated(CHANGED_SINCE)
  const reason = typed('退回理由', command.reason, { required: true })
  return typeof reason === 'string' ? [{ did: 'Returned', reason }] : reason
}

/** The returned proposal, changed, goes to the chair again. */
export function revise(round: Matter, command: Command<'Revise'>, context: Context): Answer {
  if (round.phase === 'proposed' && command.seen === round.revision - 1) {
    const again = readProposal(command.fields, context)
    if (!isRefusal(again) && sameEntries(again, round.proposal))
      return already('修改后的事项已报分管副区长审定')
  }
  if (round.phase !== 'returned') return notNow(round, ACTS.Revise.name)
  if (command.seen !== round.revision) return outdated(CHANGED_SINCE)
  const proposal = readProposal(command.fields, context)
  return isRefusal(proposal) ? proposal : [{ did: 'Revised', proposal }]
}

/**
 * 同意启动: the topic is approved (四（四）第1句) and written opinions are asked of every seat of the roster of the day.
 * A deadline that is over by the time of the tap cannot be kept by anyone: the matter must go back for a new one.
 */
export function start(round: Matter, command: Command<'Start'>, context: Context): Answer {
  if (round.startedAt !== null && command.seen === round.revision && round.phase === 'collecting')
    return already('本事项已启动书面征询')
  if (round.phase !== 'proposed') return notNow(round, ACTS.Start.name)
  if (command.seen !== round.revision) return outdated(CHANGED_SINCE)
  if (round.proposal.deadline <= context.at)
    return no(
      'DEADLINE_OVER',
      `反馈截止${spoken(round.proposal.deadline)}已过，不能启动征询。`,
      '请分管副区长点「退回修改」，由联席会议办公室重新设定反馈截止后再报。',
    )
  return [
    {
      did: 'Started',
      seats: context.roster.members.map((seat) => ({ ...seat })),
      groupChat: context.roster.groupChat ?? null,
    },
  ]
}
