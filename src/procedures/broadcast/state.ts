import type { ChatId, PersonId, UnitName } from '../../domain/ids.js'
import type { Instant } from '../../domain/instant.js'

/** 发送对象: whom a notice goes to; the group sees it without having to answer. */
export const AUDIENCES = ['成员单位', '申报单位', '群'] as const
export type Audience = (typeof AUDIENCES)[number]

/** What the office sends out. Texts as typed; the link empty where there is none. */
export interface Notice {
  /** 标题 */
  title: string
  /** 正文 */
  body: string
  /** 链接 */
  link: string
  /** 发送对象 */
  audience: readonly Audience[]
}

/** Somebody who is to tap 「收到」, with the unit and post of the day of sending. */
export interface Receiver {
  person: PersonId
  unit: UnitName
  title: string
}

/** 催办 as sent: to these people, at that time. */
export interface Nudge {
  people: readonly PersonId[]
  at: Instant
}

/** 通知 (四（五）前半): sent by the office, acknowledged by each receiver. */
export interface Broadcast {
  phase: 'none' | 'open' | 'closed'
  /** 「通知2026-001」 once numbered, else null. */
  number: string | null
  notice: Notice | null
  sentAt: Instant | null
  receivers: readonly Receiver[]
  groupChat: ChatId | null
  /** When each tapped 「收到」. */
  received: Readonly<Record<PersonId, Instant>>
  nudges: readonly Nudge[]
}

/** Before it is sent. */
export const NO_BROADCAST: Broadcast = {
  phase: 'none',
  number: null,
  notice: null,
  sentAt: null,
  receivers: [],
  groupChat: null,
  received: {},
  nudges: [],
}

export type BroadcastEvent =
  | {
      did: 'NoticeSent'
      notice: Notice
      receivers: Receiver[]
      groupChat: ChatId | null
      form: { case: string; key: string } | null
    }
  | { did: 'NoticeNumbered'; number: string }
  | { did: 'NoticeReceived'; person: PersonId }
  | { did: 'ReceiversNudged'; people: PersonId[] }
  | { did: 'NoticeClosed' }

/** Commands. `fields` is the raw form, keyed by the names of its elements. */
export type BroadcastCommand =
  | { do: 'SendNotice'; fields: Record<string, unknown>; form: { case: string; key: string } | null }
  | { do: 'SetNumber'; number: string }
  | { do: 'Acknowledge' }
  | { do: 'Nudge' }
  | { do: 'CloseNotice' }

/** A notice that was sent. */
export type Sent = Broadcast & { notice: Notice; phase: 'open' | 'closed'; sentAt: Instant }

export const isSent = (broadcast: Broadcast): broadcast is Sent => broadcast.notice !== null

/** Who has not tapped 「收到」 yet. Silence stays 未收到. */
export const silent = ({ receivers, received }: Broadcast): Receiver[] =>
  receivers.filter(({ person }) => received[person] === undefined)
