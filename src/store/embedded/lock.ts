import { join } from 'node:path'
import { Fault } from '../../domain/fault.js'
import type { Disk } from './disk.js'

const CLAIM = 'lock-'

/**
 * Takes the folder for one process; the returned function gives it back. Each comer leaves a claim named after itself
 * and only then looks at the others: of two at the same moment at least one sees the other, and a claim of the dead can
 * be removed without ever touching that of a successor.
 * @throws Fault DATA_LOCKED when another live process holds it
 */
export async function lockFolder(disk: Disk, dir: string): Promise<() => Promise<void>> {
  const me = await disk.owners.arrive()
  const claim = join(dir, CLAIM + me)
  const release = async () => {
    disk.owners.leave(me)
    await disk.remove(claim)
  }
  try {
    await (await disk.open(claim, 'fresh')).close()
    for (const name of await disk.list(dir)) {
      const other = name.slice(CLAIM.length)
      if (!name.startsWith(CLAIM) || other === me) continue
      if (await disk.owners.lives(other)) {
        throw new Fault(
          'DATA_LOCKED',
          `数据目录 ${dir} 正由进程 ${Number.parseInt(other, 10)} 使用`,
          '请先停止该进程，或把 DATA_DIR 设为另一个目录，再重新启动',
        )
      }
      await disk.remove(join(dir, name))
    }
  } catch (error) {
    await release()
    throw error
  }
  return release
}
