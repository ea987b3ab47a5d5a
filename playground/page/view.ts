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
}

export interface MessageView {
  id: string
  from: 'me' | 'bot' | 'other'
  sender: string
  at: number
  /** What a text says; null for a card. */
  text: string | null
  card: Record<string, unknown> | null
  /** Which version of the card this is, from 0. */
  version: number
  updatedAt: number | null
  /** The message replied to, in a few words. */
  parent: string | null
  revoked: boolean
}

/** All that the page shows one person at one moment. */
export interface PageView {
  me: string
  people: PersonView[]
  chats: ChatView[]
  chat: string
  messages: MessageView[]
  bot: BotState
}

/** What the page is told after a press. */
export interface PressAnswer {
  toast: { type: 'info' | 'success' | 'error' | 'warning'; content: string } | null
  opened: string | null
  replaced: boolean
}
