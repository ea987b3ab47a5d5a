import type { Person } from '../../domain/roster.js'
import { isProposed } from '../../procedures/topic/refusals.js'
import type { Topic } from '../../procedures/topic/state.js'
import type { Card } from '../card.js'
import { type Message, upTo, type View } from '../message.js'
import { approveTopicCard, reviseTopicCard, topicStatusCard } from './cards.js'
import type { TopicSheet } from './sheet.js'

/** Every message of a topic: the chair's card a revision, the office's status, and the form where it was returned. */
export const topicView: View<Topic> = {
  messages(topic, context) {
    if (!isProposed(topic)) return []
    const live = (key: string, to: Person, done: boolean, build: (sheet: TopicSheet) => Card): Message => ({
      key,
      to: { person: to.openId },
      life: 'live',
      ...(done ? { done: true } : {}),
      card: (draft) => build({ topic, context, key, draft }),
    })
    const { roster } = context
    const { phase, revision, number, fromRound } = topic
    const returned = phase === 'returned' ? revision : revision - 1
    const over = phase === 'declined' || phase === 'approved'
    const asked = number === null || fromRound !== null ? [] : upTo(revision)
    return [
      ...asked.map((n) =>
        live(`approve/${n}`, roster.chair, phase !== 'proposed' || n < revision, (sheet) =>
          approveTopicCard(sheet, n),
        ),
      ),
      ...roster.office.flatMap((person) => [
        live(`status/${person.openId}`, person, over, topicStatusCard),
        ...upTo(returned).map((n) =>
          live(`revise/${n}/${person.openId}`, person, phase !== 'returned' || n < revision, (sheet) =>
            reviseTopicCard(sheet, n),
          ),
        ),
      ]),
    ]
  },
}
