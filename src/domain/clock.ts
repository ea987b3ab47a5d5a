/**
 * Time as the composition root hands it in: real in production, stepped in tests. What was recorded and what falls due
 * goes by `now`, which may be set; how fast calls may follow each other goes by `elapsed`, which nobody sets.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment of its own; never stands still and never goes back. */
  elapsed(): number
  /** Runs `run` once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}
