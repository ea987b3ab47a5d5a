import { expect, test } from 'vitest'
import { createLedger, intended, sameReceiver } from '../../src/bot/ledger.js'
import type { Message } from '../../src/cards/message.js'
import type { Instant } from '../../src/domain/instant.js'
import { memoryStore } from '../../src/store/memory.js'
import { plainCard } from './toy-procedures.js'
import { A, om, registry, START } from './workshop.js'

const board = (person: string): Message => ({
  key: 'board',
  to: { person: person as never },
  life: 'live',
  card: () => plainCard(['公告']),
})
const now = START as Instant

test('changes of one row that are asked for at once are all kept', async () => {
  const store = memoryStore(registry.fold)
  const ledger = createLedger(store)
  await store.writeLedger(A, [intended(A, board('ou_office'), 1, now)])
  await Promise.all([
    ledger.amend(A, 'board', (row) => ({ ...row, sent: { messageId: om('om_1'), at: now } })),
    ledger.amend(A, 'board', (row) => ({ ...row, shown: 'print' })),
    ledger.amend(A, 'board', () => null),
    ledger.amend(A, 'none', (row) => ({ ...row, buried: true })),
  ])
  const rows = await ledger.rows(A)
  expect([...rows.keys()]).toEqual(['board'])
  expect(rows.get('board')).toMatchObject({ sent: { messageId: 'om_1' }, shown: 'print', buried: false })
})

test('a change that fails does not keep the next one from being made', async () => {
  const store = memoryStore(registry.fold)
  const ledger = createLedger(store)
  await store.writeLedger(A, [intended(A, board('ou_office'), 1, now)])
  const failing = ledger.amend(A, 'board', () => {
    throw new Error('no')
  })
  const next = ledger.amend(A, 'board', (row) => ({ ...row, shown: 'print' }))
  await expect(failing).rejects.toThrow('no')
  await next
  expect((await ledger.rows(A)).get('board')?.shown).toBe('print')
})

test('a row knows whom its message is for, in every generation', () => {
  for (const generation of [1, 2, 7]) {
    const row = intended(A, board('ou_office'), generation, now)
    expect([sameReceiver(row, board('ou_office')), sameReceiver(row, board('ou_finance'))]).toEqual([
      true,
      false,
    ])
  }
})
