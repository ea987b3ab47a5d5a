import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { type EmbeddedOptions, type EmbeddedStore, openEmbedded } from '../../src/store/embedded/open.js'
import type { Store } from '../../src/store/port.js'
import { storeContract } from './contract.js'
import { failure, type Operation, SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, messageId, minute, personId, row, tallyFold } from './tally.js'

const DIR = '/data'
const JOURNAL = '/data/journal.jsonl'
const clock: Clock = { now: () => Date.parse(minute(0)), after: () => () => undefined }

/** A store on that disk, with everything it told the operator. */
async function on(disk: SimulatedDisk, but: Partial<EmbeddedOptions> = {}) {
  const told: string[] = []
  const died: string[] = []
  const store = await openEmbedded({
    dir: DIR,
    fold: tallyFold,
    hash: 'sm3',
    clock,
    disk,
    app: 'one',
    tell: (what) => told.push(what),
    die: (fault) => died.push(fault.message),
    ...but,
  })
  return { store, told, died }
}

let folders = 0
storeContract('embedded, on a simulated disk', async (fold) => {
  folders += 1
  return (await on(new SimulatedDisk(), { fold, dir: `/contract-${folders}` })).store
})

/** Everything the port can be asked about the given cases and causes. */
async function everything(store: Store, cases: string[], causes: string[]) {
  return {
    cases: await store.find({}),
    events: await Promise.all(cases.map((id) => store.events(caseId(id)))),
    outcomes: await Promise.all(causes.map((cause) => store.outcome(cause))),
    ledger: await Promise.all(cases.map((id) => store.ledger(caseId(id)))),
    message: await store.rowOfMessage(messageId('om_card-3')),
    pending: await store.pendingSends(),
    unsettled: await store.unsettled(),
    sentBefore: await store.sentBefore(minute(99)),
    waiting: await store.find({ waits: personId('ou_anna') }),
    odd: await store.find({ tags: { parity: 'odd' } }),
  }
}

const CASES = ['tally/0', 'tally/1', 'tally/2', 'tally/3', 'tally/4', 'chat/p', 'tally/x']
const CAUSES = [...Array.from({ length: 24 }, (_, n) => `ev_${n}`), 'tally/0#1#0', 'tally/0#1#1', 'refused']

/** A small history with everything in it; `between` runs after every act. */
async function history(
  store: EmbeddedStore,
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  const to = [caseId('tally/x'), caseId('tally/y')]
  await store.append(act('tally/0', 0, 'ev_0', { did: 'Passed', to, by: 2 }))
  await store.append(act('chat/p', 0, 'ev_1', { did: 'Added', by: 1, note: '请问“等保”费用' }))
  for (let n = 2; n < 24; n++) {
    const id = `tally/${n % 5}`
    const { version } = await store.load(caseId(id))
    await store.append(act(id, version, `ev_${n}`, add(n), ...(n % 7 === 0 ? [add(1)] : [])))
    await store.writeLedger(caseId(id), [row(id, `card-${n}`, n % 6 === 0 ? { sent: null } : {})])
    await between()
  }
  await store.append(act('tally/x', 0, 'tally/0#1#0', { did: 'Awaited', person: personId('ou_anna') }))
  await store.append(act('tally/x', 1, 'refused'))
  await between()
  await store.writeLedger(caseId('tally/x'), [], 1)
}

const names = (disk: SimulatedDisk) =>
  [...disk.files().keys()].map((path) => path.slice(DIR.length + 1)).sort()
const shards = (disk: SimulatedDisk) => names(disk).filter((name) => name.startsWith('snapshots/'))

