import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.js'
import { Fault } from '../src/domain/fault.js'

const LEAST = {
  FEISHU_APP_ID: 'cli_demo',
  FEISHU_APP_SECRET: 'secret',
  FEISHU_ENCRYPT_KEY: 'key',
  FEISHU_VERIFICATION_TOKEN: 'token',
}

function faultOf(environment: Record<string, string | undefined>): Fault {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('no fault')
}

test('the least that is needed, all else by default', () => {
  expect(readConfig(LEAST)).toEqual({
    host: '127.0.0.1',
    port: 3000,
    feishu: {
      appId: 'cli_demo',
      appSecret: 'secret',
      baseUrl: 'https://open.feishu.cn',
      inbound: { mode: 'webhook', encryptKey: 'key', verificationToken: 'token' },
    },
    dataDir: './data',
    recordHash: 'sm3',
    rosterFile: './config/roster.json',
    rulebookDir: './config/rulebooks',
    logLevel: 'info',
  })
})

test('empty values count as not set, spaces around are dropped, other variables do not matter', () => {
  const given = {
    ...LEAST,
    PORT: '',
    HOST: ' 0.0.0.0 ',
    LOG_LEVEL: '  ',
    DATABASE_URL: '',
    PATH: '/bin',
    NODE_ENV: 'x',
  }
  expect(readConfig(given)).toMatchObject({ port: 3000, host: '0.0.0.0', logLevel: 'info' })
})

test('a long connection needs neither key nor token, but an app id in the platform’s form', () => {
  const given = {
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret',
    FEISHU_MODE: 'websocket',
    FEISHU_BASE_URL: 'http://127.0.0.1:8787/',
  }
  expect(readConfig(given).feishu).toEqual({
    appId: 'cli_0123456789abcdef',
    appSecret: 'secret',
    baseUrl: 'http://127.0.0.1:8787',
    inbound: { mode: 'websocket' },
  })
  expect(faultOf({ ...given, FEISHU_APP_ID: 'cli_demo' }).message).toContain('FEISHU_APP_ID 长连接方式下')
})

describe('BAD_CONFIG', () => {
  test('one message names every fault and what to do', () => {
    const fault = faultOf({
      PORT: '70000',
      RECORD_HASH: 'md5',
      LOG_LEVEL: 'loud',
      FEISHU_BASE_URL: 'open.feishu.cn',
      DATABASE_URL: 'postgres://x',
    })
    expect(fault.code).toBe('BAD_CONFIG')
    expect(fault.message).toContain('配置有 9 处需要改正')
    for (const name of [
      'PORT',
      'RECORD_HASH',
      'LOG_LEVEL',
      'FEISHU_BASE_URL',
      'DATABASE_URL',
      ...Object.keys(LEAST),
    ]) {
      expect(fault.message).toMatch(new RegExp(`^\\d\\. ${name} \\S`, 'm'))
    }
    expect(fault.message).toContain('sm3、sha256')
    expect(fault.todo).toContain('.env')
  })

  test('DATABASE_URL: PostgreSQL comes with a later version', () => {
    expect(faultOf({ ...LEAST, DATABASE_URL: 'postgres://u:p@db/x' }).message).toMatch(
      /PostgreSQL 将在以后的版本提供/,
    )
  })

  test.each(['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'])(
    'there is no unsigned mode: %s is required',
    (name) => {
      expect(faultOf({ ...LEAST, [name]: ' ' }).message).toContain(`1. ${name} 未设置`)
    },
  )

  test.each([
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '65536'],
    ['FEISHU_MODE', 'polling'],
    ['FEISHU_BASE_URL', 'ftp://open.feishu.cn'],
  ])('%s=%s', (name, value) => {
    expect(faultOf({ ...LEAST, [name]: value }).message).toContain(`1. ${name} `)
  })

  test('a wrong value is not repeated in the message: it may be a secret in the wrong place', () => {
    expect(faultOf({ ...LEAST, LOG_LEVEL: 'p4ssw0rd', FEISHU_BASE_URL: 'p4ssw0rd' }).message).not.toContain(
      'p4ssw0rd',
    )
  })

  test.each(['0', '65535'])('PORT=%s is possible', (port) => {
    expect(readConfig({ ...LEAST, PORT: port }).port).toBe(Number(port))
  })
})

test('.env.example names every variable, with its default', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const given = Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=', 2) as [string, string]),
  )
  expect(readConfig({ ...given, ...LEAST })).toEqual(readConfig(LEAST))
  const names = [
    'HOST',
    'PORT',
    'DATA_DIR',
    'RECORD_HASH',
    'ROSTER_FILE',
    'RULEBOOK_DIR',
    'LOG_LEVEL',
    'FEISHU_BASE_URL',
    'FEISHU_MODE',
  ]
  expect(Object.keys(given).sort()).toEqual([...names, ...Object.keys(LEAST)].sort())
})
