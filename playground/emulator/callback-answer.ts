import { parsed } from './body.js'
import { CARD_LIMITS, checkCard, refusalText } from './card/check.js'
import { isObject } from './card/rules.js'
import { picturesIn } from './files.js'
import type { Attempt } from './outbound.js'
import type { Failure } from './transport.js'
import type { World } from './world.js'

export interface Toast {
  type: 'info' | 'success' | 'error' | 'warning'
  content: string
}

/** What a press came to, as the client sees it. */
export type Outcome =
  | { code: null; toast: Toast | null; card: Record<string, unknown> | null }
  | { code: number; reason: string }

/** No answer in time. */
const TIMED_OUT = 200341
const FAILURES: Readonly<Record<Failure, number>> = {
  timeout: TIMED_OUT,
  lost: TIMED_OUT,
  connect: 200342,
  dns: 200343,
  'no-webhook': 200340,
  'no-connection': 200340,
}
/** An acknowledgement over the long connection that carries no answer at all. */
const NO_ANSWER = 108002

/** What the client tells its user of a press that failed with this code. */
export const failureWords = (code: number): string =>
  `${code === TIMED_OUT ? '目标回调服务超时未响应' : '操作未完成，请稍后重试'}（${code}）`

/** Reads the bot's answer to a press. Source: 卡片回传交互, 错误码. */
export function outcomeOf(attempt: Attempt, world: World): Outcome {
  if (attempt.failure) return { code: FAILURES[attempt.failure], reason: attempt.failure }
  if (attempt.status !== 200) return { code: 200671, reason: `HTTP ${attempt.status}` }
  if (attempt.mode === 'websocket' && attempt.body === '')
    return { code: NO_ANSWER, reason: 'acknowledgement without data' }
  const body = parsed(attempt.body)
  if (!isObject(body)) return { code: 200672, reason: 'body is not a JSON object' }
  const extra = Object.keys(body).find((key) => key !== 'toast' && key !== 'card')
  if (extra !== undefined) return { code: 200672, reason: `unknown property ${extra}` }
  const { toast, card } = body
  if (toast !== undefined && !isToast(toast)) return { code: 200672, reason: 'toast has a wrong shape' }
  const shown = toast === undefined ? null : { type: toast.type ?? 'info', content: toast.content }
  if (card === undefined) return { code: null, toast: shown, card: null }
  if (!isObject(card) || !isObject(card['data'])) return { code: 200672, reason: 'card has a wrong shape' }
  if (card['type'] !== 'raw')
    return { code: 200673, reason: `card type ${String(card['type'])} is not known here` }
  if (card['data']['schema'] !== '2.0')
    return { code: 200830, reason: 'card of schema 2.0 answered with another' }
  if (Buffer.byteLength(JSON.stringify(card['data'])) > CARD_LIMITS.bytes)
    return { code: 200673, reason: 'card over 30 KB' }
  const [fault] = checkCard(card['data'], new Set(world.people.keys()), picturesIn(world))
  if (fault) return { code: 200673, reason: refusalText(fault) }
  return { code: null, toast: shown, card: card['data'] }
}

const TOASTS = new Set<unknown>(['info', 'success', 'error', 'warning'])

function isToast(value: unknown): value is { type?: Toast['type']; content: string } {
  if (!isObject(value) || typeof value['content'] !== 'string') return false
  if (Object.keys(value).some((key) => !['type', 'content', 'i18n'].includes(key))) return false
  if (value['i18n'] !== undefined && !isWords(value['i18n'])) return false
  return value['type'] === undefined || TOASTS.has(value['type'])
}

/** The same words in several languages: `{ zh_cn, en_us }`. */
function isWords(value: unknown): boolean {
  const language = /^[a-z]{2}_[a-z]{2}$/
  return (
    isObject(value) &&
    Object.entries(value).every(([key, words]) => language.test(key) && typeof words === 'string')
  )
}
