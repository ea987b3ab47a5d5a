import type { Clock } from '../domain/clock.js'

/** Longest wait that a timer of the runtime takes. */
const LONGEST_MS = 2 ** 31 - 1

/** The machine's clock; `now` may be shifted by tests and demonstrations. Waits longer than a timer takes are taken in steps. */
export function systemClock(now: () => number): Clock {
  return {
    now,
    elapsed: () => performance.now(),
    after(ms, run) {
      let timer: NodeJS.Timeout
      const wait = (left: number) => {
        const step = Math.min(left, LONGEST_MS)
        timer = setTimeout(() => (left > step ? wait(left - step) : run()), step)
      }
      wait(Math.max(0, ms))
      return () => clearTimeout(timer)
    },
  }
}
