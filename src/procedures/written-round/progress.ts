import type { RoundProgress } from '../conversation/said.js'
import { missingUnits, type Phase, type Round } from './state.js'

/** The state of a round in one Chinese word. */
export const PHASE_NAMES: Record<Phase, string> = {
  none: '未提出',
  proposed: '待审定',
  returned: '待修改',
  collecting: '征询中',
  submitted: '待签署',
  'sent-back': '待重新征求',
  decided: '已决定',
  'to-meeting': '已转为开会',
  terminated: '已终止',
}

/** 征询进度 of one round: counts and the names of the units that have not answered; never an opinion. */
export function progressOf(round: Round): RoundProgress {
  const missing = round.startedAt === null ? [] : missingUnits(round)
  return {
    number: round.number,
    title: round.proposal?.title ?? '',
    phase: PHASE_NAMES[round.phase],
    total: round.seats.length,
    answered: round.seats.length - missing.length,
    missing,
    deadline: round.proposal?.deadline ?? null,
  }
}
