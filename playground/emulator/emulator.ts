import type { AddressInfo } from 'node:net'
import { apiServer } from './api/server.js'
import { type Outcome, outcomeOf, type Toast } from './callback-answer.js'
import { type Clock, realClock } from './clock.js'
import { diceFrom } from './dice.js'
import type { Directory } from './directory.js'
import { CLIENT_CONFIG, type ClientConfig } from './endpoint.js'
import { Faults } from './faults.js'
import { Happenings } from './happenings.js'
import { LongConnections } from './long-connection.js'
import { emptyMemory, type Memory } from './messages.js'
import { type Delivery, Outbound } from './outbound.js'
import { actionOf, type ButtonChoice, CannotPress, choiceOf, chooseButton, type Typed } from './pressing.js'
import { Rates } from './rates.js'
import type { Mode } from './transport.js'
import { Changes } from './waiting.js'
import { type Verified, Webhook } from './webhook.js'
import { type AppKeys, newWorld, TENANT, unionId, type World } from './world.js'

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

/** A press that stays in the client: a link, a reset. */
const UNTOLD: Pressed = { code: null, reason: null, toast: null, card: null, opened: null, delivery: null }

export interface PressOptions {
  /** Press what an older version of the card showed: 0 is the first. */
  version?: number
}

/** The platform of the bot, in one process: its API over HTTP, its events, and its users' clients. */
export class Emulator extends Happenings {
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
    const action = actionOf(card, button, typed, this.membersOf(messageId))
    if (!action) return { ...UNTOLD, opened: button.url }
    return { ...(await this.pressRaw(person, messageId, action)), opened: button.url }
  }

  /** Somebody chooses an option, a date or types into a field outside a form; `which` is its name or label. */
  async choose(person: string, messageId: string, which: string, value: string | boolean): Promise<Pressed> {
    const card = this.cardFor(person, messageId)
    const { action, opened } = choiceOf(card, which, value, this.membersOf(messageId))
    if (!action) return { ...UNTOLD, opened }
    return { ...(await this.pressRaw(person, messageId, action)), opened }
  }

  /** A press with any `action` at all, whatever the card shows: for hostile clients. */
  async pressRaw(person: string, messageId: string, action: Record<string, unknown>): Promise<Pressed> {
    const { world } = this
    const message = this.message(messageId)
    world.locked.set(messageId, (world.locked.get(messageId) ?? 0) + 1)
    const { delivery, attempt } = await this.outbound.callback('card.action.trigger', {
      operator: { tenant_key: TENANT, open_id: person, union_id: unionId(person) },
      token: world.dice.id('c-'),
      action,
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: message.chatId },
    })
    world.locked.set(messageId, (world.locked.get(messageId) ?? 1) - 1)
    const outcome: Outcome = outcomeOf(attempt, world)
    if (outcome.code === null && outcome.card)
      message.versions.push({ content: JSON.stringify(outcome.card), at: world.clock.now(), by: 'answer' })
    world.changed()
    if (outcome.code !== null) return { ...outcome, toast: null, card: null, opened: null, delivery }
    return { ...outcome, reason: null, opened: null, delivery }
  }

  private membersOf(messageId: string): readonly string[] {
    return this.chat(this.message(messageId).chatId).members
  }

  private cardFor(person: string, messageId: string, version?: number): Record<string, unknown> {
    const message = this.message(messageId)
    if (!this.chat(message.chatId).members.includes(person)) throw new CannotPress('此人看不到这张卡片')
    if (message.revoked) throw new CannotPress('消息已撤回')
    if (this.tooOld(message)) throw new CannotPress('卡片已超过 14 天，不能再点击')
    return this.cardOf(messageId, version)
  }
}

/** Starts the platform on a port of this machine. */
export function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  return Emulator.start(options)
}
