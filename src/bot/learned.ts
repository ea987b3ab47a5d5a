import type { Learned } from '../language/nearest.js'
import { EXAMPLES_CASE, type Examples } from '../procedures/examples/examples.js'
import type { Store } from '../store/port.js'

/** What was meant before by words that were typed, for 「您是想…」. */
export const learnedFrom = async (store: Store): Promise<readonly Learned[]> =>
  ((await store.load(EXAMPLES_CASE)).state as Examples).kept
