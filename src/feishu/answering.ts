import { type ActionableEvent, type PlatformEvent, PRESS_TYPE } from './envelope.js'

/** Where a room of ours writes what happened; details are scrubbed by whoever provides it. */
export interface Log {
  info(detail: object, what: string): void
  warn(detail: object, what: string): void
  error(detail: object, what: string): void
}

/** What the platform is answered: `{}`, or a toast and a card for a press. */
export interface Answer {
  body: object
  /** Told once whether the answer left in time for the platform to show it. */
  flushed?(inTime: boolean): void
}

/** What the rest of the bot does with an event. */
export type Receive = (event: ActionableEvent) => Promise<Answer>

/** How long after the arrival of a press an answer still counts as shown; the platform itself gives three seconds. */
export const SHOWN_WITHIN_MS = 2_500

const toast = (content: string): object => ({ toast: { type: 'error', content } })
const BUSY = toast('系统暂时繁忙，您的操作未保存，请稍后再试')
const UNREADABLE = toast('未能识别这次操作，没有办理任何事项，请发送「我的待办」取得最新卡片')

/**
 * The answer to one event, whichever way it came in. Events that are none of ours are acknowledged: the platform would
 * repeat them in vain. A failure inside is null, so that the platform delivers the event again; but a press is never
 * delivered again, therefore the person is told at once.
 */
export async function answerTo(event: PlatformEvent, receive: Receive, log: Log): Promise<Answer | null> {
  if (event.kind === 'other') {
    if (event.unread === null) return { body: {} }
    log.warn({ event: event.id, type: event.type, unread: event.unread }, 'event could not be read')
    return { body: event.type === PRESS_TYPE ? UNREADABLE : {} }
  }
  try {
    return await receive(event)
  } catch (error) {
    log.error({ event: event.id, kind: event.kind, err: error }, 'event could not be handled')
    return event.kind === 'press' ? { body: BUSY } : null
  }
}
