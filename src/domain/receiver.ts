import type { ChatId, MessageId, PersonId } from './ids.js'

/** To whom a message goes: a person's private chat, or a chat; `reply` when it answers a message there. */
export type Receiver = { person: PersonId } | { chat: ChatId; reply?: MessageId }
