import type { Receiver, Undelivered } from '../cards/message.js'
import { ROLE_NAMES, type Roster, standingsOf } from '../domain/roster.js'
import type { LedgerRow } from '../store/port.js'

/** The receiver as the office knows him: unit, else role, else 「群聊」. */
export function receiverName(to: Receiver, roster: Roster): string {
  if ('chat' in to) return '群聊'
  const [first] = standingsOf(roster, to.person)
  if (!first) return '名单外人员'
  if (first.unit === null) return ROLE_NAMES[first.role]
  return first.role === 'liaison' ? `${first.unit}联络员` : first.unit
}

/** What of this case could not be delivered, in words. */
export const undeliveredOf = (
  rows: readonly LedgerRow[],
  receiverOf: (key: string) => Receiver | undefined,
  roster: Roster,
): Undelivered[] =>
  rows.flatMap((row) => {
    const to = receiverOf(row.key)
    if (!row.failed || !to) return []
    return [{ key: row.key, receiver: receiverName(to, roster), reason: row.failed.reason }]
  })
