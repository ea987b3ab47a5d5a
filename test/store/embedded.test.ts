import { describe, expect, test } from 'vitest'
import { storeContract } from './contract.js'
import { CASES, CAUSES, everything, history, JOURNAL, on } from './history.js'
import { failure, type Operation, SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, row, tallyFold } from './tally.js'

let folders = 0
storeContract('embedded, on a simulated disk', async (fold) => {
  folders += 1
  return (await on(new SimulatedDisk(), { fold, dir: `/contract-${folders}` })).store
})

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
