/** Time as the composition root hands it in: real in production, stepped in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `run` once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}
