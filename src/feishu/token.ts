import type { HttpInstance } from '@larksuiteoapi/node-sdk'
import type { Clock } from '../domain/clock.js'
import { answerInBody, type PlatformAnswer } from './errors.js'

/** The platform gave no token; `answer` says why. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
  constructor(readonly answer: PlatformAnswer) {
    super(`no token: code ${answer.code}`)
  }
}

export interface TenantToken {
  /** A token good for a call now. Calls at the same time share one request. @throws TokenRefused, or what the HTTP client throws */
  get(): Promise<string>
  /** This token was refused by the platform: the next `get` fetches another. */
  drop(token: string): void
}

/** A new one is fetched this long before the old one ends, or after nine tenths of its life where that is short. */
const SPARE_MS = 5 * 60_000

/** Keeps the tenant_access_token of the app. Source: 自建应用获取 tenant_access_token. */
export function createTenantToken(parts: {
  appId: string
  appSecret: string
  baseUrl: string
  http: HttpInstance
  clock: Clock
}): TenantToken {
  const { appId, appSecret, baseUrl, http, clock } = parts
  let held: { token: string; until: number } | null = null
  let fetching: Promise<string> | null = null

  async function fetch(): Promise<string> {
    const asked = clock.now()
    const body: unknown = await http.post(`${baseUrl}/open-apis/auth/v3/tenant_access_token/internal`, {
      app_id: appId,
      app_secret: appSecret,
    })
    const { tenant_access_token: token, expire } = (body ?? {}) as {
      tenant_access_token?: unknown
      expire?: unknown
    }
    const answer = answerInBody(200, body)
    if (answer.code !== 0 || typeof token !== 'string' || token === '') throw new TokenRefused(answer)
    const life = (typeof expire === 'number' && expire > 0 ? expire : 0) * 1_000
    held = { token, until: asked + life - Math.min(SPARE_MS, life / 10) }
    return token
  }

  return {
    get() {
      if (held && clock.now() < held.until) return Promise.resolve(held.token)
      fetching ??= fetch().finally(() => {
        fetching = null
      })
      return fetching
    },
    drop(token) {
      if (held?.token === token) held = null
    },
  }
}
