import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Members } from './card-context.js'
import { Composer } from './composer.js'
import { MessageLine } from './message-line.js'
import type { Tell } from './toasts.js'
import { FirstVisit } from './tour/first-visit.js'
import type { MessageView, PageView } from './view.js'

/** One chat: its messages and the box to write in. While another one is on its way nothing can be done in its name. */
export function Conversation(props: {
  view: PageView
  tell: Tell
  chooseIdentity: () => void
  choosing: boolean
  turning: boolean
  chooseChat: (chat: string) => void
}) {
  const { view, tell } = props
  const [replyTo, setReplyTo] = useState<MessageView | null>(null)
  const chat = view.chats.find(({ id }) => id === view.chat)
  const list = useRef<HTMLDivElement>(null)
  const nearEnd = useRef(true)
  const last = view.messages.at(-1)
  const news = useNews(last, chat?.last ?? '')
  const endReply = useCallback(() => setReplyTo(null), [])
  const members = useMemo(() => chat?.members ?? [], [chat?.members.join()])

  useEffect(() => {
    const box = list.current
    const line = lastLine(box)
    if (box && line && (nearEnd.current || last?.from === 'me')) box.scrollTop = topOf(line, box) - 8
  }, [last?.id, last?.version])

  return (
    <main class="conversation" id="conversation" tabIndex={-1} inert={props.choosing}>
      <Top {...props} />
      <FirstVisit role={view.people.find(({ openId }) => openId === view.me)?.role ?? 'stranger'} />
      <div
        class="messages"
        ref={list}
        inert={props.turning}
        role="log"
        aria-label="消息"
        aria-live="off"
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget
          const line = lastLine(box)
          nearEnd.current = !line || topOf(line, box) < box.scrollTop + box.clientHeight
        }}
      >
        {view.messages.length === 0 && <p class="empty">还没有消息，可从下方的提示开始</p>}
        <Members.Provider value={members}>
          {view.messages.map((message) => (
            <Line key={message.id} message={message} as={view.me} tell={tell} reply={setReplyTo} />
          ))}
        </Members.Provider>
      </div>
      <p class="visually-hidden" aria-live="polite">
        {news}
      </p>
      <Composer view={view} tell={tell} inert={props.turning} replyTo={replyTo} endReply={endReply} />
    </main>
  )
}

/** A line is drawn anew only when its message is another one: long conversations stay light. */
function Line(props: {
  message: MessageView
  as: string
  tell: Tell
  reply: (message: MessageView) => void
}) {
  const { message, as, tell, reply } = props
  return useMemo(
    () => <MessageLine message={message} as={as} tell={tell} reply={reply} />,
    [message, as, tell, reply],
  )
}

/** What is read aloud when a message of somebody else arrives: who, and its one line; nothing for what was there before. */
function useNews(last: MessageView | undefined, digest: string): string {
  const known = useRef(last?.id)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (!last || last.id === known.current) return
    known.current = last.id
    if (last.from !== 'me') setNews(`${last.sender}：${digest}`)
  }, [last?.id])
  return news
}

function Top(props: {
  view: PageView
  chooseIdentity: () => void
  choosing: boolean
  chooseChat: (chat: string) => void
}) {
  const { view } = props
  const me = view.people.find(({ openId }) => openId === view.me)
  const elsewhere = view.people.reduce((sum, one) => sum + (one.openId === view.me ? 0 : one.unread), 0)
  return (
    <div class="top">
      <button
        type="button"
        class="button who"
        aria-expanded={props.choosing}
        aria-label={`切换身份，现在是${me?.name ?? ''}${elsewhere > 0 ? `，其他身份 ${elsewhere} 条未读` : ''}`}
        onClick={props.chooseIdentity}
      >
        <span class="who-name">{me?.name}</span>
        {elsewhere > 0 && <span class="unread dot" />}
      </button>
      <h2>{view.chats.find(({ id }) => id === view.chat)?.name}</h2>
      <label class="chat-choice">
        <span class="visually-hidden">会话</span>
        <select value={view.chat} onChange={(event) => props.chooseChat(event.currentTarget.value)}>
          {view.chats.map((one) => (
            <option key={one.id} value={one.id}>
              {one.type === 'p2p' ? '私聊' : '群聊'}
              {one.unread > 0 ? `（${one.unread} 条未读）` : ''}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** The newest message: a tall card is shown from its first line, where it says what is wanted. */
const lastLine = (box: HTMLElement | null) => box?.querySelector<HTMLElement>(':scope > .line:last-of-type')

const topOf = (line: HTMLElement, box: HTMLElement) => line.offsetTop - box.offsetTop
