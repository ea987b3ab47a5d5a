import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { demoServices } from './demo-services.js'
import { type ChatPage, startChatPage } from './server.js'
import { CannotStart, openStage } from './stage.js'

const PAGE_PORT = 8787

const { values } = parseArgs({
  options: { fresh: { type: 'boolean' }, data: { type: 'string' }, port: { type: 'string' } },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
let page: ChatPage | null = null
const stage = await openStage({
  data: values.data ?? fileURLToPath(new URL('../data/demo', import.meta.url)),
  fresh: values.fresh === true,
  ...(process.env['FEISHU_MODE'] ? { mode: process.env['FEISHU_MODE'] } : {}),
  print: say,
  changed: () => page?.refresh(),
}).catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error
  say(error.message)
  process.exit(1)
})
const { emulator, bot, folder } = stage
process.on('exit', () => bot.kill())
let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  say('正在停止演示')
  await page?.stop()
  await stage.stop()
  say('演示已停止，数据保留在演示文件夹中')
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
if (folder.removed) say(`${folder.removed}，本次从头开始`)
else if (folder.memory) say('接着上次的演示数据继续；如需从头开始，请运行 npm run demo -- --fresh')

// Nobody has to wait for the bot to write to it: until it is up, the platform keeps what is said.
emulator.outbound.hold()
const started = bot.start()
const wanted = values.port === undefined ? PAGE_PORT : Number(values.port)
page = await startChatPage(emulator, wanted, {
  bot,
  services: demoServices(stage),
})
if (wanted !== 0 && !page.url.endsWith(`:${wanted}`)) say(`端口 ${wanted} 已被占用，改用下一个空闲端口`)
say(`演示页面：${page.url}（按 Ctrl-C 停止）`)
await started
await emulator.outbound.release()
if (!stopping && bot.state().state !== 'running')
  say(`机器人没有启动成功（${bot.state().note}），可在页面上重试`)