describe('a restart', () => {
  test.each([
    ['without a checkpoint before', 1_000],
    ['with checkpoints now and then', 5],
    ['with a checkpoint after every act', 1],
  ])('gives the same state, %s', async (_, checkpointEvery) => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk, { checkpointEvery })
    await history(store)
    const before = await everything(store, CASES, CAUSES)
    expect(before.cases).toHaveLength(7)
    expect(before.pending.map(({ cause }) => cause)).toEqual(['tally/0#1#1'])
    await store.close()
    const again = await on(disk)
    expect(again.told).toEqual([])
    expect(await everything(again.store, CASES, CAUSES)).toEqual(before)
    expect((await again.store.append(act('tally/0', 0, 'ev_0', add(1)))).repeated).toBe(true)
  })

  test('goes on where the record ended, in the same chains', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    const { recorded } = await store.append(act('tally/0', 0, 'ev_0', add(1)))
    await store.close()
    const again = (await on(disk)).store
    const next = await again.append(act('tally/0', 1, 'ev_1', add(1)))
    expect(next.recorded[0]).toMatchObject({ seq: 2, previous: recorded[0]?.hash })
  })

  test('with another RECORD_HASH goes on in the same chain with the new hash', async () => {
    const disk = new SimulatedDisk()
    const first = (await on(disk, { hash: 'sm3' })).store
    const { recorded } = await first.append(act('tally/0', 0, 'ev_0', add(1)))
    await first.close()
    const again = (await on(disk, { hash: 'sha256' })).store
    const next = await again.append(act('tally/0', 1, 'ev_1', add(1)))
    expect(next.recorded[0]?.previous).toBe(recorded[0]?.hash)
  })

  test('of a journal with a kind this program does not know stops', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    await store.append(act('tally/0', 0, 'ev_0', add(1)))
    await store.close()
    const initial = () => {
      throw new Error('unknown kind')
    }
    await expect(on(disk, { fold: { ...tallyFold, initial }, app: 'two' })).rejects.toThrow('unknown kind')
    await expect(on(disk)).resolves.toBeDefined()
  })
})

describe('snapshots', () => {
  async function full(checkpointEvery = 4) {
    const disk = new SimulatedDisk()
    const { store } = await on(disk, { checkpointEvery })
    await history(store)
    const before = await everything(store, CASES, CAUSES)
    await store.close()
    return { disk, before }
  }
  const state = async (disk: SimulatedDisk, but: Partial<EmbeddedOptions> = {}) => {
    const { store, told } = await on(disk, but)
    return { found: await everything(store, CASES, CAUSES), told }
  }

  test('with all of them deleted a start gives the same state', async () => {
    const { disk, before } = await full()
    expect(shards(disk)).toHaveLength(17)
    for (const name of shards(disk)) disk.take(`${DIR}/${name}`)
    expect((await state(disk)).found).toEqual(before)
  })

  test('with any single one deleted a start gives the same state', async () => {
    const { disk } = await full()
    for (const name of shards(disk)) {
      const { disk: again, before } = await full()
      again.take(`${DIR}/${name}`)
      expect({ without: name, found: (await state(again)).found }).toEqual({ without: name, found: before })
    }
  })

  test('with one byte flipped a snapshot is named and not used', async () => {
    const { disk, before } = await full()
    const name = shards(disk).find((one) => one.includes('shard-')) as string
    const bytes = disk.bytes(`${DIR}/${name}`)
    bytes[40] = (bytes[40] as number) ^ 1
    disk.put(`${DIR}/${name}`, bytes)
    const { found, told } = await state(disk)
    expect(found).toEqual(before)
    expect(told).toEqual([`快照 ${name} 未使用：文件不完整或被改动，将由日志重建`])
  })

  test('by another version of the program they are not used', async () => {
    const { disk, before } = await full()
    const { found, told } = await state(disk, { app: 'two' })
    expect(found).toEqual(before)
    expect(told).toHaveLength(16)
    expect(told[0]).toContain('由另一版本的程序写成')
  })

  test('a snapshot ahead of the journal is not used: the journal is the truth', async () => {
    const { disk } = await full()
    const lines = disk.bytes(JOURNAL).toString('utf8').split('\n')
    disk.put(JOURNAL, Buffer.from(`${lines.slice(0, 10).join('\n')}\n`))
    const { found, told } = await state(disk)
    expect(told.every((what) => what.includes('与日志不符'))).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    for (const name of shards(disk)) disk.take(`${DIR}/${name}`)
    disk.powerCut('kept')
    expect((await state(disk)).found).toEqual(found)
  })

  test('snapshots of another journal are not used', async () => {
    const { disk } = await full()
    const other = new SimulatedDisk()
    const { store } = await on(other)
    await history(store, async () => void (await store.append(act('tally/more', 0, 'ev_more'))))
    await store.close()
    const before = (await state(other)).found
    for (const name of shards(disk)) other.put(`${DIR}/${name}`, disk.bytes(`${DIR}/${name}`))
    other.powerCut('kept')
    const { found, told } = await state(other)
    expect(told.length).toBeGreaterThan(0)
    expect(found).toEqual(before)
  })

  test('are never ahead of what is durable: at every rename the journal is synced as far as the snapshot says', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk, { checkpointEvery: 3 })
    let renames = 0
    disk.before = ({ what, path }: Operation) => {
      if (what !== 'rename' || !path.includes('shard-')) return
      const text = disk.bytes(`${path}.tmp`).toString('utf8')
      const position = JSON.parse(/"position":(\{.*?\})/.exec(text)?.[1] ?? '') as { bytes: number }
      expect(position.bytes).toBeLessThanOrEqual(synced)
      renames += 1
    }
    let synced = disk.bytes(JOURNAL).length
    const sync = disk.done.push.bind(disk.done)
    disk.done.push = (...all) => {
      for (const one of all)
        if (one.what === 'sync' && one.path === JOURNAL) synced = disk.bytes(JOURNAL).length
      return sync(...all)
    }
    for (let n = 0; n < 40; n += 2) {
      await Promise.all([n, n + 1].map((one) => store.append(act(`tally/${one}`, 0, `ev_${one}`, add(one)))))
    }
    await store.close()
    expect(renames).toBeGreaterThan(16)
  })

  test('a checkpoint rewrites only the shards that changed, and a start then reads no further back than it', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    await history(store)
    await store.checkpoint()
    const before = disk.count('rename')
    await store.append(act('tally/0', (await store.load(caseId('tally/0'))).version, 'ev_last', add(1)))
    await store.checkpoint()
    expect(disk.count('rename') - before).toBeLessThanOrEqual(3)
    await store.close()
    let evolved = 0
    const fold = {
      ...tallyFold,
      evolve: (...given: Parameters<typeof tallyFold.evolve>) => {
        evolved += 1
        return tallyFold.evolve(...given)
      },
    }
    await on(disk, { fold })
    expect(evolved).toBe(0)
  })

  test('appends do not wait for a checkpoint', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    await store.append(act('tally/0', 0, 'ev_0', add(1)))
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    disk.before = ({ path }) => (path.includes('snapshots') ? held : undefined)
    const checkpoint = store.checkpoint()
    await store.append(act('tally/0', 1, 'ev_1', add(1)))
    expect((await store.load(caseId('tally/0'))).version).toBe(2)
    release()
    await checkpoint
  })

  test('a checkpoint that fails is told, harms nothing, and the next one makes up for it', async () => {
    const disk = new SimulatedDisk()
    const { store, told, died } = await on(disk, { checkpointEvery: 2 })
    disk.before = ({ what, path }) => {
      if (what === 'sync' && path.includes('snapshots')) throw failure('EIO')
    }
    await history(store)
    const before = await everything(store, CASES, CAUSES)
    await expect.poll(() => told.length).toBeGreaterThan(0)
    expect(told[0]).toContain('不影响记录')
    expect(died).toEqual([])
    disk.before = () => undefined
    await store.close()
    expect((await state(disk)).found).toEqual(before)
  })
})

