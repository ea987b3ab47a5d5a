import { failureWords } from '../emulator/callback-answer.js'
import { type Field, fieldsOf } from '../emulator/card/client.js'
import type { Person } from '../emulator/directory.js'
import type { Emulator, Pressed } from '../emulator/emulator.js'
import { CannotPress } from '../emulator/pressing.js'
import { type Handle, headingOf } from './card-lines.js'
import { ChatLog, type Seen } from './chat-log.js'
import { confirmed, filledIn, valueFor } from './form.js'
import { peopleLines, personFor } from './people.js'
import { printMessage } from './print-message.js'
import type { Screen } from './screen.js'
import { settled } from './settled.js'

export const HELP = [
  '直接输入文字，就是对机器人说话；输入卡片上的编号，就是点击那个按钮。',
  '  /as <人员>        换一个身份，写 open_id 或单位名称，例如 /as ou_chair、/as 区财政局',
  '  /people           列出全部人员和各自的未读条数',
  '  /cards            列出还能操作的卡片',
  '  /open <序号>      把一张卡片重新打印在面前，折叠的内容一并展开',
  '  /reply <序号> <文字>  回复一条消息',
  '  /group <文字>     在工作群里提及机器人并说这句话',
  '  /help             这份说明',
  '  /quit             结束',
]
const TO_HELP = '输入 /help 查看全部命令'

/** Something that can be pressed by its number, and the message it stands on. */
type Numbered = Handle & { message: string; version: number }

/** One person's talk with the bot in a terminal; who the person is may change. */
export class Conversation {
  private readonly log: ChatLog
  private readonly names: ReadonlyMap<string, string>
  /** What the numbers on the screen stand for. */
  private numbered: Numbered[] = []
  /** An act is under way: news wait until it is over. */
  private busy = false

  constructor(
    private readonly emulator: Emulator,
    private readonly screen: Screen,
    private me: Person,
  ) {
    this.log = new ChatLog(emulator)
    this.names = new Map(emulator.people.map(({ openId, name }) => [openId, name]))
  }

  /** Goes on until 「/quit」 or the last line. */
  async run(): Promise<void> {
    const { screen } = this
    let due: NodeJS.Timeout | null = null
    const unlisten = this.emulator.changes.listen(() => {
      if (!screen.live || this.busy) return
      due ??= setTimeout(() => {
        due = null
        if (!this.busy) this.news()
      }, 150)
    })
    for (;;) {
      const line = await screen.ask(`${this.me.name}> `)
      const words = line?.normalize('NFKC').trim() ?? '/quit'
      if (words === '/quit') break
      if (words === '') continue
      this.busy = true
      const before = { deliveries: this.emulator.deliveries.length, calls: this.emulator.calls.length }
      await this.act(words, line?.trim() ?? '').catch((error: unknown) => {
        if (!(error instanceof CannotPress)) throw error
        screen.write(`未办理：${error.message}`)
      })
      if (!screen.live) await settled(this.emulator, before)
      this.busy = false
      this.news()
    }
    unlisten()
    if (due) clearTimeout(due)
  }

  /** Prints what came or changed for this person; the numbers on it replace those before. */
  private news(): void {
    const found = this.log.news(this.me.openId)
    const before = this.numbered
    this.numbered = []
    for (const message of found) this.print(message, false, message.updated)
    if (this.numbered.length === 0) this.numbered = before
  }

  private print(message: Seen, open: boolean, updated: boolean): void {
    printMessage(message, {
      screen: this.screen,
      names: this.names,
      open,
      updated,
      number: (handle) => this.numbered.push({ ...handle, message: message.id, version: message.version }),
    })
  }

