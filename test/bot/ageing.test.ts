import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/domain/instant.js'
import { until } from './manual-clock.js'
import { type Answered, gate, TOO_OFTEN, TOO_OLD } from './scripted-courier.js'
import { type Notice, plainCard } from './toy-procedures.js'
import { A, onNewDisk, reborn, type Workshop, workshop } from './workshop.js'

const OFFICE = 'ou_office'
const HOUR = 3_600_000
const DAY = 24 * HOUR

async function begun(shop = workshop()): Promise<Workshop> {
  await shop.start()
  await shop.act({ do: 'Write', text: '甲' })
  await shop.messenger.idle()
  return shop
}
/** So many days later; then whatever is due has been done. */
async function after(shop: Workshop, ms: number): Promise<void> {
  await shop.clock.advance(ms)
  await shop.messenger.idle()
}

describe('a live card near the end of its 14 days', () => {
  test('on day 13 the old one says 「已移至新卡片」 first, then a fresh one comes under a new key', async () => {
    const shop = await begun()
    await after(shop, 13 * DAY - HOUR)
    expect(shop.courier.calls).toHaveLength(1)
    await after(shop, 2 * HOUR)
    expect(shop.courier.calls.map(({ how }) => how)).toEqual(['send', 'patch', 'send'])
    expect(shop.courier.chat(OFFICE)[0]).toContain('已移至新卡片')
    expect(shop.courier.chat(OFFICE)[1]).toBe('公告 甲')
    const [old, fresh] = shop.courier.of('send')
    expect(fresh?.uuid).not.toBe(old?.uuid)
    expect(await shop.row('board')).toMatchObject({ generation: 2, buried: false })
    await after(shop, 12 * DAY)
    expect(shop.courier.calls).toHaveLength(3)
    await after(shop, 2 * DAY)
    expect(shop.courier.chat(OFFICE)).toHaveLength(3)
  })

  test('records and cards on which nothing can be done any more are not replaced', async () => {
    const shop = await begun()
    await shop.act({ do: 'Record', text: '一' })
    await shop.act({ do: 'Close' })
    await after(shop, 20 * DAY)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲', '一'])
  })

  test('a finished card is kept up to date while the platform takes it, and given up without a word after that', async () => {
    const shop = await begun()
    const day = (n: number) => instantOf(shop.clock.now() + n * DAY)
    await shop.act({ do: 'Set', wake: [day(13.5), day(14.5)] })
    await shop.act({ do: 'Close' })
    await after(shop, 13.8 * DAY)
    expect(shop.courier.of('patch')).toHaveLength(1)
    shop.courier.script = () => TOO_OLD
    await after(shop, DAY)
    expect(((await shop.store.load(A)).state as Notice).ticks).toHaveLength(2)
    expect(shop.courier.calls).toHaveLength(2)
    expect((await shop.row('board'))?.failed).toBeNull()
  })

  test('an old card that takes no patch any more is replaced all the same', async () => {
    const shop = await begun()
    shop.courier.script = ({ how }) => (how === 'patch' ? TOO_OLD : 'ok')
    await after(shop, 13 * DAY + 2 * HOUR)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲', '公告 甲'])
    expect((await shop.row('board'))?.failed).toBeNull()
  })

  test('an old card that cannot be patched just now is patched before anything is sent', async () => {
    const shop = await begun()
    await after(shop, 13 * DAY - HOUR / 2)
    shop.courier.script = ({ how }) => (how === 'patch' ? TOO_OFTEN : 'ok')
    await after(shop, 2 * HOUR)
    expect(shop.courier.of('send')).toHaveLength(1)
    expect(shop.courier.of('patch').length).toBeGreaterThan(1)
    shop.courier.script = () => 'ok'
    await after(shop, HOUR)
    expect(shop.courier.chat(OFFICE)[0]).toContain('已移至新卡片')
    expect(shop.courier.chat(OFFICE)[1]).toBe('公告 甲')
  })

  test('a card that is being clicked at that moment waits for the answer', async () => {
    const shop = await begun()
    const message = (await shop.row('board'))?.sent?.messageId
    await after(shop, 13 * DAY - HOUR / 2)
    const click = shop.messenger.clicked(A, 'board', message ?? ('' as never))
    await after(shop, 2 * HOUR)
    expect(shop.courier.calls).toHaveLength(1)
    click.answered(true, plainCard(['公告 甲']), false)
    await shop.messenger.idle()
    expect(shop.courier.calls.map(({ how }) => how)).toEqual(['send', 'patch', 'send'])
  })

  test('a late click on the old card does not make it the current one: it points to the new one again', async () => {
    const shop = await begun()
    const old = (await shop.row('board'))?.sent?.messageId ?? ('' as never)
    await after(shop, 13 * DAY + 2 * HOUR)
    const click = shop.messenger.clicked(A, 'board', old)
    shop.courier.draw(old, '公告 甲')
    click.answered(true, plainCard(['公告 甲']), false)
    await shop.messenger.idle()
    expect(shop.courier.chat(OFFICE)[0]).toContain('已移至新卡片')
    expect((await shop.row('board'))?.sent?.messageId).not.toBe(old)
  })

  test.each(['patch', 'send'] as const)(
    'the process dies during the %s of the replacement: the next one finishes it, no card too many',
    async (how) => {
      const { shop, disk } = await onNewDisk()
      await begun(shop)
      await after(shop, 13 * DAY - HOUR / 2)
      const slow = gate<Answered>()
      shop.courier.script = (call) => (call.how === how ? slow.passed : 'ok')
      await shop.clock.advance(2 * HOUR)
      await until(() => shop.courier.of(how).length === (how === 'send' ? 2 : 1), 'the call')
      const next = await reborn(shop, disk)
      shop.courier.script = () => 'ok'
      await next.start()
      await next.messenger.idle()
      expect(shop.courier.chat(OFFICE)).toHaveLength(2)
      expect(shop.courier.chat(OFFICE)[0]).toContain('已移至新卡片')
      const uuids = shop.courier.of('send').map(({ uuid }) => uuid)
      expect(new Set(uuids).size).toBe(2)
      expect(await next.row('board')).toMatchObject({ generation: 2, failed: null })
    },
  )

  test('a process that stops during the patch sends nothing any more', async () => {
    const shop = await begun()
    await after(shop, 13 * DAY - HOUR / 2)
    const slow = gate<Answered>()
    shop.courier.script = () => slow.passed
    await shop.clock.advance(2 * HOUR)
    expect(shop.courier.of('patch')).toHaveLength(1)
    shop.stop()
    slow.open('ok')
    await shop.messenger.idle()
    expect(shop.courier.of('send')).toHaveLength(1)
  })

  test('a process that was down on the day makes it good at its start', async () => {
    const { shop, disk } = await onNewDisk()
    await begun(shop)
    const next = await reborn(shop, disk)
    await next.clock.advance(13 * DAY + HOUR)
    await next.start()
    await next.messenger.idle()
    expect(shop.courier.chat(OFFICE)).toHaveLength(2)
  })
})
