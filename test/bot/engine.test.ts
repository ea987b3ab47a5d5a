import { beforeEach, describe, expect, test } from 'vitest'
import { rest, until } from './manual-clock.js'
import { decided, drawn, type Notice, unbearable } from './toy-procedures.js'
import { A, id, onNewDisk, reborn, registry, storeWith, type Workshop, workshop } from './workshop.js'

const B = id('notice/b')
const textOf = async (shop: Workshop, on = A) => ((await shop.store.load(on)).state as Notice).text
const strokes = async (shop: Workshop, on: string) =>
  ((await shop.store.load(id(on))).state as { strokes: string[] }).strokes
const versions = async (shop: Workshop, on = A) => (await shop.store.load(on)).version

beforeEach(() => {
  decided.length = 0
  unbearable.clear()
})

describe('one effect for one cause', () => {
  test('a cause that comes twice at once is decided once, and both get the same answer', async () => {
    const shop = workshop()
    const [one, two] = await Promise.all([
      shop.act({ do: 'Write', text: '甲' }, A, 'ev_same'),
      shop.act({ do: 'Write', text: '甲' }, A, 'ev_same'),
    ])
    expect(one).toEqual(two)
    expect(one.answered.refusal).toBeNull()
    expect(decided).toEqual(['Write on '])
    expect(await versions(shop)).toBe(1)
  })

  test('a cause that comes again later gets the first answer and changes nothing, whatever it says now', async () => {
    const shop = workshop()
    const first = await shop.act({ do: 'Write', text: '甲' }, A, 'ev_same')
    await shop.act({ do: 'Write', text: '乙' })
    const again = await shop.act({ do: 'Write', text: '丙' }, A, 'ev_same')
    expect(again.outcome).toEqual(first.outcome)
    expect(await textOf(shop)).toBe('乙')
    expect(decided).toHaveLength(2)
  })

  test('a refusal is an answer too: it stays the answer although the act would be possible by now', async () => {
    const shop = workshop()
    await shop.act({ do: 'Write', text: '甲' })
    const already = await shop.act({ do: 'Write', text: '甲' }, A, 'ev_already')
    expect(already.outcome.result).toBe('already')
    await shop.act({ do: 'Write', text: '乙' })
    const again = await shop.act({ do: 'Write', text: '甲' }, A, 'ev_already')
    expect(again.answered).toEqual(already.answered)
    expect(await textOf(shop)).toBe('乙')
  })

  test('a refusal keeps what was typed, so that it can be shown again', async () => {
    const shop = workshop()
    await shop.act({ do: 'Close' })
    const { answered, outcome } = await shop.act({ do: 'Write', text: '很长的意见' })
    expect(outcome.result).toBe('refused')
    expect(answered.draft).toMatchObject({ typed: { text: '很长的意见' }, refusal: { refused: 'CLOSED' } })
  })

  test('a process started since gives the same answers, done and refused', async () => {
    const { shop, disk } = await onNewDisk()
    const done = await shop.act({ do: 'Write', text: '甲' }, A, 'ev_done')
    await shop.act({ do: 'Close' })
    const refused = await shop.act({ do: 'Write', text: '乙' }, A, 'ev_no')
    const next = await reborn(shop, disk)
    decided.length = 0
    expect((await next.act({ do: 'Write', text: '甲' }, A, 'ev_done')).outcome).toEqual(done.outcome)
    expect((await next.act({ do: 'Write', text: '乙' }, A, 'ev_no')).outcome).toEqual(refused.outcome)
    expect(decided).toEqual([])
    expect(await versions(next)).toBe(2)
  })

  test('an act whose answer was lost with the process is answered by the next one as if nothing had been', async () => {
    const { shop, disk } = await onNewDisk()
    const first = await shop.act({ do: 'Write', text: '甲' }, A, 'ev_1')
    // The machine dies in the middle of the second act: on the disk is all of it, or nothing.
    disk.operationsLeft = 1
    await expect(shop.act({ do: 'Write', text: '乙' }, A, 'ev_2')).rejects.toThrow('the power went')
    const next = await reborn(shop, disk)
    expect(await textOf(next)).toBe('甲')
    expect((await next.act({ do: 'Write', text: '乙' }, A, 'ev_2')).outcome.result).toBe('done')
    expect((await next.act({ do: 'Write', text: '甲' }, A, 'ev_1')).outcome).toEqual(first.outcome)
    expect(await textOf(next)).toBe('乙')
  })
})

