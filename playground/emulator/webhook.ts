import { request } from 'node:http'
import { type Envelope, encrypted, seal } from './envelope.js'
import { type Exchange, type Transport, unanswered } from './transport.js'
import type { World } from './world.js'

/** An address must answer the challenge within a second when it is saved. Source: 将事件发送至开发者服务器. */
const VERIFY_WITHIN_MS = 1000
/** A name that leads nowhere, for good or at this moment. */
const NAME_UNKNOWN: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN'])

/** What the console says when the address is saved. `fault`: null when it was accepted. */
export interface Verified {
  fault: string | null
  exchange: Exchange
}

/** Requests to the bot's own address, encrypted and signed anew for every one. Source: 将事件发送至开发者服务器. */
export class Webhook implements Transport {
  address: string | null = null

  constructor(
    private readonly world: World,
    /** Real milliseconds for the whole exchange. */
    private readonly deadlineMs: number,
  ) {}

  exchange(envelope: Envelope): Promise<Exchange> {
    const { app, clock, dice } = this.world
    const sealed = seal(envelope, {
      encryptKey: app.encryptKey,
      timestamp: String(Math.floor(clock.now() / 1000)),
      nonce: dice.id('').slice(0, 10),
      iv: dice.bytes(16),
    })
    return this.post(sealed.body, sealed.headers, this.deadlineMs)
  }

  /**
   * The challenge that is sent when somebody saves the address in the console: encrypted, not signed, and to be answered
   * with the same words in plain JSON.
   */
  async verify(token: string): Promise<Verified> {
    const { app, dice } = this.world
    const challenge = dice.id('')
    const message = { challenge, token, type: 'url_verification' }
    const { body, headers } = encrypted(message, app.encryptKey, dice.bytes(16))
    const exchange = await this.post(body, headers, VERIFY_WITHIN_MS)
    return { fault: challengeFault(exchange, challenge), exchange }
  }

  private post(body: string, headers: Record<string, string>, withinMs: number): Promise<Exchange> {
    const { address } = this
    if (address === null || !URL.canParse(address)) return Promise.resolve(unanswered('no-webhook'))
    return new Promise((resolve) => {
      const call = request(address, { method: 'POST', headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            failure: null,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
        response.on('error', () => resolve(unanswered('connect')))
      })
      const timer = setTimeout(() => {
        resolve(unanswered('timeout'))
        call.destroy()
      }, withinMs)
      call.on('error', (error: NodeJS.ErrnoException) =>
        resolve(unanswered(NAME_UNKNOWN.has(error.code ?? '') ? 'dns' : 'connect')),
      )
      call.on('close', () => clearTimeout(timer))
      call.end(body)
    })
  }
}

function challengeFault({ status, failure, body }: Exchange, challenge: string): string | null {
  if (failure === 'timeout') return '请求 1 秒内没有得到响应'
  if (failure !== null) return '请求地址无法连接'
  if (status !== 200) return `返回的 HTTP 状态码为 ${status}，应为 200`
  try {
    const answer: unknown = JSON.parse(body)
    const same = typeof answer === 'object' && answer !== null && 'challenge' in answer
    if (same && answer.challenge === challenge) return null
  } catch {
    return '返回数据不是合法的 JSON 格式'
  }
  return '返回的 challenge 与发出的不一致'
}
