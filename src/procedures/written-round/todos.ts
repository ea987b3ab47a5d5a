import type { PersonId } from '../../domain/ids.js'
import type { Facts, Todo } from '../procedure.js'
import { isMatter, isOver, type Matter } from './refusals.js'
import { missingUnits, type Round, standing } from './state.js'

interface Waiting {
  person: PersonId
  todo: Todo
}

/** What of this round waits for the person, as lines of 「我的待办」. */
export const todos = (round: Round, person: PersonId): Todo[] =>
  waiting(round)
    .filter((one) => one.person === person)
    .map((one) => one.todo)

/** By what a round is found: the people it waits for, its number, title and phase. */
export function index(round: Round): Facts {
  return {
    open: round.phase !== 'none' && !isOver(round),
    waits: [...new Set(waiting(round).map((one) => one.person))],
    tags: { number: round.number ?? '', title: round.proposal?.title ?? '', phase: round.phase },
  }
}

function waiting(round: Round): Waiting[] {
  if (!isMatter(round)) return []
  const { title, deadline } = round.proposal
  const chair = (what: string, key: string): Waiting[] =>
    round.chair ? [{ person: round.chair, todo: { what, due: null, key } }] : []
  const office = (what: string, card = 'status'): Waiting[] =>
    round.office.map((person) => ({ person, todo: { what, due: null, key: `${card}/${person}` } }))
  switch (round.phase) {
    case 'proposed':
      return chair(`审定是否启动书面征询：${title}`, `approve/${round.revision}`)
    case 'returned':
      return office(`分管副区长已退回，待修改后再报：${title}`, `revise/${round.revision}`)
    case 'collecting': {
      const missing = missingUnits(round).length
      if (missing === 0) return office(`各成员单位均已反馈，待提交分管副区长：${title}`)
      const late = round.deadlinePassed ? office(`反馈截止已过，${missing}家未反馈，待处理：${title}`) : []
      return [...round.seats.flatMap((seat) => ofSeat(round, seat, deadline)), ...late]
    }
    case 'submitted':
      return chair(`签署书面征询：${title}`, `digest/${round.submissions.length}/sign`)
    case 'sent-back':
      return office(`分管副区长已退回补充征求，待设定新的反馈截止：${title}`, `reopen/${round.cycle}`)
    case 'none':
    case 'decided':
    case 'to-meeting':
    case 'terminated':
      return []
    default:
      return round.phase satisfies never
  }
}

/** A seat without an opinion waits for its holder; its liaisons see only that something is due, and when. */
function ofSeat(round: Matter, seat: Matter['seats'][number], due: Todo['due']): Waiting[] {
  if (standing(seat)) return []
  const { unit, leader, liaisons, proxies } = seat
  const key = `opinion/${unit}/${round.cycle}`
  const { title } = round.proposal
  const toConfirm = proxies
    .filter((proxy) => proxy.status === 'open')
    .map(({ id }) => ({
      person: leader.openId,
      todo: { what: `确认办公室代录的意见（${unit}）：${title}`, due, key: `proxy/${unit}/${id}` },
    }))
  return [
    { person: leader.openId, todo: { what: `发表书面意见（${unit}）：${title}`, due, key } },
    ...toConfirm,
    ...liaisons.map(({ openId }) => ({
      person: openId,
      todo: { what: `${unit}有一件书面征询待反馈`, due, key: `liaison/${unit}/${round.cycle}/${openId}` },
    })),
  ]
}
