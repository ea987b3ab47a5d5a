import { describe, expect, test } from 'vitest'
import { parseObject } from '../../src/feishu/json.js'

describe('keys that reach a prototype', () => {
  test.each([
    '{"__proto__":{"admin":true},"a":1}',
    '{"constructor":{"prototype":{"admin":true}},"a":1}',
    '{"\\u005f_proto__":{"admin":true},"a":1}',
    '{"\\u0063onstructor":{"admin":true},"a":1}',
  ])('%s loses them', (text) => {
    expect(Object.keys(parseObject(text) ?? {})).toEqual(['a'])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('at any depth, in lists too', () => {
    const parsed = parseObject('{"a":[{"prototype":1,"b":{"__proto__":2,"c":3}}]}')
    expect(JSON.stringify(parsed)).toBe('{"a":[{"b":{"c":3}}]}')
  })

  test('the words stay where they are values', () => {
    expect(parseObject('{"a":"__proto__ 与 constructor"}')).toEqual({ a: '__proto__ 与 constructor' })
  })
})

test.each([
  '',
  '[]',
  'null',
  '"x"',
  '1',
  '{',
  '{"a":1}x',
  '['.repeat(200_000),
  `{"\\u0061":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
])('what is no JSON object is null (%#)', (text) => {
  expect(parseObject(text)).toBeNull()
})
