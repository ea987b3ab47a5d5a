import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { createApp, type Health, type Listening, listen } from '../../src/bot/app.js'
import type { DoorParts } from '../../src/bot/door.js'
import type { Clock } from '../../src/domain/clock.js'
import type { PersonId } from '../../src/domain/ids.js'
import type { Answer, Log } from '../../src/feishu/answering.js'
import type { ActionableEvent } from '../../src/feishu/envelope.js'
import { APP, BOT, TOKEN } from '../feishu/payloads.js'
import { encrypt, sign } from '../feishu/sealing.js'
import { KEY } from '../feishu/vectors.js'

export interface Reply {
  status: number
  type: string
  text: string
  json: unknown
}

export interface Delivery {
  body: string | Buffer
  headers?: Record<string, string>
  /** Sent one after the other instead of `body` in one piece. */
  pieces?: readonly Buffer[]
}

const KEYS = { encryptKey: KEY, verificationToken: TOKEN, appId: APP }

/** The real app on a real socket, with a calendar at 2026-01-01 and a time that only move when told to. */
export async function openDoor(keys: DoorParts['keys'] | null = KEYS) {
  let now = Date.parse('2026-01-01T00:00:00Z')
  let elapsed = 0
  const timers = new Set<NodeJS.Timeout>()
  const clock: Clock = {
    now: () => now,
    elapsed: () => elapsed,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      timers.add(timer)
      return () => clearTimeout(timer)
    },
  }
  const door = {
    received: [] as ActionableEvent[],
    answer: async (_event: ActionableEvent): Promise<Answer> => ({ body: {} }),
    health: async (): Promise<Health> => ({ ok: true }),
    logged: [] as { level: string; detail: object; what: string }[],
  }
  const write = (level: string) => (detail: object, what: string) =>
    void door.logged.push({ level, detail, what })
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }
  const app = createApp({
    keys,
    clock,
    receive: (event) => {
      door.received.push(event)
      return door.answer(event)
    },
    bot: () => BOT as PersonId,
    health: () => door.health(),
    log,
  })
  const server: Listening = await listen(app, '127.0.0.1', 0, clock)

  const stamp = () => String(Math.floor(now / 1000))
  const nonce = () => randomBytes(8).toString('hex')

  return Object.assign(door, {
    server,
    pass: (ms: number) => {
      now += ms
      elapsed += ms
    },
    setCalendar: (ms: number) => {
      now += ms
    },
    stamp,
    /** Encrypts and signs as the platform does; `spaced`: with white space that the signature covers. */
    seal(
      payload: unknown,
      over: { timestamp?: string; nonce?: string; key?: string; spaced?: boolean } = {},
    ): Delivery {
      const { timestamp = stamp(), nonce: once = nonce(), key = KEY, spaced = false } = over
      const sealed = encrypt(typeof payload === 'string' ? payload : JSON.stringify(payload), key)
      const body = spaced ? `\n{ "encrypt" :\t"${sealed}" }  ` : JSON.stringify({ encrypt: sealed })
      return { body, headers: signed(body, timestamp, once, key) }
    },
    deliver: (delivery: Delivery) => post(server.port, delivery),
    get: async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`)
      return { status: response.status, json: (await response.json().catch(() => null)) as unknown }
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer)
      return server.close()
    },
  })
}

export type Door = Awaited<ReturnType<typeof openDoor>>

export const signed = (
  body: string | Buffer,
  timestamp: string,
  nonce: string,
  key = KEY,
): Record<string, string> => ({
  'Content-Type': 'application/json; charset=utf-8',
  'X-Lark-Request-Timestamp': timestamp,
  'X-Lark-Request-Nonce': nonce,
  'X-Lark-Signature': sign(timestamp, nonce, key, body),
})

export function post(
  port: number,
  { body, headers = {}, pieces }: Delivery,
  path = '/webhook/event',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            text,
            json: parsed(text),
          })
        })
      },
    )
    call.on('error', reject)
    if (!pieces) {
      call.end(body)
      return
    }
    const next = (i: number): void => {
      const piece = pieces[i]
      if (piece) call.write(piece, () => setImmediate(() => next(i + 1)))
      else call.end()
    }
    next(0)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
