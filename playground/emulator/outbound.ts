import type { Envelope } from './envelope.js'
import { type Exchange, type Mode, type Transport, unanswered } from './transport.js'
import { fairWeather, SHUFFLE_WITHIN_MS, type Weather } from './weather.js'
import { TENANT, type World } from './world.js'

/** One try to hand something to the bot, and what came back. */
export interface Attempt extends Exchange {
  mode: Mode
  at: number
  /** Real milliseconds until the answer, or until it was given up. */
  ms: number
}

/**
 * One event or press on its way to the bot. `held`: kept back, by hand or by the weather. `waiting`: failed, another try
 * is due. `given-up`: no more tries.
 */
export interface Delivery {
  id: string
  kind: 'event' | 'callback'
  type: string
  envelope: Envelope
  attempts: Attempt[]
  state: 'held' | 'under-way' | 'delivered' | 'waiting' | 'given-up'
  /** When the next try is due; null while none is planned. */
  due: number | null
}

/** The platform re-sends an event at these intervals, ms; a press never. Source: 事件概述. */
export const RETRIES = [15_000, 300_000, 3_600_000, 21_600_000] as const

export type Order = 'kept' | 'reversed' | 'shuffled'

/**
 * Hands events and presses to the bot; knows retries and the weather on the way. What waits to be sent again is forgotten
 * when the emulator ends: only what people can see is remembered.
 */
export class Outbound {
  readonly deliveries: Delivery[] = []
  /** Settings anybody may change at any time; they hold for events that happen afterwards. */
  readonly weather: Weather = fairWeather()
  private holding = false
  private stopped = false
  private readonly timers = new Set<() => void>()
  private pool: Delivery[] = []

  constructor(
    private readonly world: World,
    private readonly transports: Readonly<Record<Mode, Transport>>,
    /** How the app subscribes: 订阅方式. */
    public mode: Mode,
    /** Factor on the intervals between retries. */
    private readonly retryScale: number,
  ) {}

  /** An event; resolves when the first attempt is over, or at once while it is kept back. */
  async event(type: string, event: Record<string, unknown>): Promise<Delivery> {
    const delivery = this.enter('event', type, event, String(this.world.clock.now()))
    const { delayMs, shuffle } = this.weather
    if (this.holding) this.keepBack(delivery)
    else if (delayMs > 0) {
      this.keepBack(delivery)
      this.after(delayMs, () => {
        if (delivery.state === 'held') void this.depart(delivery, shuffle)
      })
    } else await this.depart(delivery, shuffle)
    return delivery
  }

  /** A press: one attempt, never repeated by the platform. */
  async callback(
    type: string,
    event: Record<string, unknown>,
  ): Promise<{ delivery: Delivery; attempt: Attempt }> {
    const delivery = this.enter('callback', type, event, `${this.world.clock.now()}000`)
    const attempt = await this.attempt(delivery)
    delivery.state = taken(attempt) ? 'delivered' : 'given-up'
    this.world.changed()
    return { delivery, attempt }
  }

  /** Sends an event or press once more with the same event id; what is planned for it stays as it is. */
  async redeliver(id: string): Promise<Attempt> {
    const delivery = this.deliveries.find((entry) => entry.id === id)
    if (!delivery) throw new Error(`no delivery ${id}`)
    const attempt = await this.attempt(delivery)
    if (taken(attempt)) {
      delivery.state = 'delivered'
      delivery.due = null
    }
    this.world.changed()
    return attempt
  }

  /** Keeps events back until `release`. */
  hold(): void {
    this.holding = true
  }

  /** Lets the events go that were kept back, one after another, in this order. */
  async release(order: Order = 'kept'): Promise<Delivery[]> {
    this.holding = false
    this.pool = []
    const held = this.deliveries.filter((delivery) => delivery.state === 'held')
    return this.letGo(held, order)
  }

  stop(): void {
    this.stopped = true
    for (const cancel of this.timers) cancel()
    this.timers.clear()
  }

  private enter(
    kind: Delivery['kind'],
    type: string,
    event: Record<string, unknown>,
    time: string,
  ): Delivery {
    const id = this.world.dice.id('')
    const envelope: Envelope = {
      schema: '2.0',
      header: {
        event_id: id,
        event_type: type,
        create_time: time,
        token: this.world.app.verificationToken,
        app_id: this.world.app.appId,
        tenant_key: TENANT,
      },
      event,
    }
    const delivery: Delivery = { id, kind, type, envelope, attempts: [], state: 'under-way', due: null }
    this.deliveries.push(delivery)
    return delivery
  }

  private keepBack(delivery: Delivery): void {
    delivery.state = 'held'
    this.world.changed()
  }

  /** The first way out of an event: straight away, or into the pool whose order is to be changed. */
  private async depart(delivery: Delivery, shuffle: number): Promise<void> {
    if (shuffle < 2) return this.round(delivery, 0)
    this.keepBack(delivery)
    this.pool.push(delivery)
    if (this.pool.length >= shuffle) await this.empty()
    else if (this.pool.length === 1) this.after(SHUFFLE_WITHIN_MS, () => void this.empty())
  }

  private async empty(): Promise<void> {
    await this.letGo(this.pool.splice(0), 'shuffled')
  }

  private async letGo(held: readonly Delivery[], order: Order): Promise<Delivery[]> {
    const inOrder =
      order === 'kept' ? [...held] : order === 'reversed' ? [...held].reverse() : this.mixed(held)
    for (const delivery of inOrder) if (delivery.state === 'held') await this.round(delivery, 0)
    return inOrder
  }

  /** Any order but the one they came in. */
  private mixed(held: readonly Delivery[]): Delivery[] {
    const shuffled = this.world.dice.shuffle(held)
    return shuffled.every((delivery, place) => delivery === held[place]) ? shuffled.reverse() : shuffled
  }

  /** One try of an event, or two at the same moment; plans the next when none was taken. */
  private async round(delivery: Delivery, retries: number): Promise<void> {
    delivery.state = 'under-way'
    delivery.due = null
    const tries = this.weather.twice && retries === 0 ? 2 : 1
    const attempts = await Promise.all(Array.from({ length: tries }, () => this.attempt(delivery)))
    if (attempts.some(taken)) delivery.state = 'delivered'
    else this.retry(delivery, retries)
    this.world.changed()
  }

  private retry(delivery: Delivery, retries: number): void {
    const wait = RETRIES[retries]
    if (wait === undefined || this.stopped) {
      delivery.state = 'given-up'
      return
    }
    delivery.state = 'waiting'
    delivery.due = this.world.clock.now() + wait * this.retryScale
    this.after(wait * this.retryScale, () => {
      if (delivery.state === 'waiting') void this.round(delivery, retries + 1)
    })
  }

  private after(ms: number, run: () => void): void {
    const cancel = this.world.clock.after(ms, () => {
      this.timers.delete(cancel)
      run()
    })
    this.timers.add(cancel)
  }

  private async attempt(delivery: Delivery): Promise<Attempt> {
    const { mode } = this
    const begun = performance.now()
    const at = this.world.clock.now()
    const came = await this.transports[mode].exchange(delivery.envelope)
    const seen = this.weather.drop && came.failure === null ? unanswered('lost') : came
    const attempt = { ...seen, mode, at, ms: performance.now() - begun }
    delivery.attempts.push(attempt)
    return attempt
  }
}

const taken = (attempt: Attempt): boolean => attempt.status === 200 && attempt.failure === null
