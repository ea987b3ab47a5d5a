/**
 * What the platform warns of and a bot must bear: an event may come more than once, late, and before an earlier one; an
 * answer may be lost. Presses know only the last. Source: 事件概述.
 */
export interface Weather {
  /** Every event is sent twice at the same moment. */
  twice: boolean
  /** Milliseconds every event waits before it is sent the first time; 0: none. */
  delayMs: number
  /** So many events are kept back and then let go in another order; below 2: each at once. */
  shuffle: number
  /** The bot does its work, but its answer is lost: the platform knows of nothing. */
  drop: boolean
}

export const fairWeather = (): Weather => ({ twice: false, delayMs: 0, shuffle: 0, drop: false })

/** Events kept back to be shuffled are let go after so long, though they are fewer than wished. */
export const SHUFFLE_WITHIN_MS = 5_000
