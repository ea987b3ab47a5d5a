import type { AddressInfo } from 'node:net'
import { apiServer } from './api-server.js'
import { type Outcome, outcomeOf, type Toast } from './callback-answer.js'
import { type Clock, realClock } from './clock.js'
import { diceFrom } from './dice.js'
import type { Directory } from './directory.js'
import { CLIENT_CONFIG, type ClientConfig } from './endpoint.js'
import { Faults } from './faults.js'
import { LongConnections } from './long-connection.js'
import { type Chat, current, emptyMemory, type Memory } from './messages.js'
import { type Delivery, Outbound } from './outbound.js'
import { Platform } from './platform.js'
import {
  actionOf,
  type ButtonChoice,
  CannotPress,
  choiceAction,
  chooseButton,
  type Typed,
} from './pressing.js'
import { Rates } from './rates.js'
import type { Mode } from './transport.js'
import { Changes } from './waiting.js'
import { type Verified, Webhook } from './webhook.js'
import { type AppKeys, BOT_ID, BOT_NAME, newWorld, post, privateChat, TENANT, type World } from './world.js'

export interface EmulatorOptions extends AppKeys {
  people: Directory
  webhook?: string
  /** How events and presses travel; absent: to the webhook. */
  mode?: Mode
  /** How clients of the long connection ping and come back, where it is not as the platform tells them. */
  clientConfig?: Partial<ClientConfig>
  /** 0 or absent: any free port. */
  port?: number
  clock?: Clock
  /** The same seed gives the same ids; absent: ids of their own. */
  seed?: string
  /** Rate limits; absent: on. */
  rates?: boolean
  /** Factor on the retry intervals of events; absent: 1. */
  retryScale?: number
  /** Real milliseconds the bot has to answer; absent: 3000. */
  deadlineMs?: number
  /** What an earlier emulator remembered. */
  memory?: Memory
}

/** What came of a press. `code` is the platform's error code shown to the user, null when all was well. */
export interface Pressed {
  code: number | null
  reason: string | null
  toast: Toast | null
  /** The card that replaced the old one. */
  card: Record<string, unknown> | null
  /** Where a link led. */
  opened: string | null
  delivery: Delivery | null
}

export interface PressOptions {
  /** Press what an older version of the card showed: 0 is the first. */
  version?: number
}

/** The platform of the bot, in one process: its API over HTTP, its events, and its users' clients. */
export class Emulator extends Platform {
  private constructor(
    world: World,
    readonly faults: Faults,
    readonly outbound: Outbound,
    private readonly address: Webhook,
    /** The long connections that bots hold to the platform. */
    readonly connections: LongConnections,
    /** Base address of the API, for `FEISHU_BASE_URL`. */
    readonly url: string,
    private readonly close: () => Promise<void>,
    changes: Changes,
  ) {
    super(world, changes)
  }

