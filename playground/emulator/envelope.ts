import { createCipheriv, createHash } from 'node:crypto'

/** What the platform sends for one event or one press, before encryption. */
export interface Envelope {
  schema: '2.0'
  header: {
    event_id: string
    event_type: string
    create_time: string
    token: string
    app_id: string
    tenant_key: string
  }
  event: Record<string, unknown>
}

/** Bytes and headers of one request to the bot. */
export interface Sealed {
  body: string
  headers: Record<string, string>
}

/** AES-256-CBC under the SHA-256 of the Encrypt Key; the result is base64 of IV and ciphertext. Source: 配置加密策略. */
export function encrypt(plain: string, encryptKey: string, iv: Buffer): string {
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** SHA-256 in hex over timestamp, nonce, Encrypt Key and the body as it travels. Source: 接收事件, 安全校验. */
export function signature(timestamp: string, nonce: string, encryptKey: string, body: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex')
}

/** Encrypts without a signature, as the challenge of a new address travels. Source: 配置加密策略. */
export function encrypted(message: unknown, encryptKey: string, iv: Buffer): Sealed {
  return {
    body: JSON.stringify({ encrypt: encrypt(JSON.stringify(message), encryptKey, iv) }),
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  }
}

/** Encrypts and signs; `timestamp` in seconds. */
export function seal(
  message: unknown,
  with_: { encryptKey: string; timestamp: string; nonce: string; iv: Buffer },
): Sealed {
  const { body, headers } = encrypted(message, with_.encryptKey, with_.iv)
  return {
    body,
    headers: {
      ...headers,
      'X-Lark-Request-Timestamp': with_.timestamp,
      'X-Lark-Request-Nonce': with_.nonce,
      'X-Lark-Signature': signature(with_.timestamp, with_.nonce, with_.encryptKey, body),
    },
  }
}
