import type { Clock } from '../../src/domain/clock.js'

/** A clock that stands still until it is sent forward. */
export interface ManualClock extends Clock {
  /** Sends it forward; alarms ring in order, each at its time, and what they set off comes to rest before the next one. */
  advance(ms: number): Promise<void>
  /** How many alarms are set. */
  alarms(): number
  /** The longest that anybody asked to wait. */
  longest: number
}

/** Everything that waits for nothing but its turn gets it. */
export async function rest(turns = 12): Promise<void> {
  for (let n = 0; n < turns; n++) await new Promise((resolve) => setImmediate(resolve))
}

/** Waits until it is so. @throws Error when it does not become so */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (await isSo()) return
    await rest(1)
  }
  throw new Error(`never: ${what}`)
}

export function manualClock(start: string): ManualClock {
  let now = Date.parse(start)
  const alarms = new Set<{ due: number; run: () => void }>()
  const clock: ManualClock = {
    longest: 0,
    now: () => now,
    elapsed: () => now,
    after(ms, run) {
      clock.longest = Math.max(clock.longest, ms)
      const alarm = { due: now + Math.max(0, ms), run }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    alarms: () => alarms.size,
    async advance(ms) {
      const end = now + ms
      await rest()
      for (;;) {
        const [next] = [...alarms].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)
        if (!next) break
        alarms.delete(next)
        now = Math.max(now, next.due)
        next.run()
        await rest()
      }
      now = end
    },
  }
  return clock
}
