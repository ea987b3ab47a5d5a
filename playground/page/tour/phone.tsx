import { useRef, useState } from 'preact/hooks'
import { calls } from '../calls.js'
import { MessageLine } from '../message-line.js'
import { useSaid } from '../toasts.js'
import type { PageView } from '../view.js'
import { useShowing } from './showing.js'
import type { Place, SeenView } from './tour-view.js'

/** As many of the newest messages as are drawn. */
const NEWEST = 12

/** One person's private chat, live: what is about to be touched is outlined, what has to be seen is marked. */
export function Phone(props: {
  view: PageView
  acting: boolean
  front: boolean
  place: Place | null
  seen: readonly SeenView[]
  notice: string | null
}) {
  const { view, place } = props
  const [said, tell] = useSaid()
  const list = useRef<HTMLDivElement>(null)
  const messages = view.messages.slice(-NEWEST)
  const me = view.people.find(({ openId }) => openId === view.me)
  const wave = useShowing(list, props)

  const notice = said?.content ?? props.notice
  return (
    <section
      class={`phone${props.acting ? ' acting' : ''}${props.front ? ' front' : ''}`}
      aria-label={`${me?.name ?? ''}的手机`}
    >
      <h2>
        {me?.name}
        {props.acting && <span class="tag c-blue">操作的人</span>}
      </h2>
      {notice && (
        <p class="phone-notice">
          <span>{notice}</span>
        </p>
      )}
      <div
        class="phone-messages"
        ref={list}
        tabIndex={0}
        role="region"
        aria-label={`${me?.name ?? ''}的消息`}
      >
        {messages.length === 0 && <p class="empty">还没有消息</p>}
        {messages.map((message) => (
          <div
            key={message.id}
            data-message={message.id}
            class={message.id === place?.message ? 'pointed' : ''}
          >
            <MessageLine key={wave} message={message} as={view.me} tell={tell} />
          </div>
        ))}
      </div>
      {place?.confirm && (
        <div class="phone-confirm">
          <p>
            <strong>{place.confirm.title}</strong>
            <br />
            {place.confirm.text}
          </p>
          <span class="button primary_filled" data-pointed="" aria-hidden="true">
            确定
          </span>
        </div>
      )}
      <Write view={view} text={place?.text ?? null} reply={place !== null && place.message !== null} />
    </section>
  )
}

/** The line to write in; `text`: what is being written for its owner. */
function Write({ view, text, reply }: { view: PageView; text: string | null; reply: boolean }) {
  const [own, setOwn] = useState('')
  const value = text ?? own
  return (
    <form
      class="phone-write"
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() === '') return
        setOwn('')
        void calls.say(view.me, view.chat, value.trim(), false).catch(() => setOwn(value))
      }}
    >
      {text !== null && reply && <p class="phone-reply">回复上面的卡片</p>}
      <input
        type="text"
        aria-label="消息内容"
        placeholder="发送消息"
        value={value}
        onInput={(event) => setOwn(event.currentTarget.value)}
      />
      <button type="submit" class="button primary_filled" {...(text === null ? {} : { 'data-pointed': '' })}>
        发送
      </button>
    </form>
  )
}
