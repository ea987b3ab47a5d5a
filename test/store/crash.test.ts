import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { openEmbedded } from '../../src/store/embedded/open.js'
import type { Append } from '../../src/store/port.js'
import { verifyRecord } from '../../src/store/verify.js'
import { failure, SimulatedDisk, type Unsynced } from './simulated-disk.js'
import { act, add, caseId, minute, row, tallyFold } from './tally.js'

const DIR = '/data'
const clock: Clock = { now: () => Date.parse(minute(0)), elapsed: () => 0, after: () => () => undefined }

const open = (disk: SimulatedDisk) =>
  openEmbedded({
    dir: DIR,
    fold: tallyFold,
    hash: 'sm3',
    clock,
    disk,
    app: 'one',
    checkpointEvery: 5,
    tell: () => undefined,
    die: () => undefined,
  })

/** What a run had been told when it ended, one way or another. */
interface Told {
  acts: Append[]
  rows: string[]
}

/** Three cases, acts at the same moment, a refusal, ledger rows, checkpoints and a close: goes on until the disk ends it. */
async function run(disk: SimulatedDisk): Promise<Told> {
  const told: Told = { acts: [], rows: [] }
  const store = await open(disk).catch(() => undefined)
  if (store === undefined) return told
  const tell = async (one: Append) => {
    if (await store.append(one).catch(() => undefined)) told.acts.push(one)
  }
  for (let turn = 0; turn < 4; turn++) {
    const at = async (id: string) => (await store.load(caseId(id))).version
    await Promise.all([
      tell(act('tally/a', await at('tally/a'), `a_${turn}`, add(1), add(2))),
      tell(
        act('tally/b', await at('tally/b'), `b_${turn}`, {
          did: 'Passed',
          to: [caseId('tally/c')],
          by: turn,
        }),
      ),
      tell(act('chat/p', await at('chat/p'), `p_${turn}`, { did: 'Added', by: 1, note: '问' })),
      tell(act('tally/r', 0, `refused_${turn}`)),
      store.writeLedger(caseId('tally/a'), [row('tally/a', `card-${turn}`)]).then(
        () => told.rows.push(`card-${turn}`),
        () => undefined,
      ),
    ])
    for (const { cause } of await store.pendingSends()) {
      await tell(act('tally/c', await at('tally/c'), cause, add(turn)))
    }
  }
  await store.close().catch(() => undefined)
  return told
}

/**
 * What is wrong after a restart: something acknowledged that is missing or there twice, a gap, a broken chain, a send that
 * was taken up and still waits, snapshots that add something of their own. Empty when all is well.
 */
async function flaws(disk: SimulatedDisk, told: Told): Promise<string[]> {
  const found: string[] = []
  const store = await open(disk)
  for (const one of told.acts) {
    const outcome = await store.outcome(one.cause)
    if (!isDeepStrictEqual(outcome, one.outcome)) found.push(`outcome of ${one.cause}`)
    const events = (await store.events(one.case)).filter(({ cause }) => cause === one.cause)
    if (events.length !== one.events.length) found.push(`${events.length} events of ${one.cause}`)
  }
  for (const { id, version } of await store.find({})) {
    const events = await store.events(id)
    if (events.length !== version) found.push(`${id} has version ${version} and ${events.length} events`)
    for (const [n, { seq, previous }] of events.entries()) {
      if (seq !== n + 1) found.push(`${id}: ${seq} in place ${n + 1}`)
      if (previous !== (events[n - 1]?.hash ?? '')) found.push(`${id}: chain broken at ${seq}`)
    }
  }
  const keys = (await store.ledger(caseId('tally/a'))).map(({ key }) => key)
  for (const key of told.rows) if (!keys.includes(key)) found.push(`ledger row ${key}`)
  for (const { cause } of await store.pendingSends()) {
    if (await store.outcome(cause)) found.push(`${cause} still pending`)
  }
  const next = await store.append(act('tally/new', 0, 'ev_new', add(1)))
  if (next.case.version !== 1) found.push('the next act')
  await store.close()
  const { difference } = await verifyRecord(DIR, disk)
  if (difference !== null) found.push(`verify: ${JSON.stringify(difference)}`)
  const before = await reopened(disk)
  for (const path of disk.files().keys()) if (path.includes('snapshots')) disk.take(path)
  if (!isDeepStrictEqual(await reopened(disk), before)) found.push('another state without snapshots')
  return found
}

async function reopened(disk: SimulatedDisk) {
  const store = await open(disk)
  const all = {
    cases: await store.find({}),
    pending: await store.pendingSends(),
    unsettled: await store.unsettled(),
  }
  await store.close()
  return all
}

describe('a crash after any number of disk operations', () => {
  test.each<[string, Unsynced]>([
    ['power cut, everything not synced is lost', 'lost'],
    ['power cut, half of what was not synced is there', 'torn'],
    ['killed process, everything written is there', 'kept'],
  ])(
    '%s: what was acknowledged is there, once, and the chains hold',
    async (_, unsynced) => {
      const whole = new SimulatedDisk()
      const all = await run(whole)
      expect(all.acts.length).toBe(5 * 4)
      const operations = whole.done.length
      expect(operations).toBeGreaterThan(100)
      let least = Number.POSITIVE_INFINITY
      for (let left = 0; left <= operations; left++) {
        const disk = new SimulatedDisk()
        disk.operationsLeft = left
        const told = await run(disk)
        least = Math.min(least, told.acts.length)
        disk.powerCut(unsynced)
        const wrong = (await flaws(disk, told)).map((what) => `after ${left} operations: ${what}`)
        expect(wrong).toEqual([])
      }
      expect(least).toBe(0)
    },
    120_000,
  )

  test('a crash during the start after a crash loses nothing either', async () => {
    const crashed = () => {
      const disk = new SimulatedDisk()
      disk.operationsLeft = 60
      return run(disk).then((told) => {
        disk.powerCut('torn')
        return { disk, told }
      })
    }
    for (let left = 0; left < 40; left++) {
      const { disk, told } = await crashed()
      disk.operationsLeft = left
      await open(disk).catch(() => undefined)
      disk.powerCut(left % 2 === 0 ? 'torn' : 'lost')
      const wrong = (await flaws(disk, told)).map(
        (what) => `after ${left} operations of the second start: ${what}`,
      )
      expect(wrong).toEqual([])
    }
  }, 60_000)

  test('any single write that fails, wholly or half-way, is refused or taken whole', async () => {
    const whole = new SimulatedDisk()
    await run(whole)
    const writes = whole.count('write')
    for (let n = 1; n <= writes; n++) {
      const disk = new SimulatedDisk()
      let seen = 0
      disk.before = ({ what, bytes = 0 }) => {
        if (what !== 'write') return
        seen += 1
        if (seen === n) throw failure('ENOSPC', n % 3 === 0 ? 0 : Math.floor(bytes / 2))
      }
      const told = await run(disk)
      disk.powerCut('lost')
      const wrong = (await flaws(disk, told)).map((what) => `write ${n} failed: ${what}`)
      expect(wrong).toEqual([])
    }
  }, 60_000)
})
