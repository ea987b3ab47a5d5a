import type { Clock } from '../domain/clock.js'
import { MessageId, PersonId } from '../domain/ids.js'
import type { Receiver } from '../domain/receiver.js'
import type { Log } from './answering.js'
import type { Courier, Delivery } from './courier.js'
import { answerInBody, answerInError, failureOf, type PlatformAnswer, TOKEN_CODES } from './errors.js'
import type { Pace } from './pace.js'
import { createHttp, loadSdk, sdkLogger } from './sdk.js'
import { createTenantToken, TokenRefused } from './token.js'

export interface ClientParts {
  appId: string
  appSecret: string
  /** Without a slash at its end. */
  baseUrl: string
  clock: Clock
  pace: Pace
  log: Log
  /** How long one HTTP call may take; the default is ten seconds. */
  timeoutMs?: number
}

export interface PlatformClient extends Courier {
  /** The bot's own open_id, to know when it is mentioned; null when the platform does not say. */
  botOpenId(): Promise<PersonId | null>
}

type Outcome = { ok: true; body: unknown } | { ok: false; answer: PlatformAnswer }
/** One call through the SDK; `auth` carries the token. */
type Call = (auth: { headers: { Authorization: string } }) => Promise<unknown>

/** The platform's API through its SDK: our own time limit, token and rates; every answer told apart by code. */
export function createPlatformClient(parts: ClientParts): PlatformClient {
  const { appId, appSecret, baseUrl, clock, pace, log, timeoutMs = 10_000 } = parts
  const http = createHttp(timeoutMs)
  const token = createTenantToken({ appId, appSecret, baseUrl, http, clock })

  let made: ReturnType<typeof makeClient> | null = null
  const sdk = () => {
    made ??= makeClient()
    return made
  }
  function makeClient() {
    const { Client, LoggerLevel } = loadSdk()
    return new Client({
      appId,
      appSecret,
      domain: baseUrl,
      httpInstance: http,
      // The token is ours: the SDK would fetch one for each of many first calls and keep one that was refused.
      disableTokenCache: true,
      logger: sdkLogger(log),
      loggerLevel: LoggerLevel.warn,
    })
  }

  async function once(call: Call): Promise<Outcome & { used: string | null }> {
    let used: string | null = null
    try {
      used = await token.get()
      const body = await call({ headers: { Authorization: `Bearer ${used}` } })
      const answer = answerInBody(200, body)
      const fine = answer.code === 0 && typeof body === 'object' && body !== null
      return fine ? { ok: true, body, used } : { ok: false, answer, used }
    } catch (error) {
      const answer = error instanceof TokenRefused ? error.answer : answerInError(error)
      return { ok: false, answer, used }
    }
  }

  /** The call, and once more with another token when the first one was refused. */
  async function perform(what: string, call: Call): Promise<Outcome> {
    let outcome = await once(call)
    if (!outcome.ok && outcome.used !== null && TOKEN_CODES.has(outcome.answer.code)) {
      token.drop(outcome.used)
      outcome = await once(call)
    }
    if (!outcome.ok) {
      const { status, code, logId, network } = outcome.answer
      log.warn({ call: what, status, code, network, logId }, 'call to the platform failed')
    }
    return outcome
  }

  async function send(to: Receiver, card: string, uuid: string): Promise<Delivery> {
    await pace.turn(['person' in to ? to.person : to.chat])
    const outcome = await perform('send', (auth) => {
      const { message } = sdk().im.v1
      const content = { msg_type: 'interactive', content: card, uuid }
      if ('chat' in to && to.reply) {
        return message.reply({ path: { message_id: to.reply }, data: content }, auth)
      }
      const [type, receiver] =
        'person' in to ? (['open_id', to.person] as const) : (['chat_id', to.chat] as const)
      return message.create(
        { params: { receive_id_type: type }, data: { receive_id: receiver, ...content } },
        auth,
      )
    })
    if (!outcome.ok) return { ok: false, ...failureOf(outcome.answer) }
    const id = MessageId.safeParse((outcome.body as { data?: { message_id?: unknown } }).data?.message_id)
    if (id.success) return { ok: true, messageId: id.data }
    return { ok: false, again: true, afterMs: 0, uncertain: true, code: 0, reason: '平台没有给出消息编号' }
  }

  async function patch(message: MessageId, card: string): Promise<Delivery> {
    await pace.turn([message])
    const outcome = await perform('patch', (auth) =>
      sdk().im.v1.message.patch({ path: { message_id: message }, data: { content: card } }, auth),
    )
    return outcome.ok ? { ok: true, messageId: message } : { ok: false, ...failureOf(outcome.answer) }
  }

  async function ready(): Promise<{ ok: true } | { ok: false; reason: string }> {
    try {
      await token.get()
      return { ok: true }
    } catch (error) {
      const answer = error instanceof TokenRefused ? error.answer : answerInError(error)
      return { ok: false, reason: `未取得平台访问凭证：${failureOf(answer).reason}` }
    }
  }

  async function botOpenId(): Promise<PersonId | null> {
    const outcome = await perform('bot info', (auth) =>
      sdk().request({ method: 'GET', url: '/open-apis/bot/v3/info' }, auth),
    )
    if (!outcome.ok) return null
    return PersonId.safeParse((outcome.body as { bot?: { open_id?: unknown } }).bot?.open_id).data ?? null
  }

  return { send, patch, ready, botOpenId }
}
