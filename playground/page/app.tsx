import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { calls } from './calls.js'
import { Names } from './card-context.js'
import { ChatList } from './chat-list.js'
import { Conversation } from './conversation.js'
import { Identities } from './identities.js'
import { Panel } from './panel/panel.js'
import type { PageView, PressAnswer } from './view.js'

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
          <p class="elsewhere">
            <a href="/tour">三分钟走一遍</a>
            <a href="/gallery">卡片一览</a>
          </p>
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
        {view.bot.state !== 'none' && <Panel bot={view.bot} />}
      </div>
      <div class="toasts" role="status" aria-live="polite">
        {toast && <p class={`toast ${toast.type}`}>{toast.content}</p>}
      </div>
    </Names.Provider>
  )
}
