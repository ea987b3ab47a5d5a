import { createHash } from 'node:crypto'
import { ButtonValue } from '../cards/button.js'
import type { Card } from '../cards/card.js'
import { tombstone } from '../cards/tombstone.js'
import type { Clock } from '../domain/clock.js'
import { CaseId, kindOf, type MessageId, type PersonId } from '../domain/ids.js'
import { dateInShanghai, type Instant, instantOf } from '../domain/instant.js'
import type { Receiver } from '../domain/receiver.js'
import { standingsOf } from '../domain/roster.js'
import { secrecyMarks } from '../domain/secrecy.js'
import type { Answer, Receive } from '../feishu/answering.js'
import type { CardPressed, MenuChosen, MessageReceived } from '../feishu/envelope.js'
import { normalise } from '../language/normalise.js'
import { stanceOf } from '../language/stance.js'
import type { ConversationCommand } from '../procedures/conversation/conversation.js'
import type { Said } from '../procedures/conversation/said.js'
import { progressOf } from '../procedures/written-round/progress.js'
import type { Round } from '../procedures/written-round/state.js'
import type { Store } from '../store/port.js'
import { ACTS, type ActRow, CHOOSE_FACT, CHOOSE_QUESTION, RESEND } from './acts.js'
import type { Act, Ending, Engine } from './engine.js'
import type { Messenger } from './messenger.js'
import type { Registry } from './registry.js'
import { replied, replyTo } from './replies.js'
import { actorAs } from './standing.js'
import { choose, question } from './understanding.js'
import { possibilities, roleWords, WORDS, wordOf } from './words.js'
import type { World } from './world.js'

interface Parts {
  store: Store
  registry: Registry
  world: World
  engine: Engine
  messenger: Messenger
  clock: Clock
  failed(what: string, error: unknown): void
}

/** The platform waits 3 s for the answer to a click; what is not durable by then is said to be on its way. */
const PATIENCE_MS = 2_500
const LONGEST_QUESTION = 2_000

const NOTHING: Answer = { body: {} }
type ToastType = 'success' | 'info' | 'warning' | 'error'
const toast = (type: ToastType, content: string) => ({ toast: { type, content } })

