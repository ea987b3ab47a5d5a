import type { ChatId, PersonId } from '../../domain/ids.js'
import type { Receiver } from '../../domain/receiver.js'
import type { Refusal } from '../../domain/refusal.js'
import { EXAMPLES_CASE, type Example } from '../examples/examples.js'
import type { Basis, Context, Procedure, Tick } from '../procedure.js'
import type { Said, Thread } from './said.js'

/** How much of a chat is kept at hand: older answers stay as they were sent. */
const KEPT = 20

export interface Exchange {
  key: string
  to: Receiver
  said: Said
}

/** 会话: what one person and the bot said to each other in one chat. Not on the official record. */
export interface Conversation {
  exchanges: readonly Exchange[]
  /** Facts of the current question; null when none is being talked about. */
  thread: Thread | null
}

export type ConversationEvent =
  | { did: 'Said'; key: string; to: Receiver; said: Said }
  | { did: 'Answered'; key: string; to: Receiver; said: Said; thread: Thread }
  | { did: 'FormClosed'; key: string }
  /** 「您是想…」: which of the nearest questions was meant by what was typed. */
  | { did: 'Meant'; example: Example }

/** Reading a question is handed in with the command: it needs what the chat knows so far, and this room reads no language. */
type Read = (thread: Thread | null) => { said: Said; thread: Thread }

export type ConversationCommand =
  | { do: 'Say'; key: string; to: Receiver; said: Said }
  | { do: 'Ask'; key: string; to: Receiver; read: Read }
  /** `fresh`: the key of a message of its own, for a card so old that the chat has let go of it. */
  | { do: 'Choose'; key: string; fresh: string; read: Read }
  | { do: 'CloseForm'; key: string }
  | Tick

/** The person whose conversation this is: `talk/<person>` in the private chat, `talk/<person>/<chat>` in a group. */
export const ownerOf = (id: string): PersonId => (id.split('/')[1] ?? '') as PersonId

/** Where this conversation takes place. */
function placeOf(id: string): Receiver {
  const chat = id.split('/')[2]
  return chat ? { chat: chat as ChatId } : { person: ownerOf(id) }
}

const notYours: Refusal<Basis> = {
  refused: 'NOT_YOUR_QUESTION',
  why: '这张卡片回答的是另一位同事的提问。',
  basis: '系统规定',
  next: '请您自己发送问题，助手会另行答复。',
}

function decide(
  state: Conversation,
  command: ConversationCommand,
  context: Context,
): ConversationEvent[] | Refusal<Basis> {
  switch (command.do) {
    case 'Say':
      return [{ did: 'Said', key: command.key, to: command.to, said: command.said }]
    case 'Ask': {
      const { said, thread } = command.read(state.thread)
      return [{ did: 'Answered', key: command.key, to: command.to, said, thread }]
    }
    case 'Choose': {
      if (context.actor.person !== ownerOf(context.case)) return notYours
      const exchange = state.exchanges.find(({ key }) => key === command.key)
      const { said, thread } = command.read(state.thread)
      const at = exchange ?? { key: command.fresh, to: placeOf(context.case) }
      const example = exampleIn(exchange?.said, said)
      return [
        { did: 'Answered', key: at.key, to: at.to, said, thread },
        ...(example ? [{ did: 'Meant' as const, example }] : []),
      ]
    }
    case 'Tick':
      return []
    case 'CloseForm':
      return [{ did: 'FormClosed', key: command.key }]
    default:
      return command satisfies never
  }
}

/** What was typed and the offered question that was chosen for it; null when none was offered, or another was answered. */
function exampleIn(before: Said | undefined, now: Said): Example | null {
  if (before?.is !== 'answer' || before.answer.intent !== 'unknown' || !('question' in now)) return null
  const chosen = before.answer.suggestions.find(({ question }) => question === now.question)
  return chosen ? { text: before.question, ...chosen } : null
}

function evolve(state: Conversation, { event }: { event: ConversationEvent }): Conversation {
  switch (event.did) {
    case 'Said':
      return {
        exchanges: put(state.exchanges, { key: event.key, to: event.to, said: event.said }),
        thread: event.said.is === 'forgotten' ? null : state.thread,
      }
    case 'Answered':
      return {
        exchanges: put(state.exchanges, { key: event.key, to: event.to, said: event.said }),
        thread: event.thread,
      }
    case 'FormClosed':
      return {
        ...state,
        exchanges: state.exchanges.map((exchange) =>
          exchange.key === event.key && exchange.said.is === 'form'
            ? { ...exchange, said: { ...exchange.said, closed: true } }
            : exchange,
        ),
      }
    case 'Meant':
      return state
    default:
      return event satisfies never
  }
}

/** An answer given again under its key takes the place of the one before. */
function put(exchanges: readonly Exchange[], exchange: Exchange): Exchange[] {
  const at = exchanges.findIndex(({ key }) => key === exchange.key)
  if (at >= 0) return exchanges.with(at, exchange)
  return [...exchanges, exchange].slice(-KEPT)
}

export const conversation: Procedure<Conversation, ConversationCommand, ConversationEvent> = {
  kind: 'talk',
  official: false,
  initial: { exchanges: [], thread: null },
  bases: { Said: '系统规定', Answered: '系统规定', FormClosed: '系统规定', Meant: '系统规定' },
  decide,
  evolve,
  wakeAt: () => undefined,
  consequences: (_, { event }) =>
    event.did === 'Meant' ? [{ case: EXAMPLES_CASE, command: { do: 'Keep', example: event.example } }] : [],
  index: () => ({ open: false, waits: [], tags: {} }),
  todos: () => [],
}
