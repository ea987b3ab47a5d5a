import { describe, expect, test } from 'vitest'
import { receiverName } from '../../src/bot/undelivered.js'
import type { PersonId } from '../../src/domain/ids.js'
import { failure } from '../store/simulated-disk.js'
import { BUSY, OUT_OF_RANGE, TOO_OFTEN, TOO_OLD } from './scripted-courier.js'
import type { NoticeCommand } from './toy-procedures.js'
import { A, onNewDisk, ROSTER, reborn, type Workshop, workshop } from './workshop.js'

const OFFICE = 'ou_office'
const JUSTICE = 'ou_justice'

async function invited(shop = workshop()): Promise<Workshop> {
  await shop.act({ do: 'Invite', guests: [JUSTICE] })
  await shop.messenger.idle()
  return shop
}
const toJustice = (shop: Workshop) => shop.courier.calls.filter(({ to }) => to === JUSTICE).length

describe('refused for now', () => {
  test('each rest is twice as long as the one before, from half a second to a minute', async () => {
    const shop = workshop()
    const at: number[] = []
    shop.courier.script = ({ to }) => {
      if (to !== JUSTICE) return 'ok'
      at.push(shop.clock.now())
      return BUSY
    }
    await invited(shop)
    await shop.clock.advance(300_000)
    const rests = at.slice(1).map((time, n) => time - (at[n] ?? 0))
    expect(rests.slice(0, 10)).toEqual([500, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000])
  })

  test('the time the platform asks for is kept, whatever else happens in the case meanwhile', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === JUSTICE ? TOO_OFTEN : 'ok')
    await invited(shop)
    for (let n = 0; n < 8; n++) {
      await shop.act({ do: 'Write', text: `${n}` })
      await shop.clock.advance(10_000)
    }
    expect(toJustice(shop)).toBe(1)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 7'])
    shop.courier.script = () => 'ok'
    await shop.clock.advance(10_000)
    expect(shop.courier.chat(JUSTICE)).toEqual(['请柬 7'])
  })

  test('a success begins the rests anew', async () => {
    const shop = await invited()
    let misses = 4
    shop.courier.script = () => (misses-- > 0 ? { ...BUSY, uncertain: false } : 'ok')
    await shop.act({ do: 'Write', text: '甲' })
    await shop.clock.advance(60_000)
    expect(shop.courier.chat(JUSTICE)).toEqual(['请柬 甲'])
    misses = 2
    await shop.act({ do: 'Write', text: '乙' })
    await shop.clock.advance(501)
    expect(shop.courier.chat(JUSTICE)).toEqual(['请柬 乙'])
  })

  test('nothing is told to the office, and nothing but the rests is kept in memory', async () => {
    const shop = workshop()
    let misses = 3
    shop.courier.script = ({ to }) => (to === JUSTICE && misses-- > 0 ? BUSY : 'ok')
    await invited(shop)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告'])
    await shop.clock.advance(60_000)
    expect(shop.courier.of('patch', OFFICE)).toEqual([])
    expect(shop.clock.alarms()).toBe(0)
  })
})

describe('a disk that is full', () => {
  test.each<[string, NoticeCommand]>([
    ['marked as finished', { do: 'Close' }],
    ['patched', { do: 'Write', text: '乙' }],
    ['sent', { do: 'Record', text: '一' }],
    ['buried', { do: 'Invite', guests: [] }],
  ])(
    'a card to be %s while the disk is full: tried with growing rests, no loop, and done when there is room',
    async (_, command) => {
      const { shop, disk } = await onNewDisk()
      await invited(shop)
      await shop.act(command)
      disk.before = ({ what }) => {
        if (what === 'write') throw failure('ENOSPC')
      }
      await shop.clock.advance(60_000)
      expect(shop.failures.length).toBeGreaterThan(2)
      // Seven tries a minute, of two cards at most.
      expect(shop.failures.length).toBeLessThanOrEqual(14)
      disk.before = () => undefined
      await shop.clock.advance(60_000)
      expect(await shop.store.unsettled()).toEqual([])
      expect(new Set(shop.courier.chat(OFFICE)).size).toBe(shop.courier.chat(OFFICE).length)
    },
  )
})

