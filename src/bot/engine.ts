import type { Draft } from '../cards/message.js'
import type { Clock } from '../domain/clock.js'
import { Fault } from '../domain/fault.js'
import type { CaseId } from '../domain/ids.js'
import { dateInShanghai, type Instant, instantOf } from '../domain/instant.js'
import { isRefusal, type Refusal } from '../domain/refusal.js'
import { type Actor, type Roster, SYSTEM } from '../domain/roster.js'
import type { Context } from '../procedures/procedure.js'
import type { Append, Case, Outcome, Store } from '../store/port.js'
import { kindIn, type Registry, textOfDay } from './registry.js'
import type { World } from './world.js'

/** One command on its way to a case. */
export interface Act {
  case: CaseId
  command: unknown
  /** The same cause has its effect once, however often it comes. */
  cause: string
  /** When it was done, by the platform's clock. */
  at: Instant
  /** The card it was done on, `<case>:<key>`, or null. */
  via: string | null
  /** Whose act it is, by the roster of the day; or why that person may not. */
  actor(roster: Roster): Actor | Refusal
  /** What stood on the card, kept with the outcome so that it can be shown again. */
  draft?: Draft
}

/** What is kept under a cause. */
export interface Answered {
  refusal: Refusal | null
  draft: Draft | null
}

/** How an act ended: the same for every delivery of its cause. */
export interface Ending {
  outcome: Outcome
  answered: Answered
  case: Case
}

export interface Engine {
  handle(act: Act): Promise<Ending>
  /**
   * Takes up the consequences not yet delivered, of one case or of all; resolves when those that were pending have been
   * tried, whether or not they could be delivered.
   */
  drive(source?: CaseId): Promise<void>
}

interface Parts {
  store: Store
  registry: Registry
  world: World
  clock: Clock
  /** Read-only look at the messenger: have all messages under this prefix arrived in their present form? */
  delivered(found: Case, roster: Roster): Promise<(prefix: string) => boolean>
  /** Told after every change of a case, when it is durable. */
  changed(found: Case): void
  failed(what: string, error: unknown): void
}

/** A version conflict is decided anew on the fresh state; more often than this in a row something is wrong. */
const MOST_CONFLICTS = 20

/**
 * What is kept of a refused card: what was typed, unless it must not be kept. A repeat of what is done leaves the card as
 * the matter stands: it says so by itself.
 */
const draftOf = (draft: Draft | undefined, refusal: Refusal): Draft | null =>
  draft && !refusal.already ? { act: draft.act, typed: refusal.forget ? {} : draft.typed, refusal } : null

/**
 * The engine: identify → decide → append → answer, for procedures it knows nothing about. One command at a time per case;
 * nothing is told to anyone before it is durable; idempotent by cause.
 */
export function createEngine(parts: Parts): Engine {
  const { store, registry, world, clock } = parts
  const queues = new Map<CaseId, Promise<unknown>>()

  async function decide(act: Act, current: Case): Promise<Append> {
    const now = instantOf(clock.now())
    const roster = await world.roster()
    const actor = act.actor(roster)
    const base = {
      case: act.case,
      expected: current.version,
      cause: act.cause,
      at: act.at,
      arrived: now,
      via: act.via,
    }
    const refused = (refusal: Refusal, by: Actor): Append => ({
      ...base,
      actor: by,
      events: [],
      outcome: {
        case: act.case,
        result: refusal.already ? 'already' : 'refused',
        answer: { refusal, draft: draftOf(act.draft, refusal) } satisfies Answered,
      },
    })
    if (isRefusal(actor)) return refused(actor, SYSTEM)
    const procedure = kindIn(registry, act.case)
    const today = dateInShanghai(now)
    const { edition, calendar } = await world.rules(
      today,
      textOfDay(registry, current, dateInShanghai(act.at)),
    )
    const context: Context = {
      case: act.case,
      now,
      at: act.at,
      today,
      actor,
      roster,
      edition,
      calendar,
      delivered: await parts.delivered(current, roster),
    }
    const decided = procedure.decide(current.state, act.command, context)
    if (isRefusal(decided)) return refused(decided, actor)
    return {
      ...base,
      actor,
      events: decided.map((event) => ({
        basis: procedure.bases[event.did] ?? '系统规定',
        event,
      })),
      outcome: {
        case: act.case,
        result: 'done',
        answer: {
          refusal: null,
          draft: decided.length === 0 ? (act.draft ?? null) : null,
        } satisfies Answered,
      },
    }
  }

  async function perform(act: Act): Promise<Ending> {
    const before = await store.outcome(act.cause)
    if (before) return ending(before, await store.load(before.case))
    for (let conflicts = 0; ; conflicts++) {
      try {
        const written = await store.append(await decide(act, await store.load(act.case)))
        if (!written.repeated && written.recorded.length > 0) follow(written.case)
        return ending(written.outcome, written.case)
      } catch (error) {
        const stale = error instanceof Fault && error.code === 'STALE_VERSION'
        if (!stale || conflicts >= MOST_CONFLICTS) throw error
      }
    }
  }

  /** The act is on record: whatever goes wrong from here on does not undo it, and is not the answer to it. */
  function follow(found: Case): void {
    const told = (error: unknown) => parts.failed(`what follows from ${found.id}`, error)
    try {
      parts.changed(found)
    } catch (error) {
      told(error)
    }
    drive(found.id).catch(told)
  }

  const ending = (outcome: Outcome, found: Case): Ending => ({
    outcome,
    answered: outcome.answer as Answered,
    case: found,
  })

  /** A cause that comes again while it is under way waits its turn behind itself, and finds the outcome. */
  function handle(act: Act): Promise<Ending> {
    const turn = (queues.get(act.case) ?? Promise.resolve()).then(() => perform(act))
    const quiet = turn.catch(() => undefined)
    queues.set(act.case, quiet)
    void quiet.then(() => {
      if (queues.get(act.case) === quiet) queues.delete(act.case)
    })
    return turn
  }

  async function drive(source?: CaseId): Promise<void> {
    const all = await store.pendingSends()
    const pending = source ? all.filter(({ cause }) => cause.startsWith(`${source}#`)) : all
    await Promise.all(
      pending.map(({ cause, send, at }) =>
        handle({ case: send.case, command: send.command, cause, at, via: null, actor: () => SYSTEM }).then(
          () => undefined,
          (error: unknown) => parts.failed(`consequence ${cause}`, error),
        ),
      ),
    )
  }

  return { handle, drive }
}
