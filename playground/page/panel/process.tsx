import { calls } from '../calls.js'
import type { BotState } from '../view.js'

const STATES: Readonly<Record<BotState['state'], string>> = {
  none: '',
  starting: '机器人正在启动',
  running: '机器人运行中',
  stopped: '机器人已停止',
}

/** The state of the bot's process and the buttons that restart it. */
export function Process({ bot }: { bot: BotState }) {
  const restart = (hard: boolean) => void calls.restart(hard).catch(() => undefined)
  const waiting = bot.state === 'starting'
  return (
    <section class="process" aria-label="机器人进程">
      <p class={`process-state ${bot.state}`}>{STATES[bot.state]}</p>
      {bot.note && <p class="process-note">{bot.note}</p>}
      <div class="process-buttons">
        <button type="button" class="button" disabled={waiting} onClick={() => restart(false)}>
          重启机器人
        </button>
        <button
          type="button"
          class="button"
          disabled={waiting}
          title="不给机器人收尾的机会（kill -9），随后重新启动"
          onClick={() => restart(true)}
        >
          强行终止并重启
        </button>
      </div>
      <p class="fault-expect">
        期间发出的文字由平台再次投递；已经答复的事项不会丢失，也不会办理两次。强行终止相当于突然断电。
      </p>
    </section>
  )
}
