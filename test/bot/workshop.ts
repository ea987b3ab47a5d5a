import { createEngine, type Ending, type Engine } from '../../src/bot/engine.js'
import { createMessenger, type Messenger } from '../../src/bot/messenger.js'
import { createRegistry, pair } from '../../src/bot/registry.js'
import { createScheduler, type Scheduler } from '../../src/bot/scheduler.js'
import type { World } from '../../src/bot/world.js'
import type { CaseId, MessageId } from '../../src/domain/ids.js'
import { instantOf } from '../../src/domain/instant.js'
import { Roster, SYSTEM } from '../../src/domain/roster.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { openEmbedded } from '../../src/store/embedded/open.js'
import { memoryStore } from '../../src/store/memory.js'
import type { LedgerRow, Store } from '../../src/store/port.js'
import { SimulatedDisk } from '../store/simulated-disk.js'
import { type ManualClock, manualClock, rest } from './manual-clock.js'
import { ScriptedCourier } from './scripted-courier.js'
import { bell, type NoticeCommand, notice, noticeView } from './toy-procedures.js'

export const registry = createRegistry([pair(notice, noticeView), pair(bell, null)])

export const ROSTER = Roster.parse({
  committee: '联席会议',
  rulebook: 'yangpu-2021-4',
  chair: { openId: 'ou_chair', title: '分管副区长' },
  office: [{ openId: 'ou_office', title: '办公室' }],
  members: [
    { unit: '区司法局', leader: { openId: 'ou_justice', title: '局领导' }, liaisons: [] },
    { unit: '区财政局', leader: { openId: 'ou_finance', title: '局领导' }, liaisons: [] },
  ],
})

export const START = '2026-11-23T01:00:00.000Z'
export const id = (text: string) => text as CaseId
export const om = (text: string) => text as MessageId
export const A = id('notice/a')
const edition = loadEdition('yangpu-2021-4')
const calendar = loadCalendar()
const world: World = {
  rules: async () => ({ edition, calendar, settings: NOTHING_SET }),
  roster: async () => ROSTER,
}

/** Engine, messenger and scheduler over toys: everything of the bot but the people. */
export interface Workshop {
  store: Store
  engine: Engine
  messenger: Messenger
  scheduler: Scheduler
  courier: ScriptedCourier
  clock: ManualClock
  failures: string[]
  /** A command of the bot itself on a case, under its own cause or a new one. */
  act(command: NoticeCommand, on?: CaseId, cause?: string): Promise<Ending>
  row(key: string, on?: CaseId): Promise<LedgerRow | undefined>
  start(): Promise<void>
  /** Nothing more is done by this process. */
  stop(): void
}

let causes = 0

export function workshop(
  parts: { store?: Store; courier?: ScriptedCourier; clock?: ManualClock } = {},
): Workshop {
  const { store = memoryStore(registry.fold), courier = new ScriptedCourier() } = parts
  const clock = parts.clock ?? manualClock(START)
  const failures: string[] = []
  const failed = (what: string, error: unknown) => void failures.push(`${what}: ${String(error)}`)
  const messenger = createMessenger({ store, registry, world, courier, clock, failed })
  const scheduler = createScheduler({ store, registry, world, engine: () => engine, clock, failed })
  const engine = createEngine({
    store,
    registry,
    world,
    clock,
    delivered: (found, roster) => messenger.delivered(found, roster),
    changed(found) {
      messenger.wake(found.id)
      scheduler.watch(found)
    },
    failed,
  })
  return {
    store,
    engine,
    messenger,
    scheduler,
    courier,
    clock,
    failures,
    act: (command, on = A, cause = `ev_${++causes}`) =>
      engine.handle({
        case: on,
        command,
        cause,
        at: instantOf(clock.now()),
        via: null,
        actor: () => SYSTEM,
        draft: { act: 'toy', typed: { text: 'text' in command ? command.text : '' } },
      }),
    row: async (key, on = A) => (await store.ledger(on)).find((row) => row.key === key),
    async start() {
      await engine.drive()
      await messenger.start()
      await scheduler.start()
      await rest()
    },
    stop() {
      scheduler.stop()
      messenger.stop()
    },
  }
}

/** A store on this disk, as a starting process opens it. */
export const onDisk = (disk: SimulatedDisk, clock: ManualClock): Promise<Store> =>
  openEmbedded({
    dir: '/data',
    fold: registry.fold,
    hash: 'sm3',
    clock,
    disk,
    app: 'toys',
    tell: () => undefined,
    die: () => undefined,
  })

/** The process dies at once, its machine with it, and another one starts on the same disk over the same platform. */
export async function reborn(dead: Workshop, disk: SimulatedDisk): Promise<Workshop> {
  dead.stop()
  disk.powerCut('lost')
  await rest()
  const { courier, clock } = dead
  return workshop({ store: await onDisk(disk, clock), courier, clock })
}

export async function onNewDisk(): Promise<{ shop: Workshop; disk: SimulatedDisk }> {
  const disk = new SimulatedDisk()
  const clock = manualClock(START)
  return { shop: workshop({ store: await onDisk(disk, clock), clock }), disk }
}

/** The same store, but for what is given here. */
export const storeWith = (store: Store, changes: Partial<Store>): Store =>
  new Proxy(store, {
    get(target, name: keyof Store) {
      return changes[name] ?? target[name].bind(target)
    },
  })

/** A shop whose notice says 「甲」, with its first card delivered. */
export async function begun(shop = workshop()): Promise<Workshop> {
  await shop.act({ do: 'Write', text: '甲' })
  await shop.messenger.idle()
  return shop
}
