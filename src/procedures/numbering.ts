import { Fault } from '../domain/fault.js'
import type { CaseId } from '../domain/ids.js'
import type { Refusal } from '../domain/refusal.js'
import type { Basis, Context, Procedure } from './procedure.js'

/** One series of numbers: `numbering/<series>-<year>`, for example `numbering/round-2026`. */
interface Numbering {
  /** The next running number, from 1. */
  next: number
  /** Which case has which number. */
  given: Readonly<Record<CaseId, string>>
}

interface NumberingCommand {
  do: 'Assign'
  for: CaseId
}

interface NumberingEvent {
  did: 'Assigned'
  for: CaseId
  /** 「2026-001」 */
  number: string
}

/** The year of a series. @throws Fault UNKNOWN_KIND when the case names none: then the program asked for a wrong case. */
function yearOfSeries(id: CaseId): string {
  const year = /-(\d{4})$/.exec(id)?.[1]
  if (year) return year
  throw new Fault('UNKNOWN_KIND', `编号序列「${id}」没有年份`, '请用正确版本的程序启动')
}

function decide(
  state: Numbering,
  command: NumberingCommand,
  context: Context,
): NumberingEvent[] | Refusal<Basis> {
  if (context.actor.role !== 'system')
    return {
      refused: 'NOT_YOUR_ROLE',
      why: '编号由系统自动进行，不由人工办理。',
      basis: '系统规定',
      next: '无需操作。',
    }
  const has = Object.hasOwn(state.given, command.for) ? state.given[command.for] : undefined
  if (has !== undefined)
    return {
      refused: 'ALREADY',
      already: true,
      why: `已经办理：编号为${has}。`,
      basis: '系统规定',
      next: '无需重复办理。',
    }
  const number = `${yearOfSeries(context.case)}-${String(state.next).padStart(3, '0')}`
  return [{ did: 'Assigned', for: command.for, number }]
}

/** 编号: running numbers within a year. A case that asks twice keeps the number it has; no number is given twice. */
export const numbering: Procedure<Numbering, NumberingCommand, NumberingEvent> = {
  kind: 'numbering',
  official: true,
  standing: true,
  initial: { next: 1, given: {} },
  bases: { Assigned: '系统规定' },
  decide,
  evolve: (state, { event }) => ({
    next: state.next + 1,
    given: { ...state.given, [event.for]: event.number },
  }),
  wakeAt: () => undefined,
  consequences: (_, { event }) => [{ case: event.for, command: { do: 'SetNumber', number: event.number } }],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}
