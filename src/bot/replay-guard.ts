import type { Clock } from '../domain/clock.js'

interface Once {
  timestamp: string
  nonce: string
}

/** A request may be stamped five minutes ahead, so that its stamp is good for ten. */
const KEPT_MS = 11 * 60_000
const MOST = 200_000

/**
 * Which signed requests this process has answered already, for longer than their time stamps are accepted. Kept in two
 * halves: when the younger is old or full enough, the elder is forgotten, so that memory is bounded.
 */
export function createReplayGuard(clock: Clock) {
  let younger = new Set<string>()
  let elder = new Set<string>()
  let since = clock.now()
  const key = ({ timestamp, nonce }: Once) => `${timestamp}\n${nonce}`
  return {
    seen: (once: Once): boolean => younger.has(key(once)) || elder.has(key(once)),
    remember(once: Once): void {
      if (clock.now() - since > KEPT_MS || younger.size >= MOST) {
        elder = younger
        younger = new Set()
        since = clock.now()
      }
      younger.add(key(once))
    },
  }
}
