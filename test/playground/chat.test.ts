import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { fieldsOf } from '../../playground/emulator/card/client.js'
import { answerFor } from '../../playground/terminal/answers.js'
import { cardLines } from '../../playground/terminal/card-lines.js'

let data: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'chat-'))
  return () => rm(data, { recursive: true, force: true })
})

interface Run {
  child: ChildProcess
  /** What was printed so far. */
  out(): string
  err(): string
  /** Waits until all these words were printed. */
  prints(words: string): Promise<void>
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'playground/chat.ts', '--data', data, ...args])
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part))
  return {
    child,
    out: () => said.out,
    err: () => said.err,
    async prints(words) {
      while (!said.out.includes(words)) await once(child.stdout, 'data')
    },
  }
}

/** Types all the lines at once, as from a file, and waits for the end. */
async function typed(lines: readonly string[], ...args: string[]): Promise<{ out: string; code: unknown }> {
  const chat = run(...args)
  chat.child.stdin?.end(lines.join('\n'))
  const [code] = await once(chat.child, 'close')
  if (chat.err() !== '') throw new Error(chat.err())
  return { out: chat.out(), code }
}

/** What was printed after the last of these words. */
const after = (out: string, words: string) => {
  expect(out).toContain(words)
  return out.slice(out.lastIndexOf(words))
}

