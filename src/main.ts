import { readFile } from 'node:fs/promises'
import { createApp, type Health, listen } from './bot/app.js'
import { assembleBot, registry } from './bot/bot.js'
import { createLog } from './bot/log.js'
import { readRosterFile } from './bot/roster-file.js'
import { systemClock } from './bot/system-clock.js'
import { readConfig } from './config.js'
import type { Clock } from './domain/clock.js'
import { Fault } from './domain/fault.js'
import type { PersonId } from './domain/ids.js'
import type { Receive } from './feishu/answering.js'
import { createPlatformClient } from './feishu/client.js'
import { longConnection } from './feishu/long-connection.js'
import { createPace } from './feishu/pace.js'
import { loadEdition } from './rules/rulebook/editions.js'
import { loadCalendar } from './rules/working-calendar.js'
import { openEmbedded } from './store/embedded/open.js'

/** The edges of the process that a test may put something else in the place of. */
export interface Edges {
  disk?: Disk
  /** How long one call to the platform may take. */
  platformTimeoutMs?: number
}

export interface Running {
  port: number
  stop(): Promise<void>
}

/** Starts the bot as the environment says. @throws Fault with what is wrong and what to do. */
export async function start(env: Readonly<Record<string, string | undefined>>, clock: Clock): Promise<Running> {
  const config = readConfig(env)
  const secrets = [config.appSecret, config.encryptKey ?? '', config.verificationToken ?? ''].filter(Boolean)
  const log = createLog(config.logLevel, secrets)
  const file = await readFile(config.rosterFile, 'utf8').catch((cause: unknown) => {
    throw new Fault('BAD_ROSTER', `读不到名单文件 ${config.rosterFile}`, '请检查 ROSTER_FILE', { cause })
  })
  const roster = readRosterFile(file, (id) => loadEdition(id).seats)
  const edition = loadEdition(roster.rulebook)
  const store = await openEmbedded({ dir: config.dataDir, fold: registry.fold, hash: config.recordHash, clock })
  const courier = createPlatformClient({
    appId: config.appId,
    appSecret: config.appSecret,
    baseUrl: config.baseUrl,
    clock,
    pace: createPace(clock),
    log,
  })
  const bot = await assembleBot({
    store,
    courier,
    clock,
    edition,
    calendar: loadCalendar(),
    roster: { roster, source: config.rosterFile },
    log,
  })

  let me: PersonId | null = null
  courier.botOpenId().then(
    (id) => {
      me = id
    },
    (err: unknown) => log.warn({ err }, 'the bot does not know its own open_id yet'),
  )
  const health = async (): Promise<Health> => {
    const stored = await store.health()
    return stored.ok ? courier.ready() : stored
  }
  const receive: Receive = (event) => bot.receive(event)
  const app = createApp({
    keys: {
      encryptKey: config.encryptKey ?? '',
      verificationToken: config.verificationToken ?? '',
      appId: config.appId,
    },
    clock,
    receive,
    bot: () => me,
    health,
    log,
  })
  await bot.start()
  const door = await listen(app, config.host, config.port, clock)
  const connection = config.mode === 'websocket' ? longConnection({ ...config, receive, bot: () => me, log }) : null
  log.info({ port: door.port, mode: config.mode }, '联席会议助手已就绪')
  return {
    port: door.port,
    async stop() {
      await connection?.stop()
      await door.close()
      await bot.stop()
      await store.close()
      log.info({}, '联席会议助手已停止')
    },
  }
}

/** Started as a program, not imported by a test. */
if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const stopAtOnce = (error: unknown) => {
    console.error(error instanceof Fault ? `${error.code} ${error.message}` : error)
    process.exit(1)
  }
  try {
    const running = await start(process.env, systemClock(Date.now))
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void running.stop().then(() => process.exit(0), stopAtOnce))
    }
  } catch (error) {
    stopAtOnce(error)
  }
}
