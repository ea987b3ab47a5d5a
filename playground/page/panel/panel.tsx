import type { BotState } from '../view.js'
import { Process } from './process.js'

/** What goes on behind the conversation, and the levers to disturb it. */
export function Panel({ bot }: { bot: BotState }) {
  return (
    <aside class="panel-side" aria-label="幕后">
      <Process bot={bot} />
    </aside>
  )
}