describe('one command at a time per case', () => {
  test('of two acts at once on a case the second decides on what the first left', async () => {
    const shop = workshop()
    const [one, two] = await Promise.all([
      shop.act({ do: 'Write', text: '甲' }),
      shop.act({ do: 'Write', text: '甲' }),
    ])
    expect([one.outcome.result, two.outcome.result]).toEqual(['done', 'already'])
    expect(decided).toEqual(['Write on ', 'Write on 甲'])
  })

  test('acts on other cases do not wait for it', async () => {
    const store = workshop().store
    let held: (() => void) | undefined
    const slow = storeWith(store, {
      async append(act) {
        if (act.case === A) await new Promise<void>((resolve) => (held = resolve))
        return store.append(act)
      },
    })
    const shop = workshop({ store: slow })
    const first = shop.act({ do: 'Write', text: '甲' })
    await until(() => held !== undefined, 'the first act to be written')
    expect((await shop.act({ do: 'Write', text: '乙' }, B)).outcome.result).toBe('done')
    held?.()
    expect((await first).outcome.result).toBe('done')
  })

  test('an act that fails holds nobody up', async () => {
    const shop = workshop()
    const broken = shop.act({ do: 'Break' })
    const next = shop.act({ do: 'Write', text: '甲' })
    await expect(broken).rejects.toThrow('broken')
    expect((await next).outcome.result).toBe('done')
  })

  test('a second engine over the same store: the one that comes late decides anew on the fresh state', async () => {
    const one = workshop()
    const two = workshop({ store: one.store })
    const ends = await Promise.all([
      one.act({ do: 'Write', text: '甲' }),
      two.act({ do: 'Write', text: '甲' }),
      one.act({ do: 'Record', text: '一' }),
      two.act({ do: 'Record', text: '二' }),
    ])
    expect(ends.map(({ outcome }) => outcome.result).sort()).toEqual(['already', 'done', 'done', 'done'])
    expect(await versions(one)).toBe(3)
    expect(decided.length).toBeGreaterThan(4)
  })

  test('the same cause in two engines at once has one effect and one answer', async () => {
    const one = workshop()
    const two = workshop({ store: one.store })
    const [here, there] = await Promise.all([
      one.act({ do: 'Write', text: '甲' }, A, 'ev_same'),
      two.act({ do: 'Write', text: '甲' }, A, 'ev_same'),
    ])
    expect(here.outcome).toEqual(there.outcome)
    expect(await versions(one)).toBe(1)
  })
})

describe('what goes wrong', () => {
  test('a decision that throws is no answer: nothing is stored, and the cause can come again', async () => {
    const shop = workshop()
    await expect(shop.act({ do: 'Break' }, A, 'ev_x')).rejects.toThrow('broken')
    expect(await shop.store.outcome('ev_x')).toBeUndefined()
    expect(await versions(shop)).toBe(0)
    expect((await shop.act({ do: 'Write', text: '甲' }, A, 'ev_x')).outcome.result).toBe('done')
  })

  test('an act that is on record counts as done although what follows from it fails', async () => {
    const failing = storeWith(workshop().store, { pendingSends: () => Promise.reject(new Error('no list')) })
    const shop = workshop({ store: failing })
    expect((await shop.act({ do: 'Write', text: '甲' })).outcome.result).toBe('done')
    await rest()
    expect(shop.failures).toEqual([expect.stringContaining('no list')])
  })

  test('an unknown kind of case is refused with a fault and leaves nothing behind', async () => {
    const shop = workshop()
    await expect(shop.act({ do: 'Write', text: '甲' }, id('meeting/1'), 'ev_m')).rejects.toThrow('meeting')
    expect(await shop.store.outcome('ev_m')).toBeUndefined()
  })

  test('a decision that does not ask what was delivered draws no cards', async () => {
    const shop = workshop()
    drawn.messages = 0
    await shop.engine.handle({
      case: id('bell/1'),
      command: { do: 'Strike', text: '一', from: A },
      cause: 'ev_b',
      at: '2026-11-23T01:00:00.000Z' as never,
      via: null,
      actor: () => ({ person: null, role: 'system', unit: null, title: '' }),
    })
    await shop.act({ do: 'Open' })
    expect(drawn.messages).toBe(0)
  })
})

