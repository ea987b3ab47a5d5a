import type { Undelivered } from '../../../src/cards/message.js'
import type { UnitName } from '../../../src/domain/ids.js'
import type { Proposal, Round, Stance } from '../../../src/procedures/written-round/state.js'
import { writtenRound } from '../../../src/procedures/written-round/written-round.js'
import { type Entry, once, type Sees } from '../entry.js'
import { afterPresses, type Press } from '../press.js'
import {
  after,
  CASE,
  committee,
  confirmed,
  deadlinePassed,
  denied,
  entered,
  gave,
  gaveLate,
  at as moment,
  movedToMeeting,
  numbered,
  proposed,
  reminded,
  reopened,
  returned,
  revised,
  type Shown,
  type Step,
  sentBack,
  shown,
  signed,
  started,
  submitted,
  terminated,
  unit,
} from '../rounds.js'
import type { Size } from '../size.js'

/** A round as it stands, and what everyone sees of it. */
export interface Stage {
  round: Round
  shown: Shown
}

const STANCES: readonly Stance[] = ['同意', '同意', '不同意', '同意但有修改意见', '其他意见']

/** Seat 0 has not answered, for seat 1 the office has entered an opinion, the others have given theirs. */
const SILENT = 0
const ENTERED = 1

/** The stages of a round on which its cards are looked at. */
export type Stages = ReturnType<typeof stagesOf>

/** Every stage of a round of this size that some card looks different in. */
export function stagesOf(size: Size) {
  const { units, words } = size
  const { title, description, research, advice, special, project } = words
  const matter: Partial<Proposal> = { title, description, research, advice, special, link: '' }
  const linked: Partial<Proposal> = {
    ...matter,
    link: 'https://example.cn/materials/018',
    project,
    applicant: '区卫生健康委' as UnitName,
    visibility: 'all',
  }
  const all = Array.from({ length: units }, (_, n) => n)
  const stanceOf = (n: number): Stance => STANCES[n] ?? '同意'
  const gaveAll = (ns: readonly number[]): Step[] => ns.map((n) => gave(n, stanceOf(n), words.opinion(n)))

  const waiting = [proposed(matter), numbered]
  const begun = [...waiting, started(units)]
  const some = [...begun, ...gaveAll(all.slice(2))]
  const missing = [unit(SILENT), unit(ENTERED)]
  const proxied = [...some, entered(ENTERED, '不同意', words.opinion(2), words.onBehalf)]
  const justOver = [...proxied, reminded('eve', missing, 'clock'), deadlinePassed]
  const overdue = [...justOver, reminded('overdue', missing)]
  const complete = [...some, ...gaveAll([SILENT, ENTERED])]
  const submittedAll = [...complete, submitted(1)]
  const submittedSome = [...overdue, submitted(1, missing, words.incomplete)]
  const changed = [
    ...submittedSome,
    gave(2, '同意', '', { version: 2, when: '2026-10-16 10:00', channel: 'reply', overdue: true }),
    gave(SILENT, '其他意见', words.opinion(4), { when: '2026-10-16 11:00', overdue: true }),
  ]
  const back = [...submittedSome, sentBack(words.askAgain)]
  const again = [...back, reopened]
  const linkedAll = [proposed(linked), numbered, started(units), ...gaveAll(all), submitted(1)]
  const long = [
    proposed(linked),
    numbered,
    started(units),
    ...all.map((n) =>
      gave(n, stanceOf(n), n < 3 ? words.long : words.opinion(n), n < 3 ? { channel: 'reply' as const } : {}),
    ),
  ]
  const signedAll = [...submittedAll, signed('同意', words.signature)]
  const stage = (steps: readonly Step[], undelivered: readonly Undelivered[] = []): (() => Stage) =>
    once(() => {
      const round = after(...steps)
      return { round, shown: shown(round, units, undelivered) }
    })
  return {
    size,
    proposed: stage([proposed(matter)]),
    waiting: stage(waiting),
    waitingLinked: stage([proposed(linked), numbered]),
    returned: stage([...waiting, returned(words.returned)]),
    revised: stage([...waiting, returned(words.returned), revised(matter)]),
    begun: stage(begun),
    begunLinked: stage([proposed(linked), numbered, started(units)]),
    reminded: stage([...begun, reminded('open', all.map(unit))]),
    some: stage(some),
    eve: stage([...some, reminded('eve', missing, 'clock')]),
    proxied: stage(proxied),
    denied: stage([...proxied, denied(ENTERED)]),
    confirmed: stage([...proxied, confirmed(ENTERED)]),
    superseded: stage([...proxied, gave(ENTERED, '同意', '')]),
    bareProxy: stage([...some, entered(ENTERED, '同意', '', words.onBehalf)]),
    justOver: stage(justOver),
    overdue: stage(overdue),
    gaveOverdue: stage([
      ...overdue,
      gave(SILENT, '不同意', words.opinion(2), { when: '2026-10-16 10:00', overdue: true }),
    ]),
    undelivered: stage(some, cannotReach(missing)),
    undeliveredAll: stage(begun, cannotReach(Array.from({ length: Math.max(units, 8) }, (_, n) => unit(n)))),
    complete: stage(complete),
    submitted: stage(submittedAll),
    submittedSome: stage(submittedSome),
    changed: stage(changed),
    back: stage(back),
    again: stage(again),
    submittedAgain: stage([...again, submitted(2, missing, words.incomplete)]),
    linked: stage(linkedAll),
    long: stage(long),
    longSubmitted: stage([...long, submitted(1)]),
    longSigned: stage([...long, submitted(1), signed('同意', words.signature, '同意')]),
    signed: stage(signedAll),
    signedSome: stage([...submittedSome, signed('不同意', words.against)]),
    signedLinked: stage([...linkedAll, signed('不同意', words.against, '列入后备库')]),
    signedUntold: stage([...linkedAll, signed('同意', words.signature)]),
    late: stage([
      ...submittedSome,
      signed('同意', words.signature),
      gaveLate(SILENT, '不同意', words.opinion(2)),
      gaveLate(2, '同意', '', 2),
    ]),
    toMeeting: stage([...submittedSome, movedToMeeting(words.askAgain)]),
    terminated: stage([...proxied, terminated(words.ended)]),
    terminatedSubmitted: stage([...submittedAll, terminated(words.ended)]),
    terminatedReturned: stage([...waiting, returned(words.returned), terminated(words.ended)]),
  }
}

