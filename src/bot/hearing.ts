import { createHash } from 'node:crypto'
import { CaseId, type MessageId, type PersonId } from '../domain/ids.js'
import { dateInShanghai, type Instant, instantOf } from '../domain/instant.js'
import type { Receiver } from '../domain/receiver.js'
import { isRefusal } from '../domain/refusal.js'
import { type Roster, standingsOf } from '../domain/roster.js'
import { secrecyMarks } from '../domain/secrecy.js'
import type { MenuChosen, MessageReceived } from '../feishu/envelope.js'
import { normalise } from '../language/normalise.js'
import { stanceOf } from '../language/stance.js'
import type { ConversationCommand } from '../procedures/conversation/conversation.js'
import type { Said } from '../procedures/conversation/said.js'
import type { SettingsCommand } from '../procedures/settings/state.js'
import { progressOf } from '../procedures/written-round/progress.js'
import type { Round } from '../procedures/written-round/state.js'
import type { Parts } from './dispatcher.js'
import { learnedFrom } from './learned.js'
import { PATIENCE_MS } from './patience.js'
import { OPINION, replied, replyTo, strayStance } from './replies.js'
import {
  answeredInPrivate,
  cannotRead,
  marked,
  nothingAsked,
  notOffered,
  onlyInPrivate,
  opinionsInPrivate,
  saidOf,
  tooLong,
} from './sentences.js'
import { actorAs, type Errand } from './standing.js'
import { question } from './understanding.js'
import {
  errandOf,
  mentionedWord,
  possibilities,
  possibility,
  roleWords,
  type WordId,
  wishedWord,
  wordOf,
} from './words.js'
import { SETTINGS_CASE } from './world.js'

const LONGEST_QUESTION = 2_000

/** The words that bring a form: which form, and the kind of the case it opens. */
const FORMS = {
  propose: ['proposal', 'round'],
  topic: ['topic', 'topic'],
  notice: ['notice', 'broadcast'],
} as const

/** Talking to the bot, as an errand: anyone may. */
export const TALK: Errand = { name: '提问', who: 'anyone', basis: '系统规定' }

/** Something a person said, and where the answer goes. */
interface Heard {
  person: PersonId
  talk: CaseId
  to: Receiver
  cause: string
  at: Instant
  group: boolean
}

/** Takes what people say: in a chat, by the bot's menu, or by a button that stands for a word. */
export interface Hearing {
  message(event: MessageReceived): Promise<void>
  menu(event: MenuChosen): Promise<void>
  /** As if the person had said this in the private chat. */
  word(person: PersonId, word: string, cause: string, at: Instant): Promise<void>
  /** Tells the person something in the private chat. */
  tell(person: PersonId, said: Said, cause: string, at: Instant): Promise<void>
}

