import type { Context, Middleware } from 'koa'
import getRawBody from 'raw-body'
import type { Clock } from '../domain/clock.js'
import type { PersonId } from '../domain/ids.js'
import { type Answer, answerTo, type Log, type Receive, SHOWN_WITHIN_MS } from '../feishu/answering.js'
import { createDecryption } from '../feishu/decryption.js'
import { readEvent, senderOf } from '../feishu/envelope.js'
import { parseObject } from '../feishu/json.js'
import { sameSecret, verdictOnSignature } from '../feishu/signature.js'
import { createReplayGuard } from './replay-guard.js'

export interface DoorParts {
  keys: { encryptKey: string; verificationToken: string; appId: string }
  clock: Clock
  receive: Receive
  /** The bot's own open_id, as soon as it is known. */
  bot: () => PersonId | null
  log: Log
}

const LARGEST_BODY = 1024 * 1024

/**
 * `POST /webhook/event`: events and card callbacks. The checks stand in the order of the contract: size 413 · form 400 ·
 * decryption 401 · url_verification · signature, age, nonce, replay, token, app id 401. Whoever fails one learns no more than
 * the status, and nothing is done for him.
 */
export function createDoor({ keys, clock, receive, bot, log }: DoorParts): Middleware {
  const decrypt = createDecryption(keys.encryptKey)
  const replays = createReplayGuard(clock)

  return async (ctx) => {
    const begun = clock.elapsed()
    const bytes = await bodyOf(ctx)
    if (bytes === 'too large') return reply(ctx, 413, { error: 'payload too large' })
    const encrypt = bytes === null ? null : encryptedPart(bytes)
    if (bytes === null || encrypt === null) return reply(ctx, 400, { error: 'bad request' })

    const refuse = (why: string): void => {
      log.warn({ why, from: ctx.ip }, 'request refused')
      reply(ctx, 401, { error: 'unauthorized' })
    }
    const plain = decrypt(encrypt)
    const envelope = plain === null ? null : parseObject(plain)
    if (envelope === null) return refuse('not decryptable')

    if (envelope.type === 'url_verification') {
      // The platform does not sign this one: it gets its challenge back, and nothing else is done for it.
      const known = typeof envelope.token === 'string' && sameSecret(envelope.token, keys.verificationToken)
      if (!known || typeof envelope.challenge !== 'string') return refuse('verification token')
      return reply(ctx, 200, { challenge: envelope.challenge })
    }

    const headers = {
      timestamp: ctx.get('X-Lark-Request-Timestamp'),
      nonce: ctx.get('X-Lark-Request-Nonce'),
      signature: ctx.get('X-Lark-Signature'),
    }
    const verdict = verdictOnSignature(headers, bytes, keys.encryptKey, clock.now())
    if (verdict !== 'good') return refuse(verdict)
    if (replays.seen(headers)) return refuse('replay')
    const sender = senderOf(envelope)
    if (!sameSecret(sender.token, keys.verificationToken)) return refuse('verification token')
    if (sender.appId !== keys.appId) return refuse('app id')

    const answer = await answerTo(readEvent(envelope, bot()), receive, log)
    if (answer === null) return reply(ctx, 500, { error: 'internal error' })
    reply(ctx, 200, answer.body)
    onceGone(ctx, (left) => {
      if (left) replays.remember(headers)
      tell(answer, left && clock.elapsed() - begun <= SHOWN_WITHIN_MS, log)
    })
  }
}

/** The body as its exact bytes, whatever its content type says; null when it did not arrive whole. Never decompressed. */
async function bodyOf(ctx: Context): Promise<Buffer | 'too large' | null> {
  try {
    return await getRawBody(ctx.req, { limit: LARGEST_BODY, length: ctx.request.length ?? null })
  } catch (error) {
    return (error as { type?: unknown }).type === 'entity.too.large' ? 'too large' : null
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function encryptedPart(body: Buffer): string | null {
  try {
    const encrypt = parseObject(utf8.decode(body))?.encrypt
    return typeof encrypt === 'string' ? encrypt : null
  } catch {
    return null
  }
}

function reply(ctx: Context, status: number, body: object): void {
  ctx.status = status
  ctx.type = 'application/json'
  ctx.body = body
}

/** Calls back once: the answer was handed to the socket (`left`), or the connection was gone before. */
function onceGone(ctx: Context, done: (left: boolean) => void): void {
  if (ctx.res.destroyed) return done(false)
  let told = false
  const settle = (left: boolean) => () => {
    if (!told) done(left)
    told = true
  }
  ctx.res.once('finish', settle(true)).once('close', settle(false))
}

function tell(answer: Answer, inTime: boolean, log: Log): void {
  try {
    answer.flushed?.(inTime)
  } catch (error) {
    log.error({ err: error }, 'end of an answer could not be noted')
  }
}
