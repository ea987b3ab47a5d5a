import { CardView, TOO_OLD } from './card-view.js'
import { FileCard } from './file-card.js'
import { moment } from './times.js'
import type { Tell } from './toasts.js'
import type { MessageView } from './view.js'

/** One message as its reader sees it: who, when, and what; cards work for `as`. Without `reply` it cannot be replied to. */
export function MessageLine(props: {
  message: MessageView
  as: string
  tell: Tell
  reply?: (message: MessageView) => void
}) {
  const { message, as, tell, reply } = props
  return (
    <article class={`line ${message.from}`} aria-label={`${message.sender} ${moment(message.at)}`}>
      <span class={`avatar ${message.from}`} aria-hidden="true">
        {message.from === 'bot' ? '助' : message.sender.slice(0, 1)}
      </span>
      <div class="said">
        <p class="said-head">
          <span>{message.sender}</span>
          {message.from === 'bot' && <span class="tag c-blue">机器人</span>}
          <time>{moment(message.at)}</time>
        </p>
        {message.parent !== null && <p class="quoted">回复：{message.parent}</p>}
        {message.revoked && <p class="bubble gone">消息已撤回</p>}
        {message.text !== null && <p class="bubble">{message.text}</p>}
        {message.file && <FileCard file={message.file} message={message.id} as={as} />}
        {message.card && <CardView message={message} as={as} tell={tell} />}
        <p class="said-foot">
          {message.updatedAt !== null && <span>卡片已更新 {moment(message.updatedAt)}</span>}
          {message.expired && <span>{TOO_OLD}</span>}
          {!message.revoked && reply && (
            <button type="button" class="reply" onClick={() => reply(message)}>
              回复
            </button>
          )}
        </p>
      </div>
    </article>
  )
}
