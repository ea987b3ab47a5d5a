import type { MessageView, PageView } from './view.js'

/** All of a message that a reader can tell apart; its words and its card belong to its version. */
const stateOf = (message: MessageView) =>
  [message.version, message.updatedAt, message.revoked, message.expired, message.sender, message.parent].join(
    '\n',
  )

/**
 * The fresh view, with the messages that did not change being the very ones from before: what is the same object need not
 * be drawn again.
 */
export function withSameMessages(before: PageView | null, fresh: PageView): PageView {
  if (!before || before.me !== fresh.me || before.chat !== fresh.chat) return fresh
  const known = new Map(before.messages.map((message) => [message.id, message]))
  const messages = fresh.messages.map((message) => {
    const old = known.get(message.id)
    return old && stateOf(old) === stateOf(message) ? old : message
  })
  return { ...fresh, messages }
}
