import type { Clock } from '../domain/clock.js'

/** The platform waits 3 s for the answer to a click; what is not durable by then is said to be on its way. */
export const PATIENCE_MS = 2_500

/** What the work came to, or null when it takes longer than this; the work goes on. */
export function withinPatience<T>(clock: Clock, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(PATIENCE_MS, () => resolve(null))
    work.then(
      (value) => {
        cancel()
        resolve(value)
      },
      (error: unknown) => {
        cancel()
        reject(error instanceof Error ? error : new Error(String(error)))
      },
    )
  })
}

/** Between the tries of what was said to be on its way, some five minutes in all. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000]

/** What was said to be on its way is tried again until it is done; the last failure is thrown. */
export async function persist<T>(
  clock: Clock,
  attempt: () => Promise<T>,
  failed: (error: unknown) => void,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    await new Promise<void>((resolve) => void clock.after(pause, resolve))
    try {
      return await attempt()
    } catch (error) {
      failed(error)
    }
  }
  return attempt()
}
