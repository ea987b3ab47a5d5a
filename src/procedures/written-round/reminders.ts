import type { UnitName } from '../../domain/ids.js'
import { dateInShanghai, type Instant, later, shanghai } from '../../domain/instant.js'
import type { Refusal } from '../../domain/refusal.js'
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../../rules/working-calendar.js'
import type { Basis, Context, Tick } from '../procedure.js'
import { no } from '../refusals.js'
import { ACTS } from './acts.js'
import { spoken } from './deadline.js'
import { type Matter, notNow } from './refusals.js'
import { missingUnits, type Reminder, type RoundEvent, type Stage } from './state.js'

/** Reminders go out at nine in the morning of a working day, Shanghai time. */
const MORNING = '09:00'

/** A timer may ring a moment before its instant; within this it is taken as that instant. */
const EARLY_MS = 1_000

const STAGE_NAMES: Record<Stage, string> = { open: '征询期间', eve: '截止前', overdue: '逾期' }

/** The moments of a cycle at which time itself has something to do. */
interface Moments {
  /** 09:00 on the last working day before the day of the deadline. */
  eve: Instant
  deadline: Instant
  /** 09:00 on the first working day after the day of the deadline. */
  overdue: Instant
}

const momentsOf = ({ proposal: { deadline } }: Matter, calendar: WorkingCalendar): Moments => {
  const day = dateInShanghai(deadline)
  return {
    eve: shanghai(previousWorkingDay(day, 1, calendar).date, MORNING),
    deadline,
    overdue: shanghai(addWorkingDays(day, 1, calendar).date, MORNING),
  }
}

const stageAt = (at: Instant, moments: Moments): Stage => {
  if (at > moments.deadline) return 'overdue'
  return at >= moments.eve ? 'eve' : 'open'
}

const remindersIn = (round: Matter, stage: Stage): readonly Reminder[] =>
  round.reminders.filter((reminder) => reminder.cycle === round.cycle && reminder.stage === stage)

/** Who has not answered and was not reminded yet in this stage of this cycle, by the office or by the clock. */
function stillToRemind(round: Matter, stage: Stage): UnitName[] {
  const done = new Set(remindersIn(round, stage).flatMap((reminder) => reminder.units))
  return missingUnits(round).filter((unit) => !done.has(unit))
}

/**
 * The next moment at which the clock acts: the reminder before the deadline, the deadline, the overdue reminder. Undefined
 * when it has nothing to do. Every moment named is followed by an event that takes it away, so it never comes twice.
 */
export function nextMoment(round: Matter, calendar: WorkingCalendar): Instant | undefined {
  if (round.phase !== 'collecting') return undefined
  const moments = momentsOf(round, calendar)
  if (round.deadlinePassed) return stillToRemind(round, 'overdue').length > 0 ? moments.overdue : undefined
  return remindsOnEve(round, moments) ? moments.eve : moments.deadline
}

/** A cycle that began only after the morning in question needs no reminder of it. */
const remindsOnEve = (round: Matter, { eve }: Moments): boolean =>
  round.openedAt !== null && round.openedAt < eve && stillToRemind(round, 'eve').length > 0

/**
 * What is due now, at the clock's call. After downtime only the latest stage is made good. The deadline is noted and nothing
 * else comes of it: silence stays 未反馈.
 */
export function tick(round: Matter, command: Tick, context: Context): RoundEvent[] {
  if (round.phase !== 'collecting') return []
  const early = context.at < command.due && later(context.at, EARLY_MS) >= command.due
  const now = early ? command.due : context.at
  const moments = momentsOf(round, context.calendar)
  const events: RoundEvent[] = []
  const remind = (stage: Stage) => {
    const units = stillToRemind(round, stage)
    if (units.length > 0) events.push({ did: 'Reminded', cycle: round.cycle, stage, units, by: 'clock' })
  }
  if (now >= moments.deadline) {
    if (!round.deadlinePassed) events.push({ did: 'DeadlinePassed' })
    if (now >= moments.overdue) remind('overdue')
  } else if (now >= moments.eve && remindsOnEve(round, moments)) remind('eve')
  return events
}

/** 催办 by the office: only the silent ones, at most once a person and stage. */
export function remind(round: Matter, context: Context): RoundEvent[] | Refusal<Basis> {
  if (round.phase !== 'collecting') return notNow(round, ACTS.Remind.name)
  const silent = missingUnits(round)
  if (silent.length === 0)
    return no('ALL_ANSWERED', '各成员单位均已反馈，无需催办。', '请由联席会议办公室提交分管副区长。')
  const moments = momentsOf(round, context.calendar)
  const stage = stageAt(context.at, moments)
  const units = stillToRemind(round, stage)
  if (units.length > 0) return [{ did: 'Reminded', cycle: round.cycle, stage, units, by: 'office' }]
  return no(
    'ALREADY_REMINDED',
    `每家单位每个阶段只催办一次。${STAGE_NAMES[stage]}已催办：${whenReminded(round, stage, silent)}。`,
    nextStage(stage, moments),
  )
}

function whenReminded(round: Matter, stage: Stage, silent: readonly UnitName[]): string {
  return remindersIn(round, stage)
    .map(({ units, at }) => ({ units: units.filter((unit) => silent.includes(unit)), at }))
    .filter(({ units }) => units.length > 0)
    .map(({ units, at }) => `${units.join('、')}（${spoken(at)}）`)
    .join('；')
}

function nextStage(stage: Stage, { eve, deadline }: Moments): string {
  switch (stage) {
    case 'open':
      return `下一阶段自${spoken(eve)}起，届时系统自动提醒，办公室也可催办。`
    case 'eve':
      return `下一阶段自反馈截止${spoken(deadline)}后起，届时办公室可再次催办。`
    case 'overdue':
      return '本轮不再催办；联席会议办公室可说明理由后提交分管副区长，或终止征询。'
    default:
      return stage satisfies never
  }
}
