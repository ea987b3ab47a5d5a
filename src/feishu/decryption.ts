import { createDecipheriv, hash } from 'node:crypto'

const BLOCK = 16

/**
 * Makes the function that opens `encrypt`: base64(IV ‖ AES-256-CBC ciphertext), key = sha256 of the Encrypt Key,
 * PKCS#7 padding, UTF-8 inside. It gives null for whatever is not exactly that. Source: 接收事件, 解密.
 *
 * One decipher serves all events: in CBC a block depends on the one before only, so feeding the IV as a block and dropping
 * what comes out for it starts afresh. A new decipher for each event costs more than all other work on it.
 */
export function createDecryption(encryptKey: string): (encrypt: string) => string | null {
  const key = hash('sha256', encryptKey, 'buffer')
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(BLOCK)).setAutoPadding(false)
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  return (encrypt) => {
    const sealed = Buffer.from(encrypt, 'base64')
    // Node skips what is not base64; writing it again shows whether anything was skipped.
    const whole = sealed.length >= 2 * BLOCK && sealed.length % BLOCK === 0
    if (!whole || sealed.toString('base64') !== encrypt) return null
    const opened = decipher.update(sealed).subarray(BLOCK)
    const padding = opened.at(-1) ?? 0
    if (padding < 1 || padding > BLOCK) return null
    if (!opened.subarray(-padding).every((byte) => byte === padding)) return null
    try {
      return utf8.decode(opened.subarray(0, -padding))
    } catch {
      return null
    }
  }
}
