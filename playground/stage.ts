import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { BotProcess } from './bot-process.js'
import { type DemoFolder, openDemoFolder } from './demo-folder.js'
import { directoryFromRoster, type RosterFile } from './emulator/directory.js'
import { type Emulator, startEmulator } from './emulator/emulator.js'
import type { Mode } from './emulator/transport.js'
import { FolderTaken, holdFolder } from './folder-lock.js'
import { RecordReader } from './record/record-reader.js'
import { whatWakes } from './record/waking.js'
import { type ClockControls, clockDesk } from './services/clock.js'
import { type ClockSetting, followsRealTime, REAL_TIME, TownClock } from './town-clock.js'

/** Keys of the playground alone: they open nothing but the emulator of this machine. */
const KEYS = {
  appId: 'cli_00000000000d0e40',
  appSecret: 'demo-app-secret',
  encryptKey: 'demo-encrypt-key',
  verificationToken: 'demo-verification-token',
}
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The platform and the bot as a process beside it, with everything they keep in one folder. */
export interface Stage {
  emulator: Emulator
  bot: BotProcess
  folder: DemoFolder
  /** What platform and bot go by, and what moves it. */
  clock: TownClock
  controls: ClockControls
  /** The bot's record as it stands in its folder. */
  record: RecordReader
  stop(): Promise<void>
}

export interface StageOptions {
  /** Where both keep their data. */
  data: string
  /** Begins anew, whatever the folder holds. */
  fresh: boolean
  /** Receives what the bot writes and what there is to tell, line by line. */
  print: (line: string) => void
  /** Called after every change of the bot's state, of its record, or of the clock. */
  changed?: () => void
  /** Where the clock stands at first, ISO; a kept demo goes on where it was. Absent: it follows real time. */
  now?: string
  /** How the bot hears of events: `webhook`, also when absent, or `websocket`. */
  mode?: string
  /** The same seed gives the platform's ids anew; absent: ids of their own. */
  seed?: string
}

/** What prevents a start, in words for the reader. */
export class CannotStart extends Error {}

/** Sets everything up; the bot is not started yet. @throws CannotStart */
export async function openStage(options: StageOptions): Promise<Stage> {
  const mode = modeNamed(options.mode)
  const rosterFile = `${ROOT}config/roster.json`
  if (!existsSync(rosterFile)) throw new CannotStart(`找不到名册文件 ${rosterFile}，无法启动`)
  const roster = JSON.parse(await readFile(rosterFile, 'utf8')) as RosterFile
  const release = await holdFolder(options.data).catch((error: unknown) => {
    if (!(error instanceof FolderTaken)) throw error
    throw new CannotStart(
      `数据文件夹 ${options.data} 正由另一个程序使用（进程 ${error.pid}）。请先结束它，或用 --data 换一个文件夹`,
    )
  })
  const folder = await openDemoFolder(options.data, options.fresh)
  const changed = options.changed ?? (() => undefined)
  const record = new RecordReader(folder.botData)
  await record.refresh()
  const clock = new TownClock(settingFor(folder.clock, options.now, record.latest()))
  const botPort = await freePort()
  const emulator = await startEmulator({
    ...KEYS,
    people: directoryFromRoster(roster),
    webhook: `http://127.0.0.1:${botPort}/webhook/event`,
    retryScale: 0.2,
    mode,
    clock,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(folder.memory ? { memory: folder.memory } : {}),
  })
  const bot = new BotProcess({
    port: botPort,
    env: {
      HOST: '127.0.0.1',
      FEISHU_APP_ID: KEYS.appId,
      FEISHU_APP_SECRET: KEYS.appSecret,
      FEISHU_ENCRYPT_KEY: KEYS.encryptKey,
      FEISHU_VERIFICATION_TOKEN: KEYS.verificationToken,
      FEISHU_BASE_URL: emulator.url,
      FEISHU_MODE: mode,
      DATA_DIR: folder.botData,
      DATABASE_URL: undefined,
      ROSTER_FILE: rosterFile,
    },
    clock: () => clock.setting(),
    print: options.print,
    changed,
  })
  let saving: NodeJS.Timeout | null = null
  const keep = () => folder.save(emulator.memory, kept(clock))
  const keepSoon = () => {
    saving ??= setTimeout(() => {
      saving = null
      keep().catch((error: unknown) => options.print(`演示数据未能保存：${String(error)}`))
    }, 500)
  }
  const controls = clockDesk({
    clock,
    bot,
    what: (alarm) => whatWakes(record, alarm),
    changed: () => {
      keepSoon()
      changed()
    },
  })
  const unfollow = record.follow(() => {
    controls.look()
    changed()
  })
  emulator.changes.listen(keepSoon)
  await keep()
  return {
    emulator,
    bot,
    folder,
    clock,
    controls,
    record,
    async stop() {
      unfollow()
      await bot.stop()
      await emulator.stop()
      if (saving) clearTimeout(saving)
      await keep()
      await release()
    },
  }
}

function modeNamed(name = 'webhook'): Mode {
  if (name === 'webhook' || name === 'websocket') return name
  throw new CannotStart(
    `FEISHU_MODE 不能是「${name}」，请改为 webhook（请求地址）或 websocket（长连接），或不设置`,
  )
}

/** How a demo's clock goes at its start: on from where it was kept, never from before what was recorded. */
function settingFor(kept: ClockSetting | null, first: string | undefined, recorded: number): ClockSetting {
  if (kept === null)
    return first === undefined ? REAL_TIME : { at: Date.parse(first), since: Date.now(), running: true }
  if (followsRealTime(kept) && recorded <= Date.now()) return REAL_TIME
  return { at: Math.max(kept.at, recorded), since: Date.now(), running: kept.running }
}

/** The clock as it is kept: the time while the demo is down does not count. */
function kept(clock: TownClock): ClockSetting {
  const setting = clock.setting()
  return followsRealTime(setting) ? REAL_TIME : { ...setting, at: clock.now(), since: Date.now() }
}

/** A port nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
