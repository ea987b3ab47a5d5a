import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BotProcess } from './bot-process.js'
import { openDemoFolder } from './demo-folder.js'
import { directoryFromRoster, type RosterFile } from './emulator/directory.js'
import { startEmulator } from './emulator/emulator.js'
import { startChatPage } from './server.js'

const PAGE_PORT = 8787
/** Keys of the demo alone: they open nothing but the emulator of this machine. */
const KEYS = {
  appId: 'cli_00000000000d0e40',
  appSecret: 'demo-app-secret',
  encryptKey: 'demo-encrypt-key',
  verificationToken: 'demo-verification-token',
}

const { values } = parseArgs({
  options: { fresh: { type: 'boolean' }, data: { type: 'string' }, port: { type: 'string' } },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

const rosterFile = `${root}config/roster.json`
if (!existsSync(rosterFile)) {
  say(`找不到名册文件 ${rosterFile}，无法启动演示`)
  process.exit(1)
}
const roster = JSON.parse(await readFile(rosterFile, 'utf8')) as RosterFile
const folder = await openDemoFolder(values.data ?? `${root}data/demo`, values.fresh === true)
if (folder.removed) say(`${folder.removed}，本次从头开始`)
else if (folder.memory) say('接着上次的演示数据继续；如需从头开始，请运行 npm run demo -- --fresh')

const botPort = await freePort()
const emulator = await startEmulator({
  ...KEYS,
  people: directoryFromRoster(roster),
  webhook: `http://127.0.0.1:${botPort}/webhook/event`,
  retryScale: 0.2,
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
    FEISHU_MODE: 'webhook',
    DATA_DIR: folder.botData,
    DATABASE_URL: undefined,
    ROSTER_FILE: rosterFile,
  },
  print: say,
  changed: () => page.refresh(),
})
const wanted = values.port === undefined ? PAGE_PORT : Number(values.port)
const page = await startChatPage(emulator, wanted, {
  state: () => bot.state(),
  restart: (hard) => bot.restart(hard),
})

let saving: NodeJS.Timeout | null = null
emulator.changes.listen(() => {
  saving ??= setTimeout(() => {
    saving = null
    folder.save(emulator.memory).catch((error: unknown) => say(`演示数据未能保存：${String(error)}`))
  }, 500)
})
await folder.save(emulator.memory)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  say('正在停止演示')
  await bot.stop()
  await page.stop()
  await emulator.stop()
  if (saving) clearTimeout(saving)
  await folder.save(emulator.memory)
  say('演示已停止，数据保留在演示文件夹中')
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
process.on('exit', () => bot.kill())

await bot.start()
if (!stopping) {
  if (wanted !== 0 && !page.url.endsWith(`:${wanted}`)) say(`端口 ${wanted} 已被占用，改用下一个空闲端口`)
  if (bot.state().state !== 'running') say(`机器人没有启动成功（${bot.state().note}），可在页面上重试`)
  say(`演示页面：${page.url}（按 Ctrl-C 停止）`)
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
