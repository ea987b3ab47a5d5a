import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from './emulator/card/rules.js'
import { emptyMemory, type Memory } from './emulator/messages.js'
import type { ClockSetting } from './town-clock.js'

/** The demo's folder: what the platform remembers and the bot's data, which must agree. */
export interface DemoFolder {
  /** The bot's `DATA_DIR`. */
  botData: string
  /** What an earlier demo left; null when everything begins anew. */
  memory: Memory | null
  /** How the demo's clock went when it was kept last; null when it was not. */
  clock: ClockSetting | null
  /** Why data of the bot were removed, for the screen; null when they were not. */
  removed: string | null
  save(memory: Memory, clock: ClockSetting): Promise<void>
}

/**
 * Opens the folder. `fresh`: begins anew. Also when the platform's part is missing or unreadable the bot's part is
 * removed: its records would speak of messages that no longer exist.
 */
export async function openDemoFolder(folder: string, fresh: boolean): Promise<DemoFolder> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'platform.json')
  const botData = join(folder, 'bot')
  const kept = fresh ? null : await readKept(file)
  const memory = kept?.memory ?? null
  let removed: string | null = null
  if (!memory) {
    if (existsSync(botData))
      removed = fresh ? '已按 --fresh 清空演示数据' : '平台侧消息已不存在，机器人数据一并清空'
    await rm(botData, { recursive: true, force: true })
    await rm(file, { force: true })
  }
  let writing: Promise<void> = Promise.resolve()
  const write = async (text: string) => {
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  }
  return {
    botData,
    memory,
    clock: kept?.clock ?? null,
    removed,
    save: (current, clock) => {
      const text = JSON.stringify({ ...current, clock })
      writing = writing.then(
        () => write(text),
        () => write(text),
      )
      return writing
    },
  }
}

async function readKept(file: string): Promise<{ memory: Memory; clock: ClockSetting | null } | null> {
  try {
    const found: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (!isObject(found)) return null
    const { clock, ...memory } = found
    const whole = [memory['chats'], memory['messages'], memory['uuids']].every(isObject)
    return whole ? { memory: { ...emptyMemory(), ...memory }, clock: settingIn(clock) } : null
  } catch {
    return null
  }
}

function settingIn(found: unknown): ClockSetting | null {
  if (!isObject(found)) return null
  const { at, since, running } = found
  const whole = typeof at === 'number' && typeof since === 'number' && typeof running === 'boolean'
  return whole ? { at, since, running } : null
}
