import type { Emulator } from '../../playground/emulator/emulator.js'

/** Longer than the bot waits between two calls about one person or card, ms. */
const PAUSE_MS = 1300

/** Resolves when the bot has stopped calling: that nothing comes any more cannot be waited for in another way. */
export async function quiet(platform: Emulator): Promise<void> {
  let calls = -1
  while (calls !== platform.calls.length) {
    calls = platform.calls.length
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
