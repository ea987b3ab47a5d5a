import { join } from 'node:path'
import { type Algorithm, digestOfHeads, hashOf, isAlgorithm } from './chain.js'
import { type Disk, type DiskFile, realDisk } from './embedded/disk.js'
import { BEGIN, type Scan, scan } from './embedded/lines.js'
import { JOURNAL } from './embedded/open.js'
import type { ShardFile } from './embedded/shard-file.js'
import { readShardFile, SNAPSHOTS, shardFileName } from './embedded/snapshots.js'
import { tornFiles } from './embedded/torn.js'
import { type ActEntry, type Entry, recordedOf } from './entry.js'
import { SHARDS, shardOf } from './shard.js'

/** Where a record first differs from what it must be, and how, in Chinese. */
export interface Difference {
  file: string
  line: number | null
  case: string | null
  seq: number | null
  what: string
}

/** What a record comes to. Counts are of what was read up to the first difference. */
export interface Verification {
  /** Does it hold: is there no difference? */
  ok: boolean
  /** Events of all cases, and those of them on the official, chained record. */
  events: number
  official: number
  cases: number
  lines: number
  /** One hash over the heads of all official cases: two records with the same value are the same. */
  head: string
  /** Files that torn tails were moved aside to, and bytes of one that still stands at the end of the journal. */
  torn: string[]
  tail: number
  /** What is worth knowing though the record holds. */
  notes: string[]
  difference: Difference | null
}

interface Chain {
  version: number
  head: string
  chained: boolean
}

/** Ends the reading at the first difference. */
class Differs extends Error {
  constructor(readonly difference: Difference) {
    super(difference.what)
  }
}

/** Follows a journal line by line: sequence numbers without gaps, and each hash as it must be. */
class Chains {
  readonly cases = new Map<string, Chain>()
  readonly causes = new Set<string>()
  readonly outcomes: number[] = Array.from({ length: SHARDS }, () => 0)
  lines = 0
  events = 0
  official = 0
  algorithm: Algorithm = 'sm3'

  constructor(private readonly file: string) {}

  enter(entry: Entry, line: number): void {
    this.lines = line
    if (entry.op !== 'act') return
    const differ = (what: string, seq: number | null = entry.seq): never => {
      throw new Differs({ file: this.file, line, case: entry.case, seq, what })
    }
    const before = this.cases.get(entry.case) ?? { version: 0, head: '', chained: entry.chain !== null }
    if (entry.seq !== before.version + 1) {
      differ(`事件序号应为 ${before.version + 1}，记录为 ${entry.seq}`)
    }
    if (entry.previous !== before.head) differ('所载的上一事件校验值与上一事件不符')
    if (this.causes.has(entry.cause)) differ(`同一起因 ${entry.cause} 记录了两次`, null)
    this.causes.add(entry.cause)
    const shard = shardOf(entry.cause)
    this.outcomes[shard] = (this.outcomes[shard] ?? 0) + 1
    if (entry.events.length === 0) return
    if (before.chained !== (entry.chain !== null)) differ('同一案件中有的事件带校验值，有的不带')
    this.#checkHashes(entry, differ)
    this.events += entry.events.length
    this.cases.set(entry.case, {
      version: before.version + entry.events.length,
      head: entry.events.at(-1)?.hash ?? '',
      chained: before.chained,
    })
  }

  #checkHashes(act: ActEntry, differ: (what: string, seq: number) => never): void {
    const { chain } = act
    for (const recorded of recordedOf(act)) {
      if (chain === null) {
        if (recorded.hash !== '') differ('不属正式记录的事件带有校验值', recorded.seq)
        continue
      }
      if (!isAlgorithm(chain)) differ(`校验算法 ${String(chain)} 不为本程序所知`, recorded.seq)
      if (hashOf(chain, recorded) !== recorded.hash) differ('事件内容与其校验值不符', recorded.seq)
      this.official += 1
      this.algorithm = chain
    }
  }

  head(): string {
    const heads = [...this.cases]
      .filter(([, { chained }]) => chained)
      .map(([id, { head }]) => [id, head] as const)
    return digestOfHeads(this.algorithm, new Map(heads))
  }
}

