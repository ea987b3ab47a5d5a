import { z } from 'zod'
import { ChatId, PersonId, UnitName } from './ids.js'

/** What a person may be to the committee. One person may hold several roles. */
export const ROLES = ['chair', 'office', 'leader', 'liaison', 'applicant'] as const
export type Role = (typeof ROLES)[number]

/** The Chinese name of a role, as people read it. */
export const ROLE_NAMES: Record<Role, string> = {
  chair: '分管副区长',
  office: '联席会议办公室',
  leader: '成员单位分管领导',
  liaison: '成员单位联络员',
  applicant: '申报单位',
}

export const Person = z.strictObject({
  openId: PersonId,
  title: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(20).optional(),
})
export type Person = z.infer<typeof Person>

/** 成员单位 and its seat: one leader, who alone gives opinions, and liaisons who see that something is due. */
export const Seat = z.strictObject({
  unit: UnitName,
  leader: Person,
  liaisons: z.array(Person).default([]),
})
export type Seat = z.infer<typeof Seat>

/** 申报单位. A 事业单位 names its supervising department, a unit of members or applicants. */
export const Applicant = z.strictObject({
  unit: UnitName,
  kind: z.enum(['行政机关', '事业单位', '参照单位']),
  supervisor: UnitName.optional(),
  people: z.array(Person).default([]),
})
export type Applicant = z.infer<typeof Applicant>

/** Who the committee is on a given day. Source: 二; `docs` of the roster file are in README. */
export const Roster = z.strictObject({
  committee: z.string().trim().min(1).max(60),
  rulebook: z.string().trim().min(1),
  chair: Person,
  office: z.array(Person).min(1),
  members: z.array(Seat).min(1),
  applicants: z.array(Applicant).default([]),
  groupChat: ChatId.optional(),
})
export type Roster = z.infer<typeof Roster>

/** One role that a person holds, with the unit it is held for (chair and office have none). */
export interface Standing {
  role: Role
  unit: UnitName | null
  person: Person
}

/** Every role the person holds by this roster; empty for anyone else in the tenant. */
export function standingsOf(roster: Roster, id: PersonId): Standing[] {
  const held: Standing[] = []
  const add = (role: Role, unit: UnitName | null, people: readonly Person[]) => {
    for (const person of people) if (person.openId === id) held.push({ role, unit, person })
  }
  add('chair', null, [roster.chair])
  add('office', null, roster.office)
  for (const seat of roster.members) {
    add('leader', seat.unit, [seat.leader])
    add('liaison', seat.unit, seat.liaisons)
  }
  for (const applicant of roster.applicants) add('applicant', applicant.unit, applicant.people)
  return held
}

/** Who acted: the person, and the unit, role and post held on that day. `person` null: the bot itself, on time or as a consequence. */
export interface Actor {
  person: PersonId | null
  role: Role | 'anyone' | 'system'
  unit: UnitName | null
  title: string
}

/** The bot itself: scheduled acts and consequences. */
export const SYSTEM: Actor = { person: null, role: 'system', unit: null, title: '系统' }
