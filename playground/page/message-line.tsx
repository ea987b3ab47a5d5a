import { CardView } from './card-view.js'
import { moment } from './times.js'
import type { MessageView, PressAnswer } from './view.js'

/** One message as its reader sees it: who, when, and what; cards work for `as`. Without `reply` it cannot be replied to. */
export function MessageLine(props: {
  message: MessageView
  as: string
  tell: (toast: PressAnswer['toast']) => void
  reply?: () => void
}) {
  const { message } = props
  return (
    <section class={`line ${message.from}`} aria-label={`${message.sender} ${moment(message.at)}`}>
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
        {message.card && <CardView message={message} as={props.as} tell={props.tell} />}
        <p class="said-foot">
          {message.updatedAt !== null && <span>卡片已更新 {moment(message.updatedAt)}</span>}
          {!message.revoked && props.reply && (
            <button type="button" class="reply" onClick={props.reply}>
              回复
            </button>
          )}
        </p>
      </div>
    </section>
  )
}
