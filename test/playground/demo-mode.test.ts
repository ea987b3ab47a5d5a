import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart, openStage, type Stage } from '../../playground/stage.js'

let data: string
let stage: Stage | null = null

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'demo-'))
})
afterEach(async () => {
  await stage?.stop()
  stage = null
  await rm(data, { recursive: true, force: true })
})

const open = (mode?: string) =>
  openStage({ data, fresh: false, print: () => undefined, ...(mode === undefined ? {} : { mode }) })

describe('how the bot of the demo hears of events', () => {
  test('over the long connection: it is ready when connected, and hears and answers', async () => {
    stage = await open('websocket')
    const { emulator, bot } = stage
    await bot.start()
    expect(bot.state().state).toBe('running')
    expect(emulator.connections.count).toBe(1)
    const [person] = emulator.people
    const { delivery } = await emulator.say(person?.openId ?? '', '帮助')
    expect(delivery?.attempts).toMatchObject([{ mode: 'websocket', status: 200 }])
    await emulator.until(() => emulator.messagesOf(person?.openId ?? '', { fromBot: true }).length > 0)
    await bot.stop()
    await emulator.until(() => emulator.connections.count === 0)
  })

  test('at its address unless told otherwise', async () => {
    stage = await open()
    expect(stage.emulator.outbound.mode).toBe('webhook')
  })

  test('another word is refused in words that say what is possible', async () => {
    const refused = open('pigeon')
    await expect(refused).rejects.toThrow(CannotStart)
    await expect(refused).rejects.toThrow(/「pigeon」.*webhook.*websocket/)
  })
})
