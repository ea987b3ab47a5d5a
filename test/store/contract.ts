import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '../../src/store/chain.js'
import type { Fold, Store } from '../../src/store/port.js'
import { looksContract } from './contract-looks.js'
import { act, add, caseId, minute, row, type Tally, tallyFold } from './tally.js'

/** Tries to change a value handed out; a frozen one refuses loudly, a copy quietly. */
function tamper(change: () => void): void {
  try {
    change()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
}

/** What every adapter of the store keeps: `storeContract('in memory', async (fold) => memoryStore(fold))`. */
export function storeContract(name: string, open: (fold: Fold) => Promise<Store>): void {
  describe(`Store contract (${name})`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open(tallyFold)
    })
    afterEach(() => store.close())

    const a = caseId('tally/a')
    const b = caseId('tally/b')
    const load = async (id: string) => store.load(caseId(id))

    describe('append and load', () => {
      test('a case that was never written has version 0 and its initial state', async () => {
        expect(await load('tally/a')).toEqual({
          id: 'tally/a',
          version: 0,
          began: null,
          state: { sum: 0, notes: [], waits: [], open: true },
          facts: { open: true, waits: [], tags: { parity: 'even' } },
        })
        expect(await store.find({})).toEqual([])
      })

      test('what was appended is what is loaded, with one version an event', async () => {
        const done = await store.append(act(a, 0, 'ev_1', add(3), add(4)))
        expect(done).toMatchObject({
          repeated: false,
          outcome: { case: a, result: 'done', answer: { cause: 'ev_1' } },
        })
        expect(done.case).toMatchObject({
          id: a,
          version: 2,
          state: { sum: 7 },
          facts: { tags: { parity: 'odd' } },
        })
        expect(await store.load(a)).toEqual(done.case)
        expect(await store.events(a)).toEqual(done.recorded)
      })

      test('a case keeps the event time of its first event, whatever comes later; a refusal begins nothing', async () => {
        await store.append(act(a, 0, 'ev_0'))
        expect((await store.load(a)).began).toBeNull()
        const began = { ...act(a, 0, 'ev_1', add(1), add(2)), at: minute(-30) }
        expect((await store.append(began)).case.began).toBe(minute(-30))
        await store.append({ ...act(a, 2, 'ev_2', add(3)), at: minute(-60) })
        expect((await store.load(a)).began).toBe(minute(-30))
        expect((await store.find({ kind: 'tally' })).map((found) => found.began)).toEqual([minute(-30)])
      })

      test('an entry on the record says all of who, when, why and in which place', async () => {
        const first = act(a, 0, 'ev_1', { did: 'Added', by: 1, note: '同意；但“附件二”须补正' })
        const { recorded } = await store.append({ ...first, via: 'tally/a:card' })
        expect(recorded).toMatchObject([
          {
            case: a,
            seq: 1,
            at: minute(0),
            arrived: minute(1),
            actor: first.actor,
            cause: 'ev_1',
            via: 'tally/a:card',
            basis: '系统规定',
            event: { did: 'Added', by: 1, note: '同意；但“附件二”须补正' },
            previous: '',
          },
        ])
      })

      test('official events are chained within their case by SM3, whatever happens in other cases', async () => {
        await store.append(act(a, 0, 'ev_1', add(1), add(2)))
        await store.append(act(b, 0, 'ev_2', add(9)))
        await store.append(act(a, 2, 'ev_3', add(3)))
        const events = await store.events(a)
        expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3])
        expect(events.map(({ hash }) => hash)).toEqual(events.map((recorded) => hashOf('sm3', recorded)))
        expect(events.map(({ previous }) => previous)).toEqual(['', events[0]?.hash, events[1]?.hash])
      })

      test('what is not on the official record carries no hashes', async () => {
        const { recorded } = await store.append(act('chat/p', 0, 'ev_1', add(1), add(1)))
        expect(recorded.map(({ previous, hash }) => [previous, hash])).toEqual([
          ['', ''],
          ['', ''],
        ])
      })

      test('events after n leaves out the first n, also in the middle of an act', async () => {
        await store.append(act(a, 0, 'ev_1', add(1), add(2)))
        await store.append(act(a, 2, 'ev_2', add(3)))
        expect((await store.events(a, 1)).map(({ seq }) => seq)).toEqual([2, 3])
        expect((await store.events(a, 2)).map(({ seq }) => seq)).toEqual([3])
        expect(await store.events(a, 3)).toEqual([])
        expect(await store.events(b)).toEqual([])
      })

      test('what JSON leaves out is left out at once, not only after a restart', async () => {
        const event = { did: 'Added', by: 1, note: undefined } as never
        const { recorded } = await store.append(act(a, 0, 'ev_1', event))
        expect(Object.keys(recorded[0]?.event as object)).toEqual(['did', 'by'])
      })
    })

    describe('versions', () => {
      test.each([
        ['older', 0],
        ['newer', 2],
      ])('an act decided on an %s version is refused and leaves nothing', async (_, expected) => {
        await store.append(act(a, 0, 'ev_1', add(1)))
        await expect(store.append(act(a, expected, 'ev_2', add(1)))).rejects.toMatchObject({
          code: 'STALE_VERSION',
        })
        expect(await store.outcome('ev_2')).toBeUndefined()
        expect(await store.load(a)).toMatchObject({ version: 1, state: { sum: 1 } })
      })

      test('a refusal decided on an older version is refused as well: it may no longer be right', async () => {
        await store.append(act(a, 0, 'ev_1', add(1)))
        await expect(store.append(act(a, 0, 'ev_2'))).rejects.toMatchObject({ code: 'STALE_VERSION' })
      })

      test('of many who decided on the same version exactly one wins, version after version', async () => {
        for (let version = 0; version < 5; version++) {
          const tries = await Promise.allSettled(
            Array.from({ length: 8 }, (_, n) => store.append(act(a, version, `ev_${version}_${n}`, add(1)))),
          )
          expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
          const codes = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
          expect(codes).toEqual(Array.from({ length: 7 }, () => 'STALE_VERSION'))
        }
        expect(await store.load(a)).toMatchObject({ version: 5, state: { sum: 5 } })
        expect((await store.events(a)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
      })

      test('a second act that foresees the version the first will leave behind is taken after it', async () => {
        const both = await Promise.all([
          store.append(act(a, 0, 'ev_1', add(1))),
          store.append(act(a, 1, 'ev_2', add(2))),
        ])
        expect(both.map((done) => done.case.version)).toEqual([1, 2])
      })

      test('acts on different cases do not wait for each other’s versions', async () => {
        await Promise.all(
          Array.from({ length: 20 }, (_, n) => store.append(act(`tally/${n}`, 0, `ev_${n}`, add(n)))),
        )
        expect(await store.find({ kind: 'tally' })).toHaveLength(20)
      })
    })

    describe('outcomes', () => {
      test('a repeated cause gets the first outcome and writes nothing, whatever it says the second time', async () => {
        const first = await store.append(act(a, 0, 'ev_1', add(1)))
        const again = await store.append({
          ...act(a, 1, 'ev_1', add(50)),
          outcome: { case: a, result: 'already', answer: 0 },
        })
        expect(again).toEqual({ repeated: true, outcome: first.outcome, case: first.case, recorded: [] })
        expect(await store.load(a)).toMatchObject({ version: 1, state: { sum: 1 } })
      })

      test('a cause repeated while the first is under way waits for it and gets its outcome', async () => {
        const both = await Promise.all([
          store.append(act(a, 0, 'ev_1', add(1))),
          store.append(act(a, 0, 'ev_1', add(1))),
          store.append(act(b, 0, 'ev_1', add(1))),
        ])
        expect(both.map(({ repeated }) => repeated)).toEqual([false, true, true])
        expect(both.map(({ outcome }) => outcome.case)).toEqual([a, a, a])
        expect(await store.load(b)).toMatchObject({ version: 0 })
      })

      test('a refusal has an outcome and no events, and its cause counts as answered', async () => {
        const refused = await store.append(act(a, 0, 'ev_1'))
        expect(refused).toMatchObject({ repeated: false, recorded: [], case: { version: 0 } })
        expect(await store.outcome('ev_1')).toEqual({ case: a, result: 'refused', answer: { cause: 'ev_1' } })
        expect((await store.append(act(a, 0, 'ev_1', add(1)))).repeated).toBe(true)
        expect(await store.find({})).toEqual([])
      })

      test('a refusal between two acts leaves no gap in the sequence', async () => {
        await store.append(act(a, 0, 'ev_1', add(1)))
        await store.append(act(a, 1, 'ev_2'))
        await store.append(act(a, 1, 'ev_3', add(1)))
        expect((await store.events(a)).map(({ seq, cause }) => [seq, cause])).toEqual([
          [1, 'ev_1'],
          [2, 'ev_3'],
        ])
      })

      test('a cause nobody brought has no outcome', async () => {
        expect(await store.outcome('ev_none')).toBeUndefined()
      })

      test('an act that cannot be folded is refused whole: neither its events nor its outcome stand', async () => {
        const broken = await open({
          ...tallyFold,
          evolve: (kind, state, recorded) => {
            if ((recorded.event as { by?: number }).by === 13) throw new Error('cannot evolve')
            return tallyFold.evolve(kind, state, recorded)
          },
        })
        await expect(broken.append(act(a, 0, 'ev_1', add(1), add(13)))).rejects.toThrow('cannot evolve')
        expect(await broken.load(a)).toMatchObject({ version: 0, state: { sum: 0 } })
        expect(await broken.outcome('ev_1')).toBeUndefined()
        expect(await broken.events(a)).toEqual([])
        expect((await broken.append(act(a, 0, 'ev_1', add(2)))).case.version).toBe(1)
        await broken.close()
      })
    })

    looksContract(() => store)

    describe('what is handed out', () => {
      test('changing it does not change what is kept', async () => {
        await store.append(
          act(a, 0, 'ev_1', { did: 'Added', by: 1, note: '原文' }, { did: 'Passed', to: [b], by: 1 }),
        )
        await store.writeLedger(a, [row(a, 'one')])
        const before = structuredClone({
          case: await store.load(a),
          events: await store.events(a),
          outcome: await store.outcome('ev_1'),
          rows: await store.ledger(a),
          sends: await store.pendingSends(),
        })
        const loaded = await store.load(a)
        tamper(() => (loaded.state as Tally).notes.push('添加'))
        tamper(() => Object.assign(loaded.facts.tags, { parity: 'none' }))
        tamper(() => Object.assign(loaded, { version: 9 }))
        const [event] = await store.events(a)
        tamper(() => Object.assign(event?.event as object, { note: '改写' }))
        const outcome = await store.outcome('ev_1')
        tamper(() => Object.assign(outcome?.answer as object, { cause: 'other' }))
        const rows = await store.ledger(a)
        tamper(() => Object.assign(rows[0]?.sent as object, { messageId: 'om_other' }))
        rows.length = 0
        const sends = await store.pendingSends()
        tamper(() => Object.assign(sends[0]?.send.command as object, { by: 99 }))
        sends.length = 0
        expect({
          case: await store.load(a),
          events: await store.events(a),
          outcome: await store.outcome('ev_1'),
          rows: await store.ledger(a),
          sends: await store.pendingSends(),
        }).toEqual(before)
      })

      test('changing what was handed in does not change what is kept', async () => {
        const events = [{ did: 'Added' as const, by: 1, note: '原文' }]
        const given = act(a, 0, 'ev_1', ...events)
        const rows = [row(a, 'one')]
        const written = Promise.all([store.append(given), store.writeLedger(a, rows)])
        const [event] = events
        if (event) event.note = '改写'
        Object.assign(given.outcome.answer as object, { cause: 'other' })
        Object.assign(rows[0] as object, { shown: 'other' })
        await written
        Object.assign(rows[0] as object, { key: 'other' })
        expect(await store.events(a)).toMatchObject([{ event: { note: '原文' } }])
        expect(await store.load(a)).toMatchObject({ state: { notes: ['原文'] } })
        expect(await store.outcome('ev_1')).toMatchObject({ answer: { cause: 'ev_1' } })
        expect(await store.ledger(a)).toEqual([row(a, 'one')])
      })
    })

    describe('health and close', () => {
      test('an open store is usable', async () => {
        expect(await store.health()).toEqual({ ok: true })
      })

      test('close waits for what is under way, and takes nothing more', async () => {
        const under = store.append(act(a, 0, 'ev_1', add(1)))
        await store.close()
        expect((await under).case.version).toBe(1)
        await expect(store.append(act(a, 1, 'ev_2', add(1)))).rejects.toMatchObject({ code: 'STOPPED' })
        await expect(store.writeLedger(a, [row(a, 'one')])).rejects.toMatchObject({ code: 'STOPPED' })
        expect((await store.health()).ok).toBe(false)
      })
    })
  })
}