describe('consequences in other cases', () => {
  test('each is delivered once, under a cause of its own', async () => {
    const shop = workshop()
    await shop.act({ do: 'Ring', bells: ['bell/1', 'bell/2', 'bell/1'], text: '钟' })
    await until(async () => (await shop.store.pendingSends()).length === 0, 'all delivered')
    expect(await strokes(shop, 'bell/1')).toEqual(['钟', '钟'])
    expect(await strokes(shop, 'bell/2')).toEqual(['钟'])
    const [event] = await shop.store.events(id('bell/2'))
    expect(event?.cause).toBe('notice/a#1#1')
    await shop.engine.drive()
    expect(await strokes(shop, 'bell/2')).toEqual(['钟'])
  })

  test('a chain of them runs to its end', async () => {
    const shop = workshop()
    await shop.act({ do: 'Ring', bells: ['bell/1'], text: '回声' })
    await until(async () => (await textOf(shop)) === '听到回声', 'the echo')
    expect((await shop.store.events(A)).map(({ cause }) => cause)[1]).toBe('bell/1#1#0')
  })

  test('two drives at once, and a second engine, deliver once', async () => {
    const shop = workshop()
    const other = workshop({ store: shop.store })
    unbearable.add('钟')
    await shop.act({ do: 'Ring', bells: ['bell/1'], text: '钟' })
    await rest()
    unbearable.clear()
    await Promise.all([shop.engine.drive(), shop.engine.drive(), other.engine.drive()])
    expect(await strokes(shop, 'bell/1')).toEqual(['钟'])
  })

  test('one that fails is told, stays pending, does not hold up the others, and is delivered later', async () => {
    const shop = workshop()
    unbearable.add('钟')
    await shop.act({ do: 'Ring', bells: ['bell/1'], text: '钟' })
    await shop.act({ do: 'Ring', bells: ['bell/2'], text: '铃' })
    await rest()
    expect(await strokes(shop, 'bell/2')).toEqual(['铃'])
    expect((await shop.store.pendingSends()).map(({ cause }) => cause)).toEqual(['notice/a#1#0'])
    expect(shop.failures.join()).toContain('cannot bear 钟')
    unbearable.clear()
    await shop.engine.drive()
    expect(await strokes(shop, 'bell/1')).toEqual(['钟'])
    expect(await shop.store.pendingSends()).toEqual([])
  })

  test('one that fails is not tried again by acts on other cases', async () => {
    const shop = workshop()
    unbearable.add('钟')
    await shop.act({ do: 'Ring', bells: ['bell/1'], text: '钟' })
    await rest()
    const failures = shop.failures.length
    for (let n = 0; n < 5; n++) await shop.act({ do: 'Record', text: `${n}` }, B)
    await rest()
    expect(shop.failures).toHaveLength(failures)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'the power goes %i disk operations after the act set out: the next process delivers what is missing, once',
    async (operations) => {
      const { shop, disk } = await onNewDisk()
      await shop.act({ do: 'Record', text: '先' })
      disk.operationsLeft = operations
      await shop.act({ do: 'Ring', bells: ['bell/1', 'bell/2'], text: '回声' }).catch(() => undefined)
      await rest()
      const next = await reborn(shop, disk)
      await next.engine.drive()
      await until(async () => (await next.store.pendingSends()).length === 0, 'all delivered')
      const rung = (await next.store.events(A)).some(({ event }) => (event as { did: string }).did === 'Rung')
      expect(await strokes(next, 'bell/1')).toEqual(rung ? ['回声'] : [])
      expect(await strokes(next, 'bell/2')).toEqual(rung ? ['回声'] : [])
      expect(await textOf(next)).toBe(rung ? '听到回声' : '')
    },
  )
})

test('the engine names no procedure: the toys run on it unchanged', () => {
  expect(registry.procedure('notice').kind).toBe('notice')
  expect(() => registry.procedure('round')).toThrow('round')
})
