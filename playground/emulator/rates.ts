/** Calls allowed by the platform. Source: 频控策略 and 发送消息. */
export const RATES = { perTarget: 5, perSecond: 50, perMinute: 1000 } as const

/** At most `limit` calls under this key within any `ms`. */
export interface Bound {
  key: string
  limit: number
  ms: number
}

/** Counts calls in sliding windows. */
export class Rates {
  private readonly calls = new Map<string, number[]>()

  constructor(private readonly now: () => number) {}

  /**
   * Counts one call under all these keys and answers null. Where a bound is reached nothing is counted: answers the
   * bound that lasts longest and the milliseconds until it allows a call again.
   */
  take(bounds: readonly Bound[]): { bound: Bound; wait: number } | null {
    const now = this.now()
    const windows = bounds.map((bound) => ({
      bound,
      calls: (this.calls.get(bound.key) ?? []).filter((at) => at > now - bound.ms),
    }))
    const full = windows
      .filter(({ bound, calls }) => calls.length >= bound.limit)
      .map(({ bound, calls }) => ({ bound, wait: (calls.at(-bound.limit) ?? now) + bound.ms - now }))
      .sort((a, b) => b.wait - a.wait)[0]
    for (const { bound, calls } of windows) this.calls.set(bound.key, full ? calls : [...calls, now])
    return full ?? null
  }
}
