import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CHAIR, leader, OFFICE, PROPOSAL, ROSTER, unit } from '../support/town.js'
import { childrenOf, type Demo, runs, startDemo } from './demo-process.js'

const APPLICANT = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''
const MATTER = String(PROPOSAL['事项'])
const DAY = 86_400_000

/** 18:00 in Shanghai on the working day some days ahead, as the office types it. */
const typedDay = (now: number, days: number): string =>
  `${new Date(now + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10)} 18:00`

describe('a demo from start to Ctrl-C', () => {
  let data: string
  let demo: Demo

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'demo-'))
    demo = await startDemo(data)
  })
  afterAll(async () => {
    await demo.stop()
    await rm(data, { recursive: true, force: true })
  })

  test('what is said before the bot is up is answered as soon as it is', async () => {
    await demo.says(APPLICANT, '120万元的项目走什么流程')
    await demo.card(APPLICANT, '120万元', '办理步骤')
    expect(await demo.clock()).toMatchObject({ running: true, real: true, next: null })
  })

  test('the calendar moves on to the next moment, and what was due then is done', async () => {
    await demo.says(OFFICE, '发起书面征询')
    const before = (await demo.clock()).now
    await demo.presses(OFFICE, '报分管副区长审定', { ...PROPOSAL, 反馈截止: typedDay(before, 14) })
    await demo.presses(CHAIR, '同意启动', {}, MATTER)
    await demo.card(leader(14), MATTER, '待反馈')
    const next = await demo.until(async () => (await demo.clock()).next, 'the next moment')
    expect(next?.what).toMatch(new RegExp(`书面征询.*《${MATTER}》：截止前提醒未反馈的单位`))
    expect(await demo.cards(leader(14), `催办：${MATTER}`)).toEqual([])

    const moved = await demo.post<{ now: number; next: { due: string } | null }>('/api/clock/next')
    const due = Date.parse(String(next?.due))
    expect(moved.now).toBeGreaterThan(due)
    expect(moved.now).toBeLessThan(due + 60_000)
    expect(Date.parse(String(moved.next?.due))).toBeGreaterThan(due)
    const reminder = await demo.card(leader(14), `催办：${MATTER}`)
    expect(reminder.at).toBeGreaterThanOrEqual(due)
    expect(reminder.at).toBeLessThan(due + 60_000)
  })

  test('it stands still when stopped, moves by days, and goes on when told to', async () => {
    const stopped = await demo.post<{ now: number; running: boolean }>('/api/clock/stop')
    expect(stopped.running).toBe(false)
    for (const days of [0, -1]) await expect(demo.post('/api/clock/step', { days })).rejects.toThrow('请求')
    expect((await demo.clock()).now).toBe(stopped.now)
    await demo.says(APPLICANT, '条款 四（二）')
    const answered = await demo.card(APPLICANT, '条款 四（二）')
    expect(answered.at).toBe(stopped.now)
    const stepped = await demo.post<{ now: number }>('/api/clock/step', { days: 1 })
    expect(stepped.now).toBe(stopped.now + DAY)
    const running = await demo.post<{ now: number; running: boolean }>('/api/clock/run')
    expect(running.running).toBe(true)
    await demo.until(async () => (await demo.clock()).now > stepped.now, 'the time to go on')
  })

  test('a second demo on the same folder does not start, and says which process has it', async () => {
    const second = startDemo(data)
    await expect(second).rejects.toThrow(`正由另一个程序使用（进程 ${demo.process.pid}）`)
    await demo.says(APPLICANT, '我是谁')
    await demo.card(APPLICANT, APPLICANT)
  })

  test('killed in the middle of the work it loses nothing and does nothing twice', async () => {
    const seats = [1, 2, 3, 4, 5, 6, 7, 8]
    const opinions = seats.map((n) => demo.presses(leader(n), '同意', {}, MATTER).catch(() => null))
    await opinions[0]
    await demo.post('/api/restart', { hard: true })
    await Promise.all(opinions)
    expect(demo.printed()).not.toContain('联席会议助手已停止')
    // Whose press met no bot presses once more, as people do; whose act was recorded has no such button any more.
    for (const n of seats) {
      const recorded = (await demo.cards(leader(n), MATTER, '回执')).length > 0
      if (!recorded) await demo.presses(leader(n), '同意', {}, MATTER)
      await demo.card(leader(n), MATTER, '回执')
    }
    await demo.card(OFFICE, MATTER, '已反馈 8 / 14')
    const { record } = await demo.panel()
    const given = record.filter(({ what }) => what.startsWith('反馈“同意”')).map(({ who }) => who)
    expect(given.toSorted()).toEqual(seats.map((n) => `${unit(n)} 分管领导`).toSorted())
    expect(await demo.cards(leader(1), `书面意见：${MATTER}`)).toHaveLength(1)
  })

  test('restarted in order it takes its leave first', async () => {
    await demo.post('/api/restart', { hard: false })
    expect(demo.printed()).toContain('联席会议助手已停止')
  })

  test('its data and its date are there again after Ctrl-C, and nothing is left running', async () => {
    const { pid } = demo.process
    const bots = childrenOf(pid)
    expect(bots.every(runs)).toBe(true)
    const { now } = await demo.clock()
    const leaves = () => demo.printed().match(/联席会议助手已停止/g)?.length ?? 0
    const before = leaves()
    await demo.says(APPLICANT, '条款 四（三）')
    expect(await demo.stop()).toBe(0)
    expect(leaves()).toBe(before + 1)
    await vi.waitFor(() => expect([pid ?? 0, ...bots].filter(runs)).toEqual([]), 2_000)
    expect(demo.printed()).toContain('演示已停止')

    demo = await startDemo(data)
    const again = await demo.clock()
    expect(again.now).toBeGreaterThanOrEqual(now)
    expect(again.now).toBeLessThan(now + 60_000)
    expect(again.real).toBe(false)
    await demo.card(APPLICANT, '条款 四（三）')
    await demo.says(OFFICE, '征询进度')
    await demo.card(OFFICE, '征询进度', '8 / 14')
  })

  test('when the demo itself is killed its bot ends too', async () => {
    const bots = childrenOf(demo.process.pid)
    demo.process.kill('SIGKILL')
    await once(demo.process, 'exit')
    await vi.waitFor(() => expect(bots.filter(runs)).toEqual([]), 5_000)
  })
})
