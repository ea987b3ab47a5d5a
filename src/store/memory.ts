import { Book } from './book.js'
import type { Entry } from './entry.js'
import { JournaledStore, type Log } from './journaled.js'
import type { Fold, Store } from './port.js'
import { sealed } from './sealed.js'

/** A log that is gone with the process. */
function memoryLog(): Log {
  const entries: Entry[] = []
  return {
    append: async (entry, durable) => durable(entries.push(sealed(entry)) - 1),
    read: async (place) => entries[place] as Entry,
    health: async () => ({ ok: true }),
    close: async () => undefined,
  }
}

/** A store in memory, for tests: same book, same chain, nothing on a disk. */
export const memoryStore = (fold: Fold): Store => new JournaledStore(new Book(fold), memoryLog(), fold, 'sm3')
