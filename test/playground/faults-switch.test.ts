import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultView } from '../../playground/page/panel/behind.js'
import { FaultBoard, faultsService } from '../../playground/services/faults.js'
import { leader, OFFICE, ROSTER, STRANGER, startRound, type Town, town } from '../support/town.js'

const GROUP = String(ROSTER.groupChat)

let here: Town
let board: FaultBoard

beforeEach(async () => {
  here = await town()
  board = new FaultBoard(here.platform)
})
afterEach(() => here.close())

const fault = (id: string): FaultView => {
  const found = board.view().find((one) => one.id === id)
  if (!found) throw new Error(`no fault ${id}`)
  return found
}
const answers = (who: string) => here.platform.messagesOf(who, { fromBot: true })
const settled = (calls: number) =>
  here.platform.until(() => here.platform.calls.length >= calls, 5_000, `${calls} calls`)

describe('faults by a switch', () => {
  test('a storm of internal errors holds every card back, and all of them come when it is over, once each', async () => {
    board.switchOn('broken')
    await here.platform.say(OFFICE, '帮助')
    await here.platform.say(STRANGER, '我是谁')
    await here.platform.until(() => fault('broken').struck >= 2)
    expect([...answers(OFFICE), ...answers(STRANGER)]).toEqual([])
    board.switchOff('broken')
    expect(fault('broken')).toMatchObject({ on: false })
    expect(fault('broken').struck).toBeGreaterThanOrEqual(2)
    await here.platform.until(() => {
      here.clock.jump(1_000)
      return answers(OFFICE).length > 0 && answers(STRANGER).length > 0
    }, 8_000)
    expect([answers(OFFICE).length, answers(STRANGER).length]).toEqual([1, 1])
  })

  test('an event that comes twice has one outcome', async () => {
    board.switchOn('twice')
    await here.says(OFFICE, '帮助')
    await here.sees(OFFICE, '联席会议助手')
    await here.says(OFFICE, '我是谁')
    await here.sees(OFFICE, OFFICE)
    expect(answers(OFFICE)).toHaveLength(2)
    expect(here.platform.deliveries.map(({ attempts }) => attempts.length)).toEqual([2, 2])
    expect(fault('twice')).toMatchObject({ on: true, struck: 2 })
  })

  test('an answer that is lost leads to a second try and no second card', async () => {
    board.switchOn('lost')
    await here.platform.say(OFFICE, '帮助')
    await here.sees(OFFICE, '联席会议助手')
    expect(fault('lost').struck).toBe(1)
    board.switchOff('lost')
    here.clock.jump(15_000)
    await here.platform.until(() => here.platform.deliveries[0]?.state === 'delivered')
    expect(answers(OFFICE)).toHaveLength(1)
  })

  test('what is late comes after so many seconds', async () => {
    board.switchOn('late', { seconds: 20 })
    await here.platform.say(OFFICE, '帮助')
    expect(here.platform.deliveries[0]?.state).toBe('held')
    here.clock.jump(19_000)
    expect(here.platform.deliveries[0]?.attempts).toEqual([])
    here.clock.jump(1_000)
    await here.sees(OFFICE, '联席会议助手')
    expect(fault('late')).toMatchObject({ on: true, struck: 1, seconds: 20 })
  })

  test('out of order: what was said waits for the third, then each has its one answer', async () => {
    board.switchOn('shuffled')
    await here.platform.say(OFFICE, '帮助')
    await here.platform.say(OFFICE, '我是谁')
    expect(here.platform.deliveries.map(({ state }) => state)).toEqual(['held', 'held'])
    await here.platform.say(OFFICE, '我的待办')
    await here.platform.until(() => answers(OFFICE).length === 3)
    expect(here.platform.deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1])
    expect(fault('shuffled')).toMatchObject({ on: true, struck: 3 })
  })

  test('somebody who stopped the bot gets nothing, the others do', async () => {
    board.switchOn('stopped', { person: leader(9) })
    await startRound(here)
    await here.finds(leader(10), '同意')
    await here.platform.until(() => fault('stopped').struck > 0)
    expect(answers(leader(9))).toEqual([])
    expect(fault('stopped').person).toBe(leader(9))
    board.clear()
    expect(here.platform.standing(leader(9)).stopped).toBe(false)
  })

  test('out of the group it hears nothing there, and is back when it is lifted', async () => {
    board.switchOn('outside')
    const unheard = await here.platform.say(OFFICE, '条款 监理', { chat: GROUP, mention: true })
    expect(unheard.delivery).toBeNull()
    board.switchOff('outside')
    await here.says(OFFICE, '条款 监理', { chat: GROUP, mention: true })
    await here.platform.until(() =>
      here.platform.messagesIn(GROUP).some(({ type }) => type === 'interactive'),
    )
  })

  test('a void token is replaced by itself', async () => {
    await here.says(OFFICE, '帮助')
    await here.sees(OFFICE, '联席会议助手')
    board.switchOn('token')
    expect(fault('token')).toMatchObject({ on: false, once: true, struck: 1 })
    await here.says(STRANGER, '我是谁')
    await here.sees(STRANGER, STRANGER)
    expect(here.platform.calls.filter(({ code }) => code === 99991663).length).toBeGreaterThan(0)
  })

  test.each(['limited', 'cut', 'slow'])('%s strikes and is lifted', async (id) => {
    board.switchOn(id, { seconds: 1 })
    await here.platform.say(OFFICE, '帮助')
    await here.platform.until(() => fault(id).struck > 0)
    board.clear()
    await here.platform.until(() => {
      here.clock.jump(1_000)
      return answers(OFFICE).length > 0
    }, 8_000)
    expect(board.view().filter(({ on }) => on)).toEqual([])
    expect(answers(OFFICE)).toHaveLength(1)
  })

  test('a slow platform answers after so many seconds', async () => {
    board.switchOn('slow', { seconds: 1 })
    await here.platform.say(OFFICE, '帮助')
    const slow = await here.platform.until(() =>
      here.platform.calls.find(({ fault: struck, ms }) => struck === 'slow' && ms !== null),
    )
    expect(slow.ms).toBeGreaterThan(990)
  })

  test('everything is back to normal with one call, and later calls go through', async () => {
    for (const { id, once } of board.view()) if (!once) board.switchOn(id, { seconds: 1, person: OFFICE })
    expect(board.view().every(({ on, once }) => on || once)).toBe(true)
    board.clear()
    const before = here.platform.calls.length
    await here.says(STRANGER, '我是谁')
    await here.sees(STRANGER, STRANGER)
    await settled(before + 1)
    expect(here.platform.calls.slice(before).filter(({ fault: struck }) => struck !== null)).toEqual([])
    expect(here.platform.deliveries.at(-1)?.attempts).toHaveLength(1)
  })

  test('what the platform still remembers of an earlier demo is on, and can be lifted', async () => {
    board.switchOn('stopped', { person: leader(9) })
    board.switchOn('outside')
    const later = new FaultBoard(here.platform)
    expect(later.view().flatMap(({ id, on, person }) => (on ? [[id, person]] : []))).toEqual([
      ['stopped', leader(9)],
      ['outside', ''],
    ])
    later.clear()
    expect(here.platform.standing(leader(9)).stopped).toBe(false)
    expect(here.platform.chat(GROUP).botIn).toBe(true)
  })

  test('over HTTP: unknown faults and unnamed people are refused in words', () => {
    const { post } = faultsService(board)
    const call = (body: unknown) => () => post?.['/api/faults/switch']?.(body)
    expect(call({ id: 'flood', on: true })).toThrow('没有这项故障')
    expect(call({ id: 'stopped', on: true })).toThrow('请先选择人员')
    expect(call({ id: 'late', on: true, seconds: 0 })).toThrow('seconds')
    expect(call({ id: 'twice', on: true })()).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'twice', on: true })]),
    )
  })
})
