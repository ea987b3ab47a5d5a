import type { Clock } from '../domain/clock.js'

const FIRST_MS = 500
const LONGEST_MS = 60_000

/** Which messages rest after the platform did not take them, and for how long. */
export interface Backoff {
  /** True until the time for another try has come. */
  rests(place: string): boolean
  /**
   * Another miss: each rest is twice as long as the one before, from half a second to a minute, and never shorter than
   * the platform asked for (`atLeastMs`). `again` is called when it is over.
   */
  missed(place: string, atLeastMs: number, again: () => void): void
  /** The next try is the first one again. */
  forget(place: string): void
  stop(): void
}

export function createBackoff(clock: Clock): Backoff {
  const resting = new Map<string, { misses: number; callOff: (() => void) | null }>()
  let stopped = false
  return {
    rests: (place) => (resting.get(place)?.callOff ?? null) !== null,
    missed(place, atLeastMs, again) {
      if (stopped) return
      const before = resting.get(place)
      before?.callOff?.()
      const misses = (before?.misses ?? 0) + 1
      const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(misses - 1, 10))
      const rest = {
        misses,
        callOff: clock.after(Math.max(wait, atLeastMs), () => {
          rest.callOff = null
          again()
        }) as (() => void) | null,
      }
      resting.set(place, rest)
    },
    forget(place) {
      resting.get(place)?.callOff?.()
      resting.delete(place)
    },
    stop() {
      stopped = true
      for (const { callOff } of resting.values()) callOff?.()
      resting.clear()
    },
  }
}
