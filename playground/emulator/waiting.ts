/** Lets others wait for a change instead of sleeping. */
export class Changes {
  private readonly listeners = new Set<() => void>()

  /** Tells everybody who waits. */
  happened(): void {
    for (const listener of Array.from(this.listeners)) listener()
  }

  /** Calls `run` after every change; the returned function ends it. */
  listen(run: () => void): () => void {
    this.listeners.add(run)
    return () => this.listeners.delete(run)
  }

  /**
   * Resolves with the first truthy answer of `ask`, asked now and after every change. Rejects after `timeoutMs` with
   * `what` was waited for, or when `ask` throws.
   */
  until<T>(ask: () => T | null | undefined | false, timeoutMs = 5000, what = 'a change'): Promise<T> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer)
        stop()
        end()
      }
      const look = () => {
        try {
          const found = ask()
          if (found) finish(() => resolve(found))
        } catch (error) {
          finish(() => reject(error instanceof Error ? error : new Error(String(error))))
        }
      }
      const timer = setTimeout(
        () => finish(() => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`))),
        timeoutMs,
      )
      const stop = this.listen(look)
      look()
    })
  }
}
