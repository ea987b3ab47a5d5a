import { ButtonValue } from '../cards/button.js'
import type { Card } from '../cards/card.js'
import { LIMITS, measure } from '../cards/limits.js'
import type { Draft, Message } from '../cards/message.js'
import { tombstone } from '../cards/tombstone.js'
import { kindOf } from '../domain/ids.js'
import { dateInShanghai, instantOf } from '../domain/instant.js'
import { isRefusal, type Refusal } from '../domain/refusal.js'
import { secrecyMarks } from '../domain/secrecy.js'
import type { Answer } from '../feishu/answering.js'
import type { CardPressed } from '../feishu/envelope.js'
import {
  type Conversation,
  type ConversationCommand,
  ownerOf,
} from '../procedures/conversation/conversation.js'
import type { Basis } from '../procedures/procedure.js'
import type { Edition } from '../rules/rulebook/edition.js'
import type { Case, LedgerRow } from '../store/port.js'
import { ACTS, type ActRow, type CaseAct } from './acts.js'
import type { Parts } from './dispatcher.js'
import type { Act, Ending } from './engine.js'
import { type Hearing, TALK } from './hearing.js'
import { learnedFrom } from './learned.js'
import type { Click } from './messenger.js'
import { persist, withinPatience } from './patience.js'
import { textOfDay } from './registry.js'
import { FORM_GONE, notSaved, saidOf, UNREADABLE } from './sentences.js'
import { actorAs } from './standing.js'
import { choose } from './understanding.js'

type ToastType = 'success' | 'info' | 'warning' | 'error'
const toast = (type: ToastType, content: string) => ({ toast: { type, content } })
const SAVING = '已收到，正在保存。保存后卡片会自动更新。'

/** What the presser sees after an act: `card` null where the card is none of his. */
interface Shown {
  card: Card | null
  /** The card as the state has it, without what was just typed on it. */
  plain: Card | null
  /** Somebody may be typing on it: it is not to be patched away under his hands. */
  dressed: boolean
}

const HIDDEN: Shown = { card: null, plain: null, dressed: false }

