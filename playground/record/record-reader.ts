import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { Recorded } from '../../src/procedures/procedure.js'
import { realDisk } from '../../src/store/embedded/disk.js'
import { BEGIN, holds, type Position, scan } from '../../src/store/embedded/lines.js'
import { JOURNAL } from '../../src/store/embedded/open.js'
import { type ActEntry, type Entry, recordedOf } from '../../src/store/entry.js'
import { type Verification, verifyRecord } from '../../src/store/verify.js'

/** One act of the journal, and in which line it stands. */
export interface ReadAct {
  line: number
  act: ActEntry
}

/** What is asked anew while the folder does not exist yet, and whenever a watch is not told of a change. */
const LOOK_EVERY_MS = 1_000
/** Changes that come together are read together. */
const TOGETHER_MS = 60

/**
 * The bot's record as it grows, read from its folder only: it takes no lock, writes nothing and asks the bot nothing. A
 * line half written is read when it is whole.
 */
export class RecordReader {
  /** Every act so far, oldest first; another list once there are more. */
  acts: readonly ReadAct[] = []
  /** The line that fails its check, when the reading came upon one. */
  damaged: number | null = null
  private position: Position = BEGIN
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly dir: string) {}

  /** Reads what was added; answers whether anything was. */
  refresh(): Promise<boolean> {
    const done = this.turn.then(() => this.read())
    this.turn = done.catch(() => undefined)
    return done
  }

  /** Recomputes the whole chain, as 「核验」 does in the bot's own command. */
  verify(): Promise<Verification> {
    return verifyRecord(this.dir)
  }

  /** Arrival of the latest act, milliseconds since 1970; 0 when there is none. */
  latest(): number {
    return this.acts.reduce((latest, { act }) => Math.max(latest, Date.parse(act.arrived)), 0)
  }

  /** The events of one case, oldest first. */
  eventsOf(id: string): Recorded<{ did: string }>[] {
    return this.acts.filter(({ act }) => act.case === id).flatMap(({ act }) => recordedOf(act))
  }

  /** Calls `grown` after each change; the returned function ends that. */
  follow(grown: () => void): () => void {
    let soon: NodeJS.Timeout | null = null
    let watcher: FSWatcher | null = null
    const look = () => {
      soon ??= setTimeout(() => {
        soon = null
        watcher ??= this.watching(look)
        this.refresh().then(
          (more) => {
            if (more) grown()
          },
          () => undefined,
        )
      }, TOGETHER_MS)
    }
    const every = setInterval(look, LOOK_EVERY_MS)
    look()
    return () => {
      clearInterval(every)
      if (soon) clearTimeout(soon)
      watcher?.close()
    }
  }

  /** Null while there is no folder. */
  private watching(changed: () => void): FSWatcher | null {
    try {
      return watch(this.dir, changed).on('error', () => undefined)
    } catch {
      return null
    }
  }

  private async read(): Promise<boolean> {
    if (!(await realDisk.list(this.dir)).includes(JOURNAL)) return this.forget()
    const file = await realDisk.open(join(this.dir, JOURNAL), 'read')
    try {
      const again = !(await holds(file, this.position))
      if (again) this.forget()
      const found: ReadAct[] = []
      const read = await scan(
        file,
        ({ line }, json) => {
          const entry = JSON.parse(json()) as Entry
          if (entry.op === 'act') found.push({ line, act: entry })
        },
        this.position,
      )
      const before = this.damaged
      this.position = read.good
      this.damaged = read.damaged?.line ?? null
      if (found.length > 0) this.acts = [...this.acts, ...found]
      return again || found.length > 0 || before !== this.damaged
    } finally {
      await file.close()
    }
  }

  private forget(): boolean {
    const had = this.acts.length > 0
    this.acts = []
    this.damaged = null
    this.position = BEGIN
    return had
  }
}
