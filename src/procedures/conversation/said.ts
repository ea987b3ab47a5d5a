import type { CaseId, PersonId, UnitName } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'
import type { Role } from '../../domain/roster.js'
import type { Answer } from '../../rules/answer.js'
import type { DeadlineQuestion, FactName, Facts } from '../../rules/facts.js'
import type { ClauseId } from '../../rules/rulebook/edition.js'
import type { TopicId } from '../../rules/topics/all.js'
import type { Basis } from '../procedure.js'

/** One thing a person can say or press, as the help card lists it. */
export interface Possibility {
  word: string
  what: string
}

/** One open written round, as 「征询进度」 lists it: counts and the names of the units that have not answered, no opinions. */
export interface RoundProgress {
  number: string | null
  title: string
  phase: string
  total: number
  answered: number
  missing: readonly UnitName[]
  deadline: Instant | null
}

/** Where looked-up clauses stand open: at a page of what was found (from 1), or at one clause of the document. */
export type OpenAt = { page: number } | { clause: ClauseId }

/** What the bot says in a chat, as data: the card is made from it. */
export type Said =
  | { is: 'answer'; question: string; answer: Answer }
  | { is: 'clauses'; question: string; answer: Answer; open: OpenAt }
  /** The parts of the document. */
  | { is: 'contents'; question: string }
  | { is: 'help'; roles: readonly string[]; possibilities: readonly Possibility[] }
  | {
      is: 'identity'
      openId: PersonId
      standings: readonly { role: Role; unit: UnitName | null; title: string }[]
    }
  | { is: 'todos'; todos: readonly { what: string; due: Instant | null }[] }
  | { is: 'progress'; rounds: readonly RoundProgress[] }
  | {
      is: 'form'
      form: 'proposal' | 'topic' | 'notice'
      target: CaseId
      applicants: readonly UnitName[]
      closed: boolean
    }
  /** A word that may have been meant, to be said or pressed: nothing was done. */
  | { is: 'offer'; possibility: Possibility }
  | { is: 'receipt'; title: string; lines: readonly string[] }
  | { is: 'refusal'; why: string; next: string; basis: Basis }
  | { is: 'forgotten' }

/** What is known of the question at hand, and the fact last asked back. */
export interface Thread {
  known: Facts
  asked: FactName | null
  /** The date of the rules that was asked for last. */
  deadline?: DeadlineQuestion | null
  /** The topic that was asked about last. */
  topic?: TopicId | null
}