/** Takes presses of buttons: who pressed, what it means, and the card as it is afterwards. */
export function createPressing(parts: Parts, hearing: Hearing): (event: CardPressed) => Promise<Answer> {
  const { store, registry, world, engine, messenger, clock } = parts

  async function press(event: CardPressed): Promise<Answer> {
    const parsed = ButtonValue.safeParse(event.value)
    const value = parsed.data
    const row = value && rowOf(value)
    if (!row || secrecyMarks(JSON.stringify(value.p ?? {})).length > 0) return warning(UNREADABLE)
    // A press of somebody who may not is refused before anything is looked up for him or kept of it.
    const actor = actorAs(await world.roster(), event.by, row, unitOf(row, event, value))
    if (isRefusal(actor)) return warning(sentenceOf(actor, await textOf(null)))
    switch (row.does) {
      case 'resend': {
        const again = await messenger.resend(value.c, String(value.p?.key ?? ''))
        return { body: toast('info', again ? '已重新发送，结果稍后显示在卡片上。' : '这条消息已无需重发。') }
      }
      case 'say':
        return said(event, String(value.p?.word ?? ''))
      case 'choose':
        if (kindOf(value.c) !== 'talk' || value.t !== undefined) return warning(UNREADABLE)
        return perform(event, value, '', await chosen(event, value))
      case 'command': {
        const missing = await targetMissing(event, value, row)
        return missing ? warning(missing) : perform(event, value, row.done, commanded(event, value, row))
      }
      default:
        return row satisfies never
    }
  }

  /** The rules as a matter stands under them; those of the day where it is about no matter. */
  async function textOf(found: Case | null): Promise<Edition> {
    const today = dateInShanghai(instantOf(clock.now()))
    return (await world.rules(today, found ? textOfDay(registry, found, today) : today)).edition
  }

  /** Why there is nothing this press could act on, or null. A form opens the case that it names, and no other. */
  async function targetMissing(event: CardPressed, value: ButtonValue, row: CaseAct): Promise<string | null> {
    if (kindOf(value.t ?? value.c) !== row.kind) return UNREADABLE
    if (!row.opens) return value.t || (await store.load(value.c)).version === 0 ? UNREADABLE : null
    if (kindOf(value.c) !== 'talk' || ownerOf(value.c) !== event.by) return FORM_GONE
    const { exchanges } = (await store.load(value.c)).state as Conversation
    const form = exchanges.find(({ key }) => key === value.k)?.said
    return form?.is === 'form' && form.target === value.t ? null : FORM_GONE
  }

  const commanded = (event: CardPressed, value: ButtonValue, row: CaseAct): Act => ({
    case: value.t ?? value.c,
    command: row.command({ value, form: event.form }),
    cause: event.id,
    at: event.at,
    via: `${value.c}:${value.k}`,
    actor: (roster) => actorAs(roster, event.by, row, unitOf(row, event, value)),
    draft: { act: value.a, typed: keepable(event.form) },
  })

  async function chosen(event: CardPressed, value: ButtonValue): Promise<Act> {
    const today = dateInShanghai(instantOf(clock.now()))
    const rules = await world.rules(today)
    const learned = await learnedFrom(store)
    const command: ConversationCommand = {
      do: 'Choose',
      key: value.k,
      fresh: `said/${event.id}`,
      read: (thread) => choose(value.p ?? {}, thread, { rules, today, learned }),
    }
    return {
      case: value.c,
      command,
      cause: event.id,
      at: event.at,
      via: `${value.c}:${value.k}`,
      actor: (roster) => actorAs(roster, event.by, TALK),
    }
  }

  /** A button that stands for a word does what saying it does; its answer is a message of its own. */
  async function said(event: CardPressed, word: string): Promise<Answer> {
    const work = hearing.word(event.by, word, event.id, event.at).then(() => true)
    const done = await withinPatience(clock, work)
    if (!done) work.catch((error: unknown) => parts.failed(`word ${word}`, error))
    return { body: toast('info', done ? '已在私聊中答复，请看最新消息。' : '已收到，稍后在私聊中答复。') }
  }

  async function perform(event: CardPressed, value: ButtonValue, done: string, act: Act): Promise<Answer> {
    const click = await clickOn(event, value)
    const work = engine.handle(act)
    const ended = await withinPatience(clock, work).catch((error: unknown) => {
      click?.answered(false, null, false)
      throw error
    })
    if (!ended) {
      void later(event, act, work, click)
      return { body: toast('info', SAVING) }
    }
    // From here on the act is on record: whatever goes wrong with its card must not be told as a failure of the act.
    const shown = await cardNow(event, value, act, ended).catch((error: unknown) => {
      parts.failed(`card after ${value.a}`, error)
      return HIDDEN
    })
    const { card, plain, dressed } = shown
    return {
      body: {
        ...toastOf(ended, done, await textOf(ended.case)),
        ...(card ? { card: { type: 'raw', data: card } } : {}),
      },
      flushed: (inTime) => click?.answered(inTime && card !== null, plain, dressed),
    }
  }

  /** What was said to be on its way: tried until it is durable; a refusal, or giving up, is told in a message. */
  async function later(
    event: CardPressed,
    act: Act,
    work: Promise<Ending>,
    click: Click | null,
  ): Promise<void> {
    const note = (error: unknown) => parts.failed(`act ${act.cause}`, error)
    try {
      const { answered } = await work.catch((error: unknown) => {
        note(error)
        return persist(clock, () => engine.handle(act), note)
      })
      click?.answered(false, null, false)
      if (answered.refusal)
        await hearing.tell(event.by, saidOf(answered.refusal), `${event.id}/late`, event.at)
    } catch (error) {
      note(error)
      click?.answered(false, null, false)
      await hearing.tell(event.by, notSaved, `${event.id}/late`, event.at).catch(note)
    }
  }

  const rowInLedger = async (value: ButtonValue): Promise<LedgerRow | undefined> =>
    (await store.ledger(value.c)).find(({ key }) => key === value.k)

  async function messageOf(value: ButtonValue): Promise<Message | undefined> {
    const owner = await store.load(value.c)
    return (await messenger.desired(owner, await world.roster())).find(({ key }) => key === value.k)
  }

  const isFor = ({ to }: Message, event: CardPressed): boolean =>
    'chat' in to ? to.chat === event.chat : to.person === event.by

  /** Holds the card while its answer is on the way. A card that only claims to be one of ours is left alone. */
  async function clickOn(event: CardPressed, value: ButtonValue): Promise<Click | null> {
    const row = await rowInLedger(value)
    if (!row) return null
    if (row.sent) return row.sent.messageId === event.message ? click(event, value) : null
    const message = await messageOf(value)
    return message && isFor(message, event) ? click(event, value) : null
  }

  const click = (event: CardPressed, value: ButtonValue): Click =>
    messenger.clicked(value.c, value.k, event.message)

  /** The clicked card as it is now: with what was typed when the act was refused, as the state has it otherwise. */
  async function cardNow(event: CardPressed, value: ButtonValue, act: Act, ended: Ending): Promise<Shown> {
    // A form stands in another case than the one it opens: its own state follows as a consequence.
    if (act.case !== value.c) await engine.drive(act.case)
    const row = await rowInLedger(value)
    const here = row?.sent ? row.sent.messageId === event.message : true
    const found = await messageOf(value)
    // What the matter has let go of: a record stays as it was sent.
    if (!found)
      return row?.sent && here && row.life === 'live'
        ? { ...HIDDEN, card: tombstone(null, 'closed') }
        : HIDDEN
    if (!isFor(found, event)) return HIDDEN
    const plain = found.card()
    const { draft } = ended.answered
    const dressed = draft && wearable(found, draft)
    if (dressed) return { card: dressed, plain, dressed: hasForm(dressed) }
    return { card: here ? plain : tombstone(plain, 'moved'), plain, dressed: false }
  }

  return press
}

