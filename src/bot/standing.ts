import type { PersonId } from '../domain/ids.js'
import type { Refusal } from '../domain/refusal.js'
import { type Actor, ROLE_NAMES, type Role, type Roster, standingsOf } from '../domain/roster.js'
import type { Basis } from '../procedures/procedure.js'

/** Something a person wants to do: its name in words, who may do it, and on what that rests. */
export interface Errand {
  name: string
  who: readonly Role[] | 'anyone'
  basis: Basis
}

/**
 * As whom this person acts, by the roster of the day: in the first of the wanted roles that he holds, for the wanted unit
 * where one is named. Otherwise the refusal that says who can.
 */
export function actorAs(
  roster: Roster,
  id: PersonId,
  { name, who, basis }: Errand,
  unit?: string,
): Actor | Refusal<Basis> {
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
    why: `「${name}」由${allowed}办理，您不能办理。`,
    basis,
    next: nextFor(
      held.map(({ role }) => role),
      who,
      allowed,
    ),
  }
}

function nextFor(held: readonly Role[], who: readonly Role[], allowed: string): string {
  if (held.length === 0)
    return '您不在联席会议名册内；如需办理，请联系联席会议办公室。议事规则方面的问题可以直接向我提问。'
  if (who.includes('leader') && held.includes('liaison'))
    return '联络员不代为办理，请提醒本单位分管领导在其卡片上办理。'
  return `请由${allowed}本人办理；如有疑问，请联系联席会议办公室。`
}
