import { yearOf } from '../../domain/calendar-date.js'
import type { CaseId } from '../../domain/ids.js'
import { dateInShanghai } from '../../domain/instant.js'
import type { Basis, Procedure, Recorded, Send } from '../procedure.js'
import type { TopicCommand, TopicDraft } from '../topic/state.js'
import { decide } from './decide.js'
import { evolve } from './evolve.js'
import { isMatter } from './refusals.js'
import { nextMoment } from './reminders.js'
import { NO_ROUND, type Round, type RoundCommand, type RoundEvent } from './state.js'
import { index, todos } from './todos.js'

const BASES: Record<RoundEvent['did'], Basis> = {
  Proposed: '4.4.b',
  Numbered: '系统规定',
  Returned: '4.4.a',
  Revised: '4.4.b',
  Started: '4.4.a',
  OpinionGiven: '4.2.b',
  LateOpinionReceived: '系统规定',
  ProxyEntered: '系统规定',
  ProxyDenied: '系统规定',
  ProxyConfirmed: '4.2.b',
  Reminded: '系统规定',
  DeadlinePassed: '系统规定',
  Submitted: '4.2.b',
  SentBack: '4.6',
  Reopened: '系统规定',
  Signed: '4.2.b',
  MovedToMeeting: '4.2.a',
  Terminated: '系统规定',
}

/**
 * A new round is given a number of its year, and the form it came from is told that it is in. 转为开会 makes the matter a
 * topic.
 */
function consequences(round: Round, recorded: Recorded<RoundEvent>): Send[] {
  const { event } = recorded
  if (event.did === 'MovedToMeeting') return toTopic(round, recorded.case)
  if (event.did !== 'Proposed') return []
  const year = yearOf(dateInShanghai(recorded.at))
  const number: Send = {
    case: `numbering/round-${year}` as CaseId,
    command: { do: 'Assign', for: recorded.case },
  }
  const { form } = event
  return form
    ? [number, { case: form.case as CaseId, command: { do: 'CloseForm', key: form.key } }]
    : [number]
}

/** The matter as a topic that the chair has approved already, with the start of the round (四（四）第1句). */
function toTopic({ proposal, number }: Round, id: CaseId): Send[] {
  if (!proposal) return []
  const { title, research, advice, project, applicant } = proposal
  const draft: TopicDraft = {
    title,
    type: project === '' ? '其他事项' : '项目审议',
    research,
    advice,
    project,
    observers: applicant ? [applicant] : [],
  }
  const command: TopicCommand = { do: 'TakeOver', draft, round: number ?? '' }
  return [{ case: `topic/${id.slice(id.indexOf('/') + 1)}` as CaseId, command }]
}

/**
 * 书面征询 (四（二）第2句): the office proposes, the chair lets it start, every member gives a written opinion, the chair signs.
 * Nothing is decided by count or by time.
 */
export const writtenRound: Procedure<Round, RoundCommand, RoundEvent> = {
  kind: 'round',
  official: true,
  initial: NO_ROUND,
  bases: BASES,
  decide,
  evolve,
  wakeAt: (round, { calendar }) => (isMatter(round) ? nextMoment(round, calendar) : undefined),
  consequences,
  index,
  todos,
}
