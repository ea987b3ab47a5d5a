import { yearOf } from '../../domain/calendar-date.js'
import type { CaseId, PersonId } from '../../domain/ids.js'
import { dateInShanghai } from '../../domain/instant.js'
import type { Basis, Facts, Procedure, Recorded, Send, Todo } from '../procedure.js'
import { decide } from './decide.js'
import { type Broadcast, type BroadcastCommand, type BroadcastEvent, NO_BROADCAST, silent } from './state.js'

const BASES: Record<BroadcastEvent['did'], Basis> = {
  NoticeSent: '4.5.a',
  NoticeNumbered: '系统规定',
  NoticeReceived: '系统规定',
  ReceiversNudged: '系统规定',
  NoticeClosed: '系统规定',
}

/** Folds one recorded event into the state. */
function evolve(broadcast: Broadcast, { event, at }: Recorded<BroadcastEvent>): Broadcast {
  switch (event.did) {
    case 'NoticeSent': {
      const { notice, receivers, groupChat } = event
      return { ...broadcast, phase: 'open', notice, receivers, groupChat, sentAt: at }
    }
    case 'NoticeNumbered':
      return { ...broadcast, number: event.number }
    case 'NoticeReceived':
      return { ...broadcast, received: { ...broadcast.received, [event.person]: at } }
    case 'ReceiversNudged':
      return { ...broadcast, nudges: [...broadcast.nudges, { people: event.people, at }] }
    case 'NoticeClosed':
      return { ...broadcast, phase: 'closed' }
    default:
      return event satisfies never
  }
}

/** A notice gets the next number of its year, and the form it came from is told that it is out. */
function consequences(_: Broadcast, { case: id, at, event }: Recorded<BroadcastEvent>): Send[] {
  if (event.did !== 'NoticeSent') return []
  const series = `numbering/broadcast-${yearOf(dateInShanghai(at))}` as CaseId
  const number: Send = { case: series, command: { do: 'Assign', for: id } }
  const { form } = event
  return form
    ? [number, { case: form.case as CaseId, command: { do: 'CloseForm', key: form.key } }]
    : [number]
}

/** Open until everybody has tapped 「收到」 or the office has ended it. */
const waits = (broadcast: Broadcast): PersonId[] =>
  broadcast.phase === 'open' ? silent(broadcast).map(({ person }) => person) : []

function index(broadcast: Broadcast): Facts {
  const { number, notice, phase } = broadcast
  return {
    open: waits(broadcast).length > 0,
    waits: waits(broadcast),
    tags: { number: number ?? '', title: notice?.title ?? '', phase },
  }
}

function todos(broadcast: Broadcast, person: PersonId): Todo[] {
  const { notice } = broadcast
  return notice && waits(broadcast).includes(person)
    ? [{ what: `确认收到通知：${notice.title}`, due: null, key: `notice/${person}` }]
    : []
}

/** 发通知 (四（五）前半): from sending to everybody's 「收到」. */
export const broadcast: Procedure<Broadcast, BroadcastCommand, BroadcastEvent> = {
  kind: 'broadcast',
  official: true,
  initial: NO_BROADCAST,
  bases: BASES,
  decide,
  evolve,
  wakeAt: () => undefined,
  consequences,
  index,
  todos,
}
