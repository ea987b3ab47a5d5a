import type { CalendarEvent } from './calendar.js'

/** One state of a message's content: as sent, then after every patch or answered press. */
export interface Version {
  /** Content as JSON text: the card itself, or `{"text":…}`. */
  content: string
  at: number
  by: 'send' | 'patch' | 'edit' | 'answer'
}

export interface Message {
  id: string
  chatId: string
  /** open_id of a person, or the app's id for the bot. */
  from: string
  type: string
  at: number
  versions: Version[]
  rootId?: string
  parentId?: string
  /** Names of who is mentioned: `@_user_1` in the text stands for the first. */
  mentions?: readonly string[]
  /** Their open_ids. */
  mentionIds?: readonly string[]
  revoked: boolean
  /** Counts up over all messages, in order of arrival. */
  order: number
}

export interface Chat {
  id: string
  type: 'p2p' | 'group'
  name: string
  /** For a private chat the one person in it besides the bot. */
  members: string[]
  botIn: boolean
  /** The group is no more. */
  dissolved?: true
}

/** What an uploaded or sent file is. Its bytes are base64, so that the memory stays plain data. */
export interface StoredFile {
  name: string
  type: 'file' | 'image'
  mime: string
  /** `file_type` it was uploaded as: 「pdf」「stream」; a picture has 「image」. */
  format: string
  /** Who brought it: the app's id or a person's open_id. */
  owner: string
  bytes: string
}

/** What keeps the bot from writing to a person. */
export interface Standing {
  /** Outside the app's 可用范围. */
  outOfRange?: boolean
  /** Has stopped the bot. */
  stopped?: boolean
  resigned?: boolean
  /** Belongs to another tenant. */
  foreign?: boolean
}

const CARD_LIVES_MS = 14 * 86_400_000

/** Was this message sent too long before `now` for its card to be pressed or updated? Source: 处理卡片回调; 更新应用发送的消息卡片. */
export const tooOld = (message: Message, now: number): boolean => now - message.at > CARD_LIVES_MS

/** The content a user sees now. */
export function current(message: Message): Version {
  const last = message.versions.at(-1)
  if (!last) throw new Error(`message ${message.id} has no content`)
  return last
}

/** Everything the platform remembers. Plain data, so that it can be kept in a file. */
export interface Memory {
  chats: Record<string, Chat>
  messages: Record<string, Message>
  /** What was sent under each uuid. */
  uuids: Record<string, { at: number; messageId: string }>
  /** By key. */
  files: Record<string, StoredFile>
  /** By open_id; who is not here can be written to. */
  people: Record<string, Standing>
  /** When each person first saw a message, by message and person. */
  reads: Record<string, Record<string, number>>
  /** Of the bot's calendar, by id. */
  events: Record<string, CalendarEvent>
  order: number
}

export function emptyMemory(): Memory {
  return { chats: {}, messages: {}, uuids: {}, files: {}, people: {}, reads: {}, events: {}, order: 0 }
}

/** What is kept under an id that came from outside; never what every object has, like `constructor`. */
export const kept = <T>(entries: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(entries, id) ? entries[id] : undefined

export function standingOf(memory: Memory, person: string): Standing {
  return kept(memory.people, person) ?? {}
}
