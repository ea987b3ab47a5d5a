import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { INVENTED_FOLDER } from '../rules/invented-edition.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = (args: string[], input = '', env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/ask.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  })

describe('ask', () => {
  test('--jsonl: raw lines and JSON lines in, one object a line out, amounts in yuan', {
    timeout: 30_000,
  }, () => {
    const input = [
      '260万要怎么报',
      '',
      '{"q":"不到50万的"}',
      '{"question":"合同9月24日生效，哪天前备案"}',
      '{坏的',
    ].join('\n')
    const { status, stdout, stderr } = run(['--jsonl', '--today', '2026-10-01'], input)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: '', count: 4 })
    expect(lines[0]).toMatchObject({
      question: '260万要怎么报',
      intent: 'route',
      routes: ['5.3.b', '5.3.c'],
      ask: { fact: 'pureSoftwareOrOps' },
      facts: { amount: { min: 2_600_000, max: 2_600_000 } },
      deadline: null,
    })
    expect(lines[1]).toMatchObject({
      question: '不到50万的',
      facts: { amount: { min: 0, max: 500_000, maxOpen: true } },
    })
    expect(lines[2]).toMatchObject({ intent: 'deadline', deadline: '2026-10-15' })
    expect(lines[3]).toMatchObject({ question: '{坏的', intent: 'unknown' })
  })

  test('a question on the command line is answered in words; none shows how to ask', {
    timeout: 30_000,
  }, () => {
    const answered = run(['--today', '2026-10-01', '120万的项目走什么流程'])
    expect(answered.status).toBe(0)
    expect(answered.stdout).toContain('第三方机构及行业专家')
    expect(run([]).status).toBe(2)
  })

  test('a wrong day is refused with what to do', { timeout: 30_000 }, () => {
    const wrong = run(['--today', '2026-02-30', '120万'])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain('--today')
  })

  test('the edition in force on the day answers: the old one the day before, its successor from the day on', {
    timeout: 30_000,
  }, () => {
    const folder = { RULEBOOK_DIR: INVENTED_FOLDER }
    const on = (day: string) => run(['--today', day, '80万的项目走什么流程'], '', folder).stdout
    expect(on('2026-12-31')).toContain('五（三）第2段：建设金额在50万元（含）')
    expect(on('2027-01-01')).toContain('六（三）第2段：建设金额在30万元（不含）')
  })

  test('a folder of editions that is not there is named, and nothing is answered', {
    timeout: 30_000,
  }, () => {
    const { status, stdout, stderr } = run(['120万'], '', { RULEBOOK_DIR: 'no/such/folder' })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('no/such/folder')
  })
})
