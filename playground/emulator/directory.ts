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

/** One role of somebody, as the roster has it. */
interface Held {
  role: Exclude<Person['role'], 'stranger'>
  unit: string
  title: string
}

/** Headings of the list of people, by the first role held. 列席 units are named for each topic, from the applicants. */
const GROUPS: Readonly<Record<Held['role'], string>> = {
  office: '联席会议办公室',
  chair: '分管副区长',
  leader: '成员单位',
  liaison: '成员单位',
  applicant: '申报单位（可列席会议）',
}

/**
 * Everybody of a roster file and one stranger; the group holds chair, office and members. Who holds several roles is
 * listed once, under the first, with the others in brackets.
 */
export function directoryFromRoster(roster: RosterFile): Directory {
  const found = new Map<string, { person: RosterPerson; roles: Held[] }>()
  const add = (person: RosterPerson, unit: string, role: Held['role']) => {
    const entry = found.get(person.openId) ?? { person, roles: [] }
    entry.roles.push({ role, unit, title: person.title })
    found.set(person.openId, entry)
  }
  for (const person of roster.office) add(person, '', 'office')
  add(roster.chair, '', 'chair')
  for (const seat of roster.members) {
    add(seat.leader, seat.unit, 'leader')
    for (const person of seat.liaisons ?? []) add(person, seat.unit, 'liaison')
  }
  const inGroup = [...found.keys()]
  for (const { unit, people } of roster.applicants ?? [])
    for (const person of people ?? []) add(person, unit, 'applicant')

  const namesakes = new Map<string, number>()
  const people = [...found.values()].flatMap(({ person, roles }) => shown(person, roles, namesakes))
  const name = '名册以外的工作人员'
  people.push({ openId: STRANGER, name, group: '其他人员', unit: '', title: name, role: 'stranger' })
  const groups = roster.groupChat
    ? [{ chatId: roster.groupChat, name: '联席会议工作群', members: inGroup }]
    : []
  return { people, groups }
}

/** A person as the page lists him. Without names, people of one unit with one post are numbered from the second on. */
function shown(person: RosterPerson, roles: readonly Held[], namesakes: Map<string, number>): Person[] {
  const [first, ...others] = roles
  if (!first) return []
  const { role, unit } = first
  let title = first.title
  if (person.name) title += ` ${person.name}`
  else {
    const key = `${unit} ${first.title}`
    const count = (namesakes.get(key) ?? 0) + 1
    namesakes.set(key, count)
    if (count > 1) title += `（${count}）`
  }
  const also = others.map((held) => (held.unit === unit ? held.title : `${held.unit}${held.title}`))
  if (also.length > 0) title += `（兼${also.join('、')}）`
  const name = unit === '' ? title : `${unit} ${title}`
  return [{ openId: person.openId, name, group: GROUPS[role], unit, title, role }]
}
