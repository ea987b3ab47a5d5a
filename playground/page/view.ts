import type { Person } from '../emulator/directory.js'

/** How the bot's process is doing. */
export interface BotState {
  /** `none`: the page runs without a bot of its own to start and stop. */
  state: 'none' | 'starting' | 'running' | 'stopped'
  note: string
}

export interface PersonView extends Person {
  unread: number
}

export interface ChatView {
  id: string
  name: string
  type: 'p2p' | 'group'
  unread: number
  /** The latest message in a few words. */
  last: string
  at: number | null
  /** open_id of everybody in it. */
  members: readonly string[]
}

/** A file or a picture in a chat. */
export interface FileView {
  name: string
  /** In bytes. */
  size: number
  picture: boolean
  /** A browser can show it by itself. */
  shown: boolean
}

/** As much as the page sends at once, in bytes; the platform itself takes 30 MB. */
export const MOST_FILE_BYTES = 5 * 1_048_576

export interface MessageView {
  id: string
  from: 'me' | 'bot' | 'other'
  sender: string
  at: number
  /** What a text says; null for a card or a file. */
  text: string | null
  card: Record<string, unknown> | null
  file: FileView | null
  /** Which version of the card this is, from 0. */
  version: number
  updatedAt: number | null
  /** The message replied to, in a few words. */
  parent: string | null
  revoked: boolean
  /** The card is too old to be pressed. */
  expired: boolean
}

/** All that the page shows one person at one moment. */
export interface PageView {
  me: string
  people: PersonView[]
  chats: ChatView[]
  chat: string
  messages: MessageView[]
  /** The platform's time, in milliseconds. */
  now: number
  bot: BotState
}

/** What the page is told after a press. */
export interface PressAnswer {
  toast: { type: 'info' | 'success' | 'error' | 'warning'; content: string } | null
  opened: string | null
  replaced: boolean
}
