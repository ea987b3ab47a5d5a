import { describe, expect, test } from 'vitest'
import { rest, until } from './manual-clock.js'
import { hold, OUT_OF_RANGE, TOO_OFTEN } from './scripted-courier.js'
import { A, begun, onNewDisk, reborn, workshop } from './workshop.js'

const OFFICE = 'ou_office'

describe('receivers that change', () => {
  test('what is wanted no more is patched to a tombstone once, also after a restart', async () => {
    const { shop, disk } = await onNewDisk()
    await shop.act({ do: 'Invite', guests: ['ou_justice', 'ou_finance'] })
    await shop.messenger.idle()
    await shop.act({ do: 'Invite', guests: ['ou_finance'] })
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_justice').join()).toContain('本卡片已结束')
    expect(shop.courier.chat('ou_finance')).toEqual(['请柬'])
    const next = await reborn(shop, disk)
    await next.act({ do: 'Write', text: '甲' })
    await next.start()
    await next.messenger.idle()
    expect(shop.courier.of('patch', 'ou_justice')).toHaveLength(1)
  })

  test('a tombstone that the platform does not take just now is brought later', async () => {
    const shop = workshop()
    await shop.act({ do: 'Invite', guests: ['ou_justice'] })
    await shop.messenger.idle()
    shop.courier.script = ({ how }) => (how === 'patch' ? TOO_OFTEN : 'ok')
    await shop.act({ do: 'Invite', guests: [] })
    await shop.clock.advance(80_000)
    expect(shop.courier.of('patch')).toHaveLength(1)
    shop.courier.script = () => 'ok'
    await shop.clock.advance(80_000)
    expect(shop.courier.of('patch')).toHaveLength(2)
    expect((await shop.row('guest/ou_justice'))?.buried).toBe(true)
  })

  test('a record stays where it is when its list forgets it, and a card never sent needs no tombstone', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === 'ou_justice' ? OUT_OF_RANGE : 'ok')
    await shop.act({ do: 'Invite', guests: ['ou_justice'] })
    await shop.messenger.idle()
    await shop.act({ do: 'Invite', guests: [] })
    await shop.messenger.idle()
    expect(shop.courier.of('patch', 'ou_justice')).toEqual([])
    expect(await shop.row('guest/ou_justice')).toMatchObject({ buried: true, failed: null })
  })

  test('who is invited again gets a new message: a card from the grave would tell nobody', async () => {
    const shop = workshop()
    for (const guests of [['ou_justice'], [], ['ou_justice']]) {
      await shop.act({ do: 'Invite', guests })
      await shop.messenger.idle()
    }
    const [old, fresh] = shop.courier.of('send', 'ou_justice')
    expect(fresh?.uuid).not.toBe(old?.uuid)
    expect(shop.courier.chat('ou_justice')[0]).toContain('本卡片已结束')
    expect(shop.courier.chat('ou_justice')[1]).toBe('请柬')
    await shop.act({ do: 'Invite', guests: [] })
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_justice')[1]).toContain('本卡片已结束')
  })

  test('a card that passes to another person: the former one is told, the new one gets a message of his own', async () => {
    const shop = await begun()
    await shop.act({ do: 'Record', text: '一' })
    await shop.messenger.idle()
    await shop.act({ do: 'Hand', to: 'ou_finance' })
    await shop.act({ do: 'Write', text: '乙' })
    await shop.messenger.idle()
    expect(shop.courier.chat(OFFICE)[0]).toContain('本卡片已结束')
    expect(shop.courier.chat(OFFICE)[1]).toBe('一')
    expect(shop.courier.chat('ou_finance')).toEqual(['公告 乙'])
  })

  test('a successor is reached although his predecessor could not be', async () => {
    const shop = workshop()
    shop.courier.script = ({ to }) => (to === OFFICE ? OUT_OF_RANGE : 'ok')
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    await shop.act({ do: 'Hand', to: 'ou_finance' })
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_finance')).toEqual(['公告 甲'])
    expect((await shop.row('board'))?.failed).toBeNull()
  })
})

describe('a message that comes after others', () => {
  test('it is not sent before all of them are there', async () => {
    const shop = workshop()
    const held = hold(shop.courier, ({ text }) => text.startsWith('part/2'))
    await shop.act({ do: 'Divide', parts: 3 })
    await until(() => held.length === 1, 'the second part')
    await until(() => shop.courier.chat('ou_chair').length === 2, 'the other parts')
    await rest()
    expect(shop.courier.chat('ou_chair').join()).not.toContain('全文')
    held[0]?.answer('ok')
    await until(() => shop.courier.chat('ou_chair').length === 4, 'the whole')
    expect(shop.courier.chat('ou_chair').at(-1)).toContain('全文')
  })

  test('it comes when they are there, whoever else is still waited for', async () => {
    const before = workshop()
    before.stop()
    await before.act({ do: 'Invite', guests: ['ou_justice'] })
    await before.act({ do: 'Divide', parts: 2 })
    const shop = workshop({ store: before.store })
    hold(shop.courier, ({ to }) => to === 'ou_justice')
    await shop.start()
    await until(() => shop.courier.chat('ou_chair').length === 3, 'the whole')
    expect(shop.courier.chat('ou_chair').at(-1)).toBe('全文')
  })

  test('when one fails for good it waits, without a call too many, and comes when the office had that one sent again', async () => {
    const shop = workshop()
    shop.courier.script = ({ text }) => (text.startsWith('part/2') ? OUT_OF_RANGE : 'ok')
    await shop.act({ do: 'Divide', parts: 2 })
    await shop.messenger.idle()
    const calls = shop.courier.calls.length
    await shop.clock.advance(600_000)
    expect(shop.courier.calls).toHaveLength(calls)
    expect(shop.courier.chat('ou_chair')).toEqual(['part/1'])
    shop.courier.script = () => 'ok'
    expect(await shop.messenger.resend(A, 'part/2')).toBe(true)
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_chair')).toEqual(['part/1', 'part/2', '全文'])
  })
})
