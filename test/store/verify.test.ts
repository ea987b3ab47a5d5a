import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { type Algorithm, canonical, digest, digestOfHeads, hashOf } from '../../src/store/chain.js'
import { BEGIN, lineOf, type Position } from '../../src/store/embedded/lines.js'
import { openEmbedded } from '../../src/store/embedded/open.js'
import type { ActEntry } from '../../src/store/entry.js'
import { verifyRecord } from '../../src/store/verify.js'
import { SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, minute, tallyFold } from './tally.js'

const DIR = '/data'
const JOURNAL = '/data/journal.jsonl'
const clock: Clock = { now: () => Date.parse(minute(0)), elapsed: () => 0, after: () => () => undefined }
const tell = () => undefined

async function on(disk: SimulatedDisk, hash: Algorithm = 'sm3') {
  return openEmbedded({ dir: DIR, fold: tallyFold, hash, clock, disk, app: 'one', tell })
}

/** Two official cases, a conversation and a refusal; `closed`: with snapshots. */
async function sample(closed: boolean): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const store = await on(disk)
  await store.append(act('tally/a', 0, 'ev_0', add(1), { did: 'Added', by: 2, note: '同意' }))
  await store.append(act('chat/p', 0, 'ev_1', add(1)))
  await store.append(act('tally/b', 0, 'ev_2', add(5)))
  await store.append(act('tally/a', 2, 'ev_3'))
  await store.append(act('tally/a', 2, 'ev_4', add(3)))
  if (closed) await store.close()
  else disk.powerCut('lost')
  return disk
}

/** Rewrites entries of the journal and gives every line a fitting check again, as somebody would who covers his traces. */
function forge(disk: SimulatedDisk, change: (entries: ActEntry[]) => ActEntry[]): void {
  const lines = disk.bytes(JOURNAL).toString('utf8').trimEnd().split('\n')
  let text = ''
  let at: Position = BEGIN
  for (const entry of change(lines.map((line) => JSON.parse(line.slice(17)) as ActEntry))) {
    const line = lineOf(at, JSON.stringify(entry))
    text += line.text
    at = line.after
  }
  disk.put(JOURNAL, Buffer.from(text))
}

