import { getHashes, hash } from 'node:crypto'
import { Fault } from '../domain/fault.js'
import type { Recorded } from '../procedures/procedure.js'

/** Hash of the record: SM3 (GB/T 32905, the default) or SHA-256. */
export type Algorithm = 'sm3' | 'sha256'

/** Is this the name of a hash that records are chained with? */
export const isAlgorithm = (name: unknown): name is Algorithm => name === 'sm3' || name === 'sha256'

/**
 * The one way to write a JSON value down: keys sorted by UTF-16 code unit, no white space, numbers and strings as
 * JSON.stringify writes them (RFC 8785). What JSON cannot hold is left out as JSON.stringify leaves it out.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => (item === undefined ? 'null' : canonical(item))).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields: string[] = []
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key]
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(field)}`)
  }
  return `{${fields.join(',')}}`
}

/** Lower-case hex of the hash of a text in UTF-8. */
export const digest = (algorithm: Algorithm, text: string): string => hash(algorithm, text)

/**
 * The hash of an entry on the record: of the hash before it in its case (empty for the first) followed by the canonical
 * form of the entry without its two hashes.
 */
export function hashOf(algorithm: Algorithm, entry: Omit<Recorded, 'hash'>): string {
  const { previous, case: id, seq, at, arrived, actor, cause, via, basis, event } = entry
  return digest(
    algorithm,
    previous + canonical({ case: id, seq, at, arrived, actor, cause, via, basis, event }),
  )
}

/** One value for many chains: the hash of all case heads, sorted by case. Two records with the same value are the same. */
export function digestOfHeads(algorithm: Algorithm, heads: ReadonlyMap<string, string>): string {
  const lines = [...heads].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, head]) => `${id} ${head}\n`)
  return digest(algorithm, lines.join(''))
}

/** @throws Fault BAD_CONFIG when this build of Node does not have the hash. */
export function requireAlgorithm(algorithm: Algorithm): void {
  if (getHashes().includes(algorithm)) return
  throw new Fault(
    'BAD_CONFIG',
    `这个 Node.js 没有 RECORD_HASH 所要求的 ${algorithm} 算法`,
    '请改用带有该算法的 Node.js，或设置 RECORD_HASH=sha256 后重新启动',
  )
}
