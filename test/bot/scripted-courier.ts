import type { MessageId } from '../../src/domain/ids.js'
import type { Receiver } from '../../src/domain/receiver.js'
import type { Courier, Delivery } from '../../src/feishu/courier.js'

export interface Call {
  how: 'send' | 'patch'
  /** Person or chat; for a patch, to whom the message was sent. */
  to: string
  message: MessageId
  uuid: string
  /** All words of the card. */
  text: string
}

/** Has its effect, or not, and answers. */
export type Answered = Delivery | 'ok'
type Answer = Answered | Promise<Answered>

const no = (code: number, reason: string, more: Partial<Delivery & { ok: false }>): Delivery => ({
  ok: false,
  again: false,
  afterMs: 0,
  uncertain: false,
  code,
  reason,
  ...more,
})
export const BUSY = no(500, '平台暂时不能处理（500）', { again: true, uncertain: true })
export const TOO_OFTEN = no(99991400, '调用平台过于频繁', { again: true, afterMs: 90_000 })
export const OUT_OF_RANGE = no(230013, '机器人不在可用范围', {})
export const TOO_OLD = no(230031, '消息已超过14天，不能再更新', {})

/** A platform that does as the test says, and accepts one uuid once. */
export class ScriptedCourier implements Courier {
  readonly calls: Call[] = []
  /** What happens to a call; the default is that it succeeds. */
  script: (call: Call) => Answer = () => 'ok'
  readonly #byUuid = new Map<string, MessageId>()
  readonly #shown = new Map<MessageId, { to: string; text: string }>()

  async send(to: Receiver, card: string, uuid: string): Promise<Delivery> {
    const known = this.#byUuid.get(uuid)
    const message = known ?? (`om_${this.#byUuid.size + 1}` as MessageId)
    if (!known) this.#byUuid.set(uuid, message)
    const person = 'person' in to ? to.person : to.chat
    return this.#call({ how: 'send', to: person, message, uuid, text: wordsOf(card) })
  }

  async patch(message: MessageId, card: string): Promise<Delivery> {
    const to = this.#shown.get(message)?.to ?? ''
    return this.#call({ how: 'patch', to, message, uuid: '', text: wordsOf(card) })
  }

  async #call(call: Call): Promise<Delivery> {
    this.calls.push(call)
    const answer = await this.script(call)
    const reached = answer === 'ok' || answer.ok || answer.uncertain
    const twice = call.how === 'send' && this.#shown.has(call.message)
    if (reached && !twice) this.#shown.set(call.message, { to: call.to, text: call.text })
    return answer === 'ok' ? { ok: true, messageId: call.message } : answer
  }

  async ready(): ReturnType<Courier['ready']> {
    return { ok: true }
  }

  /** The platform draws the card of an answered click. */
  draw(message: MessageId, text: string): void {
    const shown = this.#shown.get(message)
    if (shown) shown.text = text
  }

  /** All messages this person has, oldest first, as they show now. */
  chat(person: string): string[] {
    return [...this.#shown.values()].filter(({ to }) => to === person).map(({ text }) => text)
  }

  of(how: Call['how'], person?: string): Call[] {
    return this.calls.filter((call) => call.how === how && (!person || call.to === person))
  }
}

/** Something that can be kept waiting. */
export function gate<Value>(): { open: (value: Value) => void; passed: Promise<Value> } {
  let open: (value: Value) => void = () => undefined
  const passed = new Promise<Value>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

/** Calls that fit are held until they are let go with an answer. */
export function hold(courier: ScriptedCourier, fits: (call: Call) => boolean) {
  const held: { call: Call; answer: (value: Answered) => void }[] = []
  courier.script = (call) => {
    if (!fits(call)) return 'ok'
    const { open, passed } = gate<Answered>()
    held.push({ call, answer: open })
    return passed
  }
  return held
}

function wordsOf(card: string): string {
  const words: string[] = []
  JSON.stringify(JSON.parse(card), (key, value: unknown) => {
    if (key === 'content' && typeof value === 'string') words.push(value.trim())
    return value
  })
  return [...new Set(words)].join('\n')
}
