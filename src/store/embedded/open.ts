import { join } from 'node:path'
import type { Clock } from '../../domain/clock.js'
import { Fault } from '../../domain/fault.js'
import { instantOf } from '../../domain/instant.js'
import { Book } from '../book.js'
import { type Algorithm, requireAlgorithm } from '../chain.js'
import type { Entry } from '../entry.js'
import { JournaledStore, type Log } from '../journaled.js'
import type { Fold, Store } from '../port.js'
import { type Disk, type DiskFile, realDisk } from './disk.js'
import { Journal } from './journal.js'
import { type Scan, scan } from './lines.js'
import { lockFolder } from './lock.js'
import { programVersion } from './program-version.js'
import { Snapshots } from './snapshots.js'
import { setAside } from './torn.js'

export const JOURNAL = 'journal.jsonl'

/** Entries between two checkpoints, at least. */
const CHECKPOINT_EVERY = 2_000
/** A checkpoint waits until the journal has grown by this share, so that its cost per entry does not grow with the archive. */
const CHECKPOINT_SHARE = 1 / 8

export interface EmbeddedOptions {
  dir: string
  fold: Fold
  /** Hash of new events on the official record. What is there already keeps the one it was written with. */
  hash: Algorithm
  clock: Clock
  disk?: Disk
  /** Version of the code behind `fold`: snapshots of another one are made again. Default: a fingerprint of the program. */
  app?: string
  checkpointEvery?: number
  /** What the operator should know although nothing stops: a torn tail, an unused snapshot, a failed checkpoint. */
  tell?: (what: string) => void
  /** Must end the process: the disk failed to sync, and nothing in memory can be trusted against it. */
  die?: (fault: Fault) => void
}

export interface EmbeddedStore extends Store {
  /** Writes down what changed since the last checkpoint, so that the next start is quick. */
  checkpoint(): Promise<void>
}

const say = (what: string) => void process.stderr.write(`${what}\n`)

function endProcess(fault: Fault): void {
  say(fault.message)
  process.exit(1)
}

/** The journal at its good end, and everything folded from it. */
interface Opened {
  book: Book
  file: DiskFile
  found: Scan
}

async function openJournal(disk: Disk, dir: string): Promise<DiskFile> {
  const isNew = !(await disk.list(dir)).includes(JOURNAL)
  const file = await disk.open(join(dir, JOURNAL), 'extend')
  if (isNew) {
    await file.sync()
    await disk.syncFolder(dir)
  }
  return file
}

/** Checks the whole journal and folds what no snapshot reflects yet. @throws Fault JOURNAL_DAMAGED */
async function readJournal(file: DiskFile, dir: string, snapshots: Snapshots, fold: Fold): Promise<Opened> {
  const shards = await snapshots.load(file)
  const from = Math.min(...shards.map(({ reflects }) => reflects))
  const book = new Book(fold, shards)
  const found = await scan(file, ({ start }, json) => {
    if (start >= from) book.replay(JSON.parse(json()) as Entry, start)
  })
  if (found.damaged === undefined) return { book, file, found }
  const { line, start } = found.damaged
  throw new Fault(
    'JOURNAL_DAMAGED',
    `日志 ${join(dir, JOURNAL)} 第 ${line} 行（自第 ${start} 字节起）与其校验值不符`,
    '程序不会在损坏的记录上继续。请运行 npm run verify 查看，并从备份恢复',
  )
}

/** Runs checkpoints one at a time, now and then, without anybody waiting for them. */
class Checkpoints {
  #running: Promise<void> = Promise.resolve()
  #since = 0

  constructor(
    private readonly save: () => Promise<void>,
    private readonly every: number,
    private readonly lines: () => number,
    private readonly tell: (what: string) => void,
  ) {}

  entered(): void {
    this.#since += 1
    if (this.#since < Math.max(this.every, this.lines() * CHECKPOINT_SHARE)) return
    this.now().catch((error: unknown) => this.tell(`检查点未能写入，不影响记录：${String(error)}`))
  }

  now(): Promise<void> {
    this.#since = 0
    const run = this.#running.then(this.save)
    this.#running = run.catch(() => undefined)
    return run
  }
}

/**
 * Opens the embedded store in a folder: takes the lock, sets a torn tail aside, loads the snapshots that fit and replays
 * the rest of the journal.
 * @throws Fault DATA_LOCKED when another process holds the folder; JOURNAL_DAMAGED naming file and line; UNKNOWN_KIND when
 * the journal holds cases this program does not know; BAD_CONFIG when this Node has not the hash
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedStore> {
  const { dir, fold, hash, clock, disk = realDisk, tell = say, die = endProcess } = options
  requireAlgorithm(hash)
  await disk.makeFolder(dir)
  const unlock = await lockFolder(disk, dir)
  let file: DiskFile | undefined
  try {
    file = await openJournal(disk, dir)
    const snapshots = new Snapshots(disk, dir, options.app ?? programVersion(), tell)
    const { book, found } = await readJournal(file, dir, snapshots, fold)
    if (found.end > found.good.bytes) {
      const name = await setAside(disk, dir, file, found, instantOf(clock.now()))
      tell(`日志末尾有一段未写完的内容（${found.end - found.good.bytes} 字节），已移至 ${join(dir, name)}`)
    }
    const journal = new Journal(join(dir, JOURNAL), file, found.good, clock, die)
    if (found.good.line === 0) await journal.append({ op: 'begin', format: 1 }, () => undefined)
    return new Embedded(book, journal, snapshots, unlock, options, tell)
  } catch (error) {
    await file?.close().catch(() => undefined)
    await unlock().catch(() => undefined)
    throw error
  }
}

class Embedded extends JournaledStore implements EmbeddedStore {
  readonly #checkpoints: Checkpoints

  constructor(
    book: Book,
    journal: Journal,
    snapshots: Snapshots,
    unlock: () => Promise<void>,
    { fold, hash, checkpointEvery = CHECKPOINT_EVERY }: EmbeddedOptions,
    tell: (what: string) => void,
  ) {
    const position = () => journal.position
    const save = () => snapshots.save(book, position)
    const checkpoints = new Checkpoints(save, checkpointEvery, () => position().line, tell)
    const log: Log = {
      append: (entry, durable) =>
        journal.append(entry, (place) => {
          durable(place)
          checkpoints.entered()
        }),
      read: (place) => journal.read(place),
      health: () => journal.health(),
      close: async () => {
        await checkpoints
          .now()
          .catch((error: unknown) => tell(`检查点未能写入，不影响记录：${String(error)}`))
        try {
          await journal.close()
        } finally {
          await unlock()
        }
      },
    }
    super(book, log, fold, hash)
    this.#checkpoints = checkpoints
  }

  checkpoint(): Promise<void> {
    return this.#checkpoints.now()
  }
}
