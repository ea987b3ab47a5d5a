import axios from 'axios'
import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/bot/log.js'
import { Fault } from '../../src/domain/fault.js'

const SECRET = 'p1atform-Secret/+='

function given(level = 'info', secrets: string[] = [SECRET, '']) {
  const lines: string[] = []
  const log = createLog(level, secrets, { write: (line) => void lines.push(line) })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> }
}

describe('secrets', () => {
  test.each([
    { app_secret: 'abc' },
    { a: { b: { c: [{ tenant_access_token: 'abc' }] } } },
    { Authorization: 'abc' },
    { encryptKey: 'abc' },
    { nested: { 'X-Lark-Signature': 'abc' } },
    { password: 'abc', cookie: 'abc' },
    { what: 'POST {"app_id":"cli_1","app_secret":"abc"} failed' },
    { what: 'verification_token=abc&x=1' },
    { what: 'Authorization: Bearer abc' },
    { what: '{\\"app_secret\\":\\"abc\\"}' },
  ])('%j leaves no trace', (detail) => {
    const { log, lines } = given()
    log.info(detail, 'call')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('abc')
  })

  test('exact values wherever they turn up', () => {
    const { log, lines } = given()
    log.warn({ url: `https://x.test/?k=${SECRET}`, list: [`a${SECRET}b`] }, `said ${SECRET}`)
    log.error(new Error(`sent ${SECRET}`))
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain(SECRET)
  })

  test('tokens of the platform in any text', () => {
    const { log, last } = given()
    log.info({ note: 'used t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234 here' }, 'u-abcdefghijklmnop')
    expect(last()).toMatchObject({ note: 'used ＊ here', msg: '＊' })
  })

  test('phone and identity numbers, but not digits inside ids', () => {
    const { log, last } = given()
    log.info(
      { note: '电话13800138000，证件310110199001011234', event: '5f13800138000a', ms: 1767225600123 },
      'x',
    )
    expect(last()).toMatchObject({ note: '电话＊，证件＊', event: '5f13800138000a', ms: 1767225600123 })
  })
})

test('what people wrote is never logged, whatever its depth', () => {
  const { log, lines } = given()
  const words = '不同意，理由如下'
  for (const name of [
    'text',
    'content',
    'opinion',
    'opinions',
    'form',
    'fields',
    'draft',
    'typed',
    'card',
    'body',
    'data',
  ]) {
    log.info({ [name]: words, deep: { [name]: [words], list: [{ [name]: { a: words } }] } }, 'act')
  }
  expect(lines).toHaveLength(11)
  expect(lines.join('')).not.toContain('理由')
})

test('ordinary details stay readable', () => {
  const { log, last } = given()
  log.info({ case: 'round/1', code: 230013, ok: true, none: null, list: [1, 'a'], text: 12 }, 'sent')
  expect(last()).toMatchObject({
    level: 'info',
    msg: 'sent',
    case: 'round/1',
    code: 230013,
    ok: true,
    none: null,
    list: [1, 'a'],
    text: 12,
  })
  expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/)
})

describe('errors', () => {
  test('are type, message, stack and code, with their cause', () => {
    const { log, last } = given()
    const cause = Object.assign(new Error('no space'), { code: 'ENOSPC', extra: 'gone' })
    log.error({ err: new Fault('WRITE_FAILED', '磁盘已满', '请清理磁盘', { cause }) }, 'write')
    const { err } = last() as { err: Record<string, unknown> }
    expect(err).toMatchObject({ type: 'Fault', code: 'WRITE_FAILED', message: '磁盘已满。请清理磁盘' })
    expect(Object.keys(err).sort()).toEqual(['cause', 'code', 'message', 'stack', 'type'])
    expect(err.cause).toMatchObject({ type: 'Error', code: 'ENOSPC' })
    expect(err.cause).not.toHaveProperty('extra')
  })

  test('of the HTTP client lose their request', async () => {
    const { log, lines } = given()
    const failed: unknown = await axios
      .post(
        'http://127.0.0.1:1/',
        { app_secret: 'abc', content: '意见' },
        { headers: { Authorization: 'Bearer abc' } },
      )
      .catch((error: unknown) => error)
    log.error({ err: failed, other: { error: failed } }, 'call')
    log.error(failed)
    expect(lines).toHaveLength(2)
    expect(lines.join('')).toContain('ECONNREFUSED')
    expect(lines.join('')).not.toMatch(/abc|意见/)
  })

  test('given alone, their message is scrubbed too', () => {
    const { log, last } = given()
    log.error(new Error('failed with Bearer abcdef'))
    expect(last().msg).toBe('failed with Bearer ＊')
  })
})

test('circles, depths and lengths come to an end', () => {
  const { log, last, lines } = given()
  const circle: Record<string, unknown> = { name: 'a' }
  circle.self = circle
  let deep: object = { end: 1 }
  for (let i = 0; i < 1_000; i++) deep = { deep }
  log.info({ circle, deep, long: '字'.repeat(100_000), many: Array.from({ length: 10_000 }, () => 1) }, 'x')
  expect(last().circle).toEqual({ name: 'a', self: '（循环）' })
  expect(lines[0]?.length).toBeLessThan(6_000)
})

test('what has no place in a log does not stop it', () => {
  const { log, last } = given()
  log.info({ big: 3n, fn: () => 1, bytes: Buffer.from('abc'), nothing: undefined, sym: Symbol('x') }, 'x')
  expect(last()).toMatchObject({ big: '3', bytes: '（不记录）' })
})

test('the level decides what is written', () => {
  const { log, lines } = given('warn')
  log.info({}, 'no')
  log.warn({}, 'yes')
  expect(lines).toHaveLength(1)
  const silent = given('silent')
  silent.log.fatal({}, 'no')
  expect(silent.lines).toEqual([])
})
