import { z } from 'zod'
import type { BotProcess, NextAlarm } from '../bot-process.js'
import { NotPossible, type Service } from '../service.js'
import { type ClockSetting, followsRealTime, type TownClock } from '../town-clock.js'

/** How the demo's clock stands. `now` in milliseconds since 1970; `due` an ISO instant. */
export interface ClockState {
  now: number
  running: boolean
  /** When time itself acts next, and what it then does, in words. */
  next: { due: string; what: string } | null
}

/** Stops, runs and moves the time of the whole demo; each resolves when platform and bot go by it. */
export interface ClockControls {
  state(): ClockState
  stop(): Promise<void>
  run(): Promise<void>
  /** Moves the calendar on by whole days. */
  step(days: number): Promise<void>
  /** Moves it to a second after the next moment; answers false when nothing waits for its time. */
  toNext(): Promise<boolean>
}

const DAY_MS = 86_400_000
/** What rings at a moment has rung a second after it. */
const AFTERWARDS_MS = 1_000
/** How often, and how far apart, the bot is asked whether all that was due has rung. */
const LOOKS = 20
const BETWEEN_LOOKS_MS = 150

/** The controls, and how they are told that the next moment may be another one. */
export interface ClockDesk extends ClockControls {
  look(): void
}

/** The controls of the clock that platform and bot share. `what` says what an alarm will do; `changed` is called after changes. */
export function clockDesk(parts: {
  clock: TownClock
  bot: Pick<BotProcess, 'setClock' | 'nextAlarm'>
  what: (alarm: NextAlarm) => string
  changed: () => void
}): ClockDesk {
  const { clock, bot, what, changed } = parts
  let next: NextAlarm | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let looking = false

  /** One change after another. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  /** The bot first: what the platform signs must not be older than the bot's clock allows. */
  const set = async (setting: ClockSetting): Promise<void> => {
    await bot.setClock(setting)
    clock.set(setting)
    changed()
    await rung()
  }

  const ask = async (): Promise<void> => {
    const before = JSON.stringify(next)
    next = await bot.nextAlarm()
    if (JSON.stringify(next) !== before) changed()
  }

  /** Resolves when nothing that is due has still to ring; a second look, as what rings sets the next alarm a little later. */
  const rung = async (): Promise<void> => {
    for (let quiet = 0, looks = 0; quiet < 2 && looks < LOOKS; looks += 1) {
      await ask()
      quiet = next !== null && Date.parse(next.due) <= clock.now() ? 0 : quiet + 1
      if (quiet < 2) await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
    }
  }

  const moveTo = (at: number): Promise<void> =>
    set({ at, since: Date.now(), running: clock.setting().running })

  return {
    state: () => ({
      now: clock.now(),
      running: clock.setting().running,
      next: next && { due: next.due, what: what(next) },
    }),
    stop: () => inTurn(() => set({ at: clock.now(), since: Date.now(), running: false })),
    run: () =>
      inTurn(async () => {
        if (!clock.setting().running) await set({ at: clock.now(), since: Date.now(), running: true })
      }),
    step: (days) => inTurn(() => moveTo(clock.now() + days * DAY_MS)),
    toNext: () =>
      inTurn(async () => {
        await ask()
        if (next === null) return false
        await moveTo(Math.max(clock.now(), Date.parse(next.due) + AFTERWARDS_MS))
        return true
      }),
    look() {
      if (looking) return
      looking = true
      setTimeout(() => {
        looking = false
        ask().catch(() => undefined)
      }, BETWEEN_LOOKS_MS)
    },
  }
}

const Step = z.strictObject({ days: z.int().min(1).max(366) })

/** The clock on the page. */
export function clockService(controls: ClockControls, clock: TownClock): Service {
  const state = () => ({ ...controls.state(), real: followsRealTime(clock.setting()) })
  return {
    get: { '/api/clock': state },
    post: {
      '/api/clock/stop': async () => {
        await controls.stop()
        return state()
      },
      '/api/clock/run': async () => {
        await controls.run()
        return state()
      },
      '/api/clock/step': async (body) => {
        await controls.step(Step.parse(body).days)
        return state()
      },
      '/api/clock/next': async () => {
        if (await controls.toNext()) return state()
        throw new NotPossible('目前没有等待时间的事项')
      },
    },
  }
}
