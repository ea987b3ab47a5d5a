import type { Clock } from '../../src/domain/clock.js'

/** A clock that runs on with the real one and can be sent forward: timers whose time has come then fire at once. */
export interface JumpingClock extends Clock {
  jump(ms: number): void
  /** Sends it forward to this moment. */
  jumpTo(instant: string): void
}

interface Timer {
  due: number
  run: () => void
  handle: NodeJS.Timeout | null
}

const LONGEST_MS = 2 ** 31 - 1

/** @param start the moment it shows at first, as an ISO instant */
export function jumpingClock(start: string): JumpingClock {
  let shift = Date.parse(start) - Date.now()
  const timers = new Set<Timer>()
  const now = () => Date.now() + shift

  function arm(timer: Timer): void {
    if (timer.handle) clearTimeout(timer.handle)
    const left = Math.max(0, timer.due - now())
    timer.handle = setTimeout(
      () => {
        if (timer.due > now()) return arm(timer)
        timers.delete(timer)
        timer.run()
      },
      Math.min(left, LONGEST_MS),
    )
    timer.handle.unref()
  }

  const clock: JumpingClock = {
    now,
    elapsed: now,
    after(ms, run) {
      const timer: Timer = { due: now() + Math.max(0, ms), run, handle: null }
      timers.add(timer)
      arm(timer)
      return () => {
        if (timer.handle) clearTimeout(timer.handle)
        timers.delete(timer)
      }
    },
    jump(ms) {
      shift += ms
      for (const timer of [...timers].sort((a, b) => a.due - b.due)) arm(timer)
    },
    jumpTo: (instant) => clock.jump(Date.parse(instant) - now()),
  }
  return clock
}