describe('the canonical form', () => {
  test('keys are sorted at every depth, nothing is added, and text stays as it is', () => {
    expect(canonical({ b: [{ d: 1, c: '“意见”' }, null], a: true, ä: -0.5, Z: '' })).toBe(
      '{"Z":"","a":true,"b":[{"c":"“意见”","d":1},null],"ä":-0.5}',
    )
  })

  test('the order in which fields were written makes no difference, a changed value does', () => {
    const hash = (event: unknown) => digest('sm3', canonical(event))
    expect(hash({ a: 1, b: { c: 2, d: 3 } })).toBe(hash({ b: { d: 3, c: 2 }, a: 1 }))
    expect(hash({ a: 1 })).not.toBe(hash({ a: '1' }))
    expect(hash({ a: [1, 2] })).not.toBe(hash({ a: [2, 1] }))
  })

  test('SM3 and SHA-256 of abc are those of GB/T 32905 and FIPS 180-4', () => {
    expect(digest('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(digest('sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

describe('verify', () => {
  test.each([true, false])('a sound record holds, and is counted (with snapshots: %s)', async (closed) => {
    const disk = await sample(closed)
    const heads = new Map<string, string>()
    const store = await on(disk)
    for (const id of ['tally/a', 'tally/b'])
      heads.set(id, (await store.events(caseId(id))).at(-1)?.hash ?? '')
    const before = disk.files()
    expect(await verifyRecord(DIR, disk)).toEqual({
      ok: true,
      lines: 6,
      events: 5,
      official: 4,
      cases: 3,
      head: digestOfHeads('sm3', heads),
      torn: [],
      tail: 0,
      notes: [],
      difference: null,
    })
    expect(disk.files()).toEqual(before)
  })

  test('a record whose hash was changed from SM3 to SHA-256 on the way holds', async () => {
    const disk = await sample(true)
    const store = await on(disk, 'sha256')
    await store.append(act('tally/a', 3, 'ev_5', add(1)))
    expect((await verifyRecord(DIR, disk)).difference).toBeNull()
  })

  test('a folder without a record holds nothing and differs in nothing', async () => {
    expect(await verifyRecord('/nowhere', new SimulatedDisk())).toMatchObject({
      ok: true,
      events: 0,
      cases: 0,
    })
  })

  test('it can be run beside the bot, and sees what is durable', async () => {
    const disk = await sample(true)
    const store = await on(disk)
    await store.append(act('tally/b', 1, 'ev_5', add(1)))
    expect(await verifyRecord(DIR, disk)).toMatchObject({ ok: true, events: 6 })
    await store.append(act('tally/b', 2, 'ev_6', add(1)))
  })

  test('a changed byte is found with file, line, case and event', async () => {
    const disk = await sample(false)
    const text = disk.bytes(JOURNAL).toString('utf8')
    disk.put(JOURNAL, Buffer.from(text.replace('同意', '反对')))
    const { difference, events } = await verifyRecord(DIR, disk)
    expect(difference).toMatchObject({ file: 'journal.jsonl', line: 2, case: 'tally/a', seq: 1 })
    expect(events).toBe(0)
  })

  test.each<[string, (entries: ActEntry[]) => ActEntry[], object]>([
    [
      'a changed opinion',
      (all) => JSON.parse(JSON.stringify(all).replace('同意', '反对')) as ActEntry[],
      { line: 2, case: 'tally/a', seq: 2, what: '事件内容与其校验值不符' },
    ],
    [
      'a changed actor',
      (all) => JSON.parse(JSON.stringify(all).replace('"title":"系统"', '"title":"主席"')) as ActEntry[],
      { line: 2, case: 'tally/a', seq: 1, what: '事件内容与其校验值不符' },
    ],
    [
      'an act taken out',
      (all) => all.toSpliced(1, 1),
      { line: 4, case: 'tally/a', seq: 3, what: '事件序号应为 1，记录为 3' },
    ],
    [
      'an event moved to another case',
      (all) => all.map((one) => (one.case === 'tally/b' ? { ...one, case: caseId('tally/c') } : one)),
      { line: 4, case: 'tally/c', seq: 1, what: '事件内容与其校验值不符' },
    ],
    [
      'a first act with its hashes made anew',
      (all) =>
        all.map((one) => {
          if (one.cause !== 'ev_0') return one
          const event = { did: 'Added', by: 77 }
          const { at, arrived, actor, cause, via } = one
          const entry = { case: one.case, at, arrived, actor, cause, via, basis: '系统规定', event } as const
          const first = hashOf('sm3', { ...entry, seq: 1, previous: '' })
          const second = hashOf('sm3', { ...entry, seq: 2, previous: first })
          return {
            ...one,
            events: [first, second].map((hash) => ({ basis: '系统规定' as const, event, hash })),
          }
        }),
      { line: 5, case: 'tally/a', seq: 3, what: '所载的上一事件校验值与上一事件不符' },
    ],
    [
      'hashes taken off',
      (all) =>
        all.map((one) =>
          one.cause === 'ev_4'
            ? { ...one, chain: null, events: one.events.map((e) => ({ ...e, hash: '' })) }
            : one,
        ),
      { line: 6, case: 'tally/a', seq: 3, what: '同一案件中有的事件带校验值，有的不带' },
    ],
    [
      'an act recorded twice under one cause',
      (all) => all.map((one) => (one.cause === 'ev_3' ? { ...one, cause: 'ev_0' } : one)),
      { line: 5, case: 'tally/a', seq: null, what: '同一起因 ev_0 记录了两次' },
    ],
    [
      'a hash nobody knows',
      (all) => all.map((one) => (one.cause === 'ev_2' ? { ...one, chain: 'md5' as Algorithm } : one)),
      { line: 4, case: 'tally/b', seq: 1, what: '校验算法 md5 不为本程序所知' },
    ],
  ])('%s is found although every line was given a fitting check', async (_, change, difference) => {
    const disk = await sample(false)
    forge(disk, change)
    expect((await verifyRecord(DIR, disk)).difference).toMatchObject({ file: 'journal.jsonl', ...difference })
  })

  test('a cut tail shows in the snapshots', async () => {
    const disk = await sample(true)
    const lines = disk.bytes(JOURNAL).toString('utf8').trimEnd().split('\n')
    disk.put(JOURNAL, Buffer.from(`${lines.slice(0, -1).join('\n')}\n`))
    const { difference } = await verifyRecord(DIR, disk)
    expect(difference?.file).toMatch(/^snapshots\/shard-\d\d\.json$/)
    expect(difference?.what).toContain('可能被截短')
  })

  test('snapshots without any journal show', async () => {
    const disk = await sample(true)
    disk.take(JOURNAL)
    expect((await verifyRecord(DIR, disk)).ok).toBe(false)
  })

  test('an unreadable snapshot is noted and nothing more: it can be made again', async () => {
    const disk = await sample(true)
    const path = '/data/snapshots/shard-03.json'
    disk.put(path, disk.bytes(path).subarray(5))
    expect(await verifyRecord(DIR, disk)).toMatchObject({
      ok: true,
      notes: [expect.stringContaining('snapshots/shard-03.json')],
    })
  })

  test('a torn tail is noted, before a start and after it', async () => {
    const disk = await sample(false)
    disk.put(JOURNAL, Buffer.concat([disk.bytes(JOURNAL), Buffer.from('0123456789')]))
    expect(await verifyRecord(DIR, disk)).toMatchObject({ ok: true, tail: 10, torn: [] })
    await (await on(disk)).close()
    expect(await verifyRecord(DIR, disk)).toMatchObject({
      ok: true,
      tail: 0,
      torn: ['torn-20261012T010000000Z'],
    })
  })
})

describe('npm run verify', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'verify-'))
    const store = await openEmbedded({ dir, fold: tallyFold, hash: 'sm3', clock, app: 'one', tell })
    await store.append(act('tally/a', 0, 'ev_0', add(1), { did: 'Added', by: 2, note: '同意' }))
    await store.close()
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  const verify = (env: Record<string, string>) =>
    new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
      const args = ['--import', 'tsx', 'src/cli/verify.ts']
      execFile(process.execPath, args, { env: { ...process.env, ...env } }, (error, out, err) => {
        resolve({ code: error === null ? 0 : error.code, out, err })
      })
    })

  test('says what it counted and ends with 0', async () => {
    const { head } = await verifyRecord(dir)
    const { code, out } = await verify({ DATA_DIR: dir })
    expect(out).toContain('事件数　　2（其中正式记录 2）')
    expect(out).toContain('案件数　　1')
    expect(out).toContain(`链头　　　${head}`)
    expect(out).toContain('记录链完好')
    expect(code).toBe(0)
  })

  test('names the first difference and ends with 1', async () => {
    const path = join(dir, 'journal.jsonl')
    await writeFile(path, (await readFile(path, 'utf8')).replace('同意', '反对'))
    const { code, out } = await verify({ DATA_DIR: dir })
    expect(out).toContain(`第一处差异 ${path}，第 2 行，案件 tally/a，第 1 号事件`)
    expect(code).toBe(1)
  })

  test('does not pass off one record for another', async () => {
    const { code, err } = await verify({ DATA_DIR: dir, DATABASE_URL: 'postgres://localhost/record' })
    expect(err).toContain('DATABASE_URL')
    expect(code).toBe(1)
  })
})
