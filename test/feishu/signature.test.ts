import { describe, expect, test } from 'vitest'
import { sameSecret, verdictOnSignature } from '../../src/feishu/signature.js'
import { sign } from './sealing.js'
import { KEY, NONCE, OLD_CARD, PRESS, TIMESTAMP, VERIFICATION } from './vectors.js'

const NOW = Number(TIMESTAMP) * 1000
const bodyOf = (sealed: string) => Buffer.from(JSON.stringify({ encrypt: sealed }))
const headers = (signature: string, timestamp = TIMESTAMP, nonce = NONCE) => ({ timestamp, nonce, signature })

describe('签名校验', () => {
  test.each([
    ['url_verification', VERIFICATION],
    ['a card with Chinese', PRESS],
  ])('the worked example of %s passes', (_, vector) => {
    expect(verdictOnSignature(headers(vector.signature), bodyOf(vector.sealed), KEY, NOW)).toBe('good')
  })

  test('one changed byte of the body fails', () => {
    const body = bodyOf(PRESS.sealed)
    body[40] = (body[40] ?? 0) ^ 1
    expect(verdictOnSignature(headers(PRESS.signature), body, KEY, NOW)).toBe('bad signature')
  })

  test('white space added to the body changes what is signed', () => {
    const spaced = Buffer.from(`{ "encrypt" : "${PRESS.sealed}" }\n`)
    expect(verdictOnSignature(headers(PRESS.signature), spaced, KEY, NOW)).toBe('bad signature')
    const signed = headers(sign(TIMESTAMP, NONCE, KEY, spaced))
    expect(verdictOnSignature(signed, spaced, KEY, NOW)).toBe('good')
  })

  test.each([
    ['another key', headers(sign(TIMESTAMP, NONCE, 'other', bodyOf(PRESS.sealed)))],
    ['no signature', headers('')],
    ['a shorter one', headers(PRESS.signature.slice(0, -1))],
    ['upper case', headers(PRESS.signature.toUpperCase())],
    ['another nonce', headers(PRESS.signature, TIMESTAMP, 'other')],
    ['another timestamp', headers(PRESS.signature, '1767225601')],
    ['the old card scheme', headers(OLD_CARD.signature)],
  ])('%s fails', (_, given) => {
    expect(verdictOnSignature(given, bodyOf(PRESS.sealed), KEY, NOW)).toBe('bad signature')
  })

  test('a missing or endless nonce is refused', () => {
    expect(verdictOnSignature(headers(PRESS.signature, TIMESTAMP, ''), bodyOf('x'), KEY, NOW)).toBe(
      'no nonce',
    )
    const long = headers(PRESS.signature, TIMESTAMP, 'n'.repeat(201))
    expect(verdictOnSignature(long, bodyOf('x'), KEY, NOW)).toBe('no nonce')
  })

  test.each([
    [300_000, 'good'],
    [300_001, 'stale'],
    [-300_000, 'good'],
    [-300_001, 'stale'],
  ] as const)('read %i ms after it was stamped: %s', (age, verdict) => {
    const now = NOW + age
    expect(verdictOnSignature(headers(PRESS.signature), bodyOf(PRESS.sealed), KEY, now)).toBe(verdict)
  })

  test.each(['', 'NaN', '-1767225600', '1767225600.5', '0x69557c80', 'Infinity', ' 1767225600'])(
    'a validly signed timestamp %j is stale',
    (timestamp) => {
      const body = bodyOf(PRESS.sealed)
      const given = headers(sign(timestamp, NONCE, KEY, body), timestamp)
      expect(verdictOnSignature(given, body, KEY, NOW)).toBe('stale')
    },
  )
})

test.each([
  ['v-demo', 'v-demo', true],
  ['v-demo', 'v-dem', false],
  ['', 'v-demo', false],
  ['密', '蜜', false],
])('sameSecret(%j, %j) is %s', (a, b, same) => {
  expect(sameSecret(a, b)).toBe(same)
})
