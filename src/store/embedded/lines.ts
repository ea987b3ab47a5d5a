import { createHash } from 'node:crypto'
import type { DiskFile } from './disk.js'

/** Length of the check that begins each line: hex of the first 8 bytes of a SHA-256. */
const CHECK = 16
const CHUNK = 1 << 20
const NEWLINE = 10
const SPACE = 32

/** A point between two lines: everything before it is meant. `start` is where the line before it begins. */
export interface Position {
  bytes: number
  line: number
  start: number
  check: string
}

/** The beginning of a journal. */
export const BEGIN: Position = { bytes: 0, line: 0, start: 0, check: '0'.repeat(CHECK) }

/** The check of a line holds the one before it: equal checks mean equal journals up to there. */
const checkOf = (before: string, json: string | Uint8Array): string =>
  createHash('sha256').update(before).update(json).digest('hex').slice(0, CHECK)

/** The line that keeps an entry behind `before`, and the position after it. */
export function lineOf(before: Position, json: string): { text: string; after: Position } {
  const check = checkOf(before.check, json)
  const text = `${check} ${json}\n`
  const bytes = before.bytes + Buffer.byteLength(text)
  return { text, after: { bytes, line: before.line + 1, start: before.bytes, check } }
}

/** How far a journal is good. `damaged`: the terminated line that fails its check. `end`: where the reading stopped. */
export interface Scan {
  good: Position
  damaged?: { line: number; start: number; text: string }
  end: number
}

/**
 * Reads a journal line by line, from its beginning or from a position that `holds`, and checks each; `line` is called for
 * every good one with the position after it. Stops at the first damaged line. Bytes between `good` and `end` without
 * damage are a torn tail.
 */
export async function scan(
  file: DiskFile,
  line: (after: Position, json: () => string) => void,
  start = BEGIN,
): Promise<Scan> {
  const end = await file.size()
  let good = start
  let held = Buffer.alloc(0)
  for (let at = start.bytes; at < end; ) {
    const read = await file.read(at, Math.min(CHUNK, end - at))
    if (read.length === 0) break
    at += read.length
    const chunk = held.length === 0 ? read : Buffer.concat([held, read])
    let from = 0
    for (let to = chunk.indexOf(NEWLINE, held.length); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      const json = chunk.subarray(from + CHECK + 1, to)
      const check = checkOf(good.check, json)
      if (chunk[from + CHECK] !== SPACE || chunk.toString('latin1', from, from + CHECK) !== check) {
        const text = chunk.toString('utf8', from, to)
        return { good, damaged: { line: good.line + 1, start: good.bytes, text }, end }
      }
      good = { bytes: good.bytes + to + 1 - from, line: good.line + 1, start: good.bytes, check }
      line(good, () => json.toString('utf8'))
      from = to + 1
    }
    held = Buffer.from(chunk.subarray(from))
  }
  return { good, end }
}

/** The entry whose line begins at `start`. */
export async function readLine(file: DiskFile, start: number): Promise<string> {
  for (let length = 4096; ; length *= 4) {
    const bytes = await file.read(start, length)
    const end = bytes.indexOf(NEWLINE)
    if (end !== -1) return bytes.toString('utf8', CHECK + 1, end)
    if (bytes.length < length) throw new Error(`No line begins at byte ${start}`)
  }
}

/**
 * Does the line that ends at this position stand in the journal? As checks are chained, so does then all before it,
 * provided that it passes `scan`.
 */
export async function holds(file: DiskFile, position: Position): Promise<boolean> {
  if (position.bytes === 0) return true
  const check = await file.read(position.start, CHECK)
  const last = await file.read(position.bytes - 1, 1)
  return check.toString('latin1') === position.check && last[0] === NEWLINE
}
