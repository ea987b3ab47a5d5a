/** Codes of what can be broken. Stable: operators search for them. */
export type FaultCode =
  | 'BAD_CONFIG'
  | 'BAD_ROSTER'
  | 'BAD_RULEBOOK'
  | 'BAD_CALENDAR'
  | 'DATA_LOCKED'
  | 'JOURNAL_DAMAGED'
  | 'WRITE_FAILED'
  | 'STALE_VERSION'
  | 'UNKNOWN_KIND'
  | 'TOKEN_REFUSED'
  | 'STOPPED'

/** Something is broken: a file, a key, the network. For the operator: what happened with the value found, and what to do. */
export class Fault extends Error {
  override readonly name = 'Fault'
  constructor(
    readonly code: FaultCode,
    what: string,
    readonly todo: string,
    options?: ErrorOptions,
  ) {
    super(`${what}。${todo}`, options)
  }
}