export function createHearing({ store, registry, world, engine, messenger, clock }: Parts): Hearing {
  const inPrivate = (person: PersonId, cause: string, at: Instant): Heard => ({
    person,
    talk: CaseId.parse(`talk/${person}`),
    to: { person },
    cause,
    at,
    group: false,
  })

  async function record(heard: Heard, command: ConversationCommand, cause: string): Promise<void> {
    await engine.handle({
      case: heard.talk,
      command,
      cause,
      at: heard.at,
      via: null,
      actor: (roster) => actorAs(roster, heard.person, TALK),
    })
  }

  const answer = (heard: Heard, said: Said, cause = heard.cause): Promise<void> =>
    record(heard, { do: 'Say', key: `said/${heard.cause}`, to: heard.to, said }, cause)

  async function message(event: MessageReceived): Promise<void> {
    const group = event.chatType === 'group'
    if (group && !event.mentioned) return
    const heard: Heard = {
      ...inPrivate(event.from, event.message, event.at),
      ...(group
        ? {
            talk: CaseId.parse(`talk/${event.from}/${event.chat}`),
            to: { chat: event.chat, reply: event.message },
            group,
          }
        : {}),
    }
    if (event.text === null) return answer(heard, cannotRead)
    // Before anything else looks at it: nothing of such a text may be kept.
    if (secrecyMarks(event.text).length > 0) return answer(heard, marked)
    if (!group && event.parent && (await takenAsReply(event.parent, event.text, heard))) return
    return words(event.text, heard)
  }

  /** The text fallback: a reply to a card of a matter. False when it is no such reply. */
  async function takenAsReply(parent: MessageId, text: string, heard: Heard): Promise<boolean> {
    const row = (await store.rowOfMessage(parent)) ?? (await rowOnceSent(parent))
    if (!row) return false
    const reply = replyTo(row, heard.person, text, await world.roster())
    if (!reply) return false
    if ('said' in reply) {
      await answer(heard, reply.said)
      return true
    }
    const ended = await engine.handle({
      case: row.case,
      command: reply.command,
      cause: heard.cause,
      at: heard.at,
      via: `${row.case}:${row.key}`,
      actor: (roster) => actorAs(roster, heard.person, OPINION, reply.unit),
    })
    await answer(heard, replied(ended, reply.unit), `${heard.cause}/answer`)
    return true
  }

  /** The card may have reached the person before the ledger knows its message id. */
  async function rowOnceSent(parent: MessageId) {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(PATIENCE_MS / 2, resolve)
      void messenger.idle().then(() => {
        cancel()
        resolve()
      })
    })
    return store.rowOfMessage(parent)
  }

  async function words(text: string, heard: Heard): Promise<void> {
    const normalised = normalise(text)
    if (heard.group && normalised === '') return answer(heard, nothingAsked)
    const word = normalised === '' ? 'help' : wordOf(normalised)
    if (word === undefined) return freely(text, normalised, heard)
    // In a group only the question itself is talked about: what is known of it can be dropped there.
    if (!heard.group || word === 'forget') return obey(word, heard)
    await answer(heard, answeredInPrivate(errandOf(word).name))
    await obey(word, inPrivate(heard.person, `${heard.cause}/private`, heard.at))
  }

  /** Anything that is no command: a stray opinion, a wish, or a question. */
  async function freely(text: string, normalised: string, heard: Heard): Promise<void> {
    const roster = await world.roster()
    if (stanceOf(text)) {
      const stray = strayStance(roster, heard.person)
      if (stray) return answer(heard, heard.group ? opinionsInPrivate : stray)
    }
    if (Array.from(text).length > LONGEST_QUESTION) return answer(heard, tooLong)
    const wished = wishedWord(normalised)
    if (wished) return answer(heard, heard.group ? onlyInPrivate : offer(wished, heard.person, roster))
    const mentioned = mentionedWord(normalised)
    const today = dateInShanghai(instantOf(clock.now()))
    const rules = await world.rules(today)
    const learned = await learnedFrom(store)
    const command: ConversationCommand = {
      do: 'Ask',
      key: `said/${heard.cause}`,
      to: heard.to,
      read: (thread) => {
        const read = question(text, thread, { rules, today, learned })
        const { intent } = read.answer
        const kept = thread ?? { known: {}, asked: null }
        if (intent === 'command' && heard.group) return { said: onlyInPrivate, thread: kept }
        if ((intent === 'command' || intent === 'unknown') && mentioned && !heard.group)
          return { said: offer(mentioned, heard.person, roster), thread: kept }
        return intent === 'command' ? { said: notOffered, thread: kept } : read
      },
    }
    return record(heard, command, heard.cause)
  }

  /** The word for what was wished, to whoever may say it; nothing is done on a guess. */
  function offer(word: WordId, person: PersonId, roster: Roster): Said {
    const actor = actorAs(roster, person, errandOf(word))
    return isRefusal(actor) ? saidOf(actor) : { is: 'offer', possibility: possibility(word) }
  }

  async function obey(word: WordId, heard: Heard): Promise<void> {
    const roster = await world.roster()
    const actor = actorAs(roster, heard.person, errandOf(word))
    if (isRefusal(actor)) return answer(heard, saidOf(actor))
    return word === 'settings' ? showSettings(heard) : answer(heard, await told(word, heard, roster))
  }

  /** The card belongs to the settings themselves, so that it follows them. */
  async function showSettings(heard: Heard): Promise<void> {
    await engine.handle({
      case: SETTINGS_CASE,
      command: { do: 'Show' } satisfies SettingsCommand,
      cause: heard.cause,
      at: heard.at,
      via: null,
      actor: (roster) => actorAs(roster, heard.person, errandOf('settings')),
    })
  }

  async function told(word: Exclude<WordId, 'settings'>, heard: Heard, roster: Roster): Promise<Said> {
    const standings = standingsOf(roster, heard.person)
    switch (word) {
      case 'help':
        return { is: 'help', roles: roleWords(standings), possibilities: possibilities(standings) }
      case 'identity':
        return {
          is: 'identity',
          openId: heard.person,
          standings: standings.map(({ role, unit, person }) => ({ role, unit, title: person.title })),
        }
      case 'todos': {
        const waiting = await store.find({ open: true, waits: heard.person })
        const todos = waiting.flatMap((found) => registry.todos(found, heard.person))
        return { is: 'todos', todos: todos.map(({ what, due }) => ({ what, due })).sort(soonestFirst) }
      }
      case 'progress': {
        const rounds = await store.find({ kind: 'round', open: true })
        return { is: 'progress', rounds: rounds.map((found) => progressOf(found.state as Round)) }
      }
      case 'propose':
      case 'topic':
      case 'notice': {
        const [form, kind] = FORMS[word]
        const applicants = roster.applicants.map(({ unit }) => unit)
        return { is: 'form', form, target: formCase(kind, heard.cause), applicants, closed: false }
      }
      case 'forget':
        return { is: 'forgotten' }
      default:
        return word satisfies never
    }
  }

  return {
    message,
    menu: (event) => words(event.key, inPrivate(event.by, event.id, event.at)),
    word: (person, word, cause, at) => words(word, inPrivate(person, cause, at)),
    tell: (person, said, cause, at) => answer(inPrivate(person, cause, at), said),
  }
}

/** By due date; what has none comes last. */
const soonestFirst = (a: { due: Instant | null }, b: { due: Instant | null }): number => {
  if (a.due === b.due) return 0
  if (a.due === null) return 1
  return b.due === null || a.due < b.due ? -1 : 1
}

/** A case's id derives from the form that opens it: pressing twice opens it once. */
const formCase = (kind: string, cause: string): CaseId =>
  CaseId.parse(`${kind}/${createHash('sha256').update(cause).digest('hex').slice(0, 12)}`)