  private async act(words: string, line: string): Promise<void> {
    if (/^\d{1,3}$/.test(words)) return this.press(Number(words))
    if (!words.startsWith('/')) return this.say(line)
    const [, command = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(words) ?? []
    const { screen } = this
    switch (command) {
      case 'help':
        return screen.write(...HELP)
      case 'people':
        return screen.write(...peopleLines(this.log.people()))
      case 'as':
        return this.become(rest)
      case 'cards':
        return this.cards()
      case 'open':
        return this.open(rest)
      case 'reply': {
        const [, number = '', text = ''] = /^(\d+)\s+([\s\S]+)$/.exec(rest) ?? []
        const message = this.messageAt(number)
        if (!message || text === '') return screen.write('请写明序号和文字，例如 /reply 2 同意')
        return this.say(text, { parent: message.id, chat: this.emulator.message(message.id).chatId })
      }
      case 'group': {
        const group = this.emulator.chatsOf(this.me.openId).find(({ type }) => type === 'group')
        if (!group) return screen.write(`${this.me.name}不在工作群里`)
        if (rest === '') return screen.write('请写明要说的话，例如 /group 到几家能开会')
        return this.say(rest, { chat: group.id, mention: true })
      }
      default:
        return screen.write(`没有命令「/${command}」。${TO_HELP}`)
    }
  }

  private async say(text: string, where: Parameters<Emulator['say']>[2] = {}): Promise<void> {
    const { delivery } = await this.emulator.say(this.me.openId, text, where)
    if (delivery && delivery.state !== 'delivered')
      this.screen.write('机器人没有收到这条消息，平台会稍后重发；如一直没有答复，请查看机器人日志')
  }

  private become(words: string): void {
    const found = personFor(words, this.emulator.people)
    if (!('openId' in found)) {
      const none = found.length === 0
      return this.screen.write(
        none
          ? `没有找到「${words}」。输入 /people 查看全部人员`
          : `「${words}」可以是以下几位，请写 open_id：`,
        ...(none ? [] : peopleLines(found)),
      )
    }
    this.me = found
    this.numbered = []
    const unread = this.log.unread(found.openId)
    const state = unread > 0 ? `${unread} 条未读` : '没有未读消息，输入 /cards 查看已有的卡片'
    this.screen.write(this.screen.style('bold', `现在的身份：${found.name}（${found.openId}），${state}`))
  }

  private cards(): void {
    const live = this.log.live(this.me.openId)
    if (live.length === 0) return this.screen.write('没有可以操作的卡片。发送「帮助」看看能做什么')
    this.screen.write(
      ...live.map(({ number, card }) => {
        const { title, tags } = headingOf(card ?? {})
        return `  ${String(number).padStart(3)}  ${title}${tags.map((tag) => `〔${tag}〕`).join('')}`
      }),
      '输入 /open 和前面的序号，把卡片打印在面前',
    )
  }

  private open(number: string): void {
    const message = this.messageAt(number)
    if (!message) return this.screen.write('没有这个序号的消息。输入 /cards 查看卡片和序号')
    this.numbered = []
    this.print(message, true, false)
  }

  private messageAt(number: string): Seen | undefined {
    return /^\d+$/.test(number) ? this.log.all(this.me.openId)[Number(number) - 1] : undefined
  }

  /** Presses the button or fills in the field with this number. */
  private async press(number: number): Promise<void> {
    const { screen, emulator } = this
    const wanted = this.numbered[number - 1]
    if (!wanted) {
      const has = this.numbered.length
      const words = has > 0 ? `现在可用的编号是 1 到 ${has}` : '面前没有带编号的按钮，输入 /cards 查看卡片'
      return screen.write(`没有编号 ${number}。${words}；如要说一个数字，请写明单位，例如 ${number}万元`)
    }
    const { message } = wanted
    if ('field' in wanted) return this.choose(message, wanted.field)
    const { button } = wanted
    if (button.disabled)
      return screen.write(`「${button.text}」现在不能点击：${button.why ?? '卡片未说明原因'}`)
    const fields =
      button.action === 'submit'
        ? fieldsOf(emulator.cardOf(message)).filter(({ form }) => form === button.form)
        : []
    const typed = await filledIn(fields, screen, this.names)
    if (!typed) return screen.write(`已放弃，「${button.text}」没有点击`)
    if (button.confirm && !(await confirmed(`${button.confirm.title}：${button.confirm.text}`, screen)))
      return screen.write(`已取消，「${button.text}」没有点击`)
    this.tell(
      await emulator.press(this.me.openId, message, { path: button.path }, typed, {
        version: wanted.version,
      }),
    )
  }

  private async choose(message: string, field: Field): Promise<void> {
    const value = await valueFor(field, this.screen, this.names)
    const given = value === null || value === 'kept' ? null : value.given
    if (given === null || typeof given === 'object') return this.screen.write('没有改动')
    this.tell(await this.emulator.choose(this.me.openId, message, field.path, given))
  }

  private tell({ code, toast, opened }: Pressed): void {
    const { screen } = this
    if (code !== null) screen.write(failureWords(code))
    if (toast) screen.write(screen.style('bold', `【提示】${toast.content}`))
    if (opened !== null) screen.write(`链接：${opened}`)
  }
}
