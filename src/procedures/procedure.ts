import type { CalendarDate } from '../domain/calendar-date.js'
import type { CaseId, PersonId } from '../domain/ids.js'
import type { Instant } from '../domain/instant.js'
import type { Refusal } from '../domain/refusal.js'
import type { Actor, Roster } from '../domain/roster.js'
import type { ClauseId, Edition } from '../rules/rulebook/edition.js'
import type { WorkingCalendar } from '../rules/working-calendar.js'

/** Where a rule or a record rests: a clause of the rules, or 「系统规定」 where the text has no word on it. */
export type Basis = ClauseId | '系统规定'

/** What a decision may look at besides its own state. Everything is given; nothing is fetched. */
export interface Context {
  /** The case that decides. */
  case: CaseId
  /** When the bot decides. */
  now: Instant
  /** When the person acted, by the platform's clock; for the bot's own acts the same as `now`. */
  at: Instant
  today: CalendarDate
  actor: Actor
  /** The roster of the day. */
  roster: Roster
  edition: Edition
  calendar: WorkingCalendar
  /** Have all messages of this case whose key starts with `prefix` reached their receivers in their present form? */
  delivered(prefix: string): boolean
}

/** An event as it stands on the record. */
export interface Recorded<Event = unknown> {
  case: CaseId
  seq: number
  /** Event time by the platform's clock, and arrival at the bot. */
  at: Instant
  arrived: Instant
  actor: Actor
  /** What caused it: an event id, a message id, `tick/<case>/<instant>`, or `<case>#<seq>#<n>`. */
  cause: string
  /** The card it was done on (`<case>:<key>`), or null. */
  via: string | null
  basis: Basis
  event: Event
  /** Hash of the entry before in this case, and of this one. */
  previous: string
  hash: string
}

/** What one case causes in another. */
export interface Send {
  case: CaseId
  command: unknown
}

/** By what a case can be found. `open`: it may still wake or wait. `waits`: people something waits for. */
export interface Facts {
  open: boolean
  waits: readonly PersonId[]
  /** Anything else a list can be filtered by. */
  tags: Readonly<Record<string, string>>
}

/** Something that waits for a person: one line of 「我的待办」. */
export interface Todo {
  what: string
  due: Instant | null
  /** Key of the card on which it is done. */
  key: string
}

/** What happens next: pure functions, one set a procedure; one engine runs them all. */
export interface Procedure<State, Command, Event extends { did: string }> {
  /** First part of its case ids. */
  kind: string
  /** On the official, hash-chained record? Conversations are not. */
  official: boolean
  /** A case of this kind has no beginning and no end of its own (the roster): always under the rules of the day. */
  standing?: true
  initial: State
  /** On what each kind of event rests: printed on the record. */
  bases: Record<Event['did'], Basis>
  /** What happens at this command, or why it does not. An empty list: nothing changes. */
  decide(state: State, command: Command, context: Context): Event[] | Refusal<Basis>
  evolve(state: State, recorded: Recorded<Event>): State
  /** When time itself must act next (then the command `{ do: 'Tick', due }` is sent). */
  wakeAt(state: State, context: Pick<Context, 'calendar'>): Instant | undefined
  /** What this event causes elsewhere; `state` is the state after it. Delivered at least once. */
  consequences(state: State, recorded: Recorded<Event>): Send[]
  index(state: State): Facts
  todos(state: State, person: PersonId): Todo[]
}

/** The command every procedure gets when its `wakeAt` has come. */
export interface Tick {
  do: 'Tick'
  due: Instant
}
