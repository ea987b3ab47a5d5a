import { describe, expect, test } from 'vitest'
import type { Click } from '../../src/bot/messenger.js'
import type { LedgerRow } from '../../src/store/port.js'
import { rest, until } from './manual-clock.js'
import { type Answered, BUSY, gate, ScriptedCourier } from './scripted-courier.js'
import { plainCard } from './toy-procedures.js'
import { A, begun, om, onNewDisk, reborn, type Workshop, workshop } from './workshop.js'

/** Idle; the clock moves only where a drawing waits a moment because somebody is being answered. */
async function idle(shop: Workshop): Promise<void> {
  let over = false
  const done = shop.messenger.idle().then(() => {
    over = true
  })
  await rest()
  if (!over) await shop.clock.advance(20)
  await done
}

const OFFICE = 'ou_office'
const TEN_MINUTES = 600_000

const cardOf = async (shop: Workshop) => ((await shop.row('board')) as LedgerRow).sent?.messageId ?? om('')

/** A press on the office's card. */
const press = async (shop: Workshop): Promise<Click> => shop.messenger.clicked(A, 'board', await cardOf(shop))

/** The answer reaches the platform: it draws this text. */
async function answer(shop: Workshop, click: Click, text: string, how: { dressed?: true; late?: true } = {}) {
  shop.courier.draw(await cardOf(shop), how.dressed ? `${text} 草稿` : text)
  click.answered(!how.late, plainCard([text]), how.dressed ?? false)
  await idle(shop)
}

const patches = (shop: Workshop) => shop.courier.of('patch').map(({ text }) => text)

describe('a click and its answer', () => {
  test('while the click is being answered nobody else writes to the card', async () => {
    const shop = await begun()
    const click = await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    await shop.act({ do: 'Record', text: '一' })
    await shop.clock.advance(5_000)
    expect(patches(shop)).toEqual([])
    expect(shop.courier.chat(OFFICE)).toContain('一')
    await answer(shop, click, '公告 乙')
    expect(patches(shop)).toEqual([])
    expect(shop.courier.chat(OFFICE)[0]).toBe('公告 乙')
    expect(await shop.store.unsettled()).toEqual([])
  })

  test('an answer that did not leave in time is followed by a patch', async () => {
    const shop = await begun()
    const click = await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    await answer(shop, click, '公告 乙', { late: true })
    expect(patches(shop)).toEqual(['公告 乙'])
  })

  test('an answer that says less than the newest state is followed by a patch', async () => {
    const shop = await begun()
    const click = await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    await shop.act({ do: 'Write', text: '丙' })
    await answer(shop, click, '公告 乙')
    expect(patches(shop)).toEqual(['公告 丙'])
  })

  test('a patch that is in flight when the click comes is followed by a fresh one: who was last is not known', async () => {
    const shop = await begun()
    const slow = gate<Answered>()
    shop.courier.script = () => slow.passed
    await shop.act({ do: 'Write', text: '乙' })
    await until(() => shop.courier.of('patch').length === 1, 'the patch')
    const click = await press(shop)
    click.answered(true, plainCard(['公告 乙']), false)
    await rest()
    slow.open('ok')
    await idle(shop)
    expect(patches(shop)).toEqual(['公告 乙', '公告 乙'])
  })

  test('the same when the patch ends before the click is answered', async () => {
    const shop = await begun()
    const slow = gate<Answered>()
    shop.courier.script = () => slow.passed
    await shop.act({ do: 'Write', text: '乙' })
    await until(() => shop.courier.of('patch').length === 1, 'the patch')
    const click = await press(shop)
    slow.open('ok')
    await idle(shop)
    expect(patches(shop)).toHaveLength(1)
    await answer(shop, click, '公告 乙')
    expect(patches(shop)).toEqual(['公告 乙', '公告 乙'])
  })

  test('two clicks that cross are followed by a patch, two in turn are not', async () => {
    const shop = await begun()
    const [one, two] = [await press(shop), await press(shop)]
    await answer(shop, one, '公告 甲')
    expect(patches(shop)).toEqual([])
    await answer(shop, two, '公告 甲')
    expect(patches(shop)).toEqual(['公告 甲'])
    await answer(shop, await press(shop), '公告 甲')
    await answer(shop, await press(shop), '公告 甲')
    expect(patches(shop)).toHaveLength(1)
  })

  test('an answer that left in time is remembered by the next process', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Write', text: '甲' })
    await idle(shop)
    const click = await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    await answer(shop, click, '公告 乙')
    const next = await reborn(shop, disk)
    await next.start()
    await idle(next)
    expect(patches(next)).toEqual([])
  })

  test('a process that died during the click is followed by one that patches', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Write', text: '甲' })
    await idle(shop)
    await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    const next = await reborn(shop, disk)
    await next.start()
    await idle(next)
    expect(patches(next)).toEqual(['公告 乙'])
  })
})

