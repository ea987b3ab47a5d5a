import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RULEBOOK_DIR } from './config.js'
import { Fault } from './domain/fault.js'
import type { Edition } from './rules/rulebook/edition.js'
import { editionFrom, editionsFrom } from './rules/rulebook/editions.js'
import type { Editions } from './rules/rulebook/succession.js'

/**
 * Every edition of the rules that can be chosen: those of the program, and one from each `.json` file of the folder. The
 * usual folder may be missing; one that was named may not.
 * @throws Fault BAD_RULEBOOK that names every file at fault and what is wrong with it, or a folder that cannot be read
 */
export async function readRulebooks(folder: string): Promise<Editions> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && folder === RULEBOOK_DIR) return []
    throw new Fault('BAD_RULEBOOK', `读不到规则版本的文件夹 ${folder}`, '请检查 RULEBOOK_DIR', { cause })
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return editionsFrom(
    await Promise.all(files.map(async (file) => ({ file, text: await textOf(join(folder, file)) }))),
  )
}

/**
 * The edition of one JSON file, wherever it lies; not yet compared with any other.
 * @throws Fault BAD_RULEBOOK that names the file and what is wrong with it
 */
export async function readRulebook(file: string): Promise<Edition> {
  const text = await textOf(file)
  try {
    return editionFrom(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('BAD_RULEBOOK', `规则版本文件 ${file} 不能使用：${what}`, '请改正后再试', { cause })
  }
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('BAD_RULEBOOK', `读不到规则版本文件 ${file}`, '请检查该文件是否可读', { cause })
  })
