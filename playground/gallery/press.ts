import { ACTS } from '../../src/bot/acts.js'
import { actorAs } from '../../src/bot/standing.js'
import { ButtonValue } from '../../src/cards/button.js'
import type { Card } from '../../src/cards/card.js'
import type { Draft, Message } from '../../src/cards/message.js'
import { isRefusal } from '../../src/domain/refusal.js'
import { buttonsOf } from '../emulator/card/client.js'
import { type Desk, decided } from './desk.js'

/** What was typed into a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>

/** A button by its words, and what was typed into the form around it. */
export type Press = readonly [words: string, typed?: Typed]

/** A message, and the case on which its buttons act. */
export interface Pressable<State, Command, Event extends { did: string }> {
  desk: Desk<State, Command, Event>
  message: Message
}

/** What a button with these words carries on this card. */
export function carried(card: Card, words: string): ButtonValue {
  const buttons = buttonsOf(card)
  const found = buttons.find(({ text }) => text === words)
  if (found) return ButtonValue.parse(found.value)
  throw new Error(`no button 「${words}」 among ${buttons.map(({ text }) => text).join('、')}`)
}

/**
 * What is shown after these buttons were pressed one after another by the person the card is for, when the procedure
 * refuses the last of them or only opens a part of the card. `now`: the message as it has become by the last press.
 */
export function afterPresses<State, Command, Event extends { did: string }>(
  before: Pressable<State, Command, Event>,
  presses: readonly Press[],
  now = before,
): Card {
  return presses.reduce((card, [words, typed = {}], nth) => {
    const { desk, message } = nth === presses.length - 1 ? now : before
    return message.card(drafted(desk, message, carried(card, words), typed))
  }, before.message.card())
}

function drafted<State, Command, Event extends { did: string }>(
  desk: Desk<State, Command, Event>,
  { to }: Message,
  value: ButtonValue,
  typed: Typed,
): Draft {
  const row = ACTS[value.a]
  if (row?.does !== 'command' || !('person' in to)) throw new Error(`${value.a} is no act on a case`)
  const actor = actorAs(desk.roster, to.person, row, row.unit?.({ value, form: typed }))
  if (isRefusal(actor)) throw new Error(`${to.person} may not ${value.a}`)
  const answer = decided(desk, actor, row.command({ value, form: typed }) as Command)
  if (!isRefusal(answer) && answer.length > 0) throw new Error(`${value.a} was done, not refused`)
  return {
    act: value.a,
    typed: isRefusal(answer) && answer.forget ? {} : typed,
    ...(isRefusal(answer) ? { refusal: answer } : {}),
  }
}
