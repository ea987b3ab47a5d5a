import type { Clock } from '../domain/clock.js'
import type { CaseId } from '../domain/ids.js'
import { instantOf, msOf } from '../domain/instant.js'
import { SYSTEM } from '../domain/roster.js'
import type { Case, Store } from '../store/port.js'
import type { Engine } from './engine.js'
import { kindIn, type Registry } from './registry.js'
import type { World } from './world.js'

/** Wakes cases when time itself must act: `Tick` with cause `tick/<case>/<instant>`. */
export interface Scheduler {
  /** Looks at every open case; to be called once at the start. */
  start(): Promise<void>
  /** A case has changed: its alarm is set anew. */
  watch(found: Case): void
  stop(): void
}

export function createScheduler(parts: {
  store: Store
  registry: Registry
  world: World
  engine: () => Engine
  clock: Clock
  failed(what: string, error: unknown): void
}): Scheduler {
  const alarms = new Map<CaseId, { due: string; cancel: () => void }>()
  /** A wake-up that changed nothing must not ring again and again. */
  const spent = new Set<string>()

  function watch(found: Case): void {
    alarms.get(found.id)?.cancel()
    alarms.delete(found.id)
    const due = kindIn(parts.registry, found.id).wakeAt(found.state, { calendar: parts.world.calendar })
    if (!due || spent.has(`tick/${found.id}/${due}`)) return
    const wait = Math.max(0, msOf(due) - parts.clock.now())
    const cancel = parts.clock.after(wait, () => void ring(found.id, due))
    alarms.set(found.id, { due, cancel })
  }

  async function ring(id: CaseId, due: string): Promise<void> {
    const cause = `tick/${id}/${due}`
    try {
      const ended = await parts.engine().handle({
        case: id,
        command: { do: 'Tick', due },
        cause,
        at: instantOf(parts.clock.now()),
        via: null,
        actor: () => SYSTEM,
      })
      spent.add(cause)
      watch(ended.case)
    } catch (error) {
      parts.failed(cause, error)
      const cancel = parts.clock.after(60_000, () => void ring(id, due))
      alarms.set(id, { due, cancel })
    }
  }

  return {
    async start() {
      for (const found of await parts.store.find({ open: true })) watch(found)
    },
    watch,
    stop() {
      for (const { cancel } of alarms.values()) cancel()
      alarms.clear()
    },
  }
}
