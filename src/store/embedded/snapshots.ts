import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Book } from '../book.js'
import { emptyShard, SHARDS, type Shard } from '../shard.js'
import type { Disk, DiskFile } from './disk.js'
import { DurableFile } from './durable-file.js'
import { BEGIN, holds, type Position } from './lines.js'
import { type IndexFile, indexForm, type ShardFile, shardForm } from './shard-file.js'

export const SNAPSHOTS = 'snapshots'
const INDEX = 'index.json'

/** Name of the file of a shard: `shard-00.json` … */
export const shardFileName = (number: number): string => `shard-${String(number).padStart(2, '0')}.json`

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The snapshot of one shard; undefined when there is none. @throws Error with the reason when it cannot be used */
export async function readShardFile(disk: Disk, dir: string, number: number): Promise<ShardFile | undefined> {
  const path = join(dir, SNAPSHOTS, shardFileName(number))
  return (await new DurableFile(disk, path, shardForm).read()) ?? undefined
}

const nothing = (app: string): ShardFile => ({
  format: 1,
  app,
  position: BEGIN,
  cases: new Map(),
  outcomes: new Map(),
  pending: [],
  sheets: new Map(),
})

/**
 * Snapshots of the derived state, in lowdb files, one a shard. They only save time: a missing, foreign or unfitting one
 * is made again from the journal. A checkpoint rewrites the shards that changed, each as it stands at one position that
 * is durable already, and then the index, which says how far the untouched ones still hold.
 */
export class Snapshots {
  readonly #shards: Low<ShardFile>[]
  readonly #index: Low<IndexFile>

  /** `tell`: hears of files that are not used, and why. */
  constructor(
    private readonly disk: Disk,
    private readonly dir: string,
    private readonly app: string,
    private readonly tell: (what: string) => void,
  ) {
    const path = (name: string) => join(dir, SNAPSHOTS, name)
    this.#index = new Low(new DurableFile(disk, path(INDEX), indexForm), this.#noIndex())
    this.#shards = Array.from({ length: SHARDS }, (_, number) => {
      const file = new DurableFile(disk, path(shardFileName(number)), shardForm)
      return new Low(file, nothing(app))
    })
  }

  #noIndex(): IndexFile {
    return { format: 1, app: this.app, shards: Array.from({ length: SHARDS }, () => null) }
  }

  async #read(low: Low<ShardFile> | Low<IndexFile>, name: string): Promise<void> {
    try {
      await low.read()
    } catch (error) {
      this.#ignored(name, reasonOf(error))
    }
  }

  #ignored(name: string, why: string): void {
    this.tell(`快照 ${SNAPSHOTS}/${name} 未使用：${why}，将由日志重建`)
  }

  /** Every shard as far as a good snapshot of it goes; empty where there is none. */
  async load(journal: DiskFile): Promise<Shard[]> {
    await this.#read(this.#index, INDEX)
    if (this.#index.data.app !== this.app) this.#index.data = this.#noIndex()
    const { shards } = this.#index.data
    const loaded: Shard[] = []
    for (const [number, low] of this.#shards.entries()) {
      await this.#read(low, shardFileName(number))
      const { app, position, cases, outcomes, pending, sheets } = low.data
      low.data = nothing(this.app)
      const foreign = app !== this.app
      if (foreign || !(await holds(journal, position))) {
        this.#ignored(shardFileName(number), foreign ? '由另一版本的程序写成' : '与日志不符')
        shards[number] = null
        loaded.push(emptyShard())
        continue
      }
      const entry = shards[number]
      const same = entry?.made.bytes === position.bytes && entry.made.check === position.check
      const reflects = same && (await holds(journal, entry.reflects)) ? entry.reflects : position
      shards[number] = position.bytes === 0 ? null : { made: position, reflects }
      loaded.push({ cases, outcomes, pending, sheets, reflects: reflects.bytes, changed: false })
    }
    return loaded
  }

  /** Writes down every shard that changed. `position`: the durable end of the journal, which the book reflects. */
  async save(book: Book, position: () => Position): Promise<void> {
    await this.disk.makeFolder(join(this.dir, SNAPSHOTS))
    const { shards } = this.#index.data
    for (const [number, low] of this.#shards.entries()) {
      const made = position()
      const before = shards[number]
      if (before && !book.changed(number)) {
        shards[number] = { made: before.made, reflects: made }
        continue
      }
      low.data = { format: 1, app: this.app, position: made, ...book.copyShard(number) }
      try {
        await low.write()
      } catch (error) {
        book.copyLost(number)
        throw error
      } finally {
        low.data = nothing(this.app)
      }
      shards[number] = { made, reflects: made }
    }
    await this.#index.write()
  }
}
