import { keep, mimeOf, pictureMime } from './files.js'
import { type Chat, current, type Message } from './messages.js'
import type { Delivery, Outbound } from './outbound.js'
import { Platform } from './platform.js'
import { CannotPress } from './pressing.js'
import { BOT_ID, BOT_NAME, chatOf, post, privateChat, TENANT, unionId } from './world.js'

/** Where something is written: a group, or with none given the private chat; `parent` is the message replied to. */
interface Place {
  chat?: string
  parent?: string
}

/** What was written, and how the bot was told; null when it is not told. */
export interface Written {
  messageId: string
  delivery: Delivery | null
}

/** What people do around the bot, and what the platform tells it of that. */
export abstract class Happenings extends Platform {
  abstract readonly outbound: Outbound

  /**
   * Somebody writes a text. In a group the bot hears only what mentions it. Resolves when the first attempt to deliver
   * is over.
   */
  say(person: string, text: string, where: Place & { mention?: boolean } = {}): Promise<Written> {
    const mention = where.mention === true
    const content = { text: mention ? `@_user_1 ${text}` : text }
    return this.write(person, where, 'text', content, mention)
  }

  /** Somebody sends a file or a picture. A file mentions nobody: in a group the bot does not hear of it. */
  sendFile(person: string, file: { name: string; bytes: Uint8Array }, where: Place = {}): Promise<Written> {
    const { name, bytes } = file
    const picture = pictureMime(bytes)
    const type = picture ? 'image' : 'file'
    const format = picture ? 'image' : 'stream'
    const key = keep(this.world, { name, type, mime: picture ?? mimeOf(name), format, owner: person, bytes })
    const content = picture ? { image_key: key } : { file_key: key, file_name: name }
    return this.write(person, where, type, content, false)
  }

  /** Somebody taps an entry of the bot's menu. */
  menu(person: string, key: string): Promise<Delivery> {
    return this.outbound.event('application.bot.menu_v6', {
      operator: { operator_id: idsOf(person) },
      event_key: key,
      timestamp: Math.floor(this.world.clock.now() / 1000),
    })
  }

  /**
   * Somebody has these messages of the bot on the screen. Told to the bot once for each, and only in the private chat;
   * null when nothing was unread there. Source: 消息已读.
   */
  async reads(person: string, messageIds: readonly string[]): Promise<Delivery | null> {
    const at = this.world.clock.now()
    const told: string[] = []
    for (const id of messageIds) {
      const message = this.message(id)
      const chat = chatOf(this.world, message)
      if (message.from !== this.world.app.appId || !chat.members.includes(person)) continue
      const readers = (this.world.memory.reads[id] ??= {})
      if (readers[person] !== undefined) continue
      readers[person] = at
      if (chat.type === 'p2p') told.push(id)
    }
    this.world.changed()
    if (told.length === 0) return null
    return this.outbound.event('im.message.message_read_v1', {
      reader: { reader_id: idsOf(person), read_time: String(at), tenant_key: TENANT },
      message_id_list: told,
    })
  }

  /** Somebody recalls the own message; null when the bot is not in the chat. Source: 撤回消息. */
  async recall(person: string, messageId: string): Promise<Delivery | null> {
    const message = this.message(messageId)
    if (message.from !== person) throw new Error(`${messageId} is not of ${person}`)
    this.revoke(messageId)
    if (!chatOf(this.world, message).botIn) return null
    return this.outbound.event('im.message.recalled_v1', {
      message_id: messageId,
      chat_id: message.chatId,
      recall_time: String(this.world.clock.now()),
      recall_type: 'message_owner',
    })
  }

  /** Somebody takes the bot out of a group. Source: 机器人被移出群. */
  removeBot(person: string, chatId: string): Promise<Delivery> {
    return this.moveBot('im.chat.member.bot.deleted_v1', person, chatId, false)
  }

  /** Somebody takes the bot into a group. Source: 机器人进群. */
  addBot(person: string, chatId: string): Promise<Delivery> {
    return this.moveBot('im.chat.member.bot.added_v1', person, chatId, true)
  }

  protected chatFor(person: string, id: string | undefined): Chat {
    const chat = id === undefined ? privateChat(this.world, person) : this.chat(id)
    if (!chat.members.includes(person)) throw new Error(`${person} is not in ${chat.id}`)
    if (chat.dissolved) throw new CannotPress('群已解散，不能再发送消息')
    return chat
  }

  private moveBot(event: string, person: string, chatId: string, inside: boolean): Promise<Delivery> {
    const chat = this.chat(chatId)
    chat.botIn = inside
    this.world.changed()
    return this.outbound.event(event, {
      chat_id: chatId,
      operator_id: idsOf(person),
      external: false,
      operator_tenant_key: TENANT,
      name: chat.name,
      i18n_names: { zh_cn: chat.name },
    })
  }

  private async write(
    person: string,
    where: Place,
    type: string,
    content: Record<string, string>,
    mention: boolean,
  ): Promise<Written> {
    const chat = this.chatFor(person, where.chat)
    const parent = where.parent === undefined ? undefined : this.message(where.parent)
    if (parent && parent.chatId !== chat.id) throw new Error('the message replied to is in another chat')
    const message = post(this.world, chat, {
      from: person,
      type,
      content: JSON.stringify(content),
      ...(parent ? { parent } : {}),
      ...(mention ? { mentions: [BOT_NAME], mentionIds: [BOT_ID] } : {}),
    })
    this.world.changed()
    const heard = chat.type === 'p2p' || mention
    if (!heard || !chat.botIn) return { messageId: message.id, delivery: null }
    const delivery = await this.outbound.event('im.message.receive_v1', received(person, chat, message))
    return { messageId: message.id, delivery }
  }
}

/** A person in an event. */
function idsOf(person: string): Record<string, string> {
  return { open_id: person, union_id: unionId(person) }
}

/** Source: 接收消息. */
function received(person: string, chat: Chat, message: Message): Record<string, unknown> {
  return {
    sender: { sender_id: idsOf(person), sender_type: 'user', tenant_key: TENANT },
    message: {
      message_id: message.id,
      ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
      create_time: String(message.at),
      update_time: String(message.at),
      chat_id: chat.id,
      chat_type: chat.type,
      message_type: message.type,
      content: current(message).content,
      ...(message.mentions ? { mentions: [BOT_MENTION] } : {}),
    },
  }
}

const BOT_MENTION = {
  key: '@_user_1',
  id: { open_id: BOT_ID, union_id: unionId(BOT_ID) },
  mentioned_type: 'bot',
  name: BOT_NAME,
  tenant_key: TENANT,
}
