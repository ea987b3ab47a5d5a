import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Who holds the folder already. */
export class FolderTaken extends Error {
  constructor(readonly pid: number) {
    super(`process ${pid} holds the folder`)
  }
}

/**
 * Keeps a second program away from the folder until the returned function is called. A lock left by a process that no
 * longer runs is taken over. @throws FolderTaken
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'in-use.pid')
  for (let tried = 0; ; tried += 1) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tried > 2) throw error
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => ''))
    if (runs(pid)) throw new FolderTaken(pid)
    await rm(file, { force: true })
  }
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
