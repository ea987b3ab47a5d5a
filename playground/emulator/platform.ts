import type { CalendarEvent } from './calendar.js'
import type { Person } from './directory.js'
import {
  type Chat,
  current,
  type Memory,
  type Message,
  type Standing,
  standingOf,
  tooOld,
} from './messages.js'
import type { Changes } from './waiting.js'
import { type ApiCall, privateChat, type World } from './world.js'

/** A file or picture as a client opens it. */
export interface PlatformFile {
  key: string
  name: string
  type: 'file' | 'image'
  mime: string
  bytes: Buffer
}

/** The platform as seen from behind the counter: what it remembers, and what administrators can do. */
export class Platform {
  protected constructor(
    protected readonly world: World,
    readonly changes: Changes,
  ) {}

  /** Everything that is remembered; plain data for a file. */
  get memory(): Memory {
    return this.world.memory
  }

  get people(): readonly Person[] {
    return [...this.world.people.values()]
  }

  /** The platform's time, in milliseconds. */
  now(): number {
    return this.world.clock.now()
  }

  /** Whether a card was sent too long ago to be pressed or updated. */
  tooOld(message: Message): boolean {
    return tooOld(message, this.now())
  }

  /** Every call of the bot so far, oldest first. */
  get calls(): readonly ApiCall[] {
    return this.world.calls
  }

  /** Changes what keeps the bot from writing to a person; what is not named stays. */
  setStanding(person: string, change: Standing): void {
    const { memory } = this.world
    memory.people[person] = { ...standingOf(memory, person), ...change }
    this.world.changed()
  }

  standing(person: string): Standing {
    return standingOf(this.world.memory, person)
  }

  /** Takes a person out of the app's 可用范围, or back in. */
  setOutOfRange(person: string, out: boolean): void {
    this.setStanding(person, { outOfRange: out })
  }

  /** The person stops the bot, or lets it write again. */
  setStopped(person: string, stopped: boolean): void {
    this.setStanding(person, { stopped })
  }

  /** The group is no more. */
  dissolve(chat: string): void {
    this.chat(chat).dissolved = true
    this.world.changed()
  }

  /** A message is taken back, by whomever; the bot is not told. */
  revoke(messageId: string): void {
    this.message(messageId).revoked = true
    this.world.changed()
  }

  /** Every token handed out so far is void. */
  voidTokens(): void {
    for (const token of this.world.tokens.keys()) this.world.tokens.set(token, 0)
  }

  /** The private chat of a person with the bot, oldest message first; the bot's own only with `fromBot`. */
  messagesOf(person: string, filter: { fromBot?: boolean } = {}): Message[] {
    const all = this.messagesIn(privateChat(this.world, person).id)
    return filter.fromBot ? all.filter((message) => message.from === this.world.app.appId) : all
  }

  messagesIn(chat: string): Message[] {
    return Object.values(this.world.memory.messages)
      .filter((message) => message.chatId === chat)
      .sort((a, b) => a.order - b.order)
  }

  /** The private chat with the bot first, then the person's groups. */
  chatsOf(person: string): Chat[] {
    const own = privateChat(this.world, person)
    const groups = Object.values(this.world.memory.chats).filter(
      (chat) => chat.type === 'group' && chat.members.includes(person),
    )
    return [own, ...groups]
  }

  message(id: string): Message {
    const message = this.world.memory.messages[id]
    if (!message) throw new Error(`no message ${id}`)
    return message
  }

  chat(id: string): Chat {
    const chat = this.world.memory.chats[id]
    if (!chat) throw new Error(`no chat ${id}`)
    return chat
  }

  /** The card of a message as it is shown now, or as an older version showed it. */
  cardOf(messageId: string, version?: number): Record<string, unknown> {
    const message = this.message(messageId)
    const shown = version === undefined ? current(message) : message.versions[version]
    if (message.type !== 'interactive' || !shown) throw new Error(`message ${messageId} has no such card`)
    return JSON.parse(shown.content) as Record<string, unknown>
  }

  /** The events of the bot's calendar, by their start. */
  get events(): readonly CalendarEvent[] {
    return Object.values(this.world.memory.events).sort((a, b) => a.start - b.start)
  }

  /** A file or picture by its key; null when there is none. */
  file(key: string): PlatformFile | null {
    const found = this.world.memory.files[key]
    if (!found) return null
    const { name, type, mime, bytes } = found
    return { key, name, type, mime, bytes: Buffer.from(bytes, 'base64') }
  }

  /** Resolves as soon as `ask` answers something truthy, asked after every change. */
  until<T>(ask: () => T | null | undefined | false, timeoutMs?: number, what?: string): Promise<T> {
    return this.changes.until(ask, timeoutMs, what)
  }
}
