import { type Button, buttonsOf, fieldsOf } from '../emulator/card/client.js'
import { isObject } from '../emulator/card/rules.js'
import type { Emulator } from '../emulator/emulator.js'
import { actionOf, type Typed } from '../emulator/pressing.js'
import type { Place } from '../page/tour/tour-view.js'
import type { Performer } from './performing.js'
import type { Step } from './scene.js'

/** Which message and button the step's act will touch, and what will be written; null when it touches none. */
export function placeOf(emulator: Emulator, performer: Performer, step: Step): Place | null {
  const { act } = step
  if (!act || 'days' in act) return null
  const place = {
    person: performer.person(act.by).openId,
    button: null,
    typed: [],
    text: null,
    confirm: null,
  }
  if ('says' in act) return { ...place, message: null, text: act.says }
  if ('replies' in act)
    return { ...place, message: performer.card(act.by, act.to)?.id ?? null, text: act.replies }
  const found = performer.button(act.by, act.presses, act.on, act.old === true)
  if (!found) return null
  const message = found.message.id
  const card = emulator.cardOf(message)
  const button = act.old ? undefined : buttonsOf(card).find(({ path }) => path === found.path)
  if (!button) return { ...place, message }
  return {
    ...place,
    message,
    button: act.presses,
    typed: typedInto(card, button, act.typed ?? {}),
    confirm: button.confirm,
  }
}

/** What the fields will show: choices by their value, moments as the field takes them. */
function typedInto(card: unknown, button: Button, typed: Typed): Place['typed'] {
  const sent = actionOf(card, button, typed)?.['form_value']
  const values = isObject(sent) ? sent : {}
  return fieldsOf(card).flatMap(({ name, label, form }) => {
    const value = form === button.form && name !== null ? values[name] : undefined
    if (label === null || !(label in typed) || typeof value !== 'string') return []
    return [{ label, value: value.replace(/ \+0800$/, '') }]
  })
}
