import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../src/store/memory.js'
import type { LedgerRow } from '../../src/store/port.js'
import { rest, until } from './manual-clock.js'
import { type Answered, BUSY, gate, hold } from './scripted-courier.js'
import { drawn } from './toy-procedures.js'
import { A, begun, id, onNewDisk, reborn, registry, storeWith, workshop } from './workshop.js'

const OFFICE = 'ou_office'

describe('sending', () => {
  test('the intent is durable before the platform is called', async () => {
    const { shop } = await onNewDisk()
    const seen: (LedgerRow | undefined)[] = []
    shop.courier.script = async (call): Promise<Answered> => {
      seen.push((await shop.store.ledger(A)).find((row) => row.uuid === call.uuid))
      return 'ok'
    }
    await shop.act({ do: 'Invite', guests: ['ou_justice', 'ou_finance'] })
    await shop.messenger.idle()
    expect(new Set(seen.map((row) => row?.key))).toEqual(
      new Set(['board', 'guest/ou_justice', 'guest/ou_finance']),
    )
    expect(seen).toHaveLength(3)
    expect(seen.every((row) => row?.sent === null)).toBe(true)
    expect((await shop.row('board'))?.sent?.messageId).toMatch(/^om_/)
  })

  test('every receiver gets one message; the case is then settled and stays so', async () => {
    const shop = await begun()
    await shop.act({ do: 'Invite', guests: ['ou_justice'] })
    await shop.messenger.idle()
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲'])
    expect(shop.courier.chat('ou_justice')).toEqual(['请柬 甲'])
    expect(await shop.store.unsettled()).toEqual([])
    const calls = shop.courier.calls.length
    shop.messenger.wake(A)
    await shop.messenger.idle()
    expect(shop.courier.calls).toHaveLength(calls)
  })

  test('looking again at a case in order writes nothing down', async () => {
    let writes = 0
    const store = memoryStore(registry.fold)
    const shop = workshop({
      store: storeWith(store, {
        writeLedger: (...write) => {
          writes += 1
          return store.writeLedger(...write)
        },
      }),
    })
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    expect(writes).toBe(3)
    shop.messenger.wake(A)
    await shop.messenger.idle()
    expect(writes).toBe(3)
  })

  test('idempotency keys are at most 50 characters, and differ by case, key and receiver', async () => {
    const shop = workshop()
    const long = id(`notice/${'x'.repeat(140)}`)
    for (const on of [A, long]) await shop.act({ do: 'Invite', guests: ['ou_justice', 'ou_finance'] }, on)
    await shop.messenger.idle()
    const uuids = shop.courier.of('send').map(({ uuid }) => uuid)
    expect(new Set(uuids).size).toBe(6)
    expect(Math.max(...uuids.map((uuid) => uuid.length))).toBeLessThanOrEqual(50)
  })

  test('a send that may have arrived is repeated with the same key: one message', async () => {
    const shop = workshop()
    let busy = 2
    shop.courier.script = () => (busy-- > 0 ? BUSY : 'ok')
    await shop.act({ do: 'Write', text: '甲' })
    await shop.clock.advance(5_000)
    const sends = shop.courier.of('send')
    expect(sends).toHaveLength(3)
    expect(new Set(sends.map(({ uuid }) => uuid)).size).toBe(1)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲'])
  })

  test('a process that died during the call is followed by one that repeats it with the same key', async () => {
    const { shop, disk } = await onNewDisk()
    hold(shop.courier, () => true)
    await shop.act({ do: 'Write', text: '甲' })
    await until(() => shop.courier.calls.length === 1, 'the call')
    const next = await reborn(shop, disk)
    shop.courier.script = () => 'ok'
    await next.start()
    await next.messenger.idle()
    const [first, second, ...more] = shop.courier.of('send')
    expect(second?.uuid).toBe(first?.uuid)
    expect(more).toEqual([])
    expect((await next.row('board'))?.sent).not.toBeNull()
  })

  test('one receiver whose call hangs keeps nobody else waiting', async () => {
    const shop = workshop()
    const held = hold(shop.courier, ({ how, to }) => how === 'send' && to === 'ou_justice')
    await shop.act({ do: 'Invite', guests: ['ou_justice', 'ou_finance'] })
    await shop.act({ do: 'Write', text: '甲' })
    await until(() => shop.courier.chat('ou_finance').join() === '请柬 甲', 'the other guest')
    await until(() => shop.courier.chat(OFFICE).join() === '公告 甲', 'the office')
    held[0]?.answer('ok')
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_justice')).toEqual(['请柬 甲'])
  })
})

