import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import {
  INVENTED_FILE,
  INVENTED_FOLDER,
  INVENTED_ID,
  invented,
  REFERENCE_ID,
} from '../rules/invented-edition.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (args: string[], env: Record<string, string> = {}, cwd = root) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/rules-diff.ts', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env['PATH'], ...env },
  })
const scratch = mkdtempSync(join(tmpdir(), 'rules-diff-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const TIME = { timeout: 60_000 }
const last = (text: string) => text.trim().split('\n').at(-1)

describe('rules:diff', () => {
  test('an edition against itself: nothing changes', TIME, () => {
    const { status, stdout, stderr } = run([REFERENCE_ID, REFERENCE_ID])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(last(stdout)).toMatch(/^共\d{3,}个问题，0个的答案有变化$/)
    expect(stdout).toContain(
      '【数】0处变化\n【成员单位】14家 → 14家\n【条款】新增0条，取消0条，改写0条，编号变动0条',
    )
  })

  test('a successor by its id: numbers, seats, clauses, and what changes for which question', TIME, () => {
    const { status, stdout } = run([REFERENCE_ID, INVENTED_ID], { RULEBOOK_DIR: INVENTED_FOLDER })
    expect(status).toBe(0)
    for (const part of [
      '备案制项目金额上限：50万元（不含） → 30万元（含）',
      '信息发布类项目金额上限（原则上）：10万元（含） → （无）',
      '【成员单位】14家 → 15家',
      '增加：虚构数据局',
      '新增 五：（虚构条款）',
      '取消 五（三）第7段：',
      '改写 五（五）2第1段 → 六（五）2第1段',
      '【流程有变化的问题】',
      '【期限有变化的问题】',
      '【反问有变化的问题】',
    ])
      expect(stdout).toContain(part)
    const [, changed] = /个问题，(\d+)个的答案有变化$/.exec(last(stdout) ?? '') ?? []
    expect(Number(changed)).toBeGreaterThan(100)
    // Each changed question stands in one group only.
    const groups = [...stdout.matchAll(/有变化的问题】(\d+)个/g)].map(([, count]) => Number(count))
    expect(groups.reduce((sum, count) => sum + count, 0)).toBe(Number(changed))
  })

  test('by the path of a file, one number moved: the questions about it and no others', TIME, () => {
    const base = invented()
    const parameters = base['parameters'] as Record<string, object>
    const moved = { ...parameters, contractFiling: { ...parameters['contractFiling'], value: 20 } }
    const file = join(scratch, 'moved.json')
    writeFileSync(file, JSON.stringify(invented({ id: 'moved', parameters: moved })))
    const { status, stdout } = run([INVENTED_FILE, file])
    expect(status).toBe(0)
    expect(stdout).toContain('【数】1处变化\n  合同备案期限：15工作日 → 20工作日')
    expect(stdout).toContain('【条款】新增0条，取消0条，改写0条，编号变动0条')
    expect(stdout).not.toContain('【流程有变化的问题】')
    expect(stdout).toMatch(/期限 {2}前：\d{4}-\d{2}-\d{2}\n {4}期限 {2}后：\d{4}-\d{2}-\d{2}/)
  })

  test('an unknown id: one message with the known ones', TIME, () => {
    const { status, stdout, stderr } = run([REFERENCE_ID, 'yangpu-2019-15'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trim()).toBe('没有名为“yangpu-2019-15”的规则版本；已有版本：yangpu-2021-4')
  })

  test.each([
    [[]],
    [[REFERENCE_ID]],
    [[REFERENCE_ID, REFERENCE_ID, REFERENCE_ID]],
    [['--all', REFERENCE_ID]],
  ])('wrong use %j', TIME, (args) => {
    const { status, stderr } = run(args)
    expect(status).toBe(2)
    expect(stderr).toContain('用法')
  })

  test('a file that is no edition is named with what is wrong', TIME, () => {
    const file = join(scratch, 'broken.json')
    writeFileSync(file, JSON.stringify(invented({ inForceFrom: '2027-02-30' })))
    const { status, stderr } = run([REFERENCE_ID, file])
    expect(status).toBe(1)
    expect(stderr).toContain('broken.json')
    expect(stderr).toContain('inForceFrom 不是有效日期')
  })

  test('without the question set that is said, and the editions are still compared', TIME, () => {
    cpSync(join(root, 'src'), join(scratch, 'src'), { recursive: true })
    for (const name of ['node_modules', 'package.json', 'tsconfig.json'])
      symlinkSync(join(root, name), join(scratch, name))
    const { status, stdout } = run([REFERENCE_ID, join(root, INVENTED_FILE)], {}, scratch)
    expect(status).toBe(0)
    expect(stdout).toContain('【成员单位】14家 → 15家')
    expect(stdout).toContain('没有题库文件夹 test/eval，未比较问题的答案')
  })
})
