import { describe, expect, test } from 'vitest'
import type { EmbeddedOptions } from '../../src/store/embedded/open.js'
import { CASES, CAUSES, DIR, everything, history, JOURNAL, on } from './history.js'
import { failure, type Operation, SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, tallyFold } from './tally.js'

const names = (disk: SimulatedDisk) =>
  [...disk.files().keys()].map((path) => path.slice(DIR.length + 1)).sort()
const shards = (disk: SimulatedDisk) => names(disk).filter((name) => name.startsWith('snapshots/'))

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
