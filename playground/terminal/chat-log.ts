import { buttonsOf } from '../emulator/card/client.js'
import type { Emulator } from '../emulator/emulator.js'
import type { MessageView } from '../page/view.js'
import { Viewing } from '../viewing.js'

/** A message as one person sees it; its number stays the same as long as the chat lasts. */
export interface Seen extends MessageView {
  number: number
  /** The group it stands in; null in the private chat. */
  group: string | null
}

/** What each person sees, and what of it was printed already. */
export class ChatLog {
  private readonly viewing: Viewing
  /** Versions printed, by person and message. */
  private readonly printed = new Map<string, string>()

  /** What is there already counts as read by everybody. */
  constructor(private readonly emulator: Emulator) {
    this.viewing = new Viewing(emulator)
    for (const { openId } of emulator.people) this.news(openId)
  }

  /** All messages of the private chat and the groups, oldest first. */
  all(person: string): Seen[] {
    const order = (one: MessageView) => this.emulator.message(one.id).order
    return this.emulator
      .chatsOf(person)
      .flatMap((chat) =>
        this.view(person, chat.id).messages.map((message) => ({
          ...message,
          group: chat.type === 'group' ? chat.name : null,
        })),
      )
      .sort((a, b) => order(a) - order(b))
      .map((message, index) => ({ ...message, number: index + 1 }))
  }

  /** What came or changed since the last look, others' messages only; all of it is read now. */
  news(person: string): (Seen & { updated: boolean })[] {
    const found = this.all(person).flatMap((message) => {
      const key = `${person} ${message.id}`
      const state = `${message.version}${message.revoked ? ' revoked' : ''}`
      const before = this.printed.get(key)
      this.printed.set(key, state)
      return before === state || message.from === 'me' ? [] : [{ ...message, updated: before !== undefined }]
    })
    for (const { id } of this.emulator.chatsOf(person)) this.viewing.markRead(person, id)
    return found
  }

  /** Cards on which something can be pressed. */
  live(person: string): Seen[] {
    return this.all(person).filter(
      ({ card }) => card !== null && buttonsOf(card).some(({ disabled, url }) => !disabled && url === null),
    )
  }

  people(): ReturnType<Viewing['view']>['people'] {
    return this.view(this.emulator.people[0]?.openId ?? '', null).people
  }

  unread(person: string): number {
    return this.people().find(({ openId }) => openId === person)?.unread ?? 0
  }

  private view(person: string, chat: string | null): ReturnType<Viewing['view']> {
    return this.viewing.view(person, chat, { state: 'none', note: '' })
  }
}