const cannotReach = (units: readonly UnitName[]): Undelivered[] =>
  units.map((receiver) => ({
    key: `opinion/${receiver}/1`,
    receiver,
    reason: '机器人不在可用范围',
  }))

/** Circumstances of the presses that lead to a state. */
interface Tried {
  /** When the buttons are pressed, in Shanghai time. */
  at?: string
  /** The stage as it has become since the card was drawn. */
  now?: () => Stage
  delivered?: boolean
}

const PROCEDURE = '书面征询'

/** A kind of card of the round, from which its entries are made. */
export const cardOf =
  ({ size }: Stages, card: string, sees: Sees) =>
  (
    state: string,
    stage: () => Stage,
    key: string,
    presses: readonly Press[] = [],
    { at: when = '2026-10-13 10:00', now = stage, delivered = true }: Tried = {},
  ): Entry => ({
    procedure: PROCEDURE,
    card,
    sees,
    state,
    key,
    made: () => {
      const at = (stage: Stage, when: string) => ({
        desk: {
          procedure: writtenRound,
          case: CASE,
          state: stage.round,
          roster: committee(size.units),
          at: moment(when),
          delivered,
        },
        message: stage.shown.message(key),
      })
      return afterPresses(at(stage(), when), presses, at(now(), when))
    },
  })

export const opinionKey = (n: number, cycle = 1): string => `opinion/${unit(n)}/${cycle}`
export { ENTERED, SILENT }
