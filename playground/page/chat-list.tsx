import { Unread } from './identities.js'
import { moment } from './times.js'
import type { ChatView } from './view.js'

/** The conversations of the person one is. */
export function ChatList(props: {
  chats: readonly ChatView[]
  open: string
  choose: (chat: string) => void
  me: string
}) {
  return (
    <nav class="chats" aria-label="会话">
      <h2>{props.me}的会话</h2>
      {props.chats.map((chat) => (
        <button
          key={chat.id}
          type="button"
          class="chat"
          aria-current={chat.id === props.open ? 'page' : undefined}
          onClick={() => props.choose(chat.id)}
        >
          <span class={`avatar ${chat.type}`} aria-hidden="true">
            {chat.type === 'p2p' ? '助' : '群'}
          </span>
          <span class="chat-words">
            <span class="chat-name">{chat.name}</span>
            <span class="chat-last">{chat.last || '还没有消息'}</span>
          </span>
          <span class="chat-side">
            <time>{chat.at === null ? '' : moment(chat.at).split(' ')[1]}</time>
            <Unread count={chat.unread} spoken />
          </span>
        </button>
      ))}
    </nav>
  )
}
