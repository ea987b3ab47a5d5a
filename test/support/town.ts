import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buttonsOf, textOf } from '../../playground/emulator/card/client.js'
import { directoryFromRoster, type RosterFile } from '../../playground/emulator/directory.js'
import { type Emulator, type Pressed, startEmulator } from '../../playground/emulator/emulator.js'
import { current, type Message } from '../../playground/emulator/messages.js'
import type { ButtonChoice, Typed } from '../../playground/emulator/pressing.js'
import type { Mode } from '../../playground/emulator/transport.js'
import { type Edges, type Running, start } from '../../src/main.js'
import { type JumpingClock, jumpingClock } from './jumping-clock.js'
import { quiet } from './quiet.js'

export const KEYS = {
  appId: 'cli_0000000000000001',
  appSecret: 'town-secret-of-the-app',
  encryptKey: 'town-encrypt-key',
  verificationToken: 'town-verification-token',
}
const ROSTER_FILE = 'config/roster.json'
export const ROSTER = JSON.parse(readFileSync(ROSTER_FILE, 'utf8')) as RosterFile

/** The leader of the n-th member unit (from 1), and the unit's name. */
export const leader = (n: number): string => ROSTER.members[n - 1]?.leader.openId ?? ''
export const unit = (n: number): string => ROSTER.members[n - 1]?.unit ?? ''
export const CHAIR = ROSTER.chair.openId
export const OFFICE = ROSTER.office[0]?.openId ?? ''
export const STRANGER = 'ou_stranger'

/** An answer of `/readyz`. */
interface Readiness {
  status: number
  body: unknown
}

/** A whole town over real HTTP: the platform, the bot with its data folder, and people who say, see and press. */
export interface Town {
  platform: Emulator
  clock: JumpingClock
  dir: string
  says(
    who: string,
    text: string,
    where?: { chat?: string; parent?: string; mention?: boolean },
  ): Promise<string>
  /** The newest message of the bot in this private chat whose card holds all these words; waits for it. */
  sees(who: string, ...words: string[]): Promise<Message>
  /** The newest card of the bot in this private chat that has the button and holds all these words; waits for it. */
  finds(who: string, button: string, ...words: string[]): Promise<Message>
  /** Presses the button on the card that `finds` gives. */
  taps(who: string, button: string, typed?: Typed, ...words: string[]): Promise<Pressed>
  presses(who: string, message: Message, button: ButtonChoice, typed?: Typed): Promise<Pressed>
  /** Everything the person's private chat shows now, one text a message of the bot. */
  texts(who: string): string[]
  text(message: Message): string
  /** Stops the bot in order and starts it anew on the same data. */
  restart(): Promise<void>
  /** What the running bot answers when it is asked whether it can work. */
  readiness(): Promise<Readiness>
  /** Resolves when it says that it can. */
  becomesReady(): Promise<void>
  stopBot(): Promise<void>
  startBot(): Promise<void>
  /** Resolves when nothing changed at the platform for a while of real time: messages have settled. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface TownOptions {
  now?: string
  edges?: Edges
  seed?: string
  dir?: string
  /** Folder of further editions of the rules. */
  rulebooks?: string
  /** How the bot hears of events; absent: at its door. */
  mode?: Mode
}

/** 2026-11-23 is a Monday. */
export const MONDAY = '2026-11-23T01:00:00.000Z'

