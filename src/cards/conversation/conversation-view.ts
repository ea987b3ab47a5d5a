import type { Conversation, Exchange } from '../../procedures/conversation/conversation.js'
import type { Message, View, ViewContext } from '../message.js'
import { answerCard } from './answer-card.js'
import { clausesCard, contentsCard } from './clauses-card.js'
import { formCard } from './form-card.js'
import { helpCard, offerCard } from './help-card.js'
import { forgottenCard, identityCard, receiptCard, refusalCard } from './plain-cards.js'
import { progressCard } from './progress-card.js'
import { todosCard } from './todos-card.js'

/** A form stays clickable and is replaced in time; answers are records, sent once. */
const lifeOf = ({ said }: Exchange): Message['life'] =>
  said.is === 'form' && !said.closed ? 'live' : 'record'

function cardOf({ key, said }: Exchange, context: ViewContext): Message['card'] {
  const place = { case: context.case, key }
  switch (said.is) {
    case 'answer':
      return () => answerCard(said.question, said.answer, place, context.edition)
    case 'clauses':
      return () => clausesCard(said, place, context.edition)
    case 'contents':
      return () => contentsCard(place, context.edition)
    case 'help':
      return () => helpCard(said.roles, said.possibilities, place, context.edition)
    case 'offer':
      return () => offerCard(said.possibility, place)
    case 'identity':
      return () => identityCard(said.openId, said.standings)
    case 'todos':
      return () => todosCard(said.todos)
    case 'progress':
      return () => progressCard(said.rounds, context.edition)
    case 'form':
      return (draft) => formCard(said, place, context.edition, draft)
    case 'receipt':
      return () => receiptCard(said.title, said.lines)
    case 'refusal':
      return () => refusalCard(said, context.edition)
    case 'forgotten':
      return () => forgottenCard(context.edition)
    default:
      return said satisfies never
  }
}

/** Everything said in a conversation, one message each. */
export const conversationView: View<Conversation> = {
  messages: (state, context) =>
    state.exchanges.map((exchange) => ({
      key: exchange.key,
      to: exchange.to,
      life: lifeOf(exchange),
      card: cardOf(exchange, context),
    })),
}
