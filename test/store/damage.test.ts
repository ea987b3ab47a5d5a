import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { openEmbedded } from '../../src/store/embedded/open.js'
import { SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, minute, tallyFold } from './tally.js'

const DIR = '/data'
const JOURNAL = '/data/journal.jsonl'
const clock: Clock = { now: () => Date.parse(minute(0)), elapsed: () => 0, after: () => () => undefined }

async function on(disk: SimulatedDisk) {
  const told: string[] = []
  const tell = (what: string) => void told.push(what)
  const store = await openEmbedded({ dir: DIR, fold: tallyFold, hash: 'sm3', clock, disk, app: 'one', tell })
  return { store, told }
}

/** A closed journal of six lines, with or without snapshots beside it. */
async function small(snapshots: boolean): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const { store } = await on(disk)
  for (let n = 0; n < 4; n++)
    await store.append(act('tally/a', n, `ev_${n}`, { did: 'Added', by: n, note: '意见' }))
  await store.append(act('tally/a', 4, 'ev_refused'))
  if (snapshots) await store.close()
  disk.powerCut('lost')
  return disk
}

describe.each([
  ['with snapshots', true],
  ['without snapshots', false],
])('damage, %s', (_, snapshots) => {
  test('a flipped byte anywhere in a line stops the start and names the file and the line', async () => {
    const disk = await small(snapshots)
    const sound = disk.bytes(JOURNAL)
    let line = 1
    // Without its last byte the last line would be a torn tail.
    for (const [at, byte] of sound.subarray(0, -1).entries()) {
      const bytes = Buffer.from(sound)
      bytes[at] = byte ^ 1
      disk.put(JOURNAL, bytes)
      const error = await on(disk).then(
        () => new Error(`byte ${at} went unseen`),
        (fault: Error) => fault,
      )
      expect(error).toMatchObject({ code: 'JOURNAL_DAMAGED' })
      expect(error.message).toContain(`${JOURNAL} 第 ${line} 行`)
      expect(disk.bytes(JOURNAL).equals(bytes), 'nothing is written to a damaged record').toBe(true)
      if (byte === 10) line += 1
    }
    expect(line).toBe(6)
  }, 60_000)

  test('lines changed places, or one taken out, stop the start at the first that does not fit', async () => {
    const text = (await small(snapshots)).bytes(JOURNAL).toString('utf8')
    const lines = text.trimEnd().split('\n')
    const swapped = [...lines]
    swapped.splice(2, 2, lines[3] as string, lines[2] as string)
    for (const changed of [
      swapped,
      lines.toSpliced(2, 1),
      lines.toSpliced(0, 1),
      lines.toSpliced(3, 0, lines[2] as string),
    ]) {
      const disk = await small(snapshots)
      disk.put(JOURNAL, Buffer.from(`${changed.join('\n')}\n`))
      const first = changed.findIndex((line, n) => line !== lines[n]) + 1
      await expect(on(disk)).rejects.toMatchObject({
        code: 'JOURNAL_DAMAGED',
        message: expect.stringContaining(`第 ${first} 行`),
      })
    }
  })

  test('after a refused start the folder is free again', async () => {
    const disk = await small(snapshots)
    const sound = disk.bytes(JOURNAL)
    disk.put(JOURNAL, Buffer.concat([Buffer.from('x'), sound]))
    await expect(on(disk)).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' })
    disk.put(JOURNAL, sound)
    expect(await (await on(disk)).store.load(caseId('tally/a'))).toMatchObject({ version: 4 })
  })
})

describe('a torn tail', () => {
  test('cut at any byte of the last line, it is moved aside, and the record goes on', async () => {
    const sound = (await small(false)).bytes(JOURNAL)
    const lastLine = sound.lastIndexOf(10, sound.length - 2) + 1
    for (let end = lastLine + 1; end < sound.length; end++) {
      const disk = await small(false)
      disk.put(JOURNAL, sound.subarray(0, end))
      const { store, told } = await on(disk)
      expect(told).toEqual([expect.stringContaining(`${end - lastLine} 字节`)])
      expect(disk.bytes('/data/torn-20261012T010000000Z').equals(sound.subarray(lastLine, end))).toBe(true)
      expect(disk.bytes(JOURNAL).equals(sound.subarray(0, lastLine))).toBe(true)
      expect(await store.outcome('ev_refused')).toBeUndefined()
      expect((await store.append(act('tally/a', 4, 'ev_4', add(1)))).case.version).toBe(5)
    }
  })

  test('a second one at the same moment gets a name of its own', async () => {
    const disk = await small(false)
    for (const rest of ['one', 'two', 'three']) {
      disk.put(JOURNAL, Buffer.concat([disk.bytes(JOURNAL), Buffer.from(rest)]))
      await on(disk)
      disk.powerCut('lost')
    }
    expect(disk.bytes('/data/torn-20261012T010000000Z').toString()).toBe('one')
    expect(disk.bytes('/data/torn-20261012T010000000Z-2').toString()).toBe('two')
    expect(disk.bytes('/data/torn-20261012T010000000Z-3').toString()).toBe('three')
  })

  test('an empty file, and one torn in its very first line, begin anew', async () => {
    for (const rest of ['', '0123', `${'0'.repeat(16)} {"op"`]) {
      const disk = new SimulatedDisk()
      await disk.makeFolder(DIR)
      disk.put(JOURNAL, Buffer.from(rest))
      const { store } = await on(disk)
      expect((await store.append(act('tally/a', 0, 'ev_1', add(1)))).case.version).toBe(1)
    }
  })
})
