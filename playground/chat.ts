import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CannotStart, openStage } from './stage.js'
import { Conversation } from './terminal/conversation.js'
import { peopleLines, personFor } from './terminal/people.js'
import { openScreen } from './terminal/screen.js'

/** The bot in a terminal: `npm run chat -- --as ou_office`. Exit code 2: called wrongly; 1: could not start. */
const USAGE = '用法：npm run chat -- --as ou_office [--fresh] [--data 文件夹]'

const fail = (code: number, ...lines: string[]): never => {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(code)
}

const { values } = (() => {
  try {
    return parseArgs({
      options: { as: { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' } },
    })
  } catch {
    return fail(2, USAGE)
  }
})()
const data = values.data ?? fileURLToPath(new URL('../data/chat', import.meta.url))
mkdirSync(data, { recursive: true })
const log = createWriteStream(join(data, 'bot.log'), { flags: 'a' })
const stage = await openStage({
  data,
  fresh: values.fresh === true,
  print: (line) => log.write(`${line}\n`),
}).catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error
  return fail(1, error.message)
})
const { emulator, bot, folder } = stage
process.on('exit', () => bot.kill())

const end = async (code: number): Promise<never> => {
  await stage.stop()
  process.exit(code)
}

const me = personFor(values.as ?? emulator.people[0]?.openId ?? '', emulator.people)
if (!('openId' in me)) {
  process.stderr.write(
    `名册中没有「${values.as ?? ''}」。可用的身份：\n${peopleLines(emulator.people).join('\n')}\n`,
  )
  await end(2)
} else {
  const screen = openScreen(process.stdin, process.stdout, process.env)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => screen.close())
  await bot.start()
  if (bot.state().state !== 'running') {
    process.stderr.write(`机器人没有启动成功（${bot.state().note}），日志在 ${join(data, 'bot.log')}\n`)
    await end(1)
  }
  if (screen.live) {
    screen.write(`您现在是：${me.name}（${me.openId}）。直接输入文字提问，/help 查看用法，/quit 结束`)
    if (folder.memory) screen.write('接着上次的内容继续；如需从头开始，请加上 --fresh')
  }
  await new Conversation(emulator, screen, me).run()
  await end(0)
}
