import { createHash } from 'node:crypto'

/** Ids and chance that are the same for the same seed, so that a run can be repeated. */
export interface Dice {
  /** An id no other call has given: `om_…`. */
  id(prefix: string): string
  bytes(length: number): Buffer
  shuffle<T>(entries: readonly T[]): T[]
}

export function diceFrom(seed: string): Dice {
  let count = 0
  const block = () => {
    count += 1
    return createHash('sha256').update(`${seed}/${count}`).digest()
  }
  return {
    id: (prefix) => prefix + block().toString('hex').slice(0, 28),
    bytes: (length) => block().subarray(0, length),
    shuffle: (entries) =>
      entries
        .map((entry) => ({ entry, weight: block().readUInt32BE(0) }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ entry }) => entry),
  }
}
