import { createCipheriv, createHash } from 'node:crypto'

export const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** Encrypts as the platform does, written down a second time with Node's own padding. */
export function encrypt(plain: string | Buffer, key: string, padding = true): string {
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const cipher = createCipheriv('aes-256-cbc', sha256(key), iv).setAutoPadding(padding)
  return Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64')
}

export const sign = (timestamp: string, nonce: string, key: string, body: string | Buffer): string =>
  sha256(timestamp + nonce + key, Buffer.from(body)).toString('hex')
