import { mkdir, open } from 'node:fs/promises'
import { systemClock } from '../src/bot/system-clock.js'
import type { CaseId } from '../src/domain/ids.js'
import { instantOf } from '../src/domain/instant.js'
import { SYSTEM } from '../src/domain/roster.js'
import { openEmbedded } from '../src/store/embedded/open.js'
import type { Fold } from '../src/store/port.js'

/** Durable acts of many writers, and what the disk itself does. Per second. */
export interface Writers {
  writers: number
  acts: number
  before: number
  after: number
  /** Acts to raw syncs. */
  ratio: number
}

const WRITERS = 64
const RAW_MS = 2_000
const ACTS_MS = 5_000
const clock = systemClock(Date.now)

/** The least a procedure can be: counts its events. */
const counting: Fold = {
  official: () => true,
  initial: () => 0,
  evolve: (_kind, state) => (state as number) + 1,
  sends: () => [],
  index: () => ({ open: true, waits: [], tags: {} }),
}

const TEXT = '建议补充网络安全等级保护和运维经费测算内容，并与区大数据中心对接资源使用计划。'

export async function measureWriters(dir: string): Promise<Writers> {
  await mkdir(dir, { recursive: true })
  const before = await rawSyncs(dir)
  const acts = await durableActs(dir)
  const after = await rawSyncs(dir)
  return { writers: WRITERS, acts, before, after, ratio: acts / ((before + after) / 2) }
}

/** One writer, half a kilobyte at a time, each made durable before the next. */
async function rawSyncs(dir: string): Promise<number> {
  const file = await open(`${dir}/raw`, 'w')
  const bytes = Buffer.alloc(512, 'x')
  let done = 0
  const begun = performance.now()
  while (performance.now() - begun < RAW_MS) {
    await file.write(bytes, 0, bytes.length, done * bytes.length)
    await file.datasync()
    done += 1
  }
  const taken = performance.now() - begun
  await file.close()
  return (done / taken) * 1000
}

async function durableActs(dir: string): Promise<number> {
  const store = await openEmbedded({ dir: `${dir}/store`, fold: counting, hash: 'sm3', clock })
  let done = 0
  const begun = performance.now()
  const writer = async (n: number) => {
    for (let version = 0; performance.now() - begun < ACTS_MS; version += 1) {
      const at = instantOf(clock.now())
      const id = `round:${n}` as CaseId
      await store.append({
        case: id,
        expected: version,
        cause: `${n}/${version}`,
        at,
        arrived: at,
        actor: SYSTEM,
        via: null,
        events: [{ basis: '4.2.b', event: { did: 'OpinionGiven', text: TEXT } as { did: string } }],
        outcome: { case: id, result: 'done', answer: null },
      })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)))
  const taken = performance.now() - begun
  await store.close()
  return (done / taken) * 1000
}
