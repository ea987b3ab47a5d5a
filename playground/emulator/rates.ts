/** Calls allowed by the platform. Source: 频控策略 and 发送消息. */
export const RATES = { perTarget: 5, perSecond: 50, perMinute: 1000 } as const

/** Counts calls in sliding windows. */
export class Rates {
  private readonly calls = new Map<string, number[]>()

  constructor(private readonly now: () => number) {}

  /** Counts one call under this key, unless `limit` calls were counted within the last `ms`. */
  allow(key: string, limit: number, ms: number): boolean {
    const since = this.now() - ms
    const recent = (this.calls.get(key) ?? []).filter((at) => at > since)
    const free = recent.length < limit
    if (free) recent.push(this.now())
    this.calls.set(key, recent)
    return free
  }
}
