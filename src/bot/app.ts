import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Router } from '@koa/router'
import Koa from 'koa'
import type { Clock } from '../domain/clock.js'
import { Fault } from '../domain/fault.js'
import { createDoor, type DoorParts } from './door.js'

export type Health = { ok: true } | { ok: false; reason: string }

export interface AppParts extends Omit<DoorParts, 'keys'> {
  /** Null where events come over the long connection: there is no door then. */
  keys: DoorParts['keys'] | null
  /** Can work be done? For readiness. */
  health: () => Promise<Health>
}

/** Everything that is answered over HTTP. */
export function createApp(parts: AppParts): Koa {
  const { log, health, keys } = parts
  const router = new Router()
  if (keys) router.post('/webhook/event', createDoor({ ...parts, keys }))
  router.get('/healthz', (ctx) => {
    ctx.body = { ok: true }
  })
  router.get('/readyz', async (ctx) => {
    const state = await health().catch((error: unknown): Health => {
      log.error({ err: error }, 'readiness could not be told')
      return { ok: false, reason: '无法检查运行状态，请查看日志' }
    })
    ctx.status = state.ok ? 200 : 503
    ctx.body = state
  })

  const app = new Koa()
  app.on('error', (error: unknown) => log.error({ err: error }, 'request failed'))
  app.use(router.routes()).use(router.allowedMethods())
  return app
}

export interface Listening {
  port: number
  /** Takes no more requests, lets those under way finish (five seconds at most) and resolves when all sockets are closed. */
  close(): Promise<void>
}

const GRACE_MS = 5_000

/**
 * Opens the port; 0 takes any free one. A request must be whole within ten seconds, its headers within five.
 * @throws Fault BAD_CONFIG when the address cannot be used
 */
export async function listen(app: Koa, host: string, port: number, clock: Clock): Promise<Listening> {
  const handle = app.callback()
  let closing = false
  const server = createServer(
    {
      requestTimeout: 10_000,
      headersTimeout: 5_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
    },
    (req, res) => {
      res.once('close', () => {
        if (closing) server.closeIdleConnections()
      })
      void handle(req, res)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unusable(host, port, error))).listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        closing = true
        const callOff = clock.after(GRACE_MS, () => server.closeAllConnections())
        server.close(() => {
          callOff()
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

const unusable = (host: string, port: number, cause: Error): Fault =>
  new Fault(
    'BAD_CONFIG',
    `无法在 ${host} 的 ${port} 端口监听（${'code' in cause ? String(cause.code) : cause.message}）`,
    '请检查 HOST 和 PORT，或停止占用该端口的程序',
    { cause },
  )
