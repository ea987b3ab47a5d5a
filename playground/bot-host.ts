import { type Running, start } from '../src/main.js'
import { type ClockSetting, TownClock } from './town-clock.js'

/** What the demo tells the bot's process: how its clock now goes, or, with null, nothing. Each is answered once. */
export interface HostCall {
  n: number
  clock: ClockSetting | null
}

/** `next`: when time itself acts next in the bot, and in which case. */
export interface HostAnswer {
  n: number
  next: { case: string; due: string } | null
}

/** The bot as `npm start` runs it, on a clock that the process which started it can set. It ends when that process is gone. */
const clock = new TownClock()
let running: Promise<Running> | null = null
let up: Running | null = null

function begin(): Promise<Running> {
  const begun = start(process.env, clock)
  begun.then(
    (started) => {
      up = started
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    },
  )
  return begun
}

async function end(): Promise<void> {
  try {
    await (await running)?.stop()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

process.on('message', ({ n, clock: setting }: HostCall) => {
  if (setting) clock.set(setting)
  const alarm = up?.nextAlarm() ?? null
  process.send?.({ n, next: alarm } satisfies HostAnswer)
  running ??= begin()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
process.once('disconnect', () => void end())
