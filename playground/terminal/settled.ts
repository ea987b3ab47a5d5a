import type { Emulator } from '../emulator/emulator.js'
import type { Changes } from '../emulator/waiting.js'

/** Nothing new for so many milliseconds: the bot has said what it had to say. */
const QUIET_MS = 800
/** So long, in milliseconds, the bot may take before it begins to answer. */
const BEGINS_WITHIN_MS = 5_000

/**
 * Resolves when the bot has answered what it was told since `before` (numbers of deliveries and of its calls): a press is
 * answered at once, a message by a call of the bot; then nothing changes for a while.
 */
export async function settled(
  emulator: Emulator,
  before: { deliveries: number; calls: number },
): Promise<void> {
  const told = emulator.deliveries.slice(before.deliveries)
  if (told.length === 0) return
  if (told.some(({ kind }) => kind === 'event'))
    await emulator.until(() => emulator.calls.length > before.calls, BEGINS_WITHIN_MS).catch(() => undefined)
  await quiet(emulator.changes)
}

function quiet(changes: Changes): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop()
      resolve()
    }
    let timer = setTimeout(done, QUIET_MS)
    const stop = changes.listen(() => {
      clearTimeout(timer)
      timer = setTimeout(done, QUIET_MS)
    })
  })
}
