import type { Clock } from '../../playground/emulator/clock.js'

/** A calendar and a time that stand still until they are moved, together or the calendar alone. */
export class SteppedClock implements Clock {
  private time = 1767225600000
  private passed = 0
  private timers: { at: number; run: () => void }[] = []
  now = () => this.time
  elapsed = () => this.passed
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }
  /** Milliseconds until each timer that is set. */
  get waits(): number[] {
    return this.timers.map(({ at }) => at - this.time)
  }
  /** Sets the calendar alone on; no timer rings by it. */
  setCalendar(ms: number): void {
    this.time += ms
  }
  move(ms: number): void {
    this.time += ms
    this.passed += ms
    const due = this.timers.filter(({ at }) => at <= this.time)
    this.timers = this.timers.filter(({ at }) => at > this.time)
    for (const { run } of due) run()
  }
}
