import type { Clock } from '../../src/domain/clock.js'
import { type EmbeddedOptions, type EmbeddedStore, openEmbedded } from '../../src/store/embedded/open.js'
import type { Store } from '../../src/store/port.js'
import type { SimulatedDisk } from './simulated-disk.js'
import { act, add, caseId, messageId, minute, personId, row, tallyFold } from './tally.js'

export const DIR = '/data'
export const JOURNAL = '/data/journal.jsonl'
const clock: Clock = { now: () => Date.parse(minute(0)), elapsed: () => 0, after: () => () => undefined }

/** A store on that disk, with everything it told the operator. */
export async function on(disk: SimulatedDisk, but: Partial<EmbeddedOptions> = {}) {
  const told: string[] = []
  const died: string[] = []
  const store = await openEmbedded({
    dir: DIR,
    fold: tallyFold,
    hash: 'sm3',
    clock,
    disk,
    app: 'one',
    tell: (what) => told.push(what),
    die: (fault) => died.push(fault.message),
    ...but,
  })
  return { store, told, died }
}

/** Everything the port can be asked about the given cases and causes. */
export async function everything(store: Store, cases: string[], causes: string[]) {
  return {
    cases: await store.find({}),
    events: await Promise.all(cases.map((id) => store.events(caseId(id)))),
    outcomes: await Promise.all(causes.map((cause) => store.outcome(cause))),
    ledger: await Promise.all(cases.map((id) => store.ledger(caseId(id)))),
    message: await store.rowOfMessage(messageId('om_card-3')),
    pending: await store.pendingSends(),
    unsettled: await store.unsettled(),
    sentBefore: await store.sentBefore(minute(99)),
    waiting: await store.find({ waits: personId('ou_anna') }),
    odd: await store.find({ tags: { parity: 'odd' } }),
  }
}

export const CASES = ['tally/0', 'tally/1', 'tally/2', 'tally/3', 'tally/4', 'chat/p', 'tally/x']
export const CAUSES = [
  ...Array.from({ length: 24 }, (_, n) => `ev_${n}`),
  'tally/0#1#0',
  'tally/0#1#1',
  'refused',
]

/** A small history with everything in it; `between` runs after every act. */
export async function history(
  store: EmbeddedStore,
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  const to = [caseId('tally/x'), caseId('tally/y')]
  await store.append(act('tally/0', 0, 'ev_0', { did: 'Passed', to, by: 2 }))
  await store.append(act('chat/p', 0, 'ev_1', { did: 'Added', by: 1, note: '请问“等保”费用' }))
  for (let n = 2; n < 24; n++) {
    const id = `tally/${n % 5}`
    const { version } = await store.load(caseId(id))
    await store.append(act(id, version, `ev_${n}`, add(n), ...(n % 7 === 0 ? [add(1)] : [])))
    await store.writeLedger(caseId(id), [row(id, `card-${n}`, n % 6 === 0 ? { sent: null } : {})])
    await between()
  }
  await store.append(act('tally/x', 0, 'tally/0#1#0', { did: 'Awaited', person: personId('ou_anna') }))
  await store.append(act('tally/x', 1, 'refused'))
  await between()
  await store.writeLedger(caseId('tally/x'), [], 1)
}