/** A day to come, as typed: dates in the past are refused. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('the bot in a terminal', () => {
  test('a whole written round, with changing identities', async () => {
    const { out, code } = await typed(
      [
        '发起书面征询',
        '1',
        '区政务云扩容项目',
        '现有资源使用率已超过九成。\n拟扩容计算和存储资源。\n.',
        '已完成资源使用情况调研。\n',
        '建议同意。\n',
        '分管领导近期参加市级专项工作，不能及时召开会议。\n',
        inDays(9),
        `${inDays(9).replaceAll('-', '/')} 18:00`,
        '',
        '',
        '',
        '2',
        '',
        '/as ou_chair',
        '1\n',
        '/as 区财政局',
        '3\n',
        '2\n建议补充运维经费测算。\n',
        '/as ou_office',
        '/cards',
        '3\n情况紧急，其余单位经催办未复。\n',
        '1\n情况紧急，其余单位经催办未复。\n',
        '/as 分管副区长',
        '1\n同意，请抓紧落实。\n\ny',
        '/as ou_m01',
      ],
      '--as',
      'ou_office',
    )
    expect(code).toBe(0)
    expect(out).not.toContain('\x1b[')
    expect(out).toContain('「反馈截止」请按 2026-11-27 18:00 的形式输入日期和时间')
    expect(out).toMatch(/书面征询审定：区政务云扩容项目〔待审定〕\n/)
    expect(out).toMatch(/意见公开范围 {6}全体成员/)
    expect(out).toMatch(/事项说明\n现有资源使用率已超过九成。\n拟扩容计算和存储资源。/)
    expect(out).toContain('未办理：选择「不同意」时请写明具体意见')
    expect(out).toMatch(/书面意见：区政务云扩容项目〔已反馈〕（已更新）/)
    expect(out).toMatch(/未反馈 {12}13家：/)
    expect(out).toMatch(/已决定.*（已更新）/)
    expect(after(out, '现在的身份：区委办公室（区委机要局） 分管领导')).toContain('请抓紧落实')
  }, 60_000)

  test('a question, a folded panel, a button, the group, and everything typed wrongly', async () => {
    const { out, code } = await typed(
      [
        '260万要怎么报',
        '1',
        '/open 2',
        '99',
        '/frob',
        '/as 财政',
        '/as 无此人',
        '/reply 2',
        '/open 77',
        '/cards',
        '/group 到几家能开会',
        '/as ou_stranger',
        '/group 到几家能开会',
        '/cards',
      ],
      '--as',
      '联席会议办公室',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/\[1\] 是/)
    expect(out).toMatch(/260万要怎么报 是，纯软件开发或运维〔答复〕（已更新）\n[\s\S]*办理步骤\n1\. /)
    expect(out).toMatch(/▸ 条款原文（输入 \/open \d+ 展开）/)
    expect(after(out, '▾ 后续还要做')).toMatch(/^▾ 后续还要做\n {2}\S/)
    expect(out).toContain('没有编号 99')
    expect(out).toContain('没有命令「/frob」。输入 /help 查看全部命令')
    expect(out).toMatch(/「财政」可以是以下几位，请写 open_id：\n成员单位：\n {2}ou_m09 .*\n {2}ou_m09l/)
    expect(out).toContain('没有找到「无此人」。输入 /people 查看全部人员')
    expect(out).toContain('请写明序号和文字，例如 /reply 2 同意')
    expect(out).toContain('没有这个序号的消息')
    expect(out).toContain('联席会议助手在联席会议工作群')
    expect(out).toContain('名册以外的工作人员不在工作群里')
    expect(after(out, '名册以外的工作人员不在工作群里')).toContain('没有可以操作的卡片')
  }, 60_000)

  test('somebody unknown: the possible identities, exit code 2', async () => {
    const chat = run('--as', 'ou_nobody')
    const [code] = await once(chat.child, 'close')
    expect(code).toBe(2)
    expect(chat.err()).toMatch(/名册中没有「ou_nobody」/)
    expect(chat.err()).toMatch(/ou_chair .*区政府分管副区长/)
  })

  test('an option that is none: how it is called, exit code 2', async () => {
    const chat = run('--who', 'ou_office')
    expect(await once(chat.child, 'close')).toEqual([2, null])
    expect(chat.err()).toContain('用法：npm run chat')
  })

  test('a second process is kept away; the first ends in order and the next goes on from there', async () => {
    const first = run()
    first.child.stdin?.write('我是谁\n')
    await first.prints('ou_office')
    const second = run('--fresh')
    expect(await once(second.child, 'close')).toEqual([1, null])
    expect(second.err()).toContain(`正由另一个程序使用（进程 ${first.child.pid}）`)
    first.child.kill('SIGINT')
    expect(await once(first.child, 'close')).toEqual([0, null])
    expect(first.err()).toBe('')
    expect(await readFile(join(data, 'bot.log'), 'utf8')).toContain('[机器人]')
    expect(existsSync(join(data, 'in-use.pid'))).toBe(false)

    const { out } = await typed(['/open 2'])
    expect(out).toContain('我是谁')
  }, 60_000)
})

describe('a card as text', () => {
  const lines = (...elements: object[]) =>
    cardLines(
      { body: { elements } },
      {
        width: 40,
        open: false,
        opening: '/open 7',
        names: new Map([['ou_a', '区财政局']]),
        number: () => 1,
        dim: (text) => text,
      },
    )

  test('tables stand in columns, Han characters two wide; charts are given as numbers', () => {
    const table = {
      tag: 'table',
      columns: [
        { name: 'who', display_name: '单位', data_type: 'persons' },
        { name: 'n', display_name: '数', data_type: 'number' },
        { name: 'state', display_name: '状态', data_type: 'options' },
      ],
      rows: [
        { who: ['ou_a'], n: 12, state: [{ text: '已反馈', color: 'green' }] },
        { who: ['ou_b'], n: 3 },
      ],
    }
    const chart = {
      tag: 'chart',
      chart_spec: {
        type: 'bar',
        title: { text: '反馈情况' },
        xField: 'state',
        yField: 'units',
        data: {
          values: [
            { state: '已反馈', units: 9 },
            { state: '未反馈的', units: 5 },
          ],
        },
      },
    }
    expect(lines(table, chart)).toEqual([
      '单位      数  状态',
      '区财政局  12  已反馈',
      'ou_b      3',
      '反馈情况',
      '已反馈    9',
      '未反馈的  5',
    ])
  })

  test('marks of markdown are gone, links and mentions are words', () => {
    const content = '**已反馈** <font color="red">9</font> 家，<at id=ou_a></at> [材料](https://a.example/1)'
    expect(lines({ tag: 'markdown', content }).join('')).toBe(
      '已反馈 9 家，@区财政局 材料（https://a.example/1）',
    )
  })

  test('a line never begins with a closing mark, and the lines under a number hang behind it', () => {
    const content = `1. ${'一'.repeat(18)}，${'二'.repeat(4)}`
    expect(lines({ tag: 'div', text: { tag: 'plain_text', content } })).toEqual([
      `1. ${'一'.repeat(18)}，`,
      `   ${'二'.repeat(4)}`,
    ])
  })

  const field = (element: object) => {
    const [found] = fieldsOf({ body: { elements: [{ name: 'x', ...element }] } })
    if (!found) throw new Error('no field')
    return found
  }
  const options = [
    { text: { content: '否' }, value: 'no' },
    { text: { content: '是' }, value: 'yes' },
  ]
  test.each<[object, string, unknown]>([
    [{ tag: 'picker_datetime' }, '2026-11-27 18:00', '2026-11-27 18:00'],
    [{ tag: 'picker_datetime' }, '2026-11-27 18:00 +0800', '2026-11-27 18:00'],
    [{ tag: 'picker_datetime' }, '2026年1月7日 9:05', '2026-01-07 09:05'],
    [{ tag: 'picker_datetime' }, '2026-11-27', null],
    [{ tag: 'date_picker' }, '2026/1/7', '2026-01-07'],
    [{ tag: 'date_picker' }, '2026/1/7 9:00', null],
    [{ tag: 'picker_time' }, '9：05', '09:05'],
    [{ tag: 'select_static', options }, '2', 'yes'],
    [{ tag: 'select_static', options }, '否', 'no'],
    [{ tag: 'select_static', options }, '3', null],
    [{ tag: 'multi_select_static', options }, '1、2', ['no', 'yes']],
    [{ tag: 'multi_select_static', options }, '1、5', null],
    [{ tag: 'checker' }, '是', true],
    [{ tag: 'checker' }, '大概', null],
    [{ tag: 'input', max_length: 3 }, '四个汉字', null],
  ])('%j: 「%s」', (element, words, value) => {
    const answer = answerFor(field(element), words)
    expect('value' in answer ? answer.value : null).toEqual(value)
  })
})
