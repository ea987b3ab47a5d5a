import type { Clock } from '../../playground/emulator/clock.js'

/** A clock that stands still until it is moved. */
export class SteppedClock implements Clock {
  private time = 1767225600000
  private timers: { at: number; run: () => void }[] = []
  now = () => this.time
  elapsed = () => this.time
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
  move(ms: number): void {
    this.time += ms
    const due = this.timers.filter(({ at }) => at <= this.time)
    this.timers = this.timers.filter(({ at }) => at > this.time)
    for (const { run } of due) run()
  }
}
