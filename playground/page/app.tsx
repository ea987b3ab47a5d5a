import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { calls } from './calls.js'
import { Names } from './card-context.js'
import { ChatList } from './chat-list.js'
import { Conversation } from './conversation.js'
import { Identities } from './identities.js'
import type { BotState, PageView, PressAnswer } from './view.js'

type Toast = NonNullable<PressAnswer['toast']>

const LAST = 'playground.identity'

/** The whole page: who one is, with whom one talks, and the conversation. */
export function App() {
  const [as, setAs] = useState(() => localStorage.getItem(LAST) ?? '')
  const [chat, setChat] = useState('')
  const [view, setView] = useState<PageView | null>(null)
  const [toast, setToast] = useState<Toast | null>(null)
  const [choosing, setChoosing] = useState(false)
  const wanted = useRef({ as, chat })
  wanted.current = { as, chat }

  const load = useCallback(async () => {
    const asked = { ...wanted.current }
    const fresh = await calls.view(asked.as, asked.chat)
    if (asked.as !== wanted.current.as || asked.chat !== wanted.current.chat) return
    setView(fresh)
    const open = fresh.chats.find(({ id }) => id === fresh.chat)
    if (open && open.unread > 0 && document.visibilityState === 'visible') await calls.read(fresh.me, open.id)
  }, [])

  useEffect(() => {
    load().catch(() => undefined)
  }, [as, chat, load])

  useEffect(() => {
    const stream = new EventSource('/api/stream')
    const again = () => void load().catch(() => undefined)
    stream.addEventListener('change', again)
    stream.addEventListener('open', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      stream.close()
      document.removeEventListener('visibilitychange', again)
    }
  }, [load])

  useEffect(() => {
    if (!toast) return undefined
    const timer = setTimeout(() => setToast(null), 4500)
    return () => clearTimeout(timer)
  }, [toast])

  const names = useMemo(() => new Map(view?.people.map(({ openId, name }) => [openId, name])), [view?.people])
  if (!view) return <p class="loading">正在打开…</p>
  const me = view.people.find(({ openId }) => openId === view.me)
  const become = (openId: string) => {
    localStorage.setItem(LAST, openId)
    setChat('')
    setAs(openId)
    setToast(null)
    setChoosing(false)
  }
  return (
    <Names.Provider value={names}>
      <div class={choosing ? 'frame choosing' : 'frame'}>
        <aside class="side">
          <div class="brand">
            <h1>联席会议助手</h1>
            <p>演示环境：可切换身份，逐一体验</p>
          </div>
          <Identities people={view.people} me={view.me} become={become} />
          <Bot bot={view.bot} />
        </aside>
        <ChatList chats={view.chats} open={view.chat} choose={setChat} me={me?.name ?? ''} />
        <Conversation
          key={`${view.me} ${view.chat}`}
          view={view}
          tell={setToast}
          chooseIdentity={() => setChoosing(!choosing)}
          choosing={choosing}
          chooseChat={setChat}
        />
      </div>
      <div class="toasts" role="status" aria-live="polite">
        {toast && <p class={`toast ${toast.type}`}>{toast.content}</p>}
      </div>
    </Names.Provider>
  )
}

const STATES: Readonly<Record<BotState['state'], string>> = {
  none: '',
  starting: '机器人正在启动',
  running: '机器人运行中',
  stopped: '机器人已停止',
}

/** The state of the bot's process and the buttons that restart it. */
function Bot({ bot }: { bot: BotState }) {
  if (bot.state === 'none') return null
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
    </section>
  )
}
