import { basename, dirname, join } from 'node:path'
import type { Disk, DiskFile } from '../../src/store/embedded/disk.js'

/** One call to the disk. `bytes`: how many a write brings. */
export interface Operation {
  what: 'makeFolder' | 'open' | 'read' | 'write' | 'truncate' | 'sync' | 'rename' | 'remove' | 'syncFolder'
  path: string
  bytes?: number
}

/**
 * What happens to the bytes not yet synced when the power goes: `lost` all of them, `torn` the second half of every write
 * since the last sync, `kept` none (as when only the process dies).
 */
export type Unsynced = 'lost' | 'torn' | 'kept'

interface Content {
  now: Buffer
  durable: Buffer
}

interface Folder {
  now: Map<string, Content>
  durable: Map<string, Content>
}

/** A failure in the words of the file system; `wrote`: how much of a failing write was written all the same. */
export function failure(code: 'ENOSPC' | 'EIO', wrote = 0): NodeJS.ErrnoException & { wrote: number } {
  return Object.assign(new Error(`${code}: simulated`), { code, wrote })
}

/**
 * A disk in memory that can lose power, fill up and break. Bytes survive `powerCut` only when their file was synced, and
 * names only when their folder was. Folders themselves are durable at once. Owners die with the power.
 */
export class SimulatedDisk implements Disk {
  readonly #folders = new Map<string, Folder>()
  readonly done: Operation[] = []
  /** Called before each operation: may throw (see `failure`) or take its time. */
  before: (operation: Operation) => void | Promise<void> = () => undefined
  /** How many more operations the machine does; the one after them finds it without power. */
  operationsLeft = Number.POSITIVE_INFINITY
  #boot = 1
  #arrived = 0
  readonly #living = new Set<string>()

  readonly owners = {
    arrive: async () => {
      this.#arrived += 1
      const name = `${this.#boot}-${this.#arrived}`
      this.#living.add(name)
      return name
    },
    lives: async (name: string) => this.#living.has(name),
    leave: (name: string) => {
      this.#living.delete(name)
    },
  }

  /** How many operations of a kind were done, on paths that end so. */
  count(what: Operation['what'], path = ''): number {
    return this.done.filter((one) => one.what === what && one.path.endsWith(path)).length
  }

  /** The machine starts again after the power went. Files opened before are gone. */
  powerCut(unsynced: Unsynced): void {
    this.#boot += 1
    this.#living.clear()
    this.operationsLeft = Number.POSITIVE_INFINITY
    this.before = () => undefined
    for (const folder of this.#folders.values()) {
      if (unsynced !== 'kept') folder.now = new Map(folder.durable)
      folder.durable = new Map(folder.now)
      for (const content of folder.now.values()) {
        if (unsynced === 'lost') content.now = content.durable
        if (unsynced === 'torn') content.now = torn(content)
        content.durable = content.now
      }
    }
  }

  /** What stands in a file now, synced or not. */
  bytes(path: string): Buffer {
    const content = this.#folder(dirname(path)).now.get(basename(path))
    if (content === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
    return Buffer.from(content.now)
  }

  /** Somebody from outside writes a file, durably. */
  put(path: string, bytes: Uint8Array): void {
    const content = { now: Buffer.from(bytes), durable: Buffer.from(bytes) }
    const folder = this.#folder(dirname(path))
    folder.now.set(basename(path), content)
    folder.durable.set(basename(path), content)
  }

  /** Somebody from outside removes a file, durably. */
  take(path: string): void {
    this.#folder(dirname(path)).now.delete(basename(path))
    this.#folder(dirname(path)).durable.delete(basename(path))
  }

  #folder(path: string): Folder {
    const folder = this.#folders.get(path)
    if (folder === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
    return folder
  }

  async #step(operation: Operation): Promise<void> {
    const boot = this.#boot
    await Promise.resolve()
    await this.before(operation)
    if (boot !== this.#boot) throw new Error('the power went')
    this.operationsLeft -= 1
    if (this.operationsLeft < 0) throw new Error('the power went')
    this.done.push(operation)
  }

  async makeFolder(path: string): Promise<void> {
    await this.#step({ what: 'makeFolder', path })
    if (!this.#folders.has(path)) this.#folders.set(path, { now: new Map(), durable: new Map() })
  }

  async open(path: string, how: 'read' | 'extend' | 'fresh'): Promise<DiskFile> {
    await this.#step({ what: 'open', path })
    const { now } = this.#folder(dirname(path))
    let content = now.get(basename(path))
    if (content === undefined) {
      if (how === 'read') throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
      content = { now: Buffer.alloc(0), durable: Buffer.alloc(0) }
      now.set(basename(path), content)
    } else if (how === 'fresh') content.now = Buffer.alloc(0)
    return this.#handle(path, content)
  }

  #handle(path: string, content: Content): DiskFile {
    const boot = this.#boot
    let closed = false
    const step = async (what: Operation['what'], bytes?: number) => {
      if (closed) throw new Error(`EBADF: ${path}`)
      if (boot !== this.#boot) throw new Error('the power went')
      await this.#step(bytes === undefined ? { what, path } : { what, path, bytes })
    }
    const put = (at: number, bytes: Uint8Array) => {
      const grown = Buffer.alloc(Math.max(content.now.length, at + bytes.length))
      content.now.copy(grown)
      grown.set(bytes, at)
      content.now = grown
    }
    return {
      size: async () => content.now.length,
      read: async (at, length) => {
        await step('read')
        return Buffer.from(content.now.subarray(at, at + length))
      },
      write: async (at, bytes) => {
        try {
          await step('write', bytes.length)
        } catch (error) {
          const { wrote = 0 } = error as { wrote?: number }
          if (wrote > 0) put(at, bytes.subarray(0, wrote))
          throw error
        }
        put(at, bytes)
      },
      truncate: async (length) => {
        await step('truncate')
        content.now = Buffer.from(content.now.subarray(0, length))
      },
      sync: async () => {
        await step('sync')
        content.durable = content.now
      },
      close: async () => {
        closed = true
      },
    }
  }

  async list(folder: string): Promise<string[]> {
    return [...(this.#folders.get(folder)?.now.keys() ?? [])]
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step({ what: 'rename', path: to })
    const folder = this.#folder(dirname(from))
    const content = folder.now.get(basename(from))
    if (content === undefined) throw Object.assign(new Error(`ENOENT: ${from}`), { code: 'ENOENT' })
    folder.now.delete(basename(from))
    this.#folder(dirname(to)).now.set(basename(to), content)
  }

  async remove(path: string): Promise<void> {
    await this.#step({ what: 'remove', path })
    this.#folders.get(dirname(path))?.now.delete(basename(path))
  }

  async syncFolder(path: string): Promise<void> {
    await this.#step({ what: 'syncFolder', path })
    const folder = this.#folder(path)
    folder.durable = new Map(folder.now)
  }

  /** Every file with its bytes, by path. */
  files(): Map<string, Buffer> {
    const all = new Map<string, Buffer>()
    for (const [path, folder] of this.#folders) {
      for (const [name, { now }] of folder.now) all.set(join(path, name), Buffer.from(now))
    }
    return all
  }
}

/** The durable bytes with the first half of what came behind them. */
function torn({ now, durable }: Content): Buffer {
  if (now.length <= durable.length) return durable
  return Buffer.from(now.subarray(0, durable.length + Math.floor((now.length - durable.length) / 2)))
}
