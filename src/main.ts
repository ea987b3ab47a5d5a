import { readFile } from 'node:fs/promises'
import { createApp, type Health, listen } from './bot/app.js'
import { assembleBot, registry } from './bot/bot.js'
import { createLog } from './bot/log.js'
import { readRosterFile } from './bot/roster-file.js'
import type { Alarm } from './bot/scheduler.js'
import { systemClock } from './bot/system-clock.js'
import { readConfig } from './config.js'
import type { Clock } from './domain/clock.js'
import { Fault } from './domain/fault.js'
import type { PersonId } from './domain/ids.js'
import type { Roster } from './domain/roster.js'
import { createPlatformClient } from './feishu/client.js'
import { openLongConnection } from './feishu/long-connection.js'
import { createPace } from './feishu/pace.js'
import { readRulebooks } from './rulebook-folder.js'
import { type Editions, editionNamed } from './rules/rulebook/succession.js'
import type { Disk } from './store/embedded/disk.js'
import { openEmbedded } from './store/embedded/open.js'

/** The edges of the process that a test may put something else in the place of. */
export interface Edges {
  disk?: Disk
  /** What ends the process when the disk can no longer be trusted. */
  die?: (fault: Fault) => void
  /** How long one call to the platform may take. */
  platformTimeoutMs?: number
}

export interface Running {
  port: number
  /** When time itself acts next, and in which case; null while nothing waits for it. */
  nextAlarm(): Alarm | null
  stop(): Promise<void>
}

/** Starts the bot as the environment says. @throws Fault with what is wrong and what to do. */
export async function start(
  env: Readonly<Record<string, string | undefined>>,
  clock: Clock,
  edges: Edges = {},
): Promise<Running> {
  const config = readConfig(env)
  const { appId, appSecret, baseUrl, inbound } = config.feishu
  const keys = inbound.mode === 'webhook' ? { ...inbound, appId } : null
  const log = createLog(config.logLevel, [
    appSecret,
    ...(keys ? [keys.encryptKey, keys.verificationToken] : []),
  ])
  const editions = await readRulebooks(config.rulebookDir)
  const roster = await readRoster(config.rosterFile, editions)
  const store = await openEmbedded({
    dir: config.dataDir,
    fold: registry.fold,
    hash: config.recordHash,
    clock,
    tell: (what) => log.warn({}, what),
    ...(edges.disk ? { disk: edges.disk } : {}),
    ...(edges.die ? { die: edges.die } : {}),
  })
  const courier = createPlatformClient({
    appId,
    appSecret,
    baseUrl,
    clock,
    pace: createPace(clock),
    log,
    ...(edges.platformTimeoutMs ? { timeoutMs: edges.platformTimeoutMs } : {}),
  })
  const bot = await assembleBot({
    store,
    courier,
    clock,
    editions,
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
  const inside = { clock, receive: bot.receive, bot: () => me, log }
  const health = async (): Promise<Health> => {
    const stored = await store.health()
    if (!stored.ok) return stored
    if (connection && !connection.connected()) return { ok: false, reason: '与飞书的长连接尚未建立' }
    return courier.ready()
  }
  await bot.start()
  const connection = keys ? null : openLongConnection({ ...inside, appId, appSecret, baseUrl })
  const server = await listen(createApp({ ...inside, keys, health }), config.host, config.port, clock)
  log.info({ port: server.port, mode: inbound.mode }, '联席会议助手已就绪')
  return {
    port: server.port,
    nextAlarm: () => bot.nextAlarm(),
    async stop() {
      connection?.stop()
      await server.close()
      await bot.stop()
      await store.close()
      log.info({}, '联席会议助手已停止')
    },
  }
}

async function readRoster(file: string, editions: Editions): Promise<Roster> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('BAD_ROSTER', `读不到名单文件 ${file}`, '请检查 ROSTER_FILE', { cause })
  })
  return readRosterFile(text, file, (rulebook) => editionNamed(editions, rulebook).seats)
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