/** Who is it, what is meant, which case decides: from a verified event to the answer of the platform's request. */
export function createDispatcher(parts: Parts): Receive {
  const { store, registry, world, engine, messenger, clock } = parts

  const talkOf = (person: PersonId, chat?: string): CaseId =>
    CaseId.parse(chat ? `talk/${person}/${chat}` : `talk/${person}`)

  async function say(
    person: PersonId,
    talk: CaseId,
    command: ConversationCommand,
    cause: string,
    at: Instant,
  ): Promise<Ending> {
    const act: Act = {
      case: talk,
      command,
      cause,
      at,
      via: null,
      actor: (roster) => actorAs(roster, person, 'anyone'),
    }
    return engine.handle(act)
  }

  async function message(event: MessageReceived): Promise<Answer> {
    const group = event.chatType === 'group'
    if (group && !event.mentioned) return NOTHING
    const heard: Heard = {
      person: event.from,
      talk: talkOf(event.from, group ? event.chat : undefined),
      to: group ? { chat: event.chat, reply: event.message } : { person: event.from },
      cause: event.message,
      at: event.at,
      group,
    }
    if (event.text === null) return answer(heard, cannotRead)
    if (!group && event.parent && (await takenAsReply(event.parent, event.text, heard))) return NOTHING
    return words(event.text, heard)
  }

  interface Heard {
    person: PersonId
    talk: CaseId
    to: Receiver
    cause: string
    at: Instant
    group: boolean
  }

  async function answer(heard: Heard, said: Said, cause = heard.cause): Promise<Answer> {
    const command: ConversationCommand = { do: 'Say', key: `said/${heard.cause}`, to: heard.to, said }
    await say(heard.person, heard.talk, command, cause, heard.at)
    return NOTHING
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
      actor: (roster) => actorAs(roster, heard.person, ['leader'], reply.unit),
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

  async function words(text: string, heard: Heard): Promise<Answer> {
    if (secrecyMarks(text).length > 0) return answer(heard, notHere)
    const word = wordOf(normalise(text))
    if (word === undefined) {
      if (!heard.group && stanceOf(text) && (await waitsFor(heard.person)))
        return answer(heard, replyToTheCard)
      if ([...text].length > LONGEST_QUESTION) return answer(heard, tooLong)
      const today = dateInShanghai(instantOf(clock.now()))
      const command: ConversationCommand = {
        do: 'Ask',
        key: `said/${heard.cause}`,
        to: heard.to,
        read: (thread) => question(text, thread, { edition: world.edition, calendar: world.calendar, today }),
      }
      await say(heard.person, heard.talk, command, heard.cause, heard.at)
      return NOTHING
    }
    if (heard.group) return answer(heard, onlyInPrivate)
    const roster = await world.roster()
    const { who } = WORDS[word]
    const actor = actorAs(roster, heard.person, who)
    if ('refused' in actor) {
      return answer(heard, { is: 'refusal', why: actor.why, next: actor.next, basis: '系统规定' })
    }
    const standings = standingsOf(roster, heard.person)
    switch (word) {
      case 'help':
        return answer(heard, {
          is: 'help',
          roles: roleWords(standings),
          possibilities: possibilities(standings),
        })
      case 'identity':
        return answer(heard, {
          is: 'identity',
          openId: heard.person,
          standings: standings.map(({ role, unit, person }) => ({ role, unit, title: person.title })),
        })
      case 'todos': {
        const waiting = await store.find({ open: true, waits: heard.person })
        const todos = waiting.flatMap((found) => registry.todos(found, heard.person))
        return answer(heard, { is: 'todos', todos: todos.map(({ what, due }) => ({ what, due })) })
      }
      case 'progress': {
        const rounds = await store.find({ kind: 'round', open: true })
        return answer(heard, {
          is: 'progress',
          rounds: rounds.map((found) => progressOf(found.state as Round)),
        })
      }
      case 'propose':
        return answer(heard, {
          is: 'form',
          form: 'proposal',
          target: formCase('round', heard.cause),
          applicants: roster.applicants.map(({ unit }) => unit),
          closed: false,
        })
      case 'forget':
        return answer(heard, { is: 'forgotten' })
      default:
        return word satisfies never
    }
  }

  const waitsFor = async (person: PersonId): Promise<boolean> =>
    (await store.find({ kind: 'round', open: true, waits: person })).length > 0

  /** A case's id derives from the form that opens it: pressing twice opens it once. */
  const formCase = (kind: string, cause: string): CaseId =>
    CaseId.parse(`${kind}/${createHash('sha256').update(cause).digest('hex').slice(0, 12)}`)

  function menu(event: MenuChosen): Promise<Answer> {
    return words(event.key, {
      person: event.by,
      talk: talkOf(event.by),
      to: { person: event.by },
      cause: event.id,
      at: event.at,
      group: false,
    })
  }

  async function press(event: CardPressed): Promise<Answer> {
    const parsed = ButtonValue.safeParse(event.value)
    if (!parsed.success) return { body: toast('warning', unreadable) }
    const value = parsed.data
    const roster = await world.roster()
    if (value.a === RESEND) return resend(event, value)
    const act = await actOf(event, value)
    if (!act) return { body: toast('warning', unreadable) }
    const click = messenger.clicked(value.c, value.k, event.message)
    const work = engine.handle(act).then(async (ended) => {
      // A form stands in another case than the one it opens: its own state follows as a consequence.
      if (act.case !== value.c) await engine.drive()
      return { ended, ...(await cardNow(value, ended, roster)) }
    })
    const done = await withinPatience(work).catch((error: unknown) => {
      click.answered(false, null, false)
      throw error
    })
    if (!done) {
      work.then(
        ({ plain }) => click.answered(false, plain, false),
        (error: unknown) => {
          parts.failed(`act ${value.a}`, error)
          click.answered(false, null, false)
        },
      )
      return { body: toast('info', '已收到，正在保存。保存后卡片会自动更新。') }
    }
    const { ended, card, plain, dressed } = done
    return {
      body: { ...toastOf(value, ended), card: { type: 'raw', data: card } },
      flushed: (inTime) => click.answered(inTime, plain, dressed),
    }
  }

  async function actOf(event: CardPressed, value: ButtonValue): Promise<Act | undefined> {
    const target = value.t ?? value.c
    const base = {
      case: target,
      cause: event.id,
      at: event.at,
      via: `${value.c}:${value.k}`,
      draft: { act: value.a, typed: event.form },
    }
    if (value.a === CHOOSE_FACT || value.a === CHOOSE_QUESTION) {
      if (kindOf(target) !== 'talk') return undefined
      const today = dateInShanghai(instantOf(clock.now()))
      const command: ConversationCommand = {
        do: 'Choose',
        key: value.k,
        read: (thread) =>
          choose(value.p ?? {}, thread, { edition: world.edition, calendar: world.calendar, today }),
      }
      return { ...base, command, actor: (roster) => actorAs(roster, event.by, 'anyone') }
    }
    const row: ActRow | undefined = Object.hasOwn(ACTS, value.a) ? ACTS[value.a] : undefined
    if (!row || kindOf(target) !== row.kind) return undefined
    if (!row.opens && (await store.load(target)).version === 0) return undefined
    const pressed = { value, form: event.form }
    return {
      ...base,
      command: row.command(pressed),
      actor: (roster) => actorAs(roster, event.by, row.who, row.unit?.(pressed)),
    }
  }

  /** The clicked card as it is now: with what was typed when the act was refused, as the state has it otherwise. */
  async function cardNow(
    value: ButtonValue,
    ended: Ending,
    roster: Awaited<ReturnType<World['roster']>>,
  ): Promise<{ card: Card; plain: Card | null; dressed: boolean }> {
    const owner = await store.load(value.c)
    const found = (await messenger.desired(owner, roster)).find(({ key }) => key === value.k)
    if (!found) return { card: tombstone(null, 'closed'), plain: null, dressed: false }
    const plain = found.card()
    const { draft } = ended.answered
    return draft ? { card: found.card(draft), plain, dressed: true } : { card: plain, plain, dressed: false }
  }

  async function resend(event: CardPressed, value: ButtonValue): Promise<Answer> {
    const actor = actorAs(await world.roster(), event.by, ['office'])
    if ('refused' in actor) return { body: toast('warning', `${actor.why}${actor.next}`) }
    const again = await messenger.resend(value.c, String(value.p?.key ?? ''))
    return { body: toast('info', again ? '已重新发送，结果稍后显示在卡片上。' : '这条消息已无需重发。') }
  }

  function withinPatience<T>(work: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(PATIENCE_MS, () => resolve(null))
      work.then(
        (value) => {
          cancel()
          resolve(value)
        },
        (error: unknown) => {
          cancel()
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
    })
  }

  return (event) => {
    switch (event.kind) {
      case 'message':
        return message(event)
      case 'press':
        return press(event)
      case 'menu':
        return menu(event)
      default:
        return event satisfies never
    }
  }
}

function toastOf(value: ButtonValue, ended: Ending): object {
  const { refusal } = ended.answered
  if (refusal) return toast(refusal.already ? 'info' : 'warning', `${refusal.why}${refusal.next}`)
  const row = ACTS[value.a]
  return row ? toast('success', row.done) : {}
}

const unreadable = '这张卡片已不能使用。请发送「帮助」或「我的待办」取得最新的卡片。'

const cannotRead: Said = {
  is: 'refusal',
  why: '我目前只能阅读文字消息。',
  next: '请用文字发送问题；书面意见请在卡片上填写，或以文字回复卡片。',
  basis: '系统规定',
}
const replyToTheCard: Said = {
  is: 'refusal',
  why: '这句话没有记录为书面意见：无法判断针对哪一件事项。',
  next: '请在相应的征询卡片上点击，或直接回复那张卡片并写明意见。',
  basis: '4.2.b',
}
const notHere: Said = {
  is: 'refusal',
  why: '这条消息带有密级字样，没有记录其内容，也不作解答。',
  next: '涉密事项请由联席会议办公室按保密规定线下办理，请勿通过本助手传递。',
  basis: '系统规定',
}
const tooLong: Said = {
  is: 'refusal',
  why: '这段文字较长，我无法判断您要问什么；其中内容没有作为意见或申请记录。',
  next: '请用一两句话提问；书面意见请回复相应的卡片。',
  basis: '系统规定',
}
const onlyInPrivate: Said = {
  is: 'refusal',
  why: '群内只回答议事规则方面的问题。',
  next: '其他事项请在与我的私聊中办理。',
  basis: '系统规定',
}
