import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/clock.js'
import { openEmbedded } from '../../src/store/embedded/open.js'
import type { Fold } from '../../src/store/port.js'
import { verifyRecord } from '../../src/store/verify.js'
import { storeContract } from './contract.js'
import { act, add, caseId, minute, tallyFold } from './tally.js'

const clock: Clock = { now: () => Date.parse(minute(0)), elapsed: () => 0, after: () => () => undefined }
const open = (dir: string, fold: Fold = tallyFold) => openEmbedded({ dir, fold, hash: 'sm3', clock })

let root: string
let folders = 0
let dir: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'store-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))
const newFolder = () => {
  folders += 1
  return join(root, String(folders), 'data')
}
beforeEach(() => {
  dir = newFolder()
})

storeContract('embedded, on a real disk', (fold) => open(newFolder(), fold))

describe('the data folder', () => {
  test('can be read by its owner only', async () => {
    const store = await open(dir)
    await store.append(act('tally/a', 0, 'ev_0', add(1)))
    await store.close()
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
    const names = ['journal.jsonl', 'snapshots/index.json', 'snapshots/shard-00.json']
    const modes = await Promise.all(names.map(async (name) => (await stat(join(dir, name))).mode & 0o777))
    expect(modes).toEqual([0o600, 0o600, 0o600])
  })

  test('after a close there is no lock and no temporary file left', async () => {
    await (await open(dir)).close()
    expect((await readdir(dir)).sort()).toEqual(['journal.jsonl', 'snapshots'])
    expect((await readdir(join(dir, 'snapshots'))).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('snapshots of this very program are used again', async () => {
    const store = await open(dir)
    await store.append(act('tally/a', 0, 'ev_0', add(1)))
    await store.close()
    const told: string[] = []
    let evolved = 0
    const evolve: Fold['evolve'] = (...given) => {
      evolved += 1
      return tallyFold.evolve(...given)
    }
    const tell = (what: string) => void told.push(what)
    const again = await openEmbedded({ dir, fold: { ...tallyFold, evolve }, hash: 'sm3', clock, tell })
    expect(await again.load(caseId('tally/a'))).toMatchObject({ version: 1, state: { sum: 1 } })
    expect([told, evolved]).toEqual([[], 0])
    await again.close()
  })
})

describe('the lock', () => {
  test('a second open in the same process is refused, with the pid and what to do; the first goes on', async () => {
    const store = await open(dir)
    await expect(open(dir)).rejects.toMatchObject({
      code: 'DATA_LOCKED',
      message: expect.stringMatching(new RegExp(`进程 ${process.pid} 使用。请先停止该进程`)),
    })
    expect((await store.append(act('tally/a', 0, 'ev_0', add(1)))).case.version).toBe(1)
    await store.close()
    await (await open(dir)).close()
  })

  test('of many who come at the same moment at most one gets the folder', async () => {
    const comers = await Promise.allSettled(Array.from({ length: 8 }, () => open(dir)))
    const inside = comers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(inside.length).toBeLessThanOrEqual(1)
    const codes = comers.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(codes).toEqual(codes.map(() => 'DATA_LOCKED'))
    await Promise.all(inside.map((store) => store.close()))
    await (await open(dir)).close()
  })

  test('a claim of a pid that runs, but was started at another time, is of the dead', async () => {
    await (await open(dir)).close()
    await writeFile(join(dir, `lock-${process.ppid}-0-1-1`), '')
    await (await open(dir)).close()
    expect(await readdir(dir)).not.toContain(`lock-${process.ppid}-0-1-1`)
  })

  describe('of another process', () => {
    let child: ChildProcess
    /** Opens the store and appends one act after another, printing the number of each that was acknowledged. */
    const hold = `
      import { openEmbedded } from '${fileURLToPath(new URL('../../src/store/embedded/open.ts', import.meta.url))}'
      import { act, add, tallyFold } from '${fileURLToPath(new URL('./tally.ts', import.meta.url))}'
      const clock = { now: Date.now, after: () => () => {} }
      const store = await openEmbedded({ dir: process.env.HELD, fold: tallyFold, hash: 'sm3', clock, checkpointEvery: 20 })
      for (let n = 0; ; n++) {
        await store.append(act('tally/a', n, 'ev_' + n, add(1)))
        process.stdout.write(n + 1 + '\\n')
      }`

    test('while it lives the folder is refused; killed in the middle of its work, it is taken over at once and nothing is lost', async () => {
      child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', hold], {
        env: { ...process.env, HELD: dir },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString()
      })
      await expect.poll(() => said.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(100)
      await expect(open(dir)).rejects.toMatchObject({
        code: 'DATA_LOCKED',
        message: expect.stringContaining(`进程 ${child.pid} `),
      })
      child.kill('SIGKILL')
      await once(child, 'exit')
      const acknowledged = Number(said.trimEnd().split('\n').at(-1))
      const store = await open(dir)
      const { version, state } = await store.load(caseId('tally/a'))
      expect(version).toBeGreaterThanOrEqual(acknowledged)
      expect(state).toMatchObject({ sum: version })
      await store.close()
      expect(await verifyRecord(dir)).toMatchObject({ ok: true, events: version })
    })
  })
})
