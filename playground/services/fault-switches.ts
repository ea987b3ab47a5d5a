import type { Emulator } from '../emulator/emulator.js'
import type { Trouble } from '../emulator/faults.js'
import { fairWeather, type Weather } from '../emulator/weather.js'

/** What is said with a fault when it is switched on. */
export interface Said {
  seconds: number
  person: string
}

/** One fault: how it is switched on and off again, and how often it has struck in all. */
export interface Switch {
  id: string
  group: '投递' | '平台' | '人员和群'
  name: string
  expect: string
  needs?: 'seconds' | 'person'
  once?: true
  on(emulator: Emulator, said: Said): () => void
  /** What was said when it was switched on by an earlier demo: the platform remembers people and groups. */
  kept?(emulator: Emulator): Partial<Said> | null
  struck(emulator: Emulator): number
}

const SHUFFLED_TOGETHER = 3
const STOPPED_BOT = 230053
const OUTSIDE_GROUP = 230002
const VOID_TOKEN = 99991663

const events = (emulator: Emulator) => emulator.deliveries.filter(({ kind }) => kind === 'event')
const groups = (emulator: Emulator, withBot: boolean) =>
  Object.values(emulator.memory.chats).filter(({ type, botIn }) => type === 'group' && botIn === withBot)
const refused = (code: number) => (emulator: Emulator) =>
  emulator.calls.filter((call) => call.code === code).length

/** A switch of the weather on the way from the platform to the bot. */
const weather = (
  entry: Pick<Switch, 'id' | 'name' | 'expect' | 'needs' | 'struck'>,
  change: (said: Said) => Partial<Weather>,
): Switch => ({
  ...entry,
  group: '投递',
  on(emulator, said) {
    const changed = change(said)
    Object.assign(emulator.outbound.weather, changed)
    return () => {
      const fair = Object.entries(fairWeather()).filter(([key]) => key in changed)
      Object.assign(emulator.outbound.weather, Object.fromEntries(fair))
    }
  },
})

/** A switch of the platform's answers to the bot's calls. */
const trouble = (
  entry: Pick<Switch, 'id' | 'name' | 'expect' | 'needs'>,
  kind: Trouble['kind'],
  make: (said: Said) => Trouble,
): Switch => ({
  ...entry,
  group: '平台',
  on: (emulator, said) => emulator.faults.add(make(said)),
  struck: (emulator) => emulator.calls.filter(({ fault }) => fault === kind).length,
})

/** Every fault that can be switched on from the page, in its order. */
export const SWITCHES: readonly Switch[] = [
  weather(
    {
      id: 'twice',
      name: '重复送达',
      expect: '每个事件投递两次；机器人只办理一次，不会出现两张卡片。',
      struck: (emulator) => events(emulator).filter(({ attempts }) => attempts.length > 1).length,
    },
    () => ({ twice: true }),
  ),
  weather(
    {
      id: 'late',
      name: '迟到',
      expect: '发出的文字过这些秒才送到机器人，答复相应推迟；点击按钮不受影响。',
      needs: 'seconds',
      struck: (emulator) => events(emulator).length,
    },
    ({ seconds }) => ({ delayMs: seconds * 1_000 }),
  ),
  weather(
    {
      id: 'shuffled',
      name: '乱序',
      expect: `文字每${SHUFFLED_TOGETHER}条一组打乱先后再送到，凑不满的约5秒后送出；每条仍各得一次答复。`,
      struck: (emulator) => events(emulator).length,
    },
    () => ({ shuffle: SHUFFLED_TOGETHER }),
  ),
  weather(
    {
      id: 'lost',
      name: '应答丢失',
      expect: '机器人已经办理，但应答没有回到平台：点击时提示超时，文字会被再次投递；办理结果不重复。',
      struck: (emulator) =>
        emulator.deliveries.flatMap(({ attempts }) => attempts).filter(({ failure }) => failure === 'lost')
          .length,
    },
    () => ({ drop: true }),
  ),
  trouble(
    {
      id: 'slow',
      name: '变慢',
      expect: '平台过这些秒才应答机器人；卡片来得慢，但不会缺少。',
      needs: 'seconds',
    },
    'slow',
    ({ seconds }) => ({ kind: 'slow', ms: seconds * 1_000 }),
  ),
  trouble(
    {
      id: 'limited',
      name: '限流（429）',
      expect: '平台以调用过快为由拒绝；机器人等待后重发，恢复后卡片补齐。',
    },
    '429',
    () => ({ kind: '429' }),
  ),
  trouble(
    {
      id: 'broken',
      name: '内部错误（500）',
      expect: '平台每次都答复内部错误；已办理的事项照常留在记录里，恢复后卡片补齐。',
    },
    '500',
    () => ({ kind: '500' }),
  ),
  trouble(
    {
      id: 'cut',
      name: '断线',
      expect: '机器人与平台的连接一再中断；恢复后卡片补齐，不重复发送。',
    },
    'reset',
    () => ({ kind: 'reset' }),
  ),
  {
    id: 'token',
    group: '平台',
    name: '令牌作废',
    expect: '机器人手中的令牌即刻失效；它自行换取新令牌，几乎察觉不到。',
    once: true,
    on(emulator) {
      emulator.voidTokens()
      return () => undefined
    },
    struck: refused(VOID_TOKEN),
  },
  {
    id: 'stopped',
    group: '人员和群',
    name: '某人停用机器人',
    expect: '机器人发给此人的消息都被拒绝；办公室会看到未能送达的名单，可在恢复后重发。',
    needs: 'person',
    on(emulator, { person }) {
      emulator.setStopped(person, true)
      return () => emulator.setStopped(person, false)
    },
    kept(emulator) {
      const person = emulator.people.find(({ openId }) => emulator.standing(openId).stopped)?.openId
      return person === undefined ? null : { person }
    },
    struck: refused(STOPPED_BOT),
  },
  {
    id: 'outside',
    group: '人员和群',
    name: '机器人被移出群',
    expect: '群里的提问不再有答复；私聊和办理不受影响。',
    on(emulator) {
      for (const { id, members } of groups(emulator, true)) void emulator.removeBot(members[0] ?? '', id)
      return () => {
        for (const { id, members } of groups(emulator, false)) void emulator.addBot(members[0] ?? '', id)
      }
    },
    kept: (emulator) => (groups(emulator, false).length > 0 ? {} : null),
    struck: refused(OUTSIDE_GROUP),
  },
]
