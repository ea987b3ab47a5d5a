import type { Refusal } from '../domain/refusal.js'
import { type Actor, ROLE_NAMES, type Role } from '../domain/roster.js'
import type { Basis } from './procedure.js'
import { no } from './refusals.js'

/** One act of a procedure: which role it needs, any of several where several may, and on what that rests. */
export interface Act {
  role: Role | readonly Role[] | 'system'
  /** The act in words: 「…由…办理」 follows, or 「现在不能…」 comes before. */
  name: string
  basis: Basis
}

/** The roles that may do this act; none where only the bot itself may. */
export const rolesOf = ({ role }: Act): readonly Role[] =>
  role === 'system' ? [] : typeof role === 'string' ? [role] : role

/**
 * The refusal when the actor does not hold the role that the act needs; undefined when he does. The commands table asks the
 * same at the door; it is asked again by every procedure, so that “no decision without the chair” holds for `decide` by
 * itself.
 */
export function barred(act: Act, actor: Actor): Refusal<Basis> | undefined {
  const { role, name, basis } = act
  const roles = rolesOf(act)
  if (role === 'system' ? actor.role === 'system' : roles.some((one) => one === actor.role)) return undefined
  if (role === 'system') return no('NOT_YOUR_ROLE', `${name}由系统自动进行，不由人工办理。`, '无需操作。')
  const who = roles.map((one) => ROLE_NAMES[one]).join('、')
  return no('NOT_YOUR_ROLE', `${name}由${who}办理。`, `请由${who}办理。`, basis)
}
