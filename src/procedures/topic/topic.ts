import { yearOf } from '../../domain/calendar-date.js'
import type { CaseId, PersonId } from '../../domain/ids.js'
import { dateInShanghai } from '../../domain/instant.js'
import type { Basis, Facts, Procedure, Recorded, Send, Todo } from '../procedure.js'
import { decide } from './decide.js'
import { NO_TOPIC, type Topic, type TopicCommand, type TopicDraft, type TopicEvent } from './state.js'

const BASES: Record<TopicEvent['did'], Basis> = {
  TopicProposed: '4.4.b',
  TopicNumbered: '系统规定',
  TopicReturned: '4.4.a',
  TopicRevised: '4.4.b',
  TopicApproved: '4.4.a',
  TopicDeclined: '4.4.a',
  TopicTakenOver: '4.2.a',
}

/** Folds one recorded event into the state. */
function evolve(topic: Topic, recorded: Recorded<TopicEvent>): Topic {
  const { event, at } = recorded
  const laid = (draft: TopicDraft) => ({
    ...topic,
    draft,
    revision: topic.revision + 1,
    phase: 'proposed' as const,
  })
  switch (event.did) {
    case 'TopicProposed':
      return { ...laid(event.draft), chair: event.chair, office: event.office }
    case 'TopicNumbered':
      return { ...topic, number: event.number }
    case 'TopicReturned':
      return { ...topic, phase: 'returned', remark: event.reason }
    case 'TopicRevised':
      return laid(event.draft)
    case 'TopicApproved':
      return { ...topic, phase: 'approved', decidedAt: at }
    case 'TopicDeclined':
      return { ...topic, phase: 'declined', remark: event.reason, decidedAt: at }
    case 'TopicTakenOver':
      return {
        ...laid(event.draft),
        phase: 'approved',
        chair: event.chair,
        office: event.office,
        decidedAt: at,
        fromRound: event.round,
      }
    default:
      return event satisfies never
  }
}

/** A topic gets the next number of the year of its proposal, and the form it came from is told that it is in. */
function consequences(_: Topic, { case: id, at, event }: Recorded<TopicEvent>): Send[] {
  if (event.did !== 'TopicProposed' && event.did !== 'TopicTakenOver') return []
  const series = `numbering/topic-${yearOf(dateInShanghai(at))}` as CaseId
  const number: Send = { case: series, command: { do: 'Assign', for: id } }
  const form = event.did === 'TopicProposed' ? event.form : null
  return form
    ? [number, { case: form.case as CaseId, command: { do: 'CloseForm', key: form.key } }]
    : [number]
}

/** By what a topic is found. An approved one stays open: it waits for an agenda. */
function index(topic: Topic): Facts {
  const { phase, number, draft, chair, office } = topic
  return {
    open: phase !== 'none' && phase !== 'declined',
    waits: phase === 'proposed' && chair ? [chair] : phase === 'returned' ? office : [],
    tags: { number: number ?? '', title: draft?.title ?? '', phase },
  }
}

/** What of this topic waits for the person, as lines of 「我的待办」. */
function todos({ phase, draft, chair, office, revision }: Topic, person: PersonId): Todo[] {
  if (!draft) return []
  if (phase === 'proposed' && person === chair)
    return [{ what: `审定议题：${draft.title}`, due: null, key: `approve/${revision}` }]
  if (phase === 'returned' && office.includes(person))
    return [
      { what: `议题已退回，待修改后再报：${draft.title}`, due: null, key: `revise/${revision}/${person}` },
    ]
  return []
}

/** 议题: from the office's proposal to the chair's 审定 (四（四）). */
export const topic: Procedure<Topic, TopicCommand, TopicEvent> = {
  kind: 'topic',
  official: true,
  initial: NO_TOPIC,
  bases: BASES,
  decide,
  evolve,
  wakeAt: () => undefined,
  consequences,
  index,
  todos,
}
