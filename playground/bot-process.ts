import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { HostAnswer, HostCall } from './bot-host.js'
import type { BotState } from './page/view.js'
import { NotPossible } from './service.js'
import type { ClockSetting } from './town-clock.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const READY_WITHIN = 30_000
const STOP_WITHIN = 8_000
const ANSWER_WITHIN = 10_000

/** When time itself acts next in the bot, and in which case. */
export type NextAlarm = NonNullable<HostAnswer['next']>

/** The bot as a process of its own: the program that `npm start` runs, on the clock of the demo. */
export class BotProcess {
  private child: ChildProcess | null = null
  private asked = 0
  private readonly waiting = new Map<number, (answer: HostAnswer | null) => void>()
  private current: BotState = { state: 'stopped', note: '' }
  /** Starts and stops happen one after another. */
  private turn: Promise<void> = Promise.resolve()

  constructor(
    private readonly settings: {
      /** Added to the environment of this process; undefined takes a variable out of it. */
      env: Readonly<Record<string, string | undefined>>
      port: number
      /** How the demo's clock goes when the bot starts. */
      clock: () => ClockSetting
      /** Receives what the bot writes, line by line. */
      print: (line: string) => void
      /** Called after every change of state. */
      changed: () => void
    },
  ) {}

  state(): BotState {
    return this.current
  }

  /** Resolves when the bot says it is ready; afterwards `state()` tells whether it is. */
  start(): Promise<void> {
    return this.next(() => this.launch())
  }

  stop(): Promise<void> {
    return this.next(() => this.end('SIGTERM'))
  }

  /** `hard`: killed without a chance to tidy up, as by a power cut. */
  restart(hard: boolean): Promise<void> {
    return this.next(async () => {
      await this.end(hard ? 'SIGKILL' : 'SIGTERM')
      await this.launch()
    })
  }

  /**
   * Sets the clock of the bot that runs, if one does; resolves when it goes by it.
   * @throws NotPossible when the bot does not answer
   */
  async setClock(clock: ClockSetting): Promise<void> {
    await this.ask(clock)
  }

  /** When time itself acts next; null while nothing waits for it, or no bot runs. */
  async nextAlarm(): Promise<NextAlarm | null> {
    return (await this.ask(null))?.next ?? null
  }

  /** For the last moment of the demo's own process: nothing is left running. */
  kill(): void {
    this.child?.kill('SIGKILL')
  }

  /** Null when there is no bot, or it ends before it answers. */
  private ask(clock: ClockSetting | null): Promise<HostAnswer | null> {
    const { child } = this
    if (!child?.connected) return Promise.resolve(null)
    this.asked += 1
    const n = this.asked
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(n)
        reject(new NotPossible('机器人没有应答，时间未能调整'))
      }, ANSWER_WITHIN)
      this.waiting.set(n, (answer) => {
        this.waiting.delete(n)
        clearTimeout(timer)
        resolve(answer)
      })
      child.send({ n, clock } satisfies HostCall, (error) => {
        if (error) this.waiting.get(n)?.(null)
      })
    })
  }

  private next(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work)
    return this.turn
  }

  private show(state: BotState['state'], note = ''): void {
    this.current = { state, note }
    this.settings.changed()
  }

  private async launch(): Promise<void> {
    if (this.child) return
    this.show('starting')
    const { env, port, print } = this.settings
    // Its own process group: Ctrl-C reaches this process alone, which then stops the bot in order.
    const child = spawn(process.execPath, ['--import', 'tsx', 'playground/bot-host.ts'], {
      cwd: ROOT,
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    })
    this.child = child
    child.on('message', (answer: HostAnswer) => this.waiting.get(answer.n)?.(answer))
    // The first word to it is what the time is; only then does it start.
    this.ask(this.settings.clock()).catch(() => undefined)
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => print(readable(line)))
    child.once('exit', (code, signal) => {
      this.child = null
      for (const resolve of this.waiting.values()) resolve(null)
      this.show('stopped', signal === null ? `退出码 ${code ?? '未知'}` : `收到信号 ${signal}`)
    })
    if (await this.ready(child)) this.show('running')
  }

  private async ready(child: ChildProcess): Promise<boolean> {
    const until = performance.now() + READY_WITHIN
    while (child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(`http://127.0.0.1:${this.settings.port}/readyz`).catch(() => null)
      if (answer?.ok) return true
      if (performance.now() > until) {
        this.show('stopped', '启动超时，请查看终端输出')
        return false
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return false
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this
    if (!child) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN)
    await gone
    clearTimeout(timer)
  }
}

const LEVELS: Readonly<Record<string, string>> = {
  debug: '调试',
  info: '信息',
  warn: '注意',
  error: '错误',
  fatal: '严重',
}

/** A line of the bot's log for a person; what is not a log line is passed on as it is. */
export function readable(line: string): string {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return `[机器人] ${line}`
  }
  if (typeof entry !== 'object' || entry === null) return `[机器人] ${line}`
  const { time, level, msg, err, ...rest } = entry as Record<string, unknown>
  const at = new Date(typeof time === 'string' || typeof time === 'number' ? time : Number.NaN)
  const clock = Number.isNaN(at.getTime())
    ? ''
    : at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23' })
  const word = typeof level === 'string' ? (LEVELS[level] ?? level) : ''
  const cause = typeof err === 'object' && err !== null && 'message' in err ? String(err.message) : ''
  const detail = Object.entries(rest).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  const said = typeof msg === 'string' ? msg : ''
  return ['[机器人]', clock, word, said, cause === said ? '' : cause, ...detail]
    .filter((part) => part !== '')
    .join(' ')
}