describe('group commit', () => {
  test('64 acts at the same moment share a few syncs, and none is lost', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    const before = disk.count('sync', 'journal.jsonl')
    await Promise.all(
      Array.from({ length: 64 }, (_, n) => store.append(act(`tally/${n}`, 0, `ev_${n}`, add(n)))),
    )
    expect(disk.count('sync', 'journal.jsonl') - before).toBeLessThanOrEqual(4)
    disk.powerCut('lost')
    const again = (await on(disk)).store
    expect((await again.find({})).map(({ id }) => id)).toEqual(
      Array.from({ length: 64 }, (_, n) => `tally/${n}`),
    )
  })

  test('nothing is seen before it is durable', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    let release = () => {}
    const stalled = new Promise<void>((resolve) => {
      release = resolve
    })
    disk.before = ({ what }) => (what === 'sync' ? stalled : undefined)
    const to = [caseId('tally/b')]
    const written = store.append(act('tally/a', 0, 'ev_1', add(1), { did: 'Passed', to, by: 1 }))
    const rows = store.writeLedger(caseId('tally/a'), [row('tally/a', 'one')])
    await expect.poll(() => disk.count('write', 'journal.jsonl')).toBe(2)
    expect(await store.load(caseId('tally/a'))).toMatchObject({ version: 0 })
    expect(await store.outcome('ev_1')).toBeUndefined()
    expect(await store.find({})).toEqual([])
    expect(await store.pendingSends()).toEqual([])
    expect(await store.unsettled()).toEqual([])
    release()
    await Promise.all([written, rows])
    expect(await store.load(caseId('tally/a'))).toMatchObject({ version: 2 })
    expect(await store.pendingSends()).toHaveLength(1)
    expect(await store.ledger(caseId('tally/a'))).toHaveLength(1)
  })
})

