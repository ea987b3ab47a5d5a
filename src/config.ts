import { z } from 'zod'
import { Fault } from './domain/fault.js'

/** How the bot is run. Every value comes from the environment; see `.env.example`. */
export interface Config {
  host: string
  port: number
  feishu: {
    appId: string
    appSecret: string
    /** Without a slash at its end. */
    baseUrl: string
    /** Events come in at the door, signed; or over a connection that the bot opens itself. */
    inbound: { mode: 'webhook'; encryptKey: string; verificationToken: string } | { mode: 'websocket' }
  }
  dataDir: string
  recordHash: 'sm3' | 'sha256'
  rosterFile: string
  /** Folder of the editions of the rules that do not come with the program. */
  rulebookDir: string
  logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const words = (what: string, fallback: string) => z.string(what).default(fallback)
const required = (todo: string) => z.string(`未设置；${todo}`)
const oneOf = <const Values extends readonly string[]>(values: Values, fallback: Values[number]) =>
  z.enum(values, `只能是 ${values.join('、')} 之一`).default(fallback as never)

/** Where further editions of the rules lie unless something else is set. */
export const RULEBOOK_DIR = './config/rulebooks'

/** The folder of further editions of the rules, for commands that need nothing else of the environment. */
export const rulebookDirIn = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment['RULEBOOK_DIR']?.trim() || RULEBOOK_DIR

/** The SDK connects only with an app id of this form, and says nothing otherwise. */
const REAL_APP_ID = /^cli_[0-9a-fA-F]{16}$/

const Environment = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, '应为 0 至 65535 的整数')
      .default('3000')
      .transform(Number)
      .refine((port) => port <= 65_535, '应为 0 至 65535 的整数'),
    HOST: words('应为监听地址', '127.0.0.1'),
    FEISHU_APP_ID: required('请填写开放平台「凭证与基础信息」中的 App ID'),
    FEISHU_APP_SECRET: required('请填写开放平台「凭证与基础信息」中的 App Secret'),
    FEISHU_ENCRYPT_KEY: z.string().optional(),
    FEISHU_VERIFICATION_TOKEN: z.string().optional(),
    FEISHU_BASE_URL: z
      .url({ protocol: /^https?$/, error: '应为 http 或 https 开头的网址，例如 https://open.feishu.cn' })
      .default('https://open.feishu.cn')
      .transform((url) => url.replace(/\/+$/, '')),
    FEISHU_MODE: oneOf(['webhook', 'websocket'], 'webhook'),
    DATA_DIR: words('应为文件夹的路径', './data'),
    RECORD_HASH: oneOf(['sm3', 'sha256'], 'sm3'),
    ROSTER_FILE: words('应为文件的路径', './config/roster.json'),
    RULEBOOK_DIR: words('应为文件夹的路径', RULEBOOK_DIR),
    LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
    DATABASE_URL: z
      .undefined('本版本只用内置存储，PostgreSQL 将在以后的版本提供；请删除该变量，数据保存在 DATA_DIR')
      .optional(),
  })
  .loose()

/**
 * Reads the environment. An empty value counts as not set.
 * @throws Fault BAD_CONFIG that names every variable at fault and what to do about it
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  const faults = [
    ...(parsed.error?.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`) ?? []),
    ...inboundFaults(given),
  ]
  if (!parsed.success || faults.length > 0) {
    const list = faults.map((fault, i) => `\n${i + 1}. ${fault}`).join('')
    throw new Fault(
      'BAD_CONFIG',
      `配置有 ${faults.length} 处需要改正：${list}\n以上`,
      '请在环境变量或 .env 文件中改正后重新启动',
    )
  }
  const env = parsed.data
  return {
    host: env.HOST,
    port: env.PORT,
    feishu: {
      appId: env.FEISHU_APP_ID,
      appSecret: env.FEISHU_APP_SECRET,
      baseUrl: env.FEISHU_BASE_URL,
      inbound:
        env.FEISHU_MODE === 'websocket'
          ? { mode: 'websocket' }
          : {
              mode: 'webhook',
              encryptKey: env.FEISHU_ENCRYPT_KEY ?? '',
              verificationToken: env.FEISHU_VERIFICATION_TOKEN ?? '',
            },
    },
    dataDir: env.DATA_DIR,
    recordHash: env.RECORD_HASH,
    rosterFile: env.ROSTER_FILE,
    rulebookDir: env.RULEBOOK_DIR,
    logLevel: env.LOG_LEVEL,
  }
}

/** What each way of receiving events needs besides. Looked at even where other variables are wrong, to name all at once. */
function inboundFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  if (given.FEISHU_MODE === 'websocket') {
    const usable = given.FEISHU_APP_ID === undefined || REAL_APP_ID.test(given.FEISHU_APP_ID)
    return usable ? [] : ['FEISHU_APP_ID 长连接方式下应为 cli_ 加16位十六进制字符；请从开放平台复制']
  }
  return ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN']
    .filter((name) => given[name] === undefined)
    .map((name) => `${name} 未设置；回调方式下必须填写，请从开放平台「事件与回调」的「加密策略」中复制`)
}
