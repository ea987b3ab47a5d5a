/** What of the API a call is for. */
export type Endpoint =
  | 'token'
  | 'send'
  | 'reply'
  | 'patch'
  | 'edit'
  | 'recall'
  | 'get'
  | 'readers'
  | 'resource'
  | 'upload-file'
  | 'upload-image'
  | 'file'
  | 'image'
  | 'info'
  | 'chat'
  | 'members'
  | 'is-in-chat'
  | 'calendar'
  | 'event'
  | 'attendees'

/**
 * How a call goes wrong. `429`, `500`, `refuse`: answered so, nothing done. `hang`: never answered, nothing done.
 * `reset`: the connection breaks, nothing done. `slow`: done and answered after `ms`. `drop-answer`: done, then the
 * connection breaks.
 */
export type Trouble =
  | { kind: '429' | '500' | 'hang' | 'reset' | 'drop-answer' }
  | { kind: 'slow'; ms: number }
  | { kind: 'refuse'; status: number; code: number; msg: string }

/** A trouble and how long it lasts; without `times` and `forMs` until it is lifted. */
export type Fault = Trouble & {
  endpoint?: Endpoint
  /** Only calls about this person or chat. */
  to?: string
  times?: number
  forMs?: number
}

/** The switchboard for faults: the first that fits a call is used. */
export class Faults {
  private set: { fault: Fault; left: number; until: number }[] = []

  constructor(private readonly now: () => number) {}

  /** Switches a fault on; the returned function lifts it. */
  add(fault: Fault): () => void {
    const entry = {
      fault,
      left: fault.times ?? Number.POSITIVE_INFINITY,
      until: fault.forMs === undefined ? Number.POSITIVE_INFINITY : this.now() + fault.forMs,
    }
    this.set.push(entry)
    return () => {
      this.set = this.set.filter((other) => other !== entry)
    }
  }

  /** Lifts all. */
  clear(): void {
    this.set = []
  }

  /** The trouble of this call, used up by it. */
  take(endpoint: Endpoint, to: string | null): Trouble | null {
    this.set = this.set.filter((entry) => entry.left > 0 && entry.until > this.now())
    const entry = this.set.find(
      ({ fault }) =>
        (fault.endpoint === undefined || fault.endpoint === endpoint) &&
        (fault.to === undefined || fault.to === to),
    )
    if (!entry) return null
    entry.left -= 1
    return entry.fault
  }
}
