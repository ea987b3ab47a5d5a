import type { Clock } from './clock.js'
import type { Dice } from './dice.js'
import type { Directory, Person } from './directory.js'
import type { Endpoint } from './faults.js'
import type { Chat, Memory, Message } from './messages.js'

/** What the developer console shows for the app. */
export interface AppKeys {
  appId: string
  appSecret: string
  encryptKey: string
  verificationToken: string
}

/** One call of the bot to the platform, and how it ended. Never holds a secret or a token. */
export interface ApiCall {
  endpoint: Endpoint | 'unknown'
  method: string
  path: string
  at: number
  /** Person or group the call was about. */
  to: string | null
  messageId: string | null
  uuid: string | null
  /** 0 when the connection was broken or left hanging. */
  status: number
  code: number
  fault: string | null
  /** Real milliseconds until the call was over; null while it is not. */
  ms: number | null
}

/** Everything the platform knows; shared by its API, its deliveries and its clients. */
export interface World {
  app: AppKeys
  clock: Clock
  dice: Dice
  memory: Memory
  people: ReadonlyMap<string, Person>
  /** uuids of messages whose sending is not answered yet. */
  sending: Set<string>
  /** Messages with a press being answered, and how many. */
  locked: Map<string, number>
  /** Tokens handed out and when each ends; 0: void. */
  tokens: Map<string, number>
  calls: ApiCall[]
  /** Called after anything changed that somebody might wait for. */
  changed(): void
}

export const TENANT = 'tk0000000000demo'
export const BOT_NAME = '联席会议助手'
export const BOT_ID = 'ou_bot'

export function newWorld(
  parts: Pick<World, 'app' | 'clock' | 'dice' | 'memory' | 'changed'> & { directory: Directory },
): World {
  const { directory, ...rest } = parts
  for (const group of directory.groups)
    rest.memory.chats[group.chatId] ??= {
      id: group.chatId,
      type: 'group',
      name: group.name,
      members: [...group.members],
      botIn: true,
    }
  return {
    ...rest,
    people: new Map(directory.people.map((person) => [person.openId, person])),
    sending: new Set(),
    locked: new Map(),
    tokens: new Map(),
    calls: [],
  }
}

/** The person's id for all apps of one developer. */
export const unionId = (person: string): string => `on_${person.slice(3)}`

export function personByUnionId(world: World, id: string): string | undefined {
  return [...world.people.keys()].find((openId) => unionId(openId) === id)
}

/** The private chat of this person with the bot, opened when there is none yet. */
export function privateChat(world: World, person: string): Chat {
  const id = `oc_p2p_${person.slice(3)}`
  world.memory.chats[id] ??= { id, type: 'p2p', name: BOT_NAME, members: [person], botIn: true }
  return world.memory.chats[id]
}

export function chatOf(world: World, message: Message): Chat {
  const chat = world.memory.chats[message.chatId]
  if (!chat) throw new Error(`message ${message.id} is in no chat`)
  return chat
}

/** The person of a private chat, or the id of a group. */
export function receiverOf(chat: Chat): string {
  return chat.type === 'p2p' ? (chat.members[0] ?? chat.id) : chat.id
}

/** Puts a new message into a chat. */
export function post(
  world: World,
  chat: Chat,
  draft: Pick<Message, 'from' | 'type' | 'mentions' | 'mentionIds'> & { content: string; parent?: Message },
): Message {
  const at = world.clock.now()
  world.memory.order += 1
  const message: Message = {
    id: world.dice.id('om_'),
    chatId: chat.id,
    from: draft.from,
    type: draft.type,
    at,
    versions: [{ content: draft.content, at, by: 'send' }],
    revoked: false,
    order: world.memory.order,
  }
  if (draft.mentions) message.mentions = draft.mentions
  if (draft.mentionIds) message.mentionIds = draft.mentionIds
  if (draft.parent) {
    message.parentId = draft.parent.id
    message.rootId = draft.parent.rootId ?? draft.parent.id
  }
  world.memory.messages[message.id] = message
  return message
}
