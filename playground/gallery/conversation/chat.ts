import { choose, question } from '../../../src/bot/understanding.js'
import type { Card } from '../../../src/cards/card.js'
import { conversationView } from '../../../src/cards/conversation/conversation-view.js'
import type { Message } from '../../../src/cards/message.js'
import type { PersonId } from '../../../src/domain/ids.js'
import type { Actor, Roster } from '../../../src/domain/roster.js'
import {
  type Conversation,
  type ConversationCommand,
  conversation,
} from '../../../src/procedures/conversation/conversation.js'
import type { Said } from '../../../src/procedures/conversation/said.js'
import type { RulesInForce } from '../../../src/rules/in-force.js'
import { NOTHING_SET } from '../../../src/rules/settings.js'
import { CALENDAR, type Desk, done } from '../desk.js'
import { carried } from '../press.js'
import { at, committee, EDITION } from '../rounds.js'

const PERSON = 'ou_m0' as PersonId
const CASE = `talk/${PERSON}`
const ACTOR: Actor = { person: PERSON, role: 'anyone', unit: null, title: '' }
/** The day on which all questions are asked. */
const TODAY = '2026-10-12' as never

/** What the bot says in a chat, as the message that shows it. */
export function spoken(said: Said, roster: Roster = committee(3), person = PERSON): Message {
  return newest(
    done(deskOf(conversation.initial, roster), ACTOR, {
      do: 'Say',
      key: 'said/1',
      to: { person },
      said,
    }),
    roster,
  )
}

const deskOf = (state: Conversation, roster: Roster): Desk<Conversation, ConversationCommand, never> => ({
  procedure: conversation as never,
  case: CASE,
  state,
  roster,
  at: at('2026-10-12 10:00'),
})

function newest(state: Conversation, roster: Roster): Message {
  const message = conversationView
    .messages(state, { case: CASE, roster, edition: EDITION, undelivered: [] })
    .at(-1)
  if (message) return message
  throw new Error('nothing was said')
}

/**
 * The answer to the last of these questions, asked one after another, after these buttons were pressed on it. `after`: what
 * else stands in the question for whoever reads the card.
 */
export function answered(
  questions: readonly string[],
  { after = '', presses = [], rules = {} }: Asked & { after?: string } = {},
): Card {
  const roster = committee(3)
  const given = {
    rules: { edition: EDITION, calendar: CALENDAR, settings: NOTHING_SET, ...rules },
    today: TODAY,
    learned: [],
  }
  const asked = questions.reduce(
    (state, text, n) =>
      done(deskOf(state, roster), ACTOR, {
        do: 'Ask',
        key: `said/${n}`,
        to: { person: PERSON },
        read: (thread) => {
          const { said, thread: next } = question(text, thread, given)
          return { said, thread: next }
        },
      }),
    conversation.initial,
  )
  const state = presses.reduce((state, words) => {
    const value = carried(newest(state, roster).card(), words)
    return done(deskOf(state, roster), ACTOR, {
      do: 'Choose',
      key: value.k,
      fresh: 'said/fresh',
      read: (thread) => choose(value.p ?? {}, thread, given),
    })
  }, asked)
  const longer = state.exchanges.map(({ said, ...exchange }) => ({
    ...exchange,
    said: 'question' in said ? { ...said, question: `${said.question}${after}` } : said,
  }))
  return newest({ ...state, exchanges: longer }, roster).card()
}

/** How a question is asked besides its words. */
export interface Asked {
  presses?: readonly string[]
  rules?: Partial<RulesInForce>
}
