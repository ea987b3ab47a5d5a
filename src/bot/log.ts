import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino } from 'pino'

/** Names under which secrets travel. */
const SECRET_NAME = /secret|token|encrypt|authori[sz]ation|passw|cookie|ticket|signature|api[-_]?key/i
/** Names under which travels what people wrote, or whole requests and cards that hold it. */
const TEXT_NAME =
  /^(text|content|opinions?|form|typed|fields|draft|proposal|card|body|data|value|params|config|request|response|headers|input|answer|command)$/i
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer ＊'],
  [/\b[tu]-[\w.-]{10,}/g, '＊'],
  [
    // "app_secret":"…", app_secret=…, and the first inside a text that is itself inside JSON
    /(\\*"?\w*(?:secret|token|password|encrypt|ticket)\w*\\*"?\s*[:=]\s*)(\\+"[^"]*"|"(?:[^"\\]|\\.)*"|[^\s,;&}"]+)/gi,
    '$1＊',
  ],
  // 身份证号码 and 手机号码, but not digits inside an id of the platform.
  [/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, '＊'],
  [/(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])/g, '＊'],
]
const DEEPEST = 6
const MOST_ITEMS = 50
const LONGEST = 4_000

/** Writes what happened, scrubbed of secrets and of what people wrote. No child loggers: pino does not scrub what they carry. */
export type AppLog = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/**
 * The log. `secrets`: exact values that must never appear, wherever they turn up. Where it goes: standard output, or
 * `destination`. Errors are reduced to type, message, stack and code: those of the HTTP client carry whole requests.
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  destination?: DestinationStream,
): AppLog {
  const scrub = createScrub(secrets)
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => error },
    formatters: {
      level: (label) => ({ level: label }),
      log: (detail) => scrub(detail) as Record<string, unknown>,
    },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as unknown[]
        const told = first instanceof Error ? [{ err: first }, first.message, ...rest] : [first, ...rest]
        const clean = told.map((arg) => (typeof arg === 'string' ? scrub(arg) : arg))
        method.apply(this, clean as Parameters<LogFn>)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The same value without secrets and without what people wrote; plain data, of bounded depth and size. */
export function createScrub(secrets: readonly string[]): (value: unknown) => unknown {
  const known = secrets.filter((secret) => secret !== '')

  const clean = (text: string): string => {
    const named = known.reduce((rest, secret) => rest.replaceAll(secret, '＊'), text)
    const rest = SECRET_TEXT.reduce((rest, [pattern, put]) => rest.replace(pattern, put), named)
    return rest.length > LONGEST ? `${rest.slice(0, LONGEST)}（节选）` : rest
  }
  const entry = (name: string, value: unknown, path: readonly object[]): unknown => {
    if (SECRET_NAME.test(name)) return '（已隐去）'
    if (TEXT_NAME.test(name) && typeof value !== 'number' && typeof value !== 'boolean') return '（不记录）'
    return walk(value, path)
  }
  const walk = (value: unknown, path: readonly object[]): unknown => {
    if (typeof value === 'string') return clean(value)
    if (typeof value === 'bigint') return String(value)
    if (typeof value === 'function' || typeof value === 'symbol') return undefined
    if (typeof value !== 'object' || value === null) return value
    if (path.includes(value)) return '（循环）'
    if (path.length >= DEEPEST) return '（过深）'
    const inner = [...path, value]
    if (value instanceof Error) return ofError(value, inner)
    if (ArrayBuffer.isView(value)) return '（不记录）'
    if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => walk(item, inner))
    const entries = Object.entries(value).slice(0, MOST_ITEMS)
    return Object.fromEntries(entries.map(([name, item]) => [name, entry(name, item, inner)]))
  }
  const ofError = (error: Error, path: readonly object[]): object => ({
    type: error.name,
    message: clean(error.message),
    stack: clean(error.stack ?? ''),
    ...('code' in error && { code: walk(error.code, path) }),
    ...(error.cause !== undefined && { cause: walk(error.cause, path) }),
  })
  return (value) => walk(value, [])
}
