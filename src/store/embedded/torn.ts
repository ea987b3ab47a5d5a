import { join } from 'node:path'
import type { Instant } from '../../domain/instant.js'
import type { Disk, DiskFile } from './disk.js'
import type { Scan } from './lines.js'

const PREFIX = 'torn-'

/** Names of the files that torn tails were moved aside to. */
export const tornFiles = async (disk: Disk, dir: string): Promise<string[]> =>
  (await disk.list(dir)).filter((name) => name.startsWith(PREFIX)).sort()

/**
 * Moves what follows the last newline of the journal to a file of its own, `torn-<time>`: nobody was ever told that it
 * had been recorded, but nothing is thrown away unseen. Gives the name of the file.
 */
export async function setAside(
  disk: Disk,
  dir: string,
  journal: DiskFile,
  { good, end }: Scan,
  now: Instant,
): Promise<string> {
  const taken = await tornFiles(disk, dir)
  const plain = PREFIX + now.replaceAll(/[-:.]/g, '')
  let name = plain
  for (let n = 2; taken.includes(name); n++) name = `${plain}-${n}`
  const aside = await disk.open(join(dir, name), 'fresh')
  try {
    await aside.write(0, await journal.read(good.bytes, end - good.bytes))
    await aside.sync()
  } finally {
    await aside.close()
  }
  await disk.syncFolder(dir)
  await journal.truncate(good.bytes)
  await journal.sync()
  return name
}
