import { type CaseId, kindOf } from '../../src/domain/ids.js'
import type { Recorded } from '../../src/procedures/procedure.js'
import { NO_ROUND, type RoundEvent } from '../../src/procedures/written-round/state.js'
import { writtenRound } from '../../src/procedures/written-round/written-round.js'
import { matterNames } from './matters.js'
import type { RecordReader } from './record-reader.js'

/** What time itself will do at an alarm, in words: 「书面征询2026-001《…》：截止前提醒未反馈的单位」. */
export function whatWakes(record: RecordReader, alarm: { case: string; due: string }): string {
  const name = matterNames(record.acts).get(alarm.case) ?? '事项'
  if (kindOf(alarm.case as CaseId) !== 'round') return `${name}：到时办理`
  const events = record.eventsOf(alarm.case) as Recorded<RoundEvent>[]
  const round = events.reduce((state, event) => writtenRound.evolve(state, event), NO_ROUND)
  if (round.deadlinePassed) return `${name}：逾期提醒未反馈的单位`
  const what = round.proposal?.deadline === alarm.due ? '反馈截止' : '截止前提醒未反馈的单位'
  return `${name}：${what}`
}
