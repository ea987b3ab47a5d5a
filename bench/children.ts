import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import Koa from 'koa'
import getRawBody from 'raw-body'
import { createApp, listen } from '../src/bot/app.js'
import { systemClock } from '../src/bot/system-clock.js'
import { start } from '../src/main.js'
import { KEYS } from './keys.js'

/** A server in a process of its own, so that it has a core to itself. */
export interface Child {
  port: number
  stop(): Promise<void>
}

export type ChildKind = 'echo' | 'door' | 'bot'

export async function startChild(
  kind: ChildKind,
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const child: ChildProcess = fork(new URL('./run.ts', import.meta.url), [kind], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...env },
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${kind} ended with ${String(code)}`)
  })
  const [port] = (await Promise.race([once(child, 'message'), failed])) as [number]
  return {
    port,
    async stop() {
      failed.catch(() => undefined)
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

const clock = systemClock(Date.now)
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What each child serves; resolves with its port. */
const SERVERS: Readonly<Record<ChildKind, () => Promise<number>>> = {
  /** Koa and nothing else: gives the body back. */
  async echo() {
    const app = new Koa()
    app.use(async (ctx) => {
      ctx.body = await getRawBody(ctx.req)
      ctx.type = 'application/json'
    })
    return (await listen(app, '127.0.0.1', 0, clock)).port
  },
  /** The door with nothing behind it: verifies, decrypts and reads the event, and does nothing. */
  async door() {
    const parts = { clock, keys: KEYS, log: silent, bot: () => null }
    const app = createApp({
      ...parts,
      receive: () => Promise.resolve({ body: {} }),
      health: () => Promise.resolve({ ok: true }),
    })
    return (await listen(app, '127.0.0.1', 0, clock)).port
  },
  /** The whole bot, as the environment says. */
  async bot() {
    const running = await start(process.env, clock)
    process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
    return running.port
  },
}

/** What a child process runs. */
export async function serve(kind: ChildKind): Promise<void> {
  const port = await SERVERS[kind]()
  process.send?.(port)
}