describe('patching', () => {
  test('only what reads differently is patched', async () => {
    const shop = await begun()
    await shop.act({ do: 'Record', text: '一' })
    await shop.messenger.idle()
    expect(shop.courier.of('patch')).toEqual([])
    await shop.act({ do: 'Write', text: '乙' })
    await shop.messenger.idle()
    expect(shop.courier.of('patch').map(({ text }) => text)).toEqual(['公告 乙'])
  })

  test('many changes during one slow patch become one more, with the newest card', async () => {
    const shop = await begun()
    const held = hold(shop.courier, ({ how }) => how === 'patch')
    for (const text of ['乙', '丙', '丁', '戊']) await shop.act({ do: 'Write', text })
    await until(() => held.length === 1, 'the slow patch')
    await rest()
    expect(held).toHaveLength(1)
    held[0]?.answer('ok')
    await until(() => held.length === 2, 'one more')
    held[1]?.answer('ok')
    await shop.messenger.idle()
    expect(shop.courier.of('patch').map(({ text }) => text)).toEqual(['公告 乙', '公告 戊'])
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 戊'])
  })

  test('a message never has two calls at once, however often it changes', async () => {
    const shop = workshop()
    const busy = new Map<string, number>()
    let most = 0
    shop.courier.script = async (call): Promise<Answered> => {
      const now = (busy.get(call.message) ?? 0) + 1
      busy.set(call.message, now)
      most = Math.max(most, now)
      await rest(3)
      busy.set(call.message, now - 1)
      return 'ok'
    }
    await shop.act({ do: 'Invite', guests: ['ou_justice'] })
    for (let n = 0; n < 20; n++) {
      await shop.act({ do: 'Write', text: `${n}` })
      await rest(1)
    }
    await shop.messenger.idle()
    expect(most).toBe(1)
    expect(shop.courier.chat('ou_justice')).toEqual(['请柬 19'])
    expect(shop.courier.calls.length).toBeLessThan(30)
  })

  test('a patch that may have come through is not taken for undone: the card is written again when the text returns', async () => {
    const shop = await begun()
    const held = hold(shop.courier, ({ how }) => how === 'patch')
    await shop.act({ do: 'Write', text: '乙' })
    await until(() => held.length === 1, 'the patch')
    await shop.act({ do: 'Write', text: '甲' })
    held[0]?.answer(BUSY)
    await until(() => shop.courier.chat(OFFICE).join() === '公告 乙', 'the patch to have come through')
    shop.courier.script = () => 'ok'
    await shop.clock.advance(1_000)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲'])
  })

  test('a record is sent once and never patched', async () => {
    const shop = await begun()
    await shop.act({ do: 'Record', text: '一' })
    await shop.act({ do: 'Write', text: '乙' })
    await shop.act({ do: 'Close' })
    await shop.messenger.idle()
    expect(shop.courier.calls.filter(({ text }) => text === '一')).toHaveLength(1)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 乙', '一'])
  })
})

describe('start and stop', () => {
  test('stop in the middle: what is under way is written down, nothing further is begun, the next process goes on', async () => {
    const { shop, disk } = await onNewDisk()
    const held = hold(shop.courier, ({ text }) => text.startsWith('part/1'))
    await shop.act({ do: 'Divide', parts: 1 })
    await until(() => held.length === 1, 'the part')
    shop.stop()
    held[0]?.answer('ok')
    await shop.messenger.idle()
    expect((await shop.row('part/1'))?.sent).not.toBeNull()
    expect(shop.courier.chat('ou_chair')).toEqual(['part/1'])
    expect(shop.clock.alarms()).toBe(0)
    const next = await reborn(shop, disk)
    await next.start()
    await next.messenger.idle()
    expect(shop.courier.chat('ou_chair')).toEqual(['part/1', '全文'])
    expect(shop.courier.of('send', 'ou_chair')).toHaveLength(2)
  })

  test('idle counts what a click is still writing down', async () => {
    const store = memoryStore(registry.fold)
    const slow = gate<void>()
    const shop = workshop({
      store: storeWith(store, {
        async writeLedger(on, rows, settled) {
          if (rows.some(({ key, shown }) => key === 'board' && shown === null)) await slow.passed
          return store.writeLedger(on, rows, settled)
        },
      }),
    })
    slow.open()
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    const sent = (await shop.row('board'))?.sent
    shop.messenger.clicked(A, 'board', sent?.messageId ?? ('' as never)).answered(false, null, false)
    await shop.messenger.idle()
    expect(shop.courier.of('patch')).toHaveLength(1)
  })

  test('thousands of closed cases cost a start nothing', async () => {
    const shop = workshop()
    for (let n = 0; n < 3_000; n++) {
      const on = id(`notice/${n}`)
      await shop.act({ do: 'Write', text: `${n}` }, on)
      await shop.act({ do: 'Close' }, on)
    }
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    const asked: string[] = []
    const next = workshop({
      courier: shop.courier,
      clock: shop.clock,
      store: storeWith(shop.store, {
        load: (on) => {
          asked.push(on)
          return shop.store.load(on)
        },
        ledger: (on) => {
          asked.push(on)
          return shop.store.ledger(on)
        },
      }),
    })
    drawn.messages = 0
    await next.start()
    await next.messenger.idle()
    expect(new Set(asked)).toEqual(new Set([A]))
    expect(drawn.messages).toBeLessThan(5)
  })

  test('a card that cannot be drawn holds up its own message only, is told, and is tried again in a while', async () => {
    const shop = workshop()
    await shop.act({ do: 'Invite', guests: ['ou_justice'] })
    await shop.messenger.idle()
    shop.courier.script = ({ to }) => {
      if (to === OFFICE) throw new Error('no such card')
      return 'ok'
    }
    await shop.act({ do: 'Write', text: '甲' })
    await shop.messenger.idle()
    expect(shop.courier.chat('ou_justice')).toEqual(['请柬 甲'])
    expect(shop.failures.join()).toContain('no such card')
    shop.courier.script = () => 'ok'
    await shop.clock.advance(60_000)
    expect(shop.courier.chat(OFFICE)).toEqual(['公告 甲'])
  })
})
