import type { CaseId, PersonId, UnitName } from '../../src/domain/ids.js'
import { dateInShanghai, type Instant, instantOf, later } from '../../src/domain/instant.js'
import { isRefusal, type Refusal } from '../../src/domain/refusal.js'
import { type Actor, Roster, SYSTEM } from '../../src/domain/roster.js'
import type { Basis, Context, Procedure, Recorded } from '../../src/procedures/procedure.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

/** 「2026-10-12 09:30」 in Shanghai. */
export const at = (shanghai: string): Instant =>
  instantOf(Date.parse(`${shanghai.replace(' ', 'T')}:00+08:00`))

export const FINANCE = '区财政局' as UnitName
export const JUSTICE = '区司法局' as UnitName
export const AUDIT = '区审计局' as UnitName

const leaderOf = (unit: UnitName, openId: string, liaisons: string[] = []) => ({
  unit,
  leader: { openId, title: '分管领导' },
  liaisons: liaisons.map((id) => ({ openId: id, title: '联络员' })),
})

/** A small committee: three seats instead of fourteen. */
export const ROSTER: Roster = Roster.parse({
  committee: '杨浦区电子政务联席会议',
  rulebook: 'yangpu-2021-4',
  chair: { openId: 'ou_chair', title: '区政府分管副区长' },
  office: [
    { openId: 'ou_office', title: '联席会议办公室' },
    { openId: 'ou_office2', title: '联席会议办公室' },
  ],
  members: [leaderOf(FINANCE, 'ou_fin', ['ou_finl']), leaderOf(JUSTICE, 'ou_jus'), leaderOf(AUDIT, 'ou_aud')],
  applicants: [{ unit: '区卫生健康委', kind: '行政机关', people: [{ openId: 'ou_app', title: '信息科' }] }],
  groupChat: 'oc_group',
})

const actor = (person: string, role: Actor['role'], title: string, unit: UnitName | null = null): Actor => ({
  person: person as PersonId,
  role,
  unit,
  title,
})

export const CHAIR = actor('ou_chair', 'chair', '区政府分管副区长')
export const OFFICE = actor('ou_office', 'office', '联席会议办公室')
export const LIAISON = actor('ou_finl', 'liaison', '联络员', FINANCE)
export const APPLICANT = actor('ou_app', 'applicant', '信息科', '区卫生健康委' as UnitName)
export const LEADERS = {
  [FINANCE]: actor('ou_fin', 'leader', '分管领导', FINANCE),
  [JUSTICE]: actor('ou_jus', 'leader', '分管领导', JUSTICE),
  [AUDIT]: actor('ou_aud', 'leader', '分管领导', AUDIT),
}
export { SYSTEM }
export const leader = (unit: UnitName): Actor => {
  const found = LEADERS[unit]
  if (!found) throw new Error(`no leader of ${unit} in the test roster`)
  return found
}

export const CALENDAR = loadCalendar()
const EDITION = loadEdition('yangpu-2021-4')

/** A thing that happened: who did it, and when, where that matters. */
export interface Past<Event> {
  by: Actor
  event: Event
  at?: Instant
}

/** Circumstances of a command; by default the actor acts at `START` with everything delivered. */
export interface When {
  at?: Instant
  delivered?: (prefix: string) => boolean
}

export const START = at('2026-10-12 10:00')

/** A hash that is different for each entry and easy to read in a test: the sequence number in front. */
export const hashOf = (seq: number): string => seq.toString(16).padStart(8, '0').padEnd(64, 'e')

/** Given these events, when this command, then …: the three words a test of a procedure is written in. */
export function bench<State, Command, Event extends { did: string }>(
  procedure: Procedure<State, Command, Event>,
  id: string,
) {
  const record = (event: Event, by: Actor, when: Instant, seq: number): Recorded<Event> => ({
    case: id as CaseId,
    seq,
    at: when,
    arrived: later(when, 200),
    actor: by,
    cause: `test-${seq}`,
    via: null,
    basis: procedure.bases[event.did as Event['did']],
    event,
    previous: hashOf(seq - 1),
    hash: hashOf(seq),
  })
  const contextOf = (by: Actor, { at: when = START, delivered = () => true }: When = {}): Context => ({
    case: id as CaseId,
    now: when,
    at: when,
    today: dateInShanghai(when),
    actor: by,
    roster: ROSTER,
    edition: EDITION,
    calendar: CALENDAR,
    delivered,
  })
  return {
    record,
    contextOf,
    /** The state after these events. */
    given: (...past: Past<Event>[]): State =>
      past.reduce(
        (state, { event, by, at: when = START }, n) =>
          procedure.evolve(state, record(event, by, when, n + 1)),
        procedure.initial,
      ),
    /** What the procedure answers to this command. */
    when: (state: State, by: Actor, command: Command, when?: When): Event[] | Refusal<Basis> =>
      procedure.decide(state, command, contextOf(by, when)),
  }
}

/** An answer in one word: the code of the refusal, or what happened (「nothing」 for an empty list). */
export const inShort = (answer: { did: string }[] | Refusal<Basis>): string =>
  isRefusal(answer) ? answer.refused : answer.map(({ did }) => did).join(' ') || 'nothing'

/** The refusal that an answer must be. */
export function refusal(answer: unknown[] | Refusal<Basis>): Refusal<Basis> {
  if (isRefusal(answer)) return answer
  throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`)
}