describe('a disk that refuses', () => {
  const full = (wrote: number) => (operation: Operation) => {
    if (operation.what === 'write' && operation.path === JOURNAL) throw failure('ENOSPC', wrote)
  }

  test.each([0, 1, 30, 5_000])(
    'full after %i bytes: the act is refused whole, and later ones find a clean file',
    async (wrote) => {
      const disk = new SimulatedDisk()
      const { store, died } = await on(disk)
      await store.append(act('tally/a', 0, 'ev_1', add(1)))
      const good = disk.bytes(JOURNAL)
      disk.before = full(wrote)
      await expect(store.append(act('tally/a', 1, 'ev_2', add(1)))).rejects.toMatchObject({
        code: 'WRITE_FAILED',
        message: expect.stringContaining('磁盘空间已满'),
      })
      expect(disk.bytes(JOURNAL)).toEqual(good)
      expect(await store.load(caseId('tally/a'))).toMatchObject({ version: 1, state: { sum: 1 } })
      expect(await store.outcome('ev_2')).toBeUndefined()
      expect((await store.health()).ok).toBe(false)
      disk.before = () => undefined
      expect(await store.health()).toEqual({ ok: true })
      expect((await store.append(act('tally/a', 1, 'ev_2', add(5)))).case).toMatchObject({
        version: 2,
        state: { sum: 6 },
      })
      expect(died).toEqual([])
      disk.powerCut('lost')
      const again = await on(disk)
      expect(again.told).toEqual([])
      expect(await again.store.load(caseId('tally/a'))).toMatchObject({ version: 2, state: { sum: 6 } })
    },
  )

  test('when the file cannot be cut back either, nothing is written until it can', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    const good = disk.bytes(JOURNAL)
    disk.before = (operation) => {
      full(9)(operation)
      if (operation.what === 'truncate') throw failure('EIO')
    }
    await expect(store.append(act('tally/a', 0, 'ev_1', add(1)))).rejects.toMatchObject({
      code: 'WRITE_FAILED',
    })
    const writes = disk.count('write', 'journal.jsonl')
    disk.before = ({ what }) => {
      if (what === 'truncate') throw failure('EIO')
    }
    await expect(store.append(act('tally/a', 0, 'ev_2', add(1)))).rejects.toMatchObject({
      code: 'WRITE_FAILED',
    })
    expect(await store.health()).toMatchObject({ ok: false, reason: expect.stringContaining('截回') })
    expect(disk.count('write', 'journal.jsonl')).toBe(writes)
    expect(disk.bytes(JOURNAL)).toHaveLength(good.length + 9)
    disk.before = () => undefined
    await store.append(act('tally/a', 0, 'ev_3', add(1)))
    disk.powerCut('lost')
    expect((await (await on(disk)).store.events(caseId('tally/a'))).map(({ cause }) => cause)).toEqual([
      'ev_3',
    ])
  })

  test('acts that shared the failed write are all refused, those that waited behind it are taken', async () => {
    const disk = new SimulatedDisk()
    const { store } = await on(disk)
    let writes = 0
    disk.before = (operation) => {
      if (operation.what === 'write' && ++writes === 2) throw failure('EIO', 100)
    }
    const first = store.append(act('tally/1', 0, 'ev_1', add(1)))
    const shared = Promise.allSettled(
      [2, 3].map((n) => store.append(act(`tally/${n}`, 0, `ev_${n}`, add(1)))),
    )
    await first
    expect((await shared).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await store.append(act('tally/2', 0, 'ev_2', add(1)))
    expect((await store.find({})).map(({ id }) => id)).toEqual(['tally/1', 'tally/2'])
  })

  test('a failed sync ends the process: die is called once, and nothing is taken any more', async () => {
    const disk = new SimulatedDisk()
    const { store, died } = await on(disk)
    await store.append(act('tally/a', 0, 'ev_1', add(1)))
    disk.before = ({ what }) => {
      if (what === 'sync') throw failure('EIO')
    }
    const acts = [1, 2].map((n) => store.append(act(`tally/${n}`, 0, `ev_x${n}`, add(1))))
    const ends = await Promise.allSettled(acts)
    expect(ends.map((end) => end.status === 'rejected' && end.reason.code)).toEqual(['STOPPED', 'STOPPED'])
    disk.before = () => undefined
    await expect(store.append(act('tally/a', 1, 'ev_2', add(1)))).rejects.toMatchObject({ code: 'STOPPED' })
    expect((await store.health()).ok).toBe(false)
    expect(died).toEqual([expect.stringContaining('未能落盘：磁盘读写出错（EIO）')])
    expect(await store.find({ kind: 'tally' })).toHaveLength(1)
  })
})
