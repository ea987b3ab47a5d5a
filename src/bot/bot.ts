import { broadcastView } from '../cards/broadcast/broadcast-view.js'
import { conversationView } from '../cards/conversation/conversation-view.js'
import { settingsView } from '../cards/settings/settings-view.js'
import { topicView } from '../cards/topic/topic-view.js'
import { roundView } from '../cards/written-round/view.js'
import type { Clock } from '../domain/clock.js'
import { dateInShanghai, instantOf } from '../domain/instant.js'
import { type Roster, SYSTEM } from '../domain/roster.js'
import type { Log, Receive } from '../feishu/answering.js'
import type { Courier } from '../feishu/courier.js'
import { broadcast } from '../procedures/broadcast/broadcast.js'
import { conversation } from '../procedures/conversation/conversation.js'
import { examples } from '../procedures/examples/examples.js'
import { numbering } from '../procedures/numbering.js'
import { roster as rosterProcedure } from '../procedures/roster.js'
import { settings } from '../procedures/settings/settings.js'
import type { SettingsState } from '../procedures/settings/state.js'
import { topic } from '../procedures/topic/topic.js'
import { writtenRound } from '../procedures/written-round/written-round.js'
import type { Editions } from '../rules/rulebook/succession.js'
import type { Case, Store } from '../store/port.js'
import { createDispatcher } from './dispatcher.js'
import { createEngine, type Engine } from './engine.js'
import { createMessenger, type Messenger } from './messenger.js'
import { createRegistry, pair, type Registry } from './registry.js'
import { type Alarm, createScheduler } from './scheduler.js'
import { createWorld, ROSTER_CASE, SETTINGS_CASE } from './world.js'

/** Every procedure with its view. A further procedure is one more line here, and a few in the tables of acts and words. */
export const registry: Registry = createRegistry([
  pair(rosterProcedure, null),
  pair(numbering, null),
  pair(conversation, conversationView),
  pair(examples, null),
  pair(settings, settingsView),
  pair(writtenRound, roundView),
  pair(topic, topicView),
  pair(broadcast, broadcastView),
])

export interface Bot {
  receive: Receive
  engine: Engine
  messenger: Messenger
  nextAlarm(): Alarm | null
  /** Takes up what an earlier process left: consequences, messages, alarms. */
  start(): Promise<void>
  /** Nothing further is begun; what is under way ends by itself. */
  stop(): Promise<void>
}

/** How often consequences that failed are tried again. */
const DRIVE_MS = 30_000

/** Puts engine, messenger, scheduler and dispatcher together over a store and a way to the platform. */
export async function assembleBot(parts: {
  store: Store
  courier: Courier
  clock: Clock
  /** Every edition of the rules that can be in force. */
  editions: Editions
  /** The first roster; later ones come by events. */
  roster: { roster: Roster; source: string }
  log: Log
}): Promise<Bot> {
  const { store, courier, clock, editions, log } = parts
  const failed = (what: string, err: unknown) => log.error({ err }, what)

  const world = createWorld({ store, editions, first: parts.roster.roster })
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
      if (found.id === SETTINGS_CASE) reset(found)
    },
    failed,
  })

  let set: SettingsState['entries'] | undefined
  /** A new status stands on every card and new days off move alarms: whatever is open is looked at again. */
  function reset(found: Case): void {
    const { entries } = found.state as SettingsState
    if (set === entries) return
    set = entries
    const anew = async () => {
      for (const { id } of await store.find({ open: true })) messenger.wake(id)
      await scheduler.start()
    }
    anew().catch((error: unknown) => failed('what new settings change', error))
  }

  await engine.handle({
    case: ROSTER_CASE,
    command: { do: 'Load', ...parts.roster },
    cause: 'start/roster',
    at: instantOf(clock.now()),
    via: null,
    actor: () => SYSTEM,
  })

  // The roster on record may name an edition whose file is there no more: better to know now than at the first question.
  await world.rules(dateInShanghai(instantOf(clock.now())))

  let stopped = false
  let driving: () => void = () => undefined
  const driveOn = () => {
    if (stopped) return
    driving = clock.after(DRIVE_MS, () => {
      engine.drive().then(driveOn, (error: unknown) => {
        failed('consequences', error)
        driveOn()
      })
    })
  }

  return {
    receive: createDispatcher({ store, registry, world, engine, messenger, clock, failed }),
    engine,
    messenger,
    nextAlarm: () => scheduler.next(),
    async start() {
      await engine.drive()
      await messenger.start()
      await scheduler.start()
      driveOn()
    },
    async stop() {
      stopped = true
      driving()
      scheduler.stop()
      messenger.stop()
      await messenger.idle()
    },
  }
}
