import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDecryption } from '../../src/feishu/decryption.js'
import { encrypt } from './sealing.js'
import { KEY, OFFICIAL, PRESS, VERIFICATION } from './vectors.js'

const decrypt = createDecryption(KEY)

describe('解密', () => {
  test('the platform’s own example', () => {
    expect(createDecryption(OFFICIAL.key)(OFFICIAL.sealed)).toBe(OFFICIAL.plain)
  })

  test('the worked examples, one after the other through the same decipher', () => {
    expect(decrypt(VERIFICATION.sealed)).toBe(VERIFICATION.plain)
    expect(decrypt(PRESS.sealed)).toBe(PRESS.plain)
    expect(decrypt(VERIFICATION.sealed)).toBe(VERIFICATION.plain)
  })

  test('property: any text comes back, whatever came before it', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), string({ maxLength: 60 }), (text, noise) => {
        decrypt(noise)
        decrypt(encrypt(text, 'another key'))
        expect(decrypt(encrypt(text, KEY))).toBe(text)
      }),
    )
  })

  test('text of exactly one block has a whole block of padding', () => {
    expect(decrypt(encrypt('0123456789abcdef', KEY))).toBe('0123456789abcdef')
    expect(decrypt(encrypt('', KEY))).toBe('')
  })

  const block = (...tail: number[]) =>
    Buffer.concat([Buffer.alloc(16 - tail.length, 0x61), Buffer.from(tail)])
  test.each([
    ['padding of 0', block(0)],
    ['padding of 17', block(17)],
    ['padding that does not agree', block(3, 2, 3)],
    ['padding longer than the text', Buffer.alloc(16, 17)],
  ])('%s is refused', (_, bytes) => {
    expect(decrypt(encrypt(bytes, KEY, false))).toBeNull()
  })

  test('agreeing padding made by hand is accepted', () => {
    expect(decrypt(encrypt(block(2, 2), KEY, false))).toBe('a'.repeat(14))
  })

  const good = encrypt('hello', KEY)
  /** The same 32 bytes, with a last letter whose two unused bits are set. */
  function withLooseBits(sealed: string): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const loose = `${sealed.slice(0, -2)}${letters[letters.indexOf(sealed.at(-2) ?? '') | 3]}=`
    expect(Buffer.from(loose, 'base64')).toEqual(Buffer.from(sealed, 'base64'))
    return loose
  }
  test.each([
    ['nothing', ''],
    ['an IV alone', good.slice(0, 24)],
    ['half a block', Buffer.from(good, 'base64').subarray(0, 24).toString('base64')],
    ['a letter that is not base64', `${good.slice(0, -4)}*${good.slice(-3)}`],
    ['white space', `${good} `],
    ['a line break inside', `${good.slice(0, 20)}\n${good.slice(20)}`],
    ['base64url', good.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
    ['loose bits after the end', withLooseBits(good)],
    ['bytes that are no UTF-8', encrypt(Buffer.from([0xff, 0xfe, 0x80]), KEY)],
  ])('%s is refused', (_, sealed) => {
    expect(decrypt(sealed)).toBeNull()
    expect(decrypt(good)).toBe('hello')
  })

  test('under another key nothing readable comes out', () => {
    const opened = createDecryption('other')(PRESS.sealed)
    expect(opened).not.toBe(PRESS.plain)
  })
})
