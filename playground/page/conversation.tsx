import { useEffect, useRef, useState } from 'preact/hooks'
import { calls } from './calls.js'
import { MessageLine } from './message-line.js'
import { GROUP_SUGGESTIONS, SUGGESTIONS } from './suggestions.js'
import type { MessageView, PageView, PressAnswer } from './view.js'

/** One chat: its messages and the box to write in. */
export function Conversation(props: {
  view: PageView
  tell: (toast: PressAnswer['toast']) => void
  chooseIdentity: () => void
  choosing: boolean
  chooseChat: (chat: string) => void
}) {
  const { view, tell } = props
  const [replyTo, setReplyTo] = useState<MessageView | null>(null)
  const chat = view.chats.find(({ id }) => id === view.chat)
  const me = view.people.find(({ openId }) => openId === view.me)
  const elsewhere = view.people.reduce((sum, one) => sum + (one.openId === view.me ? 0 : one.unread), 0)
  const list = useRef<HTMLDivElement>(null)
  const nearEnd = useRef(true)
  const last = view.messages.at(-1)

  useEffect(() => {
    const box = list.current
    const line = lastLine(box)
    if (box && line && (nearEnd.current || last?.from === 'me')) box.scrollTop = topOf(line, box) - 8
  }, [last?.id, last?.version])

  return (
    <main class="conversation">
      <header class="top">
        <button
          type="button"
          class="button who"
          aria-expanded={props.choosing}
          aria-label={`切换身份，现在是${me?.name ?? ''}`}
          onClick={props.chooseIdentity}
        >
          {me?.name}
          {elsewhere > 0 && <span class="unread" aria-label={`其他身份 ${elsewhere} 条未读`} />}
        </button>
        <h2>{chat?.name}</h2>
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
      </header>
      <div
        class="messages"
        ref={list}
        role="log"
        aria-label="消息"
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget
          const line = lastLine(box)
          nearEnd.current = !line || topOf(line, box) < box.scrollTop + box.clientHeight
        }}
      >
        {view.messages.length === 0 && <p class="empty">还没有消息，可从下方的提示开始</p>}
        {view.messages.map((message) => (
          <MessageLine
            key={message.id}
            message={message}
            as={view.me}
            tell={tell}
            reply={() => setReplyTo(message)}
          />
        ))}
      </div>
      <Composer view={view} tell={tell} replyTo={replyTo} endReply={() => setReplyTo(null)} />
    </main>
  )
}

/** The newest message: a tall card is shown from its first line, where it says what is wanted. */
const lastLine = (box: HTMLElement | null) => box?.querySelector<HTMLElement>(':scope > .line:last-of-type')

const topOf = (line: HTMLElement, box: HTMLElement) => line.offsetTop - box.offsetTop

function Composer(props: {
  view: PageView
  tell: (toast: PressAnswer['toast']) => void
  replyTo: MessageView | null
  endReply: () => void
}) {
  const { view, tell, replyTo } = props
  const [text, setText] = useState('')
  const [mention, setMention] = useState(true)
  const box = useRef<HTMLTextAreaElement>(null)
  const chat = view.chats.find(({ id }) => id === view.chat)
  const me = view.people.find(({ openId }) => openId === view.me)
  const group = chat?.type === 'group'
  const suggestions = group ? GROUP_SUGGESTIONS : me ? SUGGESTIONS[me.role] : []

  useEffect(() => {
    if (replyTo) box.current?.focus()
  }, [replyTo])

  const send = (words: string) => {
    if (words.trim() === '') return
    setText('')
    props.endReply()
    calls
      .say(view.me, view.chat, words.trim(), group && mention, replyTo?.id)
      .then(({ delivered }) => {
        if (!delivered) tell({ type: 'warning', content: '机器人暂未接收，平台稍后会再次投递' })
      })
      .catch((error: unknown) => {
        setText(words)
        tell({ type: 'error', content: error instanceof Error ? error.message : '没有发出' })
      })
  }

  return (
    <form
      class="composer"
      aria-label="发送消息"
      onSubmit={(event) => {
        event.preventDefault()
        send(text)
      }}
    >
      <div class="suggestions" role="group" aria-label="可以这样说">
        {suggestions.map((words) => (
          <button key={words} type="button" class="suggestion" onClick={() => send(words)}>
            {words}
          </button>
        ))}
      </div>
      {replyTo && (
        <p class="replying">
          回复{replyTo.sender}的消息
          <button type="button" class="reply" onClick={props.endReply}>
            取消回复
          </button>
        </p>
      )}
      <div class="write">
        {group && (
          <label class="checker">
            <input
              type="checkbox"
              checked={mention}
              onChange={(event) => setMention(event.currentTarget.checked)}
            />
            @机器人
          </label>
        )}
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label="消息内容"
          placeholder={`以“${me?.name ?? ''}”身份发送`}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            send(text)
          }}
        />
        <button type="submit" class="button primary_filled" disabled={text.trim() === ''}>
          发送
        </button>
      </div>
    </form>
  )
}