export async function town(options: TownOptions = {}): Promise<Town> {
  const clock = jumpingClock(options.now ?? MONDAY)
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'town-')))
  const platform = await startEmulator({
    ...KEYS,
    people: directoryFromRoster(ROSTER),
    clock,
    rates: false,
    // A bot that lost its connection comes back at once instead of within half a minute.
    clientConfig: { ReconnectInterval: 0.05, ReconnectNonce: 0 },
    ...(options.mode ? { mode: options.mode } : {}),
    ...(options.seed ? { seed: options.seed } : {}),
  })
  let running: Running | null = null

  async function startBot(): Promise<void> {
    running = await start(
      {
        PORT: '0',
        FEISHU_APP_ID: KEYS.appId,
        FEISHU_APP_SECRET: KEYS.appSecret,
        FEISHU_ENCRYPT_KEY: KEYS.encryptKey,
        FEISHU_VERIFICATION_TOKEN: KEYS.verificationToken,
        FEISHU_BASE_URL: platform.url,
        FEISHU_MODE: options.mode,
        DATA_DIR: dir,
        ROSTER_FILE,
        ...(options.rulebooks ? { RULEBOOK_DIR: options.rulebooks } : {}),
        LOG_LEVEL: process.env.TOWN_LOG ?? 'silent',
      },
      clock,
      options.edges,
    )
    platform.webhook = `http://127.0.0.1:${running.port}/webhook/event`
    if (options.mode === 'websocket') await becomesReady()
  }

  async function readiness(): Promise<Readiness> {
    const answer = await fetch(`http://127.0.0.1:${running?.port}/readyz`)
    return { status: answer.status, body: await answer.json() }
  }

  async function becomesReady(): Promise<void> {
    while ((await readiness()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  async function stopBot(): Promise<void> {
    await running?.stop()
    running = null
  }

  const text = (message: Message): string =>
    message.type === 'interactive' ? textOf(platform.cardOf(message.id)) : current(message).content

  const newest = (who: string, fits: (message: Message) => boolean, what: string): Promise<Message> =>
    platform.until(
      () => platform.messagesOf(who, { fromBot: true }).findLast(fits),
      8_000,
      `${who} to see ${what}`,
    )
  const holds = (message: Message, words: readonly string[]) =>
    words.every((word) => text(message).includes(word))
  const finds = (who: string, button: string, ...words: string[]) =>
    newest(
      who,
      (message) =>
        holds(message, words) &&
        buttonsOf(platform.cardOf(message.id)).some((one) => one.text === button && !one.disabled),
      `「${button}」 ${words.join(' + ')}`,
    )

  await startBot()
  return {
    finds,
    readiness,
    becomesReady,
    async taps(who, button, typed, ...words) {
      return platform.press(who, (await finds(who, button, ...words)).id, button, typed)
    },
    platform,
    clock,
    dir,
    text,
    texts: (who) => platform.messagesOf(who, { fromBot: true }).map(text),
    async says(who, words, where) {
      const { messageId, delivery } = await platform.say(who, words, where)
      const last = delivery?.attempts.at(-1)
      if (last && last.status !== 200) throw new Error(`the bot answered ${last.status ?? last.failure}`)
      return messageId
    },
    sees: (who, ...words) => newest(who, (message) => holds(message, words), words.join(' + ')),
    presses: (who, message, button, typed) => platform.press(who, message.id, button, typed),
    async restart() {
      await stopBot()
      await startBot()
    },
    startBot,
    stopBot,
    settled: () => quiet(platform),
    async close() {
      await stopBot()
      await platform.stop()
      if (!options.dir) await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A proposal as the office types it. */
export const PROPOSAL: Typed = {
  事项: '区政务云扩容项目',
  事项说明: '现有资源使用率已超过九成，拟扩容计算和存储资源。',
  调研情况: '已会同区大数据中心完成资源使用情况调研。',
  办公室意见和建议: '建议同意，年内完成扩容。',
  特殊情况说明: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
  反馈截止: '2026-11-27 18:00',
}

/** From the office's form to fourteen cards. */
export async function startRound(here: Town, proposal: Typed = PROPOSAL): Promise<void> {
  await here.says(OFFICE, '发起书面征询')
  const sent = await here.taps(OFFICE, '报分管副区长审定', proposal)
  if (sent.code !== null) throw new Error(`${sent.code} ${sent.reason}`)
  const started = await here.taps(CHAIR, '同意启动', {}, String(proposal['事项']))
  if (started.code !== null) throw new Error(`${started.code} ${started.reason}`)
}
