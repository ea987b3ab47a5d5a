import type { Clock } from '../domain/clock.js'
import type { CaseId } from '../domain/ids.js'
import { dateInShanghai, type Instant, instantOf, msOf } from '../domain/instant.js'
import { SYSTEM } from '../domain/roster.js'
import type { Case, Store } from '../store/port.js'
import type { Engine } from './engine.js'
import { kindIn, type Registry } from './registry.js'
import type { World } from './world.js'

/** The moment at which a case must be woken. */
export interface Alarm {
  case: CaseId
  due: Instant
}

/** Wakes cases when time itself must act: `Tick` with cause `tick/<case>/<instant>`. */
export interface Scheduler {
  /** Looks at every open case; to be called once at the start. */
  start(): Promise<void>
  /** A case has changed: its alarm is set anew. */
  watch(found: Case): void
  /** When time itself acts next, and in which case; null while nothing waits for it. */
  next(): Alarm | null
  stop(): void
}

/** A sleep is never longer: the clock of the machine may be set, and stands still while the machine sleeps. */
const LONGEST_SLEEP_MS = 3_600_000
const RETRY_MS = 60_000

export function createScheduler(parts: {
  store: Store
  registry: Registry
  world: World
  engine: () => Engine
  clock: Clock
  failed: (what: string, error: unknown) => void
}): Scheduler {
  const { store, registry, world, clock, failed } = parts
  /** Per case, when its alarm rings and how to call it off. */
  const alarms = new Map<CaseId, { due: Instant; callOff: () => void }>()
  /** Per case, the wake-up that came and changed nothing: it must not ring again and again. */
  const spent = new Map<CaseId, Instant>()
  /** Per case, the latest look at it that is under way: an earlier one must not set its alarm after it. */
  const looks = new Map<CaseId, number>()
  let count = 0
  let stopped = false

  const causeOf = (id: CaseId, due: Instant) => `tick/${id}/${due}`

  function watch(found: Case): void {
    arm(found).catch((error: unknown) => failed(`alarm of ${found.id}`, error))
  }

  async function arm(found: Case): Promise<void> {
    count += 1
    const look = count
    looks.set(found.id, look)
    const { calendar } = await world.rules(dateInShanghai(instantOf(clock.now())))
    if (looks.get(found.id) !== look) return
    looks.delete(found.id)
    alarms.get(found.id)?.callOff()
    alarms.delete(found.id)
    const due = kindIn(registry, found.id).wakeAt(found.state, { calendar })
    if (due !== undefined && spent.get(found.id) === due) return
    spent.delete(found.id)
    if (due !== undefined) sleep(found.id, due, msOf(due) - clock.now())
  }

  function sleep(id: CaseId, due: Instant, ms: number): void {
    if (stopped) return
    const wait = Math.min(LONGEST_SLEEP_MS, Math.max(0, ms))
    const callOff = clock.after(wait, () => {
      alarms.delete(id)
      const left = msOf(due) - clock.now()
      if (left > 0) sleep(id, due, left)
      else void ring(id, due)
    })
    alarms.set(id, { due, callOff })
  }

  async function ring(id: CaseId, due: Instant): Promise<void> {
    const cause = causeOf(id, due)
    try {
      await parts.engine().handle({
        case: id,
        command: { do: 'Tick', due },
        cause,
        at: instantOf(clock.now()),
        via: null,
        actor: () => SYSTEM,
      })
      spent.set(id, due)
      // Whatever changed the case meanwhile, this very tick most likely, has set the next alarm already.
      if (!alarms.has(id)) watch(await store.load(id))
    } catch (error) {
      failed(cause, error)
      if (!alarms.has(id)) sleep(id, due, RETRY_MS)
    }
  }

  return {
    async start() {
      for (const found of await store.find({ open: true })) {
        try {
          await arm(found)
        } catch (error) {
          failed(`alarm of ${found.id}`, error)
        }
      }
    },
    watch,
    next() {
      const soonest = [...alarms].sort(([, one], [, other]) => msOf(one.due) - msOf(other.due))[0]
      return soonest ? { case: soonest[0], due: soonest[1].due } : null
    },
    stop() {
      stopped = true
      for (const { callOff } of alarms.values()) callOff()
      alarms.clear()
    },
  }
}