const warning = (content: string): Answer => ({ body: toast('warning', content) })

const rowOf = (value: ButtonValue): ActRow | undefined =>
  Object.hasOwn(ACTS, value.a) ? ACTS[value.a] : undefined

const unitOf = (row: ActRow, event: CardPressed, value: ButtonValue): string | undefined =>
  row.does === 'command' ? row.unit?.({ value, form: event.form }) : undefined

/**
 * What may be kept of a form, to be shown again: no more than an input of a card holds, and nothing at all when a part of it
 * carries marks of secrecy, whatever else is wrong with the act.
 */
function keepable(form: CardPressed['form']): Draft['typed'] {
  if (secrecyMarks(JSON.stringify(form)).length > 0) return {}
  return Object.fromEntries(
    Object.entries(form).filter(
      ([, entered]) => typeof entered !== 'string' || Array.from(entered).length <= LIMITS.inputCharacters,
    ),
  )
}

/** The card with what was typed, if the platform takes it. */
function wearable(message: Message, draft: Draft): Card | null {
  const card = message.card(draft)
  const { bytes, tags } = measure(card)
  return bytes <= LIMITS.bytes && tags <= LIMITS.tags ? card : null
}

/** A card without a form is only told a refusal: it follows the matter as before. */
const hasForm = (card: Card): boolean => card.body.elements.some(({ tag }) => tag === 'form')

/** A refusal in one toast: what, why, who or what next, and on what it rests. */
function sentenceOf({ why, next, basis, already }: Refusal, edition: Edition): string {
  if (already) return `${why}${next}`
  const cite = basis === '系统规定' ? basis : edition.clause(basis as Exclude<Basis, '系统规定'>).cite
  return `${why}${next}（依据 ${cite}）`
}

function toastOf({ answered: { refusal } }: Ending, done: string, edition: Edition): object {
  if (refusal) return toast(refusal.already ? 'info' : 'warning', sentenceOf(refusal, edition))
  return done === '' ? {} : toast('success', done)
}
