import { isObject } from './emulator/card/rules.js'
import type { Emulator } from './emulator/emulator.js'
import { current, type Message } from './emulator/messages.js'
import type { BotState, ChatView, MessageView, PageView } from './page/view.js'

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
      bot,
    }
  }

  private unread(person: string, chat: string): number {
    const seen = this.read.get(`${person} ${chat}`) ?? 0
    return this.emulator.messagesIn(chat).filter(({ order, from }) => order > seen && from !== person).length
  }

  private shown(message: Message, person: string): MessageView {
    const version = message.versions.length - 1
    const card = message.type === 'interactive' && !message.revoked ? this.emulator.cardOf(message.id) : null
    const parent =
      message.parentId === undefined ? null : this.digest(this.emulator.message(message.parentId))
    return {
      id: message.id,
      from: message.from === person ? 'me' : message.from.startsWith('cli_') ? 'bot' : 'other',
      sender: this.emulator.people.find(({ openId }) => openId === message.from)?.name ?? '联席会议助手',
      at: message.at,
      text: card || message.revoked ? null : textOfMessage(message),
      card,
      version,
      updatedAt: version > 0 ? current(message).at : null,
      parent,
      revoked: message.revoked,
    }
  }

  /** One line for the list of chats and for quotations. */
  private digest(message: Message): string {
    if (message.revoked) return '消息已撤回'
    if (message.type !== 'interactive') return textOfMessage(message)
    const { config, header } = this.emulator.cardOf(message.id)
    const summary = isObject(config) && isObject(config['summary']) ? config['summary']['content'] : undefined
    const title = isObject(header) && isObject(header['title']) ? header['title']['content'] : undefined
    const words = summary ?? title
    return typeof words === 'string' && words !== '' ? words : '卡片消息'
  }
}

function textOfMessage(message: Message): string {
  const content: unknown = JSON.parse(current(message).content)
  const text = isObject(content) && typeof content['text'] === 'string' ? content['text'] : ''
  return (message.mentions ?? []).reduce((said, name, i) => said.replace(`@_user_${i + 1}`, `@${name}`), text)
}
