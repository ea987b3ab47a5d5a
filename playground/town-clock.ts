import type { Clock } from './emulator/clock.js'

/** How a town clock goes: it showed `at` at the machine's moment `since`, and has stood still or flowed from there. */
export interface ClockSetting {
  at: number
  since: number
  running: boolean
}

/** The machine's own time, which the demo follows until somebody sets its clock. */
export const REAL_TIME: ClockSetting = { at: 0, since: 0, running: true }

/** Does a clock so set show the machine's own time? */
export const followsRealTime = ({ at, since, running }: ClockSetting): boolean => running && at === since

/** What a clock so set shows at this moment. */
const shownBy = ({ at, since, running }: ClockSetting): number => (running ? at + Date.now() - since : at)

/** Longest wait that a timer of the runtime takes. */
const LONGEST_MS = 2 ** 31 - 1

interface Timer {
  /** When it rings by the machine's time, and when by the calendar: whichever comes first. */
  elapsed: number
  now: number
  run: () => void
}

/**
 * The clock of the demo, the same in the platform and in the bot: its calendar can be stopped, run on and moved forward,
 * and never goes back. A timer rings when the machine's time has passed by its wait or the calendar was moved on by as
 * much, in order of what was due first; on a stopped calendar waits of a few seconds therefore still end.
 */
export class TownClock implements Clock {
  /** In the order they were set. */
  private readonly timers = new Set<Timer>()
  private alarm: NodeJS.Timeout | undefined
  /** The latest moment ever shown. */
  private latest = Number.NEGATIVE_INFINITY

  constructor(private current: ClockSetting = REAL_TIME) {}

  setting(): ClockSetting {
    return this.current
  }

  now(): number {
    this.latest = Math.max(this.latest, shownBy(this.current))
    return this.latest
  }

  elapsed(): number {
    return performance.now()
  }

  after(ms: number, run: () => void): () => void {
    const wait = Math.max(0, ms)
    const timer = { elapsed: this.elapsed() + wait, now: this.now() + wait, run }
    this.timers.add(timer)
    this.arm()
    return () => {
      this.timers.delete(timer)
      this.arm()
    }
  }

  /** Goes on as this says, from the moment it names or, when that is behind what was shown, from the present one. */
  set(setting: ClockSetting): void {
    const behind = Math.max(0, this.now() - shownBy(setting))
    this.current = { ...setting, at: setting.at + behind }
    this.arm()
  }

  private left({ elapsed, now }: Timer): number {
    return Math.min(elapsed - this.elapsed(), now - this.now())
  }

  private soonest(): Timer | null {
    let first: Timer | null = null
    for (const timer of this.timers) if (first === null || this.left(timer) < this.left(first)) first = timer
    return first
  }

  private arm(): void {
    clearTimeout(this.alarm)
    const timer = this.soonest()
    if (timer === null) return
    // A stopped calendar does not come nearer by itself, so its timer waits for the machine's time.
    const wait = this.current.running || this.left(timer) <= 0 ? this.left(timer) : this.nearest()
    this.alarm = setTimeout(() => this.ring(), Math.min(Math.max(0, Math.ceil(wait)), LONGEST_MS))
  }

  /** How long until the machine's time rings one. */
  private nearest(): number {
    return Math.min(...[...this.timers].map(({ elapsed }) => elapsed - this.elapsed()))
  }

  /** One at a time: what it sets off goes before the next. */
  private ring(): void {
    const timer = this.soonest()
    const due = timer !== null && this.left(timer) <= 0
    if (due) this.timers.delete(timer)
    this.arm()
    if (due) timer.run()
  }
}
