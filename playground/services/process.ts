import { z } from 'zod'
import type { BotState } from '../page/view.js'
import type { Service } from '../service.js'

/** How the page starts and stops the bot. */
export interface BotControls {
  state(): BotState
  /** `hard`: the process is killed without a chance to tidy up. */
  restart(hard: boolean): Promise<void>
}

const Restart = z.strictObject({ hard: z.boolean() })

/** Restarts the bot's process, in order or by force. */
export function processService(bot: BotControls): Service {
  return {
    post: {
      '/api/restart': async (body) => {
        await bot.restart(Restart.parse(body).hard)
        return {}
      },
    },
  }
}
