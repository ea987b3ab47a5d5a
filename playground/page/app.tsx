import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { calls } from './calls.js'
import { Names, ServerTime } from './card-context.js'
import { onChange, useCut, useOneAtATime } from './changes.js'
import { ChatList } from './chat-list.js'
import { Conversation } from './conversation.js'
import { ClockBar } from './panel/clock-bar.js'
import { Panel } from './panel/panel.js'
import { withSameMessages } from './same-messages.js'
import { Side } from './side.js'
import { Toasts, useSaid } from './toasts.js'
import type { PageView } from './view.js'

const LAST = 'playground.identity'

/** Whom the address asks for, once, or else who one was last. */
function firstIdentity(): string {
  const asked = new URLSearchParams(location.search).get('as')
  if (asked === null) return localStorage.getItem(LAST) ?? ''
  localStorage.setItem(LAST, asked)
  history.replaceState(null, '', location.pathname)
  return asked
}

/** The whole page: who one is, with whom one talks, and the conversation. */
export function App() {
  const [as, setAs] = useState(firstIdentity)
  const [chat, setChat] = useState('')
  const [view, setView] = useState<PageView | null>(null)
  const [shown, setShown] = useState({ as, chat })
  const [said, tell] = useSaid()
  const cut = useCut()
  const [choosing, setChoosing] = useState(false)
  const wanted = useRef({ as, chat })
  wanted.current = { as, chat }

  const clock = useRef(Date.now)

  const look = useCallback(async () => {
    const asked = { ...wanted.current }
    const fresh = await calls.view(asked.as, asked.chat)
    if (asked.as !== wanted.current.as || asked.chat !== wanted.current.chat) return
    const ahead = fresh.now - Date.now()
    clock.current = () => Date.now() + ahead
    setView((before) => withSameMessages(before, fresh))
    setShown(asked)
    const open = fresh.chats.find(({ id }) => id === fresh.chat)
    if (open && open.unread > 0 && document.visibilityState === 'visible') await calls.read(fresh.me, open.id)
  }, [])
  const load = useOneAtATime(look)

  useEffect(() => {
    load()
  }, [as, chat, load])

  useEffect(() => {
    const unlisten = onChange(load)
    document.addEventListener('visibilitychange', load)
    return () => {
      unlisten()
      document.removeEventListener('visibilitychange', load)
    }
  }, [load])

  const everybody = view?.people.map(({ openId, name }) => `${openId} ${name}`).join('\n')
  const names = useMemo(() => new Map(view?.people.map(({ openId, name }) => [openId, name])), [everybody])
  const now = useCallback(() => clock.current(), [])
  const closeSide = useCallback(() => setChoosing(false), [])
  if (!view) return <p class="loading">正在打开…</p>
  const me = view.people.find(({ openId }) => openId === view.me)
  const become = (openId: string) => {
    localStorage.setItem(LAST, openId)
    setChat('')
    setAs(openId)
    tell(null)
    setChoosing(false)
  }
  return (
    <Names.Provider value={names}>
      <ServerTime.Provider value={now}>
        <a class="skip" href="#conversation">
          跳到对话
        </a>
        <header class="visually-hidden">
          <h1>联席会议助手</h1>
        </header>
        <div class={choosing ? 'frame choosing' : 'frame'}>
          {view.bot.state !== 'none' && <ClockBar />}
          <Side people={view.people} me={view.me} become={become} open={choosing} close={closeSide} />
          <ChatList chats={view.chats} open={view.chat} choose={setChat} me={me?.name ?? ''} />
          <Conversation
            key={`${view.me} ${view.chat}`}
            view={view}
            tell={tell}
            chooseIdentity={() => setChoosing(true)}
            choosing={choosing}
            turning={shown.as !== as || shown.chat !== chat}
            chooseChat={setChat}
          />
          {view.bot.state !== 'none' && <Panel bot={view.bot} />}
        </div>
        {cut && (
          <p class="cut" role="alert">
            演示已停止。在终端里重新运行后，页面会自动接上。
          </p>
        )}
        <Toasts said={said} />
      </ServerTime.Provider>
    </Names.Provider>
  )
}
