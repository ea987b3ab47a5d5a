/** One state of a message's content: as sent, then after every patch or answered press. */
export interface Version {
  /** Content as JSON text: the card itself, or `{"text":…}`. */
  content: string
  at: number
  by: 'send' | 'patch' | 'answer'
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
  /** People mentioned, for texts of people. */
  mentions?: readonly string[]
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
}

/** The content a user sees now. */
export function current(message: Message): Version {
  const last = message.versions.at(-1)
  if (!last) throw new Error(`message ${message.id} has no content`)
  return last
}

/** The platform's memory: chats, messages, and the uuids of the last hour. Plain data, so that it can be kept in a file. */
export interface Memory {
  chats: Record<string, Chat>
  messages: Record<string, Message>
  uuids: Record<string, { at: number; messageId: string }>
  order: number
}

export function emptyMemory(): Memory {
  return { chats: {}, messages: {}, uuids: {}, order: 0 }
}
