import type { Receiver } from '../../domain/receiver.js'
import { type Broadcast, isSent } from '../../procedures/broadcast/state.js'
import type { Card } from '../card.js'
import type { Message, View } from '../message.js'
import { groupNoticeCard, type NoticeSheet, noticeCard, noticeStatusCard, nudgeCard } from './cards.js'

/** Every message of a notice: to each receiver, to the group, the office's status, and the reminders that still hold. */
export const broadcastView: View<Broadcast> = {
  messages(broadcast, context) {
    if (!isSent(broadcast)) return []
    const message = (
      key: string,
      to: Receiver,
      life: Message['life'],
      done: boolean,
      build: (sheet: NoticeSheet) => Card,
    ): Message => ({
      key,
      to,
      life,
      ...(done ? { done: true } : {}),
      card: (draft) => build({ broadcast, context, key, draft }),
    })
    const { receivers, received, nudges, groupChat, phase } = broadcast
    return [
      ...receivers.map((receiver) => {
        const { person } = receiver
        const over = received[person] !== undefined || phase === 'closed'
        return message(`notice/${person}`, { person }, 'live', over, (sheet) => noticeCard(sheet, receiver))
      }),
      ...(groupChat ? [message('group', { chat: groupChat }, 'record', false, groupNoticeCard)] : []),
      ...context.roster.office.map(({ openId }) =>
        message(`status/${openId}`, { person: openId }, 'live', phase === 'closed', noticeStatusCard),
      ),
      ...nudges.flatMap(({ people }, n) =>
        people
          .filter((person) => received[person] === undefined)
          .map((person) => message(`nudge/${n + 1}/${person}`, { person }, 'record', false, nudgeCard)),
      ),
    ]
  },
}
