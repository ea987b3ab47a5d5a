import type { Envelope } from './envelope.js'

/** How events and presses reach the bot: requests to its address, or the connection it opened itself. */
export type Mode = 'webhook' | 'websocket'

/** Why no answer came: see 卡片回传交互, 错误码. */
export type Failure = 'timeout' | 'connect' | 'dns' | 'no-webhook' | 'no-connection' | 'lost'

/** What came back of one try. `status` is 200 when the bot took it; null with `failure` when nothing came back. */
export interface Exchange {
  status: number | null
  failure: Failure | null
  /** The bot's answer as it wrote it. */
  body: string
}

/** Carries one envelope to the bot and brings back its answer; never throws. */
export interface Transport {
  exchange(envelope: Envelope): Promise<Exchange>
}

export const unanswered = (failure: Failure): Exchange => ({ status: null, failure, body: '' })
