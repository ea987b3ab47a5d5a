import { z } from 'zod'
import { ChatId, MessageId, PersonId } from '../domain/ids.js'
import { type Instant, instantOf } from '../domain/instant.js'
import { isObject, type JsonObject } from './json.js'
import { readText } from './message-text.js'
import { PressedAction } from './pressed-action.js'

/** Somebody wrote to the bot. */
export interface MessageReceived {
  kind: 'message'
  /** Event id of the platform: the same on every delivery. */
  id: string
  message: MessageId
  at: Instant
  from: PersonId
  chat: ChatId
  chatType: 'private' | 'group'
  /** What was written, mentions taken out; null when this type of message carries no readable text. */
  text: string | null
  /** Was the bot mentioned? */
  mentioned: boolean
  /** The message that this one replies to. */
  parent: MessageId | null
  /** The platform's word for the type: text, post, file, image … */
  messageType: string
}

/** Somebody pressed a button or changed an element of a card. */
export interface CardPressed {
  kind: 'press'
  id: string
  at: Instant
  /** Who pressed: the only identity to be trusted. */
  by: PersonId
  /** What we had put into the button. Whoever reads it checks it by its own schema. */
  value: unknown
  /** Name of the element. */
  name: string | null
  /** What was filled in, by name of the element: strings, lists of strings, booleans. */
  form: Record<string, FormValue>
  message: MessageId
  chat: ChatId
}

/** Somebody chose an entry of the bot's menu. */
export interface MenuChosen {
  kind: 'menu'
  id: string
  at: Instant
  by: PersonId
  key: string
}

/** Anything else: acknowledged and left alone. `unread` names what did not fit where the type is one of ours. */
export interface OtherEvent {
  kind: 'other'
  id: string
  type: string
  unread: string | null
}

export type FormValue = string | string[] | boolean
/** What the bot acts on. */
export type ActionableEvent = MessageReceived | CardPressed | MenuChosen
export type PlatformEvent = ActionableEvent | OtherEvent

/** Who an envelope says it is from and for; empty strings where it does not say. */
export interface Sender {
  token: string
  appId: string
}

/** The type of event whose answer the platform shows to the person who pressed. */
export const PRESS_TYPE = 'card.action.trigger'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const part = (value: unknown): JsonObject => (isObject(value) ? value : {})

/** Verification Token and app id of an envelope, of version 2 or of the old version 1. */
export function senderOf(envelope: JsonObject): Sender {
  if ('schema' in envelope) {
    const header = part(envelope.header)
    return { token: text(header.token), appId: text(header.app_id) }
  }
  return { token: text(envelope.token), appId: text(part(envelope.event).app_id) }
}

/** Milliseconds in event pages, microseconds for card callbacks: told apart by length. */
const CreateTime = z
  .string()
  .regex(/^\d{13}(\d{3})?$/)
  .transform((digits) => instantOf(Number(digits.slice(0, 13))))

const Header = z.object({
  event_id: z.string().min(1).max(200),
  event_type: z.string(),
  create_time: CreateTime,
})

const Mention = z.object({
  id: z.object({ open_id: z.string().optional() }).optional(),
  mentioned_type: z.string().optional(),
})

const Message = z.object({
  header: Header,
  event: z.object({
    sender: z.object({ sender_id: z.object({ open_id: PersonId }), sender_type: z.literal('user') }),
    message: z.object({
      message_id: MessageId,
      parent_id: z.union([MessageId, z.literal('')]).optional(),
      create_time: CreateTime.optional(),
      chat_id: ChatId,
      chat_type: z.string(),
      message_type: z.string(),
      content: z.string(),
      mentions: z.array(Mention).nullish(),
    }),
  }),
})

const Press = z.object({
  header: Header,
  event: z.object({
    operator: z.object({ open_id: PersonId }),
    action: PressedAction,
    context: z.object({ open_message_id: MessageId, open_chat_id: ChatId }),
  }),
})

const Menu = z.object({
  header: Header,
  event: z.object({
    operator: z.object({ operator_id: z.object({ open_id: PersonId }) }),
    event_key: z.string().min(1).max(100),
  }),
})

/**
 * What happened, in our own words. `bot` is the bot's own open_id where it is known; where it is not, any mention of a bot
 * counts as one of ours. Never throws: what cannot be read is of kind `other`.
 */
export function readEvent(envelope: JsonObject, bot: PersonId | null): PlatformEvent {
  const header = part(envelope.header)
  const type = text(header.event_type) || text(part(envelope.event).type) || 'unknown'
  const other = (unread: string | null): OtherEvent => ({
    kind: 'other',
    id: text(header.event_id) || text(envelope.uuid),
    type,
    unread,
  })
  if (!('schema' in envelope)) return other(null)
  const read = READERS.get(type)
  if (!read) return other(null)
  const event = read(envelope, bot)
  return event instanceof z.ZodError
    ? other(event.issues.map((issue) => issue.path.join('.')).join(', '))
    : event
}

type Reader = (envelope: JsonObject, bot: PersonId | null) => ActionableEvent | z.ZodError

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['im.message.receive_v1', readMessage],
  [PRESS_TYPE, readPress],
  ['application.bot.menu_v6', readMenu],
])

/** The types of event that the bot acts on. */
export const EVENT_TYPES: readonly string[] = [...READERS.keys()]

function readMessage(envelope: JsonObject, bot: PersonId | null): MessageReceived | z.ZodError {
  const parsed = Message.safeParse(envelope)
  if (!parsed.success) return parsed.error
  const { header, event } = parsed.data
  const { message, sender } = event
  const mentions = message.mentions ?? []
  return {
    kind: 'message',
    id: header.event_id,
    message: message.message_id,
    at: message.create_time ?? header.create_time,
    from: sender.sender_id.open_id,
    chat: message.chat_id,
    chatType: message.chat_type === 'p2p' ? 'private' : 'group',
    text: readText(message.message_type, message.content),
    mentioned: mentions.some((mention) =>
      bot === null ? mention.mentioned_type === 'bot' : mention.id?.open_id === bot,
    ),
    parent: message.parent_id || null,
    messageType: message.message_type,
  }
}

function readPress(envelope: JsonObject): CardPressed | z.ZodError {
  const parsed = Press.safeParse(envelope)
  if (!parsed.success) return parsed.error
  const { header, event } = parsed.data
  return {
    kind: 'press',
    id: header.event_id,
    at: header.create_time,
    by: event.operator.open_id,
    value: event.action.value,
    name: event.action.name,
    form: event.action.form,
    message: event.context.open_message_id,
    chat: event.context.open_chat_id,
  }
}

function readMenu(envelope: JsonObject): MenuChosen | z.ZodError {
  const parsed = Menu.safeParse(envelope)
  if (!parsed.success) return parsed.error
  const { header, event } = parsed.data
  return {
    kind: 'menu',
    id: header.event_id,
    at: header.create_time,
    by: event.operator.operator_id.open_id,
    key: event.event_key,
  }
}
