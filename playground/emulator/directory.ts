/** Somebody of the tenant, as the platform knows him to this app. */
export interface Person {
  openId: string
  /** As the chat page shows it: 「区财政局 分管领导」. */
  name: string
  /** Under which heading the page lists him: 「成员单位」. */
  group: string
  /** His unit; empty for chair, office and strangers. */
  unit: string
  /** His post: 「分管领导」. */
  title: string
  /** What the page offers to say, by role. */
  role: 'chair' | 'office' | 'leader' | 'liaison' | 'applicant' | 'stranger'
}

/** A group chat and who is in it. */
export interface Group {
  chatId: string
  name: string
  members: readonly string[]
}

export interface Directory {
  people: readonly Person[]
  groups: readonly Group[]
}

interface RosterPerson {
  openId: string
  title: string
  name?: string
}

/** The part of a roster file that is read here. */
export interface RosterFile {
  chair: RosterPerson
  office: readonly RosterPerson[]
  members: readonly { unit: string; leader: RosterPerson; liaisons?: readonly RosterPerson[] }[]
  applicants?: readonly { unit: string; people?: readonly RosterPerson[] }[]
  groupChat?: string
}

/** Somebody of the tenant who is in no roster. */
export const STRANGER = 'ou_stranger'

/** Everybody of a roster file and one stranger; the group holds chair, office and members. */
export function directoryFromRoster(roster: RosterFile): Directory {
  const found = new Map<string, Person>()
  const add = (person: RosterPerson, unit: string, group: string, role: Person['role']) => {
    if (found.has(person.openId)) return
    const alike = [...found.values()].filter(
      (one) => one.unit === unit && one.title.startsWith(person.title),
    ).length
    const number = alike > 0 && !person.name ? `（${alike + 1}）` : ''
    const title = [person.title + number, person.name].filter(Boolean).join(' ')
    const name = [unit, title].filter(Boolean).join(' ')
    found.set(person.openId, { openId: person.openId, name, group, unit, title, role })
  }
  for (const person of roster.office) add(person, '', '联席会议办公室', 'office')
  add(roster.chair, '', '分管副区长', 'chair')
  for (const seat of roster.members) {
    add(seat.leader, seat.unit, '成员单位', 'leader')
    for (const person of seat.liaisons ?? []) add(person, seat.unit, '成员单位', 'liaison')
  }
  const inGroup = [...found.keys()]
  for (const { unit, people } of roster.applicants ?? [])
    for (const person of people ?? []) add(person, unit, '申报单位', 'applicant')
  const name = '名册以外的工作人员'
  found.set(STRANGER, { openId: STRANGER, name, group: '其他人员', unit: '', title: name, role: 'stranger' })
  const groups = roster.groupChat
    ? [{ chatId: roster.groupChat, name: '联席会议工作群', members: inGroup }]
    : []
  return { people: [...found.values()], groups }
}
