import * as fc from 'fast-check'
import { later } from '../../../src/domain/instant.js'
import type { Actor } from '../../../src/domain/roster.js'
import type { Context } from '../../../src/procedures/procedure.js'
import {
  digestVersion,
  type Round,
  type RoundCommand,
  STANCES,
} from '../../../src/procedures/written-round/state.js'
import {
  APPLICANT,
  AUDIT,
  CHAIR,
  FINANCE,
  JUSTICE,
  LIAISON,
  leader,
  OFFICE,
  START,
  SYSTEM,
} from '../given.js'
import { contextOf, FIELDS } from './past.js'

const UNITS = [FINANCE, JUSTICE, AUDIT] as const
const TEXTS = ['', '甲', '乙', ' 甲 '] as const

/** The role that an act is meant for, so that most of the sequences get somewhere. */
const MEANT: Record<RoundCommand['do'], Actor | 'seat'> = {
  Propose: OFFICE,
  SetNumber: SYSTEM,
  Return: CHAIR,
  Revise: OFFICE,
  Start: CHAIR,
  GiveOpinion: 'seat',
  EditOpinion: 'seat',
  Remind: OFFICE,
  ShowStatus: OFFICE,
  OpenProxyForm: OFFICE,
  EnterProxy: OFFICE,
  ConfirmProxy: 'seat',
  DenyProxy: 'seat',
  Submit: OFFICE,
  SubmitWithReason: OFFICE,
  OpenTerminateForm: OFFICE,
  Terminate: OFFICE,
  Sign: CHAIR,
  SendBack: CHAIR,
  Reopen: OFFICE,
  MoveToMeeting: CHAIR,
  Tick: SYSTEM,
}
const EVERYBODY = [CHAIR, OFFICE, ...UNITS.map(leader), LIAISON, APPLICANT, SYSTEM]

/** One attempt by somebody. `own`: by the one it is meant for; `fresh`: on a card that shows the present state. */
export interface Step {
  do: RoundCommand['do']
  who: number
  own: boolean
  unit: number
  stance: number
  text: number
  fresh: boolean
  old: number
  /** Minutes after the start of the test. */
  minute: number
  delivered: boolean
}

const usually = fc.integer({ min: 0, max: 9 }).map((n) => n !== 5)
const common: RoundCommand['do'][] = [
  ...Array<'GiveOpinion'>(12).fill('GiveOpinion'),
  ...Array<'Tick'>(6).fill('Tick'),
  ...Array<'SubmitWithReason'>(4).fill('SubmitWithReason'),
  ...Array<'Submit'>(2).fill('Submit'),
  ...Array<'Sign'>(2).fill('Sign'),
  ...Array<'Reopen'>(2).fill('Reopen'),
]
const anyAct = fc.constantFrom(...common, ...(Object.keys(MEANT) as RoundCommand['do'][]))

const stepOf = (act: fc.Arbitrary<RoundCommand['do']>): fc.Arbitrary<Step> =>
  fc.record({
    do: act,
    who: fc.nat(EVERYBODY.length - 1),
    own: usually,
    unit: fc.nat(UNITS.length - 1),
    stance: fc.nat(STANCES.length - 1),
    text: fc.nat(TEXTS.length - 1),
    fresh: usually,
    old: fc.nat(4),
    minute: fc.nat(10 * 24 * 60),
    delivered: usually,
  })

/**
 * Sequences of attempts: a proposal and a start first as a rule, then anything by anyone. Time runs forward, and past the
 * deadline in most of them.
 */
export const arbitrarySteps: fc.Arbitrary<Step[]> = fc
  .tuple(
    stepOf(fc.constant('Propose' as const)),
    stepOf(fc.constantFrom('Start' as const, 'Start' as const, 'Start' as const, 'Return' as const)),
    fc.array(stepOf(anyAct), { minLength: 5, maxLength: 40, size: 'max' }),
  )
  .map(([first, second, rest]) => {
    const minutes = rest.map(({ minute }) => minute).sort((a, b) => a - b)
    return [
      { ...first, own: true, minute: 0 },
      { ...second, own: true, fresh: true, minute: 1 },
      ...rest.map((step, n) => ({ ...step, minute: 2 + (minutes[n] ?? 0) })),
    ]
  })

const actorOf = (step: Step): Actor => {
  const meant = MEANT[step.do]
  const own = meant === 'seat' ? leader(UNITS[step.unit] ?? FINANCE) : meant
  return step.own ? own : (EVERYBODY[step.who] ?? APPLICANT)
}

export const isChairsSign = (step: Step): boolean => step.do === 'Sign' && actorOf(step).role === 'chair'

export const contextFor = (step: Step): Context =>
  contextOf(actorOf(step), { at: later(START, step.minute * 60_000), delivered: () => step.delivered })

/** The command of a step, as the card would send it that stands before the person. */
export function commandOf(step: Step, round: Round): RoundCommand {
  const unit = UNITS[step.unit] ?? FINANCE
  const stance = STANCES[step.stance] ?? '同意'
  const text = TEXTS[step.text] ?? ''
  const reason = text || '情况说明'
  const given = round.seats.find((seat) => seat.unit === unit)
  const seen = (present: number) => (step.fresh ? present : step.old)
  const deadline = step.fresh ? '2026-10-20 18:00' : '2026-10-13 18:00'
  switch (step.do) {
    case 'Propose':
      return { do: 'Propose', fields: FIELDS, form: null }
    case 'SetNumber':
      return { do: 'SetNumber', number: '2026-001' }
    case 'Return':
      return { do: 'Return', seen: seen(round.revision), reason }
    case 'Revise':
      return { do: 'Revise', seen: seen(round.revision), fields: { ...FIELDS, deadline } }
    case 'Start':
      return { do: 'Start', seen: seen(round.revision) }
    case 'GiveOpinion': {
      const reply = step.old === 4
      return {
        do: 'GiveOpinion',
        unit,
        seen: reply ? null : seen(given?.opinions.length ?? 0),
        stance,
        text,
        channel: reply ? 'reply' : 'card',
      }
    }
    case 'EditOpinion':
      return { do: 'EditOpinion', unit }
    case 'EnterProxy':
      return { do: 'EnterProxy', unit, stance, text, reason }
    case 'ConfirmProxy':
    case 'DenyProxy':
      return { do: step.do, unit, id: step.fresh ? (given?.proxies.length ?? 0) : step.old }
    case 'SubmitWithReason':
      return { do: 'SubmitWithReason', seen: seen(digestVersion(round)), reason }
    case 'Terminate':
      return { do: 'Terminate', reason }
    case 'Sign':
      return {
        do: 'Sign',
        decision: step.stance < 2 ? '同意' : '不同意',
        seen: seen(digestVersion(round)),
        text,
        result: '',
      }
    case 'SendBack':
    case 'MoveToMeeting':
      return { do: step.do, seen: seen(digestVersion(round)), text }
    case 'Reopen':
      return { do: 'Reopen', seen: seen(round.cycle), deadline: '2026-10-20 18:00' }
    case 'Tick':
      return { do: 'Tick', due: later(START, step.minute * 60_000) }
    case 'Remind':
    case 'ShowStatus':
    case 'OpenProxyForm':
    case 'Submit':
    case 'OpenTerminateForm':
      return { do: step.do }
    default:
      return step.do satisfies never
  }
}
