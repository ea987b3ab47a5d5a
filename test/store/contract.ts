import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '../../src/store/chain.js'
import type { Fold, Store } from '../../src/store/port.js'
import { act, add, caseId, messageId, minute, personId, row, type Tally, tallyFold } from './tally.js'

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

    describe('find', () => {
      const anna = personId('ou_anna')
      const ben = personId('ou_ben')
      beforeEach(async () => {
        await store.append(act('tally/z', 0, 'ev_1', { did: 'Awaited', person: anna }))
        await store.append(
          act('tally/a', 0, 'ev_2', { did: 'Awaited', person: anna }, { did: 'Awaited', person: ben }),
        )
        await store.append(act('tally/m', 0, 'ev_3', { did: 'Awaited', person: ben }, add(1)))
        await store.append(act('chat/p', 0, 'ev_4', add(2)))
        await store.append(act('tally/m', 2, 'ev_5', add(2)))
      })
      const found = async (want: Parameters<Store['find']>[0]) => (await store.find(want)).map(({ id }) => id)

      test('every fact given must match, in order of the first event', async () => {
        expect(await found({})).toEqual(['tally/z', 'tally/a', 'tally/m', 'chat/p'])
        expect(await found({ kind: 'tally' })).toEqual(['tally/z', 'tally/a', 'tally/m'])
        expect(await found({ waits: anna })).toEqual(['tally/z', 'tally/a'])
        expect(await found({ waits: ben, kind: 'tally' })).toEqual(['tally/a', 'tally/m'])
        expect(await found({ tags: { parity: 'odd' } })).toEqual(['tally/m'])
        expect(await found({ waits: ben, tags: { parity: 'even' } })).toEqual(['tally/a'])
      })

      test('nothing matches what no case has', async () => {
        expect(await found({ waits: 'ou_nobody' })).toEqual([])
        expect(await found({ tags: { colour: 'odd' } })).toEqual([])
        expect(await found({ kind: 'meeting' })).toEqual([])
        expect(await found({ open: false })).toEqual([])
      })

      test('a case is found by what it is now, not by what it was', async () => {
        await store.append(act('tally/a', 2, 'ev_6', { did: 'Closed' }))
        expect(await found({ waits: anna })).toEqual(['tally/z'])
        expect(await found({ open: false })).toEqual(['tally/a'])
        expect(await found({ open: true })).toEqual(['tally/z', 'tally/m', 'chat/p'])
      })

      test('what is found is the whole case', async () => {
        expect(await store.find({ tags: { parity: 'odd' } })).toEqual([await store.load(caseId('tally/m'))])
      })
    })

    describe('pending sends', () => {
      test('each consequence is pending under <case>#<seq>#<n> until an outcome stands under that cause', async () => {
        await store.append(act(a, 0, 'ev_1', add(1), { did: 'Passed', to: [b, caseId('tally/c')], by: 5 }))
        expect(await store.pendingSends()).toEqual([
          { cause: 'tally/a#2#0', send: { case: b, command: { do: 'Add', by: 5 } }, at: minute(0) },
          { cause: 'tally/a#2#1', send: { case: 'tally/c', command: { do: 'Add', by: 5 } }, at: minute(0) },
        ])
        await store.append(act(b, 0, 'tally/a#2#0', add(5)))
        expect((await store.pendingSends()).map(({ cause }) => cause)).toEqual(['tally/a#2#1'])
        await store.append(act('tally/c', 0, 'tally/a#2#1'))
        expect(await store.pendingSends()).toEqual([])
      })

      test('the oldest comes first, by the record and not by name', async () => {
        const to = [caseId('tally/y')]
        await store.append(act('tally/z', 0, 'ev_1', { did: 'Passed', to, by: 1 }))
        await store.append(
          act('tally/a', 0, 'ev_2', { did: 'Passed', to, by: 2 }, { did: 'Passed', to, by: 3 }),
        )
        await store.append(act('tally/z', 1, 'ev_3', { did: 'Passed', to, by: 4 }))
        expect((await store.pendingSends()).map(({ cause }) => cause)).toEqual([
          'tally/z#1#0',
          'tally/a#1#0',
          'tally/a#2#0',
          'tally/z#2#0',
        ])
      })
    })

    describe('the messenger’s ledger', () => {
      test('rows are kept by key, and a row is replaced as a whole', async () => {
        await store.writeLedger(a, [row(a, 'one', { sent: null }), row(a, 'two')])
        await store.writeLedger(a, [row(a, 'one', { shown: null, generation: 2 })])
        expect(await store.ledger(a)).toEqual([row(a, 'one', { shown: null, generation: 2 }), row(a, 'two')])
        expect(await store.ledger(b)).toEqual([])
      })

      test('a message leads to the row it belongs to, also after a fresh card took its place', async () => {
        await store.writeLedger(a, [row(a, 'one')])
        const fresh = row(a, 'one', {
          generation: 2,
          sent: { messageId: messageId('om_fresh'), at: minute(9) },
        })
        await store.writeLedger(a, [fresh])
        expect(await store.rowOfMessage(messageId('om_fresh'))).toEqual(fresh)
        expect(await store.rowOfMessage(messageId('om_one'))).toEqual(fresh)
        expect(await store.rowOfMessage(messageId('om_none'))).toBeUndefined()
      })

      test('a case is unsettled from its change until its whole desired set is with its receivers', async () => {
        await store.append(act(b, 0, 'ev_1', add(1)))
        await store.append(act(a, 0, 'ev_2', add(1)))
        expect(await store.unsettled()).toEqual([a, b])
        await store.writeLedger(a, [row(a, 'one')], 1)
        expect(await store.unsettled()).toEqual([b])
        await store.append(act(a, 1, 'ev_3', add(1)))
        expect(await store.unsettled()).toEqual([a, b])
        await store.writeLedger(a, [], 2)
        await store.writeLedger(b, [], 1)
        expect(await store.unsettled()).toEqual([])
      })

      test('rows written later without a word on it leave a settled case settled', async () => {
        await store.append(act(a, 0, 'ev_1', add(1)))
        await store.writeLedger(a, [], 1)
        await store.writeLedger(a, [row(a, 'one')])
        expect(await store.unsettled()).toEqual([])
      })

      test('settled with an older version than the case has by now is not settled', async () => {
        await store.append(act(a, 0, 'ev_1', add(1), add(1)))
        await store.writeLedger(a, [], 1)
        expect(await store.unsettled()).toEqual([a])
      })

      test.each([
        ['intended and not sent', { sent: null }, true],
        ['sent', {}, false],
        [
          'refused for good',
          { sent: null, failed: { code: 230013, reason: '机器人不在可用范围', at: minute(2) } },
          false,
        ],
        ['withdrawn before it was sent', { sent: null, buried: true }, false],
      ] as const)('with a row %s a settled case counts as unsettled: %#', async (_, but, unsettled) => {
        await store.append(act(a, 0, 'ev_1', add(1)))
        await store.writeLedger(a, [row(a, 'one', but)], 1)
        expect(await store.unsettled()).toEqual(unsettled ? [a] : [])
      })

      test('sent before: only live cards that stand, strictly before the instant, longest standing first', async () => {
        const sentAt = (key: string, at: number, but: object = {}) =>
          row(a, key, { sent: { messageId: messageId(`om_${key}`), at: minute(at) }, ...but })
        await store.writeLedger(a, [
          sentAt('just', 10),
          sentAt('late', 9),
          sentAt('early', 1),
          sentAt('record', 1, { life: 'record' }),
          sentAt('buried', 1, { buried: true }),
          sentAt('failed', 1, { failed: { code: 230002, reason: '不在群中', at: minute(2) } }),
          row(a, 'intended', { sent: null }),
        ])
        expect((await store.sentBefore(minute(10))).map(({ key }) => key)).toEqual(['early', 'late'])
      })
    })

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