  static async start(options: EmulatorOptions): Promise<Emulator> {
    const clock = options.clock ?? realClock
    const changes = new Changes()
    const { appId, appSecret, encryptKey, verificationToken } = options
    const world = newWorld({
      app: { appId, appSecret, encryptKey, verificationToken },
      clock,
      dice: diceFrom(options.seed ?? crypto.randomUUID()),
      memory: options.memory ?? emptyMemory(),
      directory: options.people,
      changed: () => changes.happened(),
    })
    const faults = new Faults(() => clock.now())
    const rates = options.rates === false ? null : new Rates(() => clock.elapsed())
    const deadlineMs = options.deadlineMs ?? 3000
    const webhook = new Webhook(world, deadlineMs)
    webhook.address = options.webhook ?? null
    const client = { ...CLIENT_CONFIG, ...options.clientConfig }
    const connections = new LongConnections(world, { deadlineMs, client })
    const outbound = new Outbound(
      world,
      { webhook, websocket: connections },
      options.mode ?? 'webhook',
      options.retryScale ?? 1,
    )
    const server = apiServer(world, faults, rates)
    connections.attach(server)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port ?? 0, '127.0.0.1', resolve)
    })
    const close = () =>
      new Promise<void>((resolve) => {
        outbound.stop()
        connections.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return new Emulator(world, faults, outbound, webhook, connections, url, close, changes)
  }

  stop(): Promise<void> {
    return this.close()
  }

  /** Where events and presses are sent. */
  get webhook(): string | null {
    return this.address.address
  }

  set webhook(url: string | null) {
    this.address.address = url
  }

  /** Saves the address in the console: the challenge is sent. `token`: another Verification Token than the app's own. */
  verifyUrl(token = this.world.app.verificationToken): Promise<Verified> {
    return this.address.verify(token)
  }

  /** Every event and press so far, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.outbound.deliveries
  }

  /**
   * Somebody writes a text: into the private chat, or into a group (`chat`), where the bot hears only what mentions it.
   * `parent`: the message replied to. Resolves when the first attempt to deliver is over; `delivery` null when the bot
   * is not told.
   */
  async say(
    person: string,
    text: string,
    where: { chat?: string; parent?: string; mention?: boolean } = {},
  ): Promise<{ messageId: string; delivery: Delivery | null }> {
    const chat = this.chatFor(person, where.chat)
    const parent = where.parent === undefined ? undefined : this.message(where.parent)
    if (parent && parent.chatId !== chat.id) throw new Error('the message replied to is in another chat')
    const mention = where.mention === true
    const message = post(this.world, chat, {
      from: person,
      type: 'text',
      content: JSON.stringify({ text: mention ? `@_user_1 ${text}` : text }),
      ...(parent ? { parent } : {}),
      ...(mention ? { mentions: [BOT_NAME] } : {}),
    })
    this.world.changed()
    const heard = chat.type === 'p2p' || mention
    if (!heard || !chat.botIn) return { messageId: message.id, delivery: null }
    const delivery = await this.outbound.event('im.message.receive_v1', {
      sender: { sender_id: ids(person), sender_type: 'user', tenant_key: TENANT },
      message: {
        message_id: message.id,
        ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
        create_time: String(message.at),
        update_time: String(message.at),
        chat_id: chat.id,
        chat_type: chat.type,
        message_type: 'text',
        content: current(message).content,
        ...(mention ? { mentions: [botMention()] } : {}),
      },
    })
    return { messageId: message.id, delivery }
  }

  /** Somebody taps an entry of the bot's menu. */
  menu(person: string, key: string): Promise<Delivery> {
    return this.outbound.event('application.bot.menu_v6', {
      operator: { operator_id: ids(person) },
      event_key: key,
      timestamp: Math.floor(this.world.clock.now() / 1000),
    })
  }

  /**
   * Somebody presses a button of a card, with what was typed into its form. Throws `CannotPress` where a user could not:
   * no such button, disabled, a required field empty, an unknown option, a card of another's chat.
   */
  async press(
    person: string,
    messageId: string,
    choice: ButtonChoice,
    typed: Typed = {},
    options: PressOptions = {},
  ): Promise<Pressed> {
    const card = this.cardFor(person, messageId, options.version)
    const button = chooseButton(card, choice)
    const action = actionOf(card, button, typed)
    if (!action)
      return { code: null, reason: null, toast: null, card: null, opened: button.url, delivery: null }
    return { ...(await this.pressRaw(person, messageId, action)), opened: button.url }
  }

  /** Somebody chooses an option, a date or types into a field outside a form; `which` is its name or label. */
  choose(person: string, messageId: string, which: string, value: string | boolean): Promise<Pressed> {
    return this.pressRaw(person, messageId, choiceAction(this.cardFor(person, messageId), which, value))
  }

  /** A press with any `action` at all, whatever the card shows: for hostile clients. */
  async pressRaw(person: string, messageId: string, action: Record<string, unknown>): Promise<Pressed> {
    const { world } = this
    const message = this.message(messageId)
    world.locked.set(messageId, (world.locked.get(messageId) ?? 0) + 1)
    const { delivery, attempt } = await this.outbound.callback('card.action.trigger', {
      operator: { tenant_key: TENANT, open_id: person, union_id: `on_${person.slice(3)}` },
      token: world.dice.id('c-'),
      action,
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: message.chatId },
    })
    world.locked.set(messageId, (world.locked.get(messageId) ?? 1) - 1)
    const outcome: Outcome = outcomeOf(attempt, new Set(world.people.keys()))
    if (outcome.code === null && outcome.card)
      message.versions.push({ content: JSON.stringify(outcome.card), at: world.clock.now(), by: 'answer' })
    world.changed()
    if (outcome.code !== null) return { ...outcome, toast: null, card: null, opened: null, delivery }
    return { ...outcome, reason: null, opened: null, delivery }
  }

  private chatFor(person: string, id: string | undefined): Chat {
    const chat = id === undefined ? privateChat(this.world, person) : this.chat(id)
    if (!chat.members.includes(person)) throw new Error(`${person} is not in ${chat.id}`)
    return chat
  }

  private cardFor(person: string, messageId: string, version?: number): Record<string, unknown> {
    const message = this.message(messageId)
    if (!this.chat(message.chatId).members.includes(person)) throw new CannotPress('此人看不到这张卡片')
    if (message.revoked) throw new CannotPress('消息已撤回')
    if (this.world.clock.now() - message.at > 14 * 86_400_000)
      throw new CannotPress('卡片已超过 14 天，不能再点击')
    return this.cardOf(messageId, version)
  }
}

/** Starts the platform on a port of this machine. */
export function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  return Emulator.start(options)
}

function ids(person: string): Record<string, string> {
  return { open_id: person, union_id: `on_${person.slice(3)}` }
}

function botMention(): Record<string, unknown> {
  return {
    key: '@_user_1',
    id: { open_id: BOT_ID, union_id: 'on_bot' },
    mentioned_type: 'bot',
    name: BOT_NAME,
    tenant_key: TENANT,
  }
}
