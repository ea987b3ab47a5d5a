import type { PersonId } from '../domain/ids.js'
import type { Refusal } from '../domain/refusal.js'
import { type Actor, ROLE_NAMES, type Role, type Roster, standingsOf } from '../domain/roster.js'

/**
 * As whom this person acts, by the roster of the day: in the first of the wanted roles that he holds, for the wanted unit
 * where one is named. Otherwise the refusal that says who can.
 */
export function actorAs(
  roster: Roster,
  id: PersonId,
  who: readonly Role[] | 'anyone',
  unit?: string,
): Actor | Refusal {
  const held = standingsOf(roster, id)
  if (who === 'anyone') {
    const [first] = held
    return { person: id, role: 'anyone', unit: first?.unit ?? null, title: first?.person.title ?? '' }
  }
  const fitting = held.filter(({ role }) => who.includes(role))
  const standing = fitting.find((one) => one.unit === unit) ?? fitting[0]
  if (standing) {
    return { person: id, role: standing.role, unit: standing.unit, title: standing.person.title }
  }
  const allowed = who.map((role) => ROLE_NAMES[role]).join('、')
  return {
    refused: 'NOT_YOUR_ROLE',
    why: `此项操作由${allowed}办理。`,
    basis: '系统规定',
    next:
      held.length === 0
        ? '您尚不在联席会议名单内；如有需要，请联系联席会议办公室。您可以直接向我询问议事规则。'
        : `请${allowed}本人操作，或联系联席会议办公室。`,
  }
}
