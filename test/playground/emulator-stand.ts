import { createDecipheriv, createHash } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../playground/emulator/emulator.js'
import { type FakeBot, type Heard, startFakeBot } from './fake-bot.js'
import { SteppedClock } from './stepped-clock.js'

export type Json = Record<string, unknown>

export const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 's-demo',
  encryptKey: 'ejm-demo-encrypt-key',
  verificationToken: 'v-demo',
}

const someone = (openId: string) => ({
  openId,
  name: openId,
  group: '成员单位',
  unit: '',
  title: '',
  role: 'leader' as const,
})
const people = {
  people: [someone('ou_a'), someone('ou_b')],
  groups: [{ chatId: 'oc_group', name: '联席会议工作群', members: ['ou_a', 'ou_b'] }],
}

export interface Answer {
  status: number
  headers: Headers
  body: Json
}

/** The emulator with a fake bot and a stepped clock, begun anew for every test of the file that makes one. */
export class Stand {
  bot!: FakeBot
  clock!: SteppedClock
  emulator!: Emulator
  token = ''
  private readonly options: Partial<EmulatorOptions>

  constructor(options: Partial<EmulatorOptions> = {}) {
    this.options = options
    beforeEach(async () => {
      this.bot = await startFakeBot()
      this.clock = new SteppedClock()
      await this.open({})
    })
    afterEach(async () => {
      await this.emulator.stop()
      await this.bot.stop()
    })
  }

  /** The emulator once more, with other options. */
  async restart(options: Partial<EmulatorOptions>): Promise<void> {
    await this.emulator.stop()
    await this.open(options)
  }

  private async open(options: Partial<EmulatorOptions>): Promise<void> {
    const { bot, clock } = this
    const common = { ...KEYS, people, webhook: bot.url, clock, rates: false }
    this.emulator = await startEmulator({ ...common, ...this.options, ...options })
    await this.takeToken()
  }

  async takeToken(): Promise<void> {
    const { body } = await this.call('POST', '/auth/v3/tenant_access_token/internal', {
      app_id: KEYS.appId,
      app_secret: KEYS.appSecret,
    })
    this.token = String(body['tenant_access_token'])
  }

  /** Any call; a body that is text goes as it is. */
  async call(
    method: string,
    path: string,
    body: unknown = null,
    authorization = `Bearer ${this.token}`,
  ): Promise<Answer> {
    const response = await fetch(`${this.emulator.url}/open-apis${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', authorization },
      ...(body === null ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Json }
  }

  async code(method: string, path: string, body: unknown = null): Promise<unknown> {
    return (await this.call(method, path, body)).body['code']
  }

  /** A call with a multipart body, or one whose answer is a file. */
  raw(method: string, path: string, form?: FormData): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}` }
    return fetch(`${this.emulator.url}/open-apis${path}`, {
      method,
      headers,
      ...(form ? { body: form } : {}),
    })
  }

  /** A message of any type. */
  post(type: string, content: unknown, to = 'ou_a', more: Json = {}): Promise<Answer> {
    const idType = to.startsWith('oc_') ? 'chat_id' : 'open_id'
    return this.call('POST', `/im/v1/messages?receive_id_type=${idType}`, {
      receive_id: to,
      msg_type: type,
      content: typeof content === 'string' ? content : JSON.stringify(content),
      ...more,
    })
  }

  send(card: Json, to = 'ou_a', uuid?: string): Promise<Answer> {
    return this.post('interactive', card, to, uuid === undefined ? {} : { uuid })
  }

  patch(id: string, card: Json): Promise<Answer> {
    return this.call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(card) })
  }

  /** Sends a card and answers with its message id. */
  async sent(card: Json, to = 'ou_a'): Promise<string> {
    return idOf(await this.send(card, to))
  }
}

export function idOf({ body }: Answer): string {
  return String((body['data'] as Json)['message_id'])
}

/** What the bot heard, opened with a few lines that share nothing with the emulator. */
export function opened(heard: Heard | undefined): { header: Json; event: Json } {
  if (!heard) throw new Error('nothing heard')
  const blob = Buffer.from(String((JSON.parse(heard.body) as Json)['encrypt']), 'base64')
  const key = createHash('sha256').update(KEYS.encryptKey).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, blob.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(blob.subarray(16)), decipher.final()]).toString('utf8')
  return JSON.parse(plain) as { header: Json; event: Json }
}
