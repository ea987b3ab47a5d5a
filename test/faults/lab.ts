import { buttonsOf, textOf } from '../../playground/emulator/card/client.js'
import { directoryFromRoster } from '../../playground/emulator/directory.js'
import { type Emulator, startEmulator } from '../../playground/emulator/emulator.js'
import type { Typed } from '../../playground/emulator/pressing.js'
import { quiet } from '../support/quiet.js'
import { CHAIR, leader, OFFICE, ROSTER, unit } from '../support/town.js'
import type { Environment, Host } from './host.js'

const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 'lab-secret-of-the-app',
  encryptKey: 'lab-encrypt-key',
  verificationToken: 'lab-verification-token',
}

/** One thing a person does, again and again until it shows that it is done. */
interface Deed {
  who: string
  button: string
  typed?: Typed
  /** Words that tell the card to press, where several have the button. */
  on?: string
  /** What the person's chat shows when it is done. */
  done: string
}

/** What may go wrong around the acts; an undisturbed round has none of it. */
export interface Disturbance {
  /** A number in [0, 1): the same seed gives the same run. */
  dice: () => number
  /** Before a group of acts. */
  before?(lab: Lab): void | Promise<void>
  /** Every delivery comes again, at once and late. */
  duplicates?: boolean
}

/** The platform with fourteen units, and a bot on a host that may fail. */
export class Lab {
  private constructor(
    readonly platform: Emulator,
    readonly host: Host,
    private readonly disturbance: Disturbance,
  ) {}

  static async open(makeHost: (env: Environment) => Host, disturbance: Disturbance): Promise<Lab> {
    const platform = await startEmulator({
      ...KEYS,
      people: directoryFromRoster(ROSTER),
      rates: false,
      retryScale: 0.01,
    })
    const host = makeHost({
      FEISHU_APP_ID: KEYS.appId,
      FEISHU_APP_SECRET: KEYS.appSecret,
      FEISHU_ENCRYPT_KEY: KEYS.encryptKey,
      FEISHU_VERIFICATION_TOKEN: KEYS.verificationToken,
      FEISHU_BASE_URL: platform.url,
      ROSTER_FILE: 'config/roster.json',
      LOG_LEVEL: process.env.LAB_LOG ?? 'silent',
    })
    const lab = new Lab(platform, host, disturbance)
    await lab.up()
    return lab
  }

  async close(): Promise<void> {
    await this.host.stop()
    await this.platform.stop()
  }

  private starting: Promise<void> | null = null

  /** Starts the bot when it is down, once for all who wait; a machine that dies while starting is started again. */
  up(): Promise<void> {
    if (this.host.alive() && !this.starting) return Promise.resolve()
    this.starting ??= this.boot().finally(() => {
      this.starting = null
    })
    return this.starting
  }

