import type { Clock } from '../domain/clock.js'
import type { Answer, Receive } from '../feishu/answering.js'
import type { Store } from '../store/port.js'
import type { Engine } from './engine.js'
import { createHearing } from './hearing.js'
import type { Messenger } from './messenger.js'
import { createPressing } from './pressing.js'
import type { Registry } from './registry.js'
import type { World } from './world.js'

/** What stands behind the dispatcher. */
export interface Parts {
  store: Store
  registry: Registry
  world: World
  engine: Engine
  messenger: Messenger
  clock: Clock
  failed(what: string, error: unknown): void
}

/** Who is it, what is meant, which case decides: from a verified event to the answer of the platform's request. */
export function createDispatcher(parts: Parts): Receive {
  const hearing = createHearing(parts)
  const press = createPressing(parts, hearing)
  const acknowledged = async (work: Promise<void>): Promise<Answer> => {
    await work
    return { body: {} }
  }
  return (event) => {
    switch (event.kind) {
      case 'message':
        return acknowledged(hearing.message(event))
      case 'press':
        return press(event)
      case 'menu':
        return acknowledged(hearing.menu(event))
      default:
        return event satisfies never
    }
  }
}
