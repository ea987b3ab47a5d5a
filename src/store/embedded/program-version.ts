import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Rooms whose code decides what a journal comes to. */
const ROOMS = ['domain', 'rules', 'procedures', 'store']

/**
 * A fingerprint of the code that folds a journal into states. Another version of it may fold differently, so that its
 * snapshots are of no use.
 */
export function programVersion(): string {
  const sum = createHash('sha256')
  for (const room of ROOMS) {
    const folder = fileURLToPath(new URL(`../../${room}/`, import.meta.url))
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      sum.update(`${room}/${name}\n`).update(readFileSync(folder + name))
    }
  }
  return sum.digest('hex').slice(0, 16)
}
