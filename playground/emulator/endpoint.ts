import { z } from 'zod'
import type { World } from './world.js'

/** How the client is to ping and to come back; whole seconds, a count below 0 without end. */
export interface ClientConfig {
  ReconnectCount: number
  ReconnectInterval: number
  ReconnectNonce: number
  PingInterval: number
}

export const CLIENT_CONFIG: ClientConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 120,
  ReconnectNonce: 30,
  PingInterval: 120,
}

export const ENDPOINT_PATH = '/callback/ws/endpoint'

/** Why a connection is not given: the codes of the platform's own SDK. */
export const REFUSALS = {
  forbidden: { code: 403, msg: 'forbidden' },
  auth: { code: 514, msg: 'auth failed' },
  tooMany: { code: 1000040350, msg: 'exceed connection limit' },
} as const

const Asked = z.object({ AppID: z.string(), AppSecret: z.string() })

/**
 * The answer to a client that asks where to connect: an address with a ticket good for one connection, or a refusal. Always
 * HTTP 200, always with `data`.
 */
export function endpointAnswer(
  world: World,
  asked: unknown,
  grant: () => { URL: string; ClientConfig: ClientConfig } | null,
): object {
  const refuse = (why: keyof typeof REFUSALS) => ({ ...REFUSALS[why], data: {} })
  const keys = Asked.safeParse(asked)
  if (!keys.success || keys.data.AppID !== world.app.appId) return refuse('forbidden')
  if (keys.data.AppSecret !== world.app.appSecret) return refuse('auth')
  const data = grant()
  return data ? { code: 0, msg: '', data } : refuse('tooMany')
}
