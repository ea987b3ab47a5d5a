import { hash, timingSafeEqual } from 'node:crypto'

/** What the platform puts into the headers of a signed request, as received; absent headers are empty strings. */
export interface SignatureHeaders {
  /** X-Lark-Request-Timestamp, seconds since 1970. */
  timestamp: string
  /** X-Lark-Request-Nonce */
  nonce: string
  /** X-Lark-Signature, sha256 in hex. */
  signature: string
}

/** The platform names no tolerance; five minutes either way is ours. */
const MOST_SKEW_MS = 5 * 60_000
const LONGEST_NONCE = 200

/**
 * Is this request signed with our key, over exactly these bytes, and fresh at `now` (milliseconds)? Exactly five minutes
 * is still fresh. Signature = sha256(timestamp + nonce + encrypt key + raw body). Source: 接收事件, 签名校验.
 */
export function verdictOnSignature(
  headers: SignatureHeaders,
  body: Uint8Array,
  encryptKey: string,
  now: number,
): 'good' | 'bad signature' | 'stale' | 'no nonce' {
  if (headers.nonce === '' || headers.nonce.length > LONGEST_NONCE) return 'no nonce'
  const prefix = Buffer.from(headers.timestamp + headers.nonce + encryptKey)
  const signed = hash('sha256', Buffer.concat([prefix, body]), 'hex')
  if (!sameSecret(headers.signature, signed)) return 'bad signature'
  const fresh =
    /^\d{1,13}$/.test(headers.timestamp) && Math.abs(now - Number(headers.timestamp) * 1000) <= MOST_SKEW_MS
  return fresh ? 'good' : 'stale'
}

/** Are the two equal? Takes the same time wherever they differ, so that nothing can be guessed letter by letter. */
export function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
