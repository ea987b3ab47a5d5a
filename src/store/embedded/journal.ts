import type { Clock } from '../../domain/clock.js'
import { Fault } from '../../domain/fault.js'
import { type Instant, instantOf } from '../../domain/instant.js'
import type { Entry } from '../entry.js'
import type { Log } from '../journaled.js'
import type { DiskFile } from './disk.js'
import { lineOf, type Position, readLine } from './lines.js'

interface Waiting {
  json: string
  durable: (place: number) => void
  resolve: () => void
  reject: (fault: unknown) => void
}

/** Codes of the file system in the words of the operator. */
const inWords = (cause: unknown): string => {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOSPC') return '磁盘空间已满（ENOSPC）'
  if (code === 'EIO') return '磁盘读写出错（EIO）'
  return code ?? message
}

/**
 * The journal: one line an entry, written with group commit. Entries that arrive while a write is under way share the
 * next write and the next sync, so that a durable act costs one shared sync whatever the size of the archive.
 */
export class Journal implements Log {
  #waiting: Waiting[] = []
  #flushing: Promise<void> | undefined
  /** Bytes of a failed write may stand behind the good end: they must be cut off before anything else is written. */
  #ragged = false
  /** Why the last write failed; undefined as soon as one succeeded. */
  #trouble: Fault | undefined
  #dead: Fault | undefined

  /** `end`: the good end of the file. `die`: called once when the disk failed to sync, after which nothing can be trusted. */
  constructor(
    private readonly path: string,
    private readonly file: DiskFile,
    private end: Position,
    private readonly clock: Clock,
    private readonly die: (fault: Fault) => void,
  ) {}

  /** The end of what is durable, and with it of what is visible. */
  get position(): Position {
    return this.end
  }

  append(entry: Entry, durable: (place: number) => void): Promise<void> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead)
    const json = JSON.stringify(entry)
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ json, durable, resolve, reject })
    })
    this.#flushing ??= this.#flush()
    return written
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0)
      try {
        await this.#write(batch)
      } catch (fault) {
        for (const { reject } of batch) reject(fault)
      }
    }
    // In the same breath as the look at the queue: an entry that comes later must find nobody writing.
    this.#flushing = undefined
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    if (this.#dead !== undefined) throw this.#dead
    if (this.#ragged) await this.#cutBack()
    const places: number[] = []
    const texts: string[] = []
    let after = this.end
    for (const { json } of batch) {
      places.push(after.bytes)
      const line = lineOf(after, json)
      texts.push(line.text)
      after = line.after
    }
    try {
      await this.file.write(this.end.bytes, Buffer.from(texts.join('')))
    } catch (cause) {
      this.#ragged = true
      this.#trouble = this.#refused('写入', cause)
      // Best at once, so that a process that ends now leaves a clean file; if it fails, the next write tries again.
      await this.#cutBack().catch(() => undefined)
      throw this.#dead ?? this.#trouble
    }
    await this.#sync()
    this.end = after
    this.#trouble = undefined
    try {
      for (const [n, { durable }] of batch.entries()) durable(places[n] as number)
    } catch (cause) {
      this.#stop(`日志 ${this.path} 中已落盘的一行未能生效`, cause)
    }
    for (const { resolve } of batch) resolve()
  }

  async #cutBack(): Promise<void> {
    try {
      await this.file.truncate(this.end.bytes)
    } catch (cause) {
      this.#trouble = this.#refused('截回到最后一行完整记录', cause)
      throw this.#trouble
    }
    await this.#sync()
    this.#ragged = false
  }

  /** After a failed sync nobody knows which bytes are on the disk, and the next sync would lie: the process ends. */
  async #sync(): Promise<void> {
    try {
      await this.file.sync()
    } catch (cause) {
      this.#stop(`日志 ${this.path} 未能落盘：${inWords(cause)}`, cause)
    }
  }

  #stop(what: string, cause: unknown): never {
    this.#dead = new Fault('STOPPED', what, '程序已停止。请检查磁盘，运行 npm run verify 核对后再启动', {
      cause,
    })
    this.#trouble = this.#dead
    this.die(this.#dead)
    throw this.#dead
  }

  #refused(what: string, cause: unknown): Fault {
    const todo = '本次办理未记录，请检查磁盘空间和磁盘状态后重试'
    return new Fault('WRITE_FAILED', `日志 ${this.path} 未能${what}：${inWords(cause)}`, todo, { cause })
  }

  async read(place: number): Promise<Entry> {
    return JSON.parse(await readLine(this.file, place)) as Entry
  }

  /** After a failed write a line is written to see whether the disk takes them again: readiness must not wait for the next act. */
  async health(): ReturnType<Log['health']> {
    if (this.#trouble !== undefined) {
      const at: Instant = instantOf(this.clock.now())
      await this.append({ op: 'recovered', at }, () => undefined).catch(() => undefined)
    }
    return this.#trouble === undefined ? { ok: true } : { ok: false, reason: this.#trouble.message }
  }

  async close(): Promise<void> {
    await this.#flushing
    await this.file.close()
  }
}
