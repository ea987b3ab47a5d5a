import { readFile } from 'node:fs/promises'
import { buttonsOf } from '../playground/emulator/card/client.js'
import { directoryFromRoster, type RosterFile } from '../playground/emulator/directory.js'
import { type Emulator, startEmulator } from '../playground/emulator/emulator.js'
import { actionOf, chooseButton, type Typed } from '../playground/emulator/pressing.js'
import { startChild } from './children.js'
import { type Connection, connections, post } from './connection.js'
import { median, quantile } from './figures.js'
import { delivered, KEYS } from './keys.js'

/** Milliseconds from click to answer, and of the echo of the same body in between. */
export interface Clicks {
  bursts: number
  clicks: number[]
  echoes: number[]
  /** Ratio of the medians. */
  ratio: number
}

const ROSTER = 'config/roster.json'
const ROUNDS = 5
/** Every leader answers, and changes his opinion four times: each a durable act on the same case. */
const BURSTS = 5
const WITHIN = 20_000

/** 14 leaders click at the same moment, again and again, on the whole bot with its data on this disk. */
export async function measureClicks(dir: string): Promise<Clicks> {
  const roster = JSON.parse(await readFile(ROSTER, 'utf8')) as RosterFile
  const platform = await startEmulator({ ...KEYS, people: directoryFromRoster(roster), rates: false })
  const bot = await startChild('bot', {
    PORT: '0',
    FEISHU_APP_ID: KEYS.appId,
    FEISHU_APP_SECRET: KEYS.appSecret,
    FEISHU_ENCRYPT_KEY: KEYS.encryptKey,
    FEISHU_VERIFICATION_TOKEN: KEYS.verificationToken,
    FEISHU_BASE_URL: platform.url,
    FEISHU_MODE: 'webhook',
    DATA_DIR: `${dir}/bot`,
    ROSTER_FILE: ROSTER,
    LOG_LEVEL: 'error',
  })
  platform.webhook = `http://127.0.0.1:${bot.port}/webhook/event`
  const echo = await startChild('echo')
  const leaders = roster.members.map(({ leader }) => leader.openId)
  const toBot = await connections(bot.port, leaders.length)
  const toEcho = await connections(echo.port, leaders.length)

  const clicks: number[] = []
  const echoes: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const title = `压力测试第${round + 1}件`
    await openRound(platform, roster, title)
    const cards = await Promise.all(leaders.map((who) => cardOf(platform, who, title)))
    for (let burst = 0; burst < BURSTS; burst += 1) {
      await settled(platform)
      const sealed = cards.map(({ action, id }, n) => press(leaders[n] ?? '', id, action(burst)))
      const taken = await together(toBot, sealed, /已收到您的书面意见/)
      const echoed = await together(toEcho, sealed, /encrypt/)
      if (round === 0) continue
      clicks.push(...taken)
      echoes.push(...echoed)
    }
  }
  for (const connection of [...toBot, ...toEcho]) connection.close()
  await bot.stop()
  await echo.stop()
  await platform.stop()
  return { bursts: ROUNDS * BURSTS, clicks, echoes, ratio: median(clicks) / median(echoes) }
}

/** From the office's form to fourteen cards. */
async function openRound(platform: Emulator, roster: RosterFile, title: string): Promise<void> {
  const office = roster.office[0]?.openId ?? ''
  const proposal: Typed = {
    事项: title,
    事项说明: '现有资源使用率已超过九成，拟扩容计算和存储资源。',
    调研情况: '已会同区大数据中心完成资源使用情况调研。',
    办公室意见和建议: '建议同意，年内完成扩容。',
    特殊情况说明: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
    反馈截止: `${new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)} 18:00`,
  }
  await platform.say(office, '发起书面征询')
  const form = await newest(platform, office, '报分管副区长审定', '')
  await platform.press(office, form, '报分管副区长审定', proposal)
  const approval = await newest(platform, roster.chair.openId, '同意启动', title)
  await platform.press(roster.chair.openId, approval, '同意启动')
}

const newest = async (platform: Emulator, who: string, button: string, title: string): Promise<string> => {
  const found = await platform.until(
    () =>
      platform.messagesOf(who, { fromBot: true }).findLast(({ id }) => {
        const card = platform.cardOf(id)
        return JSON.stringify(card).includes(title) && buttonsOf(card).some(({ text }) => text === button)
      }),
    WITHIN,
    `${who} to see 「${button}」`,
  )
  return found.id
}

/** The opinion card of a leader, and what a press on it sends when he has answered so many times. */
async function cardOf(platform: Emulator, who: string, title: string) {
  const id = await newest(platform, who, '同意但有修改意见', title)
  const card = platform.cardOf(id)
  const pressed = actionOf(card, chooseButton(card, '同意但有修改意见'), { 意见: '' })
  const action = (given: number) => ({
    ...pressed,
    value: { ...(pressed?.['value'] as object), v: given },
    form_value: { text: `建议补充网络安全等级保护和运维经费测算内容，第${given + 1}稿。` },
  })
  return { id, action }
}

const press = (who: string, message: string, action: object): Buffer =>
  delivered(
    'card.action.trigger',
    {
      operator: { tenant_key: 'bench', open_id: who },
      token: 'c-bench',
      action,
      host: 'im_message',
      context: { open_message_id: message, open_chat_id: 'oc_bench' },
    },
    `${Date.now()}000`,
  )

/** All at the same moment; milliseconds each. @throws when an answer is not what it should be */
async function together(
  over: readonly Connection[],
  requests: readonly Buffer[],
  right: RegExp,
): Promise<number[]> {
  const begun = performance.now()
  return Promise.all(
    over.map(async (connection, n) => {
      const { status, body } = await connection.ask(requests[n] ?? post('/', {}, ''))
      const taken = performance.now() - begun
      if (status !== 200 || !right.test(body.toString('utf8')))
        throw new Error(`answered ${status}: ${body.toString('utf8').slice(0, 300)}`)
      return taken
    }),
  )
}

/** Resolves when the bot has sent and patched what there was to send. */
async function settled(platform: Emulator): Promise<void> {
  let calls = -1
  while (calls !== platform.calls.length) {
    calls = platform.calls.length
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Under 100 ms in the middle, never over the three seconds of the platform. */
export const quickEnough = ({ clicks }: Clicks): boolean =>
  median(clicks) < 100 && quantile(clicks, 1) <= 3_000
