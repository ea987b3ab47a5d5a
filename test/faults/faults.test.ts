import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../src/store/verify.js'
import type { Unsynced } from '../store/simulated-disk.js'
import { processHost, simulatedHost } from './host.js'
import { diceOf, Lab } from './lab.js'

const UNSYNCED: readonly Unsynced[] = ['lost', 'torn', 'kept']

let undisturbed: Record<string, string[]>
beforeAll(async () => {
  const lab = await Lab.open((env) => simulatedHost(env, () => 'kept'), { dice: () => 0.5 })
  undisturbed = await lab.play()
  await lab.close()
})

describe('一轮书面征询在各种故障下，结果和消息与无故障时相同', () => {
  test('无故障：十四家都有卡片和决定', () => {
    expect(Object.keys(undisturbed).length).toBeGreaterThanOrEqual(14 + 14 + 2)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '断电、重复送达、平台故障（种子 %i）',
    async (seed) => {
      const dice = diceOf(seed)
      const lab = await Lab.open(
        (env) => simulatedHost(env, () => UNSYNCED[Math.floor(dice() * 3)] ?? 'lost'),
        {
          dice,
          duplicates: true,
          before({ host, platform }) {
            // The next loss of power comes after so many disk operations, wherever that is.
            if ('disk' in host) {
              const { disk } = host as ReturnType<typeof simulatedHost>
              disk.operationsLeft = 1 + Math.floor(dice() * 60)
            }
            const trouble = dice()
            if (trouble < 0.2) platform.faults.add({ kind: '500', times: 1 + Math.floor(dice() * 5) })
            else if (trouble < 0.4) platform.faults.add({ kind: '429', times: 1 + Math.floor(dice() * 5) })
            else if (trouble < 0.5) platform.faults.add({ kind: 'hang', times: 1 + Math.floor(dice() * 2) })
            else if (trouble < 0.7)
              platform.faults.add({ kind: 'drop-answer', times: 1 + Math.floor(dice() * 3) })
            else if (trouble < 0.8) platform.faults.add({ kind: 'reset', times: 2 })
            else if (trouble < 0.9) platform.voidTokens()
          },
        },
      )
      try {
        expect(await lab.play()).toEqual(undisturbed)
      } finally {
        await lab.close()
      }
    },
    120_000,
  )
})

describe('真正的进程被强行终止', () => {
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'killed-'))
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  test('在发送、点击、签署的当口终止十次，结果和消息不变，记录链完好', async () => {
    const dice = diceOf(99)
    let kills = 0
    const lab = await Lab.open((env) => processHost(env, dir), {
      dice,
      duplicates: true,
      before({ host, platform }) {
        // As soon as so many more calls have reached the platform, the process is gone; and once more a little later.
        for (const [least, spread] of [
          [1, 6],
          [8, 12],
        ] as const) {
          const at = platform.calls.length + least + Math.floor(dice() * spread)
          void platform
            .until(() => platform.calls.length >= at, 4_000)
            .then(async () => {
              kills += 1
              await host.crash()
            })
            .catch(() => undefined)
        }
      },
    })
    try {
      expect(await lab.play()).toEqual(undisturbed)
      expect(kills).toBeGreaterThanOrEqual(8)
    } finally {
      await lab.close()
    }
    expect(await verifyRecord(dir)).toMatchObject({ difference: null })
  }, 180_000)
})