/** Compares a snapshot with the journal at the very position it says it reflects. */
function compare(number: number, snapshot: ShardFile, chains: Chains): void {
  const differ = (what: string, id: string | null = null, seq: number | null = null): never => {
    throw new Differs({ file: join(SNAPSHOTS, shardFileName(number)), line: null, case: id, seq, what })
  }
  for (const { id, version, head } of snapshot.cases.values()) {
    const chain = chains.cases.get(id)
    if (chain?.version !== version) {
      differ(`快照中该案件有 ${version} 个事件，日志中有 ${chain?.version ?? 0} 个`, id, version)
    }
    if (chain?.head !== head) differ('快照中该案件的链头与日志不符', id, version)
  }
  const cases = [...chains.cases.keys()].filter((id) => shardOf(id) === number).length
  if (cases !== snapshot.cases.size) differ(`快照中有 ${snapshot.cases.size} 个案件，日志中有 ${cases} 个`)
  if (chains.outcomes[number] !== snapshot.outcomes.size) {
    differ(`快照中有 ${snapshot.outcomes.size} 个办理结果，日志中有 ${chains.outcomes[number]} 个`)
  }
}

async function readSnapshots(disk: Disk, dir: string, notes: string[]): Promise<Map<number, ShardFile>> {
  const found = new Map<number, ShardFile>()
  for (let number = 0; number < SHARDS; number++) {
    try {
      const snapshot = await readShardFile(disk, dir, number)
      if (snapshot !== undefined && snapshot.position.bytes > 0) found.set(number, snapshot)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      notes.push(`快照 ${join(SNAPSHOTS, shardFileName(number))} 不能使用（${why}），启动时会由日志重建`)
    }
  }
  return found
}

/** What can still be read of a damaged line. */
function damageOf(scanned: Scan): Difference | null {
  if (scanned.damaged === undefined) return null
  const { line, text } = scanned.damaged
  const id = /"case":"([^"]+)"/.exec(text)?.[1] ?? null
  const seq = /"seq":(\d+)/.exec(text)?.[1]
  const what = '该行内容与行首校验值不符（该行或其前一行被改动、调换或删除）'
  return { file: JOURNAL, line, case: id, seq: seq === undefined ? null : Number(seq), what }
}

/**
 * Recomputes a record in full: the check of every line, the chain of every case with the hash each act says it was made
 * with, sequence numbers without gaps, and whether the snapshots agree with the journal. Reads only, takes no lock, and
 * needs no procedures; may run beside the bot. Snapshots are read before the journal, so that none is ahead of it by
 * the bot's going on meanwhile.
 */
export async function verifyRecord(dir: string, disk: Disk = realDisk): Promise<Verification> {
  const notes: string[] = []
  const snapshots = await readSnapshots(disk, dir, notes)
  const chains = new Chains(JOURNAL)
  const torn = await tornFiles(disk, dir)
  let scanned: Scan = { good: BEGIN, end: 0 }
  let difference: Difference | null = null
  try {
    scanned = await follow(disk, dir, chains, snapshots)
    difference = damageOf(scanned)
    for (const number of difference === null ? snapshots.keys() : []) {
      const what = '快照所反映的位置在日志中不存在：日志末尾可能被截短，或两者不是同一份记录'
      difference ??= { file: join(SNAPSHOTS, shardFileName(number)), line: null, case: null, seq: null, what }
    }
  } catch (error) {
    if (!(error instanceof Differs)) throw error
    difference = error.difference
  }
  return {
    ok: difference === null,
    events: chains.events,
    official: chains.official,
    cases: chains.cases.size,
    lines: chains.lines,
    head: chains.head(),
    torn,
    tail: scanned.damaged === undefined ? scanned.end - scanned.good.bytes : 0,
    notes,
    difference,
  }
}

/** Reads the journal through; takes each snapshot out of `snapshots` when its position was met and it agreed. */
async function follow(
  disk: Disk,
  dir: string,
  chains: Chains,
  snapshots: Map<number, ShardFile>,
): Promise<Scan> {
  if (!(await disk.list(dir)).includes(JOURNAL)) return { good: BEGIN, end: 0 }
  const file: DiskFile = await disk.open(join(dir, JOURNAL), 'read')
  try {
    return await scan(file, (after, json) => {
      chains.enter(JSON.parse(json()) as Entry, after.line)
      for (const [number, snapshot] of snapshots) {
        const { bytes, check } = snapshot.position
        if (bytes !== after.bytes || check !== after.check) continue
        compare(number, snapshot, chains)
        snapshots.delete(number)
      }
    })
  } finally {
    await file.close()
  }
}