describe('refused for good', () => {
  test('it becomes a line for the office, and is not called again by time, changes or a restart', async () => {
    const { shop, disk } = await onNewDisk()
    shop.courier.script = ({ to }) => (to === JUSTICE ? OUT_OF_RANGE : 'ok')
    await invited(shop)
    expect(await shop.row(`guest/${JUSTICE}`)).toMatchObject({ sent: null, failed: { code: 230013 } })
    expect(shop.courier.chat(OFFICE)).toEqual(['公告\n区司法局：机器人不在可用范围'])
    await shop.act({ do: 'Write', text: '甲' })
    await shop.clock.advance(24 * 3_600_000)
    const next = await reborn(shop, disk)
    await next.start()
    await next.messenger.idle()
    expect(toJustice(shop)).toBe(1)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲\n区司法局：机器人不在可用范围'])
    expect((await next.store.events(A)).map(({ event }) => (event as { did: string }).did)).toEqual([
      'Invited',
      'Written',
    ])
  })

  test('「重发」 is one more try: refused again, the line stays; taken, the line is gone', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === JUSTICE ? OUT_OF_RANGE : 'ok')
    await invited(shop)
    expect(await shop.messenger.resend(A, `guest/${JUSTICE}`)).toBe(true)
    await shop.messenger.idle()
    expect(toJustice(shop)).toBe(2)
    await shop.clock.advance(3_600_000)
    expect(toJustice(shop)).toBe(2)
    expect(shop.courier.chat(OFFICE).join()).toContain('区司法局')
    shop.courier.script = () => 'ok'
    expect(await shop.messenger.resend(A, `guest/${JUSTICE}`)).toBe(true)
    await shop.messenger.idle()
    expect(shop.courier.chat(JUSTICE)).toEqual(['请柬'])
    expect(shop.courier.chat(OFFICE)).toEqual(['公告'])
    expect(await shop.row(`guest/${JUSTICE}`)).toMatchObject({ failed: null })
    expect(await shop.store.unsettled()).toEqual([])
  })

  test('while the new try waits for its turn the line is still there', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === JUSTICE ? OUT_OF_RANGE : 'ok')
    await invited(shop)
    shop.courier.script = ({ to }) => (to === JUSTICE ? { ...BUSY, uncertain: false } : 'ok')
    await shop.messenger.resend(A, `guest/${JUSTICE}`)
    await shop.clock.advance(5_000)
    expect(shop.courier.chat(OFFICE).join()).toContain('区司法局：机器人不在可用范围')
    shop.courier.script = () => 'ok'
    await shop.clock.advance(10_000)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告'])
  })

  test('there is nothing to send again where nothing failed, or where the message is wanted no more', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === JUSTICE ? OUT_OF_RANGE : 'ok')
    await invited(shop)
    expect(await shop.messenger.resend(A, 'board')).toBe(false)
    expect(await shop.messenger.resend(A, 'no such key')).toBe(false)
    await shop.act({ do: 'Invite', guests: [] })
    expect(await shop.messenger.resend(A, `guest/${JUSTICE}`)).toBe(false)
  })

  test('a card that takes no patch any more is one line; sent again it is a new message, the old one pointing to it', async () => {
    const shop = await invited()
    shop.courier.script = ({ how, to }) => (how === 'patch' && to === JUSTICE ? TOO_OLD : 'ok')
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    expect(shop.courier.chat(OFFICE).join()).toContain('区司法局：消息已超过14天，不能再更新')
    await shop.act({ do: 'Write', text: '乙' })
    await shop.messenger.idle()
    expect(shop.courier.of('patch', JUSTICE)).toHaveLength(1)
    shop.courier.script = () => 'ok'
    expect(await shop.messenger.resend(A, `guest/${JUSTICE}`)).toBe(true)
    await shop.messenger.idle()
    expect(shop.courier.chat(JUSTICE)[0]).toContain('已移至新卡片')
    expect(shop.courier.chat(JUSTICE)[1]).toBe('请柬 乙')
    expect(new Set(shop.courier.of('send', JUSTICE).map(({ uuid }) => uuid)).size).toBe(2)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 乙'])
  })

  test('what was delivered in its present form can be told from what was not', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === JUSTICE ? OUT_OF_RANGE : 'ok')
    await invited(shop)
    const there = await shop.messenger.delivered(await shop.store.load(A), ROSTER)
    expect([there('board'), there('guest/'), there('nobody')]).toEqual([true, false, true])
  })
})

test('a receiver is named by unit, office or group; somebody outside the roster without a name', () => {
  const name = (person: string) => receiverName({ person: person as PersonId }, ROSTER)
  expect([name(JUSTICE), name(OFFICE), name('ou_nobody')]).toEqual([
    '区司法局',
    '联席会议办公室',
    '名单外人员',
  ])
  expect(receiverName({ chat: 'oc_group' as never }, ROSTER)).toBe('群聊')
})
