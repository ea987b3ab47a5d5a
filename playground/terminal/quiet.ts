import type { Changes } from '../emulator/waiting.js'

/** Nothing new for so many milliseconds: the bot has said what it had to say. */
const QUIET_MS = 800

/** Resolves when nothing has changed at the platform for a while. */
export function quiet(changes: Changes): Promise<void> {
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
