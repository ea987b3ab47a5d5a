import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readable } from '../../playground/bot-process.js'
import { openDemoFolder } from '../../playground/demo-folder.js'
import { emptyMemory } from '../../playground/emulator/messages.js'
import { FolderTaken, holdFolder } from '../../playground/folder-lock.js'
import { REAL_TIME } from '../../playground/town-clock.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-folder-'))
  return () => rm(folder, { recursive: true, force: true })
})

async function withBotData(): Promise<void> {
  await mkdir(join(folder, 'bot'))
  await writeFile(join(folder, 'bot', 'journal.jsonl'), 'x')
}

describe('the folder of the demo', () => {
  test('what the platform remembered comes back, and the bot keeps its data', async () => {
    const memory = { ...emptyMemory(), order: 7 }
    await (await openDemoFolder(folder, false)).save(memory, REAL_TIME)
    await withBotData()
    const again = await openDemoFolder(folder, false)
    expect([again.memory, again.removed]).toEqual([memory, null])
    expect(existsSync(join(again.botData, 'journal.jsonl'))).toBe(true)
  })

  test('how the clock went comes back; a folder without it is taken as one on real time', async () => {
    const clock = { at: 1_800_000_000_000, since: 1_790_000_000_000, running: false }
    await (await openDemoFolder(folder, false)).save(emptyMemory(), clock)
    expect((await openDemoFolder(folder, false)).clock).toEqual(clock)
    await writeFile(join(folder, 'platform.json'), JSON.stringify({ ...emptyMemory(), clock: { at: 'x' } }))
    const opened = await openDemoFolder(folder, false)
    expect([opened.clock, opened.memory]).toEqual([null, emptyMemory()])
  })

  test('what an older demo kept is loaded, with the parts it did not know empty', async () => {
    await withBotData()
    const older = { chats: {}, messages: {}, uuids: {}, order: 3 }
    await writeFile(join(folder, 'platform.json'), JSON.stringify(older))
    const opened = await openDemoFolder(folder, false)
    expect([opened.memory, opened.removed]).toEqual([{ ...emptyMemory(), order: 3 }, null])
  })

  test.each([
    ['missing', null],
    ['cut short', '{"chats":{'],
    ['of another shape', '{}'],
  ])('bot data are removed when the platform part is %s, and the reason is told', async (_, text) => {
    await withBotData()
    if (text !== null) await writeFile(join(folder, 'platform.json'), text)
    const opened = await openDemoFolder(folder, false)
    expect(opened.memory).toBeNull()
    expect(opened.removed).toContain('平台侧消息已不存在')
    expect(existsSync(opened.botData)).toBe(false)
  })

  test('--fresh removes both parts and nothing else', async () => {
    await (await openDemoFolder(folder, false)).save(emptyMemory(), REAL_TIME)
    await withBotData()
    await writeFile(join(folder, 'note.txt'), '保留')
    const opened = await openDemoFolder(folder, true)
    expect(opened.memory).toBeNull()
    expect(existsSync(opened.botData)).toBe(false)
    expect(existsSync(join(folder, 'note.txt'))).toBe(true)
  })

  test('of saves in quick succession the last one stays', async () => {
    const opened = await openDemoFolder(folder, false)
    await Promise.all([1, 2, 3].map((order) => opened.save({ ...emptyMemory(), order }, REAL_TIME)))
    expect((await openDemoFolder(folder, false)).memory?.order).toBe(3)
  })
})

describe('who holds the folder', () => {
  test('one that runs keeps it until it lets go; one that was killed does not', async () => {
    const lock = join(folder, 'in-use.pid')
    await writeFile(lock, String(process.ppid))
    await expect(holdFolder(folder)).rejects.toThrow(FolderTaken)
    await writeFile(lock, String(spawnSync(process.execPath, ['-e', '']).pid))
    const release = await holdFolder(folder)
    expect(await readFile(lock, 'utf8')).toBe(String(process.pid))
    await release()
    expect(existsSync(lock)).toBe(false)
  })
})

describe('the bot’s output in the terminal', () => {
  test('a line of the log becomes a sentence with local time', () => {
    const line = JSON.stringify({ level: 'warn', time: '2026-01-15T01:30:05.000Z', port: 3000, msg: '重试' })
    expect(readable(line)).toBe('[机器人] 09:30:05 注意 重试 port=3000')
  })
  test('the cause of an error is told', () => {
    expect(readable(JSON.stringify({ level: 'error', msg: '发送失败', err: { message: '连接中断' } }))).toBe(
      '[机器人] 错误 发送失败 连接中断',
    )
  })
  test('anything else is passed on as it is', () => {
    expect(readable('Error: x')).toBe('[机器人] Error: x')
    expect(readable('7')).toBe('[机器人] 7')
  })
})
