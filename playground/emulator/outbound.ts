import { request } from 'node:http'
import { type Envelope, seal } from './envelope.js'
import type { World } from './world.js'
import { TENANT } from './world.js'

/** One try to hand something to the bot. `failure` names why no answer came. */
export interface Attempt {
  at: number
  ms: number
  status: number | null
  failure: 'timeout' | 'connect' | 'dns' | 'no-webhook' | null
  body: string
}

/**
 * One event or press on its way to the bot. `held`: kept back by the switch. `waiting`: failed, another try is due.
 * `given-up`: no more tries.
 */
export interface Delivery {
  id: string
  kind: 'event' | 'callback'
  type: string
  envelope: Envelope
  attempts: Attempt[]
  state: 'held' | 'under-way' | 'delivered' | 'waiting' | 'given-up'
}

/** The platform re-sends an event at these intervals, ms; a press never. Source: 事件概述. */
export const RETRIES = [15_000, 300_000, 3_600_000, 21_600_000] as const

export interface OutboundSettings {
  /** Real milliseconds for the whole exchange. */
  deadlineMs: number
  /** Factor on the intervals between retries. */
  retryScale: number
}

/** Signs, encrypts and delivers; knows retries, duplicates, holding back and shuffling. */
export class Outbound {
  readonly deliveries: Delivery[] = []
  webhook: string | null = null
  /** Every event is sent twice at the same moment. */
  twice = false
  private holding = false
  private stopped = false
  private readonly timers = new Set<() => void>()

  constructor(
    private readonly world: World,
    private readonly settings: OutboundSettings,
  ) {}

  /** An event; resolves when the first attempt is over, or at once while events are held back. */
  async event(type: string, event: Record<string, unknown>): Promise<Delivery> {
    const delivery = this.enter('event', type, event, String(this.world.clock.now()))
    if (this.holding) {
      delivery.state = 'held'
      this.world.changed()
      return delivery
    }
    await Promise.all(
      this.twice ? [this.attempt(delivery), this.attempt(delivery)] : [this.attempt(delivery)],
    )
    return delivery
  }

  /** A press: one attempt, never repeated by the platform. */
  async callback(
    type: string,
    event: Record<string, unknown>,
  ): Promise<{ delivery: Delivery; attempt: Attempt }> {
    const delivery = this.enter('callback', type, event, `${this.world.clock.now()}000`)
    const attempt = await this.attempt(delivery)
    return { delivery, attempt }
  }

  /** Sends an event or press once more with the same event id, freshly encrypted and signed. */
  async redeliver(id: string): Promise<Attempt> {
    const delivery = this.deliveries.find((entry) => entry.id === id)
    if (!delivery) throw new Error(`no delivery ${id}`)
    return this.attempt(delivery)
  }

  /** Keeps events back until `release`. */
  hold(): void {
    this.holding = true
  }

  /** Lets the events go that were kept back, one after another, in this order. */
  async release(order: 'kept' | 'reversed' | 'shuffled' = 'kept'): Promise<Delivery[]> {
    this.holding = false
    let held = this.deliveries.filter((delivery) => delivery.state === 'held')
    if (order === 'reversed') held = held.reverse()
    if (order === 'shuffled') held = this.world.dice.shuffle(held)
    for (const delivery of held) await this.attempt(delivery)
    return held
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
    const delivery: Delivery = { id, kind, type, envelope, attempts: [], state: 'under-way' }
    this.deliveries.push(delivery)
    return delivery
  }

  private async attempt(delivery: Delivery): Promise<Attempt> {
    delivery.state = 'under-way'
    const attempt = await this.post(delivery.envelope)
    delivery.attempts.push(attempt)
    if (attempt.status === 200 && attempt.failure === null) delivery.state = 'delivered'
    else if (delivery.kind === 'callback') delivery.state = 'given-up'
    else this.retry(delivery)
    this.world.changed()
    return attempt
  }

  private retry(delivery: Delivery): void {
    const wait = RETRIES[delivery.attempts.length - 1]
    if (wait === undefined || this.stopped) {
      delivery.state = 'given-up'
      return
    }
    delivery.state = 'waiting'
    const cancel = this.world.clock.after(wait * this.settings.retryScale, () => {
      this.timers.delete(cancel)
      void this.attempt(delivery)
    })
    this.timers.add(cancel)
  }

  private async post(message: unknown): Promise<Attempt> {
    const { world, webhook } = this
    const begun = performance.now()
    const at = world.clock.now()
    const done = (status: number | null, failure: Attempt['failure'], body = ''): Attempt => ({
      at,
      ms: performance.now() - begun,
      status,
      failure,
      body,
    })
    if (webhook === null) return done(null, 'no-webhook')
    const sealed = seal(message, {
      encryptKey: world.app.encryptKey,
      timestamp: String(Math.floor(at / 1000)),
      nonce: world.dice.id('').slice(0, 10),
      iv: world.dice.bytes(16),
    })
    return new Promise((resolve) => {
      const call = request(webhook, { method: 'POST', headers: sealed.headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve(done(response.statusCode ?? 0, null, Buffer.concat(chunks).toString('utf8'))),
        )
        response.on('error', () => resolve(done(null, 'connect')))
      })
      const timer = setTimeout(() => {
        resolve(done(null, 'timeout'))
        call.destroy()
      }, this.settings.deadlineMs)
      call.on('error', (error: NodeJS.ErrnoException) =>
        resolve(done(null, error.code === 'ENOTFOUND' ? 'dns' : 'connect')),
      )
      call.on('close', () => clearTimeout(timer))
      call.end(sealed.body)
    })
  }
}