describe('a card whose message id was lost', () => {
  /** The card is there, but the answer to the send never came. */
  async function lost(): Promise<Workshop> {
    const shop = workshop()
    shop.courier.script = () => BUSY
    await shop.act({ do: 'Write', text: '甲' })
    await idle(shop)
    return shop
  }

  test('a click on it adopts it: no second message, and it is kept up to date', async () => {
    const shop = await lost()
    const click = shop.messenger.clicked(A, 'board', om('om_1'))
    click.answered(true, plainCard(['公告 甲']), false)
    await idle(shop)
    shop.courier.script = () => 'ok'
    await shop.clock.advance(60_000)
    expect(shop.courier.of('send')).toHaveLength(1)
    await shop.act({ do: 'Write', text: '乙' })
    await idle(shop)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 乙'])
  })

  test('its days count from when it was meant to be sent', async () => {
    const shop = await lost()
    const intendedAt = (await shop.row('board'))?.intendedAt
    await shop.clock.advance(30_000)
    shop.messenger.clicked(A, 'board', om('om_1')).answered(true, plainCard(['公告 甲']), false)
    await idle(shop)
    expect((await shop.row('board'))?.sent).toEqual({ messageId: 'om_1', at: intendedAt })
  })

  test('a click that comes before the answer to the send is not undone by that answer', async () => {
    const shop = workshop()
    const slow = gate<Answered>()
    shop.courier.script = () => slow.passed
    await shop.act({ do: 'Write', text: '甲' })
    await until(() => shop.courier.calls.length === 1, 'the send')
    const click = shop.messenger.clicked(A, 'board', om('om_1'))
    await shop.act({ do: 'Write', text: '乙' })
    click.answered(true, plainCard(['公告 乙']), false)
    await rest()
    slow.open('ok')
    await idle(shop)
    expect(patches(shop)).toEqual([])
    expect((await shop.row('board'))?.sent?.messageId).toBe('om_1')
  })

  test('a click on an unknown message of no case changes nothing', async () => {
    const shop = await begun()
    shop.messenger.clicked(A, 'no such key', om('om_9')).answered(true, plainCard(['公告']), false)
    await idle(shop)
    expect(shop.courier.of('patch')).toEqual([])
    expect(shop.failures).toEqual([])
  })
})

describe('a card on which somebody may be typing', () => {
  test('it is left alone for ten minutes although the matter moved on, then patched once', async () => {
    const shop = await begun()
    await answer(shop, await press(shop), '公告 甲', { dressed: true })
    for (const text of ['乙', '丙']) {
      await shop.act({ do: 'Write', text })
      await shop.clock.advance(60_000)
    }
    await shop.clock.advance(TEN_MINUTES - 120_001)
    expect(patches(shop)).toEqual([])
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲 草稿'])
    await shop.clock.advance(1)
    expect(patches(shop)).toEqual(['公告 丙'])
    expect(shop.clock.alarms()).toBe(0)
  })

  test('what was typed stays for as long as nothing changes', async () => {
    const shop = await begun()
    await answer(shop, await press(shop), '公告 甲', { dressed: true })
    await shop.clock.advance(24 * 3_600_000)
    expect(patches(shop)).toEqual([])
    expect(await shop.store.unsettled()).toEqual([])
  })

  test('the next click ends the typing', async () => {
    const shop = await begun()
    await answer(shop, await press(shop), '公告 甲', { dressed: true })
    const click = await press(shop)
    await shop.act({ do: 'Write', text: '乙' })
    await answer(shop, click, '公告 乙')
    await shop.act({ do: 'Write', text: '丙' })
    await idle(shop)
    expect(patches(shop)).toEqual(['公告 丙'])
  })

  test('a double tap that was refused twice keeps what was typed', async () => {
    const shop = await begun()
    const [one, two] = [await press(shop), await press(shop)]
    await answer(shop, one, '公告 甲', { dressed: true })
    await answer(shop, two, '公告 甲', { dressed: true })
    await shop.clock.advance(60_000)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲 草稿'])
  })

  test('an answer that did not leave in time holds nothing to type on', async () => {
    const shop = await begun()
    const click = await press(shop)
    click.answered(false, plainCard(['公告 甲']), true)
    await idle(shop)
    expect(patches(shop)).toEqual(['公告 甲'])
  })
})

test('what is kept about clicks is gone when they are over', async () => {
  const shop = workshop({ courier: new ScriptedCourier() })
  await shop.act({ do: 'Write', text: '甲' })
  await idle(shop)
  for (let n = 0; n < 50; n++) await answer(shop, await press(shop), '公告 甲', { dressed: true })
  expect(shop.clock.alarms()).toBe(1)
  await shop.clock.advance(TEN_MINUTES)
  expect(shop.clock.alarms()).toBe(0)
})
