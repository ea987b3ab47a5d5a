import type { World } from '../world.js'
import type { Answered, Call } from './call.js'
import { ApiRefusal, refused } from './refusal.js'

const HOUR = 3_600_000
const TOKEN_LIFE = 2 * HOUR

/**
 * The same token while half an hour of it is left, else a new one; the old one stays good until it ends. Refusals are
 * flat: without an `error`. Source: 自建应用获取 tenant_access_token.
 */
export function grantToken(world: World, { body }: Call): Answered {
  const { app_id: id, app_secret: secret } = body
  if (typeof id !== 'string' || typeof secret !== 'string' || id === '' || secret === '')
    throw refused(10003, 'invalid param')
  if (id !== world.app.appId) throw refused(10014, 'app id not exists')
  if (secret !== world.app.appSecret) throw refused(10015, 'app secret invalid')
  const now = world.clock.now()
  let found = [...world.tokens].find(([, until]) => until - now >= HOUR / 2)
  if (!found) {
    found = [world.dice.id('t-'), now + TOKEN_LIFE]
    world.tokens.set(...found)
  }
  const expire = Math.floor((found[1] - now) / 1000)
  return { code: 0, msg: 'ok', tenant_access_token: found[0], expire }
}

/**
 * Refuses a call without a living tenant token: none at all 99991661, not of the form 99991671, a user's 99991668, never
 * handed out 99991665, expired or void 99991663. Source: 通用错误码.
 */
export function checkToken(world: World, authorization: string | undefined): void {
  const token = authorization?.startsWith('Bearer ') ? authorization.slice(7) : ''
  if (token === '') throw new ApiRefusal(400, 99991661, 'Missing access token for authorization.')
  if (!/^[tu]-/.test(token)) throw refused(99991671, 'Invalid access token, must start with t- or u-.')
  if (token.startsWith('u-')) throw refused(99991668, 'Invalid access token for authorization.')
  const until = world.tokens.get(token)
  if (until === undefined) throw refused(99991665, 'invalid tenant code')
  if (until <= world.clock.now()) throw refused(99991663, 'Invalid access token for authorization.')
}
