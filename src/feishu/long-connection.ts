import type { EventDispatcher } from '@larksuiteoapi/node-sdk'
import type { Clock } from '../domain/clock.js'
import type { PersonId } from '../domain/ids.js'
import { answerTo, type Log, type Receive, SHOWN_WITHIN_MS } from './answering.js'
import { EVENT_TYPES, readEvent } from './envelope.js'
import { isObject, type JsonObject, parseObject } from './json.js'
import { createHttp, loadSdk, sdkLogger } from './sdk.js'

export interface LongConnectionParts {
  appId: string
  appSecret: string
  /** Without a slash at its end. */
  baseUrl: string
  clock: Clock
  receive: Receive
  /** The bot's own open_id, as soon as it is known. */
  bot: () => PersonId | null
  log: Log
}

export interface LongConnection {
  /** Is the connection up? For readiness. */
  connected(): boolean
  stop(): void
}

/** After the SDK has given up (a wrong secret, too many connections) another start is tried: the cause may be put right. */
const START_AGAIN_MS = 60_000
const CALL_TIMEOUT_MS = 10_000
const PONG_WITHIN_SECONDS = 20

/**
 * The connection that the bot opens itself, where no inbound port can be had. Its frames carry no signature: the platform
 * knows us by the app secret when the connection is made. Source: 使用长连接接收事件.
 */
export function openLongConnection(parts: LongConnectionParts): LongConnection {
  const { appId, appSecret, baseUrl, clock, log } = parts
  const { WSClient, LoggerLevel } = loadSdk()
  let callOff: () => void = () => undefined
  const connected = () => client.getConnectionStatus().state === 'connected'
  const client = new WSClient({
    appId,
    appSecret,
    domain: baseUrl,
    httpInstance: createHttp(CALL_TIMEOUT_MS),
    logger: sdkLogger(log),
    loggerLevel: LoggerLevel.warn,
    handshakeTimeoutMs: CALL_TIMEOUT_MS,
    wsConfig: { pingTimeout: PONG_WITHIN_SECONDS },
    onReady: () => log.info({}, 'long connection is up'),
    onReconnecting: () => log.warn({}, 'long connection lost, connecting again'),
    onReconnected: () => log.info({}, 'long connection is up again'),
    onError: (error) => {
      log.error({ err: error }, 'long connection could not be made')
      callOff = clock.after(START_AGAIN_MS, start)
    },
  })
  const eventDispatcher = createDispatcher({ ...parts, connected })
  const start = () => void client.start({ eventDispatcher })
  start()
  return {
    connected,
    stop() {
      callOff()
      client.close({ force: true })
    },
  }
}

/** Hands the events of the connection to `receive`, in the same form as those that come in at the door. */
export function createDispatcher(
  parts: Pick<LongConnectionParts, 'appId' | 'clock' | 'receive' | 'bot' | 'log'> & {
    connected: () => boolean
  },
): EventDispatcher {
  const { appId, clock, receive, bot, log, connected } = parts
  const { EventDispatcher, LoggerLevel } = loadSdk()

  async function handle(data: unknown): Promise<object> {
    const begun = clock.elapsed()
    const envelope = unflatten(data)
    if (!isObject(envelope.header) || envelope.header.app_id !== appId) {
      log.warn({}, 'event of another app ignored')
      return {}
    }
    const event = readEvent(envelope, bot())
    const answer = await answerTo(event, receive, log)
    // The SDK reports a throw to the platform, which delivers the event again.
    if (answer === null) throw new Error(`event ${event.id} could not be handled`)
    // The SDK writes the answer in the turn after this one, and drops it without a word when the connection is gone.
    setImmediate(() => answer.flushed?.(connected() && clock.elapsed() - begun <= SHOWN_WITHIN_MS))
    return answer.body
  }

  const dispatcher = new EventDispatcher({ logger: sdkLogger(log), loggerLevel: LoggerLevel.error })
  dispatcher.register(Object.fromEntries(EVENT_TYPES.map((type) => [type, handle])))
  return dispatcher
}

/** The SDK pours header and event into one object, in which an event's own `token` hides that of the header. */
function unflatten(data: unknown): JsonObject {
  const flat = parseObject(JSON.stringify(data) ?? '') ?? {}
  const { schema, event_id, event_type, create_time, app_id, ...event } = flat
  return { schema: schema ?? '2.0', header: { event_id, event_type, create_time, app_id }, event }
}
