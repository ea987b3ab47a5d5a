import { beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/port.js'
import { act, add, caseId, messageId, minute, personId, row } from './tally.js'

/** The part of the contract about what can be looked up: facts, pending sends, the messenger's ledger. */
export function looksContract(opened: () => Store): void {
  const a = caseId('tally/a')
  const b = caseId('tally/b')
  let store: Store
  beforeEach(() => {
    store = opened()
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
}
