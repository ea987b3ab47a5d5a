import { isObject } from './emulator/card/rules.js'
import type { Emulator } from './emulator/emulator.js'
import { current, type Message } from './emulator/messages.js'
import type { PlatformFile } from './emulator/platform.js'
import { BOT_NAME } from './emulator/world.js'
import type { BotState, ChatView, FileView, MessageView, PageView } from './page/view.js'
import { NotPossible } from './service.js'

/** May a browser show a file of this kind by itself? Only where no program can be in it. */
export const isShown = (mime: string): boolean =>
  /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf|text\/plain)/.test(mime)

/** Who has read how far, and what each person sees. */
export class Viewing {
  /** Order of the last message read, by person and chat. */
  private readonly read = new Map<string, number>()

  constructor(private readonly emulator: Emulator) {}

  /** The person has seen the chat up to its last message. Answers whether anything was unread. */
  markRead(person: string, chat: string): boolean {
    const had = this.unread(person, chat) > 0
    const last = this.emulator.messagesIn(chat).at(-1)
    this.read.set(`${person} ${chat}`, last?.order ?? 0)
    return had
  }

  /** Everything the page shows this person with this chat open; with none given the private chat. */
  view(person: string, chat: string | null, bot: BotState): PageView {
    const chats = this.emulator.chatsOf(person).map((entry): ChatView => {
      const last = this.emulator.messagesIn(entry.id).at(-1)
      return {
        id: entry.id,
        name: entry.name,
        type: entry.type,
        unread: this.unread(person, entry.id),
        last: last ? this.digest(last) : '',
        at: last?.at ?? null,
        members: entry.members,
      }
    })
    const open = chats.find(({ id }) => id === chat) ?? chats.find(({ type }) => type === 'p2p') ?? chats[0]
    return {
      me: person,
      people: this.emulator.people.map((entry) => ({
        ...entry,
        unread: this.emulator
          .chatsOf(entry.openId)
          .reduce((sum, one) => sum + this.unread(entry.openId, one.id), 0),
      })),
      chats,
      chat: open?.id ?? '',
      messages: open ? this.emulator.messagesIn(open.id).map((message) => this.shown(message, person)) : [],
      now: this.emulator.now(),
      bot,
    }
  }

  /** The file or picture of a message, or a picture inside its card, for somebody of its chat. @throws NotPossible */
  file(person: string, messageId: string, key: string | null): PlatformFile {
    const message = this.emulator.memory.messages[messageId]
    const inChat = this.emulator.chatsOf(person).some(({ id }) => id === message?.chatId)
    const found =
      message && inChat && !message.revoked ? this.emulator.file(this.keyIn(message, key) ?? '') : null
    if (!found) throw new NotPossible('没有这个文件，或您不在这个会话中')
    return found
  }

  /** The key of a message's own file; a key asked for counts only if the message as it is now holds it. */
  private keyIn(message: Message, asked: string | null): string | null {
    if (asked === null) return fileKeyOf(message)
    return current(message).content.includes(`"${asked}"`) ? asked : null
  }

  private unread(person: string, chat: string): number {
    const seen = this.read.get(`${person} ${chat}`) ?? 0
    return this.emulator.messagesIn(chat).filter(({ order, from }) => order > seen && from !== person).length
  }

  private shown(message: Message, person: string): MessageView {
    const version = message.versions.length - 1
    const card = message.type === 'interactive' && !message.revoked ? this.emulator.cardOf(message.id) : null
    const file = message.revoked ? null : this.fileOf(message)
    const parent =
      message.parentId === undefined ? null : this.digest(this.emulator.message(message.parentId))
    return {
      id: message.id,
      from: message.from === person ? 'me' : message.from.startsWith('cli_') ? 'bot' : 'other',
      sender: this.emulator.people.find(({ openId }) => openId === message.from)?.name ?? BOT_NAME,
      at: message.at,
      text: card || file || message.revoked ? null : textOfMessage(message),
      card,
      file,
      version,
      updatedAt: version > 0 ? current(message).at : null,
      parent,
      revoked: message.revoked,
      expired: card !== null && this.emulator.tooOld(message),
    }
  }

  private fileOf(message: Message): FileView | null {
    const found = this.emulator.file(fileKeyOf(message) ?? '')
    if (!found) return null
    const { name, bytes, type, mime } = found
    return { name, size: bytes.length, picture: type === 'image', shown: isShown(mime) }
  }

  /** One line for the list of chats and for quotations. */
  private digest(message: Message): string {
    if (message.revoked) return '消息已撤回'
    const file = this.fileOf(message)
    if (file) return file.picture ? '图片' : `文件 ${file.name}`
    if (message.type !== 'interactive') return textOfMessage(message)
    const { config, header } = this.emulator.cardOf(message.id)
    const summary = isObject(config) && isObject(config['summary']) ? config['summary']['content'] : undefined
    const title = isObject(header) && isObject(header['title']) ? header['title']['content'] : undefined
    const words = summary ?? title
    return typeof words === 'string' && words !== '' ? words : '卡片消息'
  }
}

/** The key of the file or picture that a message is; null for any other message. */
function fileKeyOf(message: Message): string | null {
  if (message.type !== 'file' && message.type !== 'image') return null
  const content: unknown = JSON.parse(current(message).content)
  const key = isObject(content) ? (content['file_key'] ?? content['image_key']) : null
  return typeof key === 'string' ? key : null
}

function textOfMessage(message: Message): string {
  const content: unknown = JSON.parse(current(message).content)
  const text = isObject(content) && typeof content['text'] === 'string' ? content['text'] : ''
  return (message.mentions ?? []).reduce((said, name, i) => said.replace(`@_user_${i + 1}`, `@${name}`), text)
}
