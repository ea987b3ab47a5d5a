import type { UnitName } from '../../domain/ids.js'
import type { Recorded } from '../procedure.js'
import {
  digestVersion,
  type Opinion,
  type Round,
  type RoundEvent,
  type RoundSeat,
  type Stance,
} from './state.js'

/** Folds one recorded event into the state. Order of record is what counts; nothing given is ever taken away. */
export function evolve(round: Round, recorded: Recorded<RoundEvent>): Round {
  const { event } = recorded
  switch (event.did) {
    case 'Proposed':
      return {
        ...round,
        phase: 'proposed',
        proposal: event.proposal,
        proposer: recorded.actor.person,
        chair: event.chair,
        office: event.office,
        revision: 1,
        form: event.form,
      }
    case 'Numbered':
      return { ...round, number: event.number }
    case 'Returned':
      return { ...round, phase: 'returned', returned: event.reason }
    case 'Revised':
      return { ...round, phase: 'proposed', proposal: event.proposal, revision: round.revision + 1 }
    case 'Started':
      return {
        ...round,
        phase: 'collecting',
        startedAt: recorded.at,
        openedAt: recorded.at,
        cycle: 1,
        seats: event.seats.map((seat) => ({ ...seat, opinions: [], proxies: [] })),
      }
    case 'OpinionGiven':
    case 'LateOpinionReceived':
      return withOpinion(round, event.unit, recorded, {
        version: event.version,
        stance: event.stance,
        text: event.text,
        channel: event.channel,
        overdue: event.did === 'OpinionGiven' && event.overdue,
        late: event.did === 'LateOpinionReceived',
      })
    case 'ProxyEntered':
      return withSeat(round, event.unit, (seat) => ({
        ...seat,
        proxies: [
          ...seat.proxies,
          {
            id: event.id,
            stance: event.stance,
            text: event.text,
            reason: event.reason,
            by: actorOf(recorded),
            at: recorded.at,
            status: 'open',
          },
        ],
      }))
    case 'ProxyDenied':
      return withProxyStatus(round, event.unit, event.id, 'denied')
    case 'ProxyConfirmed': {
      const proxy = round.seats
        .find((seat) => seat.unit === event.unit)
        ?.proxies.find((one) => one.id === event.id)
      if (!proxy) return round
      return withOpinion(withProxyStatus(round, event.unit, event.id, 'confirmed'), event.unit, recorded, {
        version: event.version,
        stance: proxy.stance,
        text: proxy.text,
        channel: 'proxy',
        overdue: event.overdue,
        late: false,
      })
    }
    case 'Reminded': {
      const { cycle, stage, units, by } = event
      return { ...round, reminders: [...round.reminders, { cycle, stage, units, by, at: recorded.at }] }
    }
    case 'DeadlinePassed':
      return { ...round, deadlinePassed: true }
    case 'Submitted': {
      const { n, missing, reason } = event
      return {
        ...round,
        phase: 'submitted',
        submissions: [...round.submissions, { n, missing, reason, at: recorded.at }],
      }
    }
    case 'SentBack':
      return { ...round, phase: 'sent-back', sentBack: event.text }
    case 'Reopened':
      return {
        ...round,
        phase: 'collecting',
        proposal: round.proposal && { ...round.proposal, deadline: event.deadline },
        cycle: round.cycle + 1,
        openedAt: recorded.at,
        deadlinePassed: false,
      }
    case 'Signed': {
      const { decision, text, result } = event
      return {
        ...round,
        phase: 'decided',
        signature: { decision, text, result, at: recorded.at, receipt: receiptOf(recorded) },
      }
    }
    case 'MovedToMeeting':
      return { ...round, phase: 'to-meeting', ending: event.text }
    case 'Terminated':
      return { ...round, phase: 'terminated', ending: event.reason }
    default:
      return event satisfies never
  }
}

/** 回执: short enough to be read out, taken from the hash of the record so that it can be checked against it. */
const receiptOf = (recorded: Recorded): string => recorded.hash.slice(0, 8).toUpperCase()

/** The person behind an act that `decide` allows to people only. */
const actorOf = (recorded: Recorded): Opinion['by'] => recorded.actor.person as Opinion['by']

const withSeat = (round: Round, unit: UnitName, change: (seat: RoundSeat) => RoundSeat): Round => ({
  ...round,
  seats: round.seats.map((seat) => (seat.unit === unit ? change(seat) : seat)),
})

const withProxyStatus = (round: Round, unit: UnitName, id: number, status: 'confirmed' | 'denied'): Round =>
  withSeat(round, unit, (seat) => ({
    ...seat,
    proxies: seat.proxies.map((proxy) => (proxy.id === id ? { ...proxy, status } : proxy)),
  }))

function withOpinion(
  round: Round,
  unit: UnitName,
  recorded: Recorded,
  given: {
    version: number
    stance: Stance
    text: string
    channel: Opinion['channel']
    overdue: boolean
    late: boolean
  },
): Round {
  const opinion: Opinion = {
    ...given,
    at: recorded.at,
    by: actorOf(recorded),
    title: recorded.actor.title,
    receipt: receiptOf(recorded),
    order: given.late ? 0 : digestVersion(round) + 1,
  }
  return withSeat(round, unit, (seat) => ({ ...seat, opinions: [...seat.opinions, opinion] }))
}
