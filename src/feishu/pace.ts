import type { Clock } from '../domain/clock.js'

/** At most `count` in any `ms` milliseconds. */
interface Limit {
  count: number
  ms: number
}

/**
 * 5 a second for one receiver or one message, 50 a second and 1,000 a minute in all. Counted over a little more than the
 * platform's second and minute: calls that are let go evenly arrive less evenly. Source: 频控策略; 发送消息.
 */
const PER_KEY: Limit = { count: 5, ms: 1_100 }
const IN_ALL: readonly Limit[] = [
  { count: 50, ms: 1_100 },
  { count: 1_000, ms: 60_500 },
]

export interface Pace {
  /** Resolves when a call for these receivers or messages may go out. First come, first served, for each key. */
  turn(keys: readonly string[]): Promise<void>
}

interface Waiting {
  keys: readonly string[]
  go: () => void
}

/** Holds outbound calls back so that the platform has no reason to refuse them. */
export function createPace(clock: Clock): Pace {
  const all: number[] = []
  const byKey = new Map<string, number[]>()
  const queue: Waiting[] = []
  let callOff: (() => void) | null = null

  /** Milliseconds until one more fits; `times` are those of the calls let go, oldest first. */
  const wait = (times: readonly number[], { count, ms }: Limit, now: number): number => {
    const first = times.at(-count)
    return first === undefined ? 0 : Math.max(0, first + ms - now)
  }

  function forget(now: number): void {
    const longest = Math.max(...IN_ALL.map((limit) => limit.ms))
    while (all[0] !== undefined && all[0] + longest <= now) all.shift()
    for (const [key, times] of byKey) {
      const last = times.at(-1)
      if (last === undefined || last + PER_KEY.ms <= now) byKey.delete(key)
      else while (times.length > PER_KEY.count) times.shift()
    }
  }

  function pump(): void {
    callOff?.()
    callOff = null
    const now = clock.elapsed()
    forget(now)
    const held = new Set<string>()
    let soonest = Number.POSITIVE_INFINITY
    for (let i = 0; i < queue.length; ) {
      const inAll = Math.max(...IN_ALL.map((limit) => wait(all, limit, now)))
      if (inAll > 0) {
        soonest = Math.min(soonest, inAll)
        break
      }
      const { keys, go } = queue[i] as Waiting
      const ownTurn = Math.max(0, ...keys.map((key) => wait(byKey.get(key) ?? [], PER_KEY, now)))
      if (ownTurn > 0 || keys.some((key) => held.has(key))) {
        // Whoever comes later for the same receiver stays behind this one.
        for (const key of keys) held.add(key)
        if (ownTurn > 0) soonest = Math.min(soonest, ownTurn)
        i += 1
        continue
      }
      queue.splice(i, 1)
      all.push(now)
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), now])
      go()
    }
    if (queue.length > 0) callOff = clock.after(soonest, pump)
  }

  return {
    turn: (keys) =>
      new Promise<void>((resolve) => {
        queue.push({ keys, go: resolve })
        pump()
      }),
  }
}