  private async boot(): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      try {
        this.platform.webhook = `http://127.0.0.1:${await this.host.boot()}/webhook/event`
        return
      } catch (error) {
        if (tries === 19) throw error
        await this.host.crash()
      }
    }
  }

  async crash(): Promise<void> {
    if (!this.starting) await this.host.crash()
    await this.up()
  }

  private text(id: string): string {
    return textOf(this.platform.cardOf(id))
  }

  private cards(who: string) {
    return this.platform.messagesOf(who, { fromBot: true })
  }

  private shows(who: string, words: string): boolean {
    return this.cards(who).some((message) => this.text(message.id).includes(words))
  }

  /** Does it as a stubborn user would: presses, perhaps twice at once, and again when nothing seems to have come of it. */
  private async persist(deed: Deed): Promise<void> {
    for (let tries = 0; tries < 80; tries++) {
      if (this.shows(deed.who, deed.done)) return
      await this.up()
      const card = this.cards(deed.who).findLast(
        (message) =>
          (!deed.on || this.text(message.id).includes(deed.on)) &&
          buttonsOf(this.platform.cardOf(message.id)).some(
            (one) => one.text === deed.button && !one.disabled,
          ),
      )
      if (card) {
        const press = () =>
          this.platform.press(deed.who, card.id, deed.button, deed.typed ?? {}).catch(() => null)
        const twice = this.disturbance.duplicates && this.disturbance.dice() < 0.5
        const pressed = await Promise.all(twice ? [press(), press()] : [press()])
        if (this.disturbance.duplicates) await this.again(pressed.map((one) => one?.delivery?.id ?? null))
      }
      await this.platform
        .until(() => this.shows(deed.who, deed.done), 300)
        .catch(async () => {
          // Nothing came of it: the process may be a corpse that still holds its port.
          if (tries % 4 === 3) await this.crash()
        })
    }
    throw new Error(`${deed.who} never got to 「${deed.done}」 by 「${deed.button}」`)
  }

  private async again(ids: readonly (string | null)[]): Promise<void> {
    for (const id of ids) if (id) await this.platform.outbound.redeliver(id).catch(() => undefined)
  }

  /** Acts that are possible at the same moment, in any order. */
  private async together(deeds: readonly Deed[]): Promise<void> {
    await this.disturbance.before?.(this)
    const order = [...deeds]
      .map((deed) => ({ deed, at: this.disturbance.dice() }))
      .sort((a, b) => a.at - b.at)
    await Promise.all(order.map(({ deed }) => this.persist(deed)))
  }

  /** The whole round, from the office's form to the decision; gives what everybody has in the end. */
  async play(): Promise<Record<string, string[]>> {
    const { platform } = this
    await this.disturbance.before?.(this)
    await platform.say(OFFICE, '发起书面征询')
    await this.waitFor(OFFICE, '报分管副区长审定')
    await this.together([
      { who: OFFICE, button: '报分管副区长审定', typed: proposal(), done: '已提交，不能再次提交' },
    ])
    await this.together([{ who: CHAIR, button: '同意启动', on: '区政务云扩容项目', done: '已启动' }])
    const texts = (n: number): Pick<Deed, 'button' | 'typed'> =>
      n % 5 === 0
        ? { button: '不同意', typed: { 意见: `${unit(n)}：投入与产出不相称。` } }
        : n % 3 === 0
          ? { button: '同意但有修改意见', typed: { 意见: `${unit(n)}：请补充运维经费。` } }
          : { button: '同意' }
    await this.together(
      [...Array(13).keys()].map((i) => ({ who: leader(i + 1), ...texts(i + 1), done: '回执' })),
    )
    await this.waitFor(OFFICE, '已反馈 13 / 14')
    await this.together([{ who: OFFICE, button: '提交分管副区长', done: '确认提交' }])
    await this.together([
      {
        who: OFFICE,
        button: '确认提交',
        typed: { 理由: '事项紧急，经多次催办仍未反馈。' },
        done: '待签署',
      },
    ])
    await this.waitFor(CHAIR, '规则未设表决比例')
    await this.together([
      { who: CHAIR, button: '签署同意', typed: { 签署意见: '同意，抓紧落实。' }, done: '已决定' },
    ])
    for (const who of [OFFICE, ...Array.from({ length: 14 }, (_, i) => leader(i + 1))])
      await this.waitFor(who, '已决定')
    if (this.disturbance.duplicates) {
      await this.again(platform.deliveries.map((delivery) => delivery.id))
      await this.crash()
      await this.again(platform.deliveries.map((delivery) => delivery.id))
    }
    platform.faults.clear()
    return this.settled()
  }

  private async waitFor(who: string, words: string): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      await this.up()
      const seen = await this.platform.until(() => this.shows(who, words), 500).catch(() => null)
      if (seen) return
      if (tries % 6 === 5) await this.crash()
    }
    throw new Error(
      `${who} never saw 「${words}」: ${this.cards(who)
        .map((m) => this.text(m.id))
        .join('\n---\n')}`,
    )
  }

  /** What everybody has when nothing moves any more: texts without times and receipts, in order of the alphabet. */
  private async settled(): Promise<Record<string, string[]>> {
    await quiet(this.platform)
    return Object.fromEntries(
      this.platform.people
        .map(
          (person) =>
            [
              person.openId,
              this.cards(person.openId)
                .map((m) => plain(this.text(m.id)))
                .sort(),
            ] as const,
        )
        .filter(([, texts]) => texts.length > 0),
    )
  }
}

const plain = (text: string): string => text.replace(/\d{2}:\d{2}/g, '时刻').replace(/[0-9A-F]{8}/g, '回执码')

/** Four days from now: no reminder falls into the run. */
function proposal(): Typed {
  const day = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10)
  return {
    事项: '区政务云扩容项目',
    事项说明: '现有资源使用率已超过九成，拟扩容计算和存储资源。',
    调研情况: '已会同区大数据中心完成资源使用情况调研。',
    办公室意见和建议: '建议同意，年内完成扩容。',
    特殊情况说明: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
    反馈截止: `${day} 18:00`,
  }
}

/** A small generator of numbers in [0, 1) from a seed. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
