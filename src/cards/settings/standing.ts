import type { Setting } from '../../procedures/settings/setting.js'
import type { Entry, SettingKind, SettingsState, Values } from '../../procedures/settings/state.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import { note, text } from '../elements.js'
import type { Draft, ViewContext } from '../message.js'
import { datedMoment } from '../wording.js'

/** What the builder of the card is given besides the settings. */
export interface Place {
  context: ViewContext
  key: string
  draft: Draft | undefined
}

/** The act a button of this card carries. */
export const act = (
  { context, key }: Place,
  a: string,
  more: Pick<ButtonValue, 'v' | 'p'> = {},
): ButtonValue => ({
  c: context.case as ButtonValue['c'],
  k: key,
  a,
  ...more,
})

/** A card holds so many items of one setting; years long past are told by their number. */
const SHOWN = 3

/** A setting as it stands: its latest items, then what stands without any. */
export function standing(state: SettingsState, setting: Setting<SettingKind>, { context }: Place): Element[] {
  const entries = Object.entries(state.entries[setting.kind])
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, entry]) => entry)
  const left = entries.length - SHOWN
  return [
    ...entries
      .slice(0, SHOWN)
      .flatMap((entry) => [
        text(setting.lines(entry.value).join('\n')),
        note(`来源：${entry.source}\n${whoOf(entry, context)}，${datedMoment(entry.at)}`),
      ]),
    ...(left > 0 ? [note(`另有${left}项较早的设置，均在记录中。`)] : []),
    ...setting.unset({ state, edition: context.edition }).map((line) => text(line, { colour: 'grey' })),
  ]
}

/** Name where the roster has one, and post of the day. */
function whoOf({ by, title }: Entry<Values[SettingKind]>, { roster }: ViewContext): string {
  const name = roster.office.find(({ openId }) => openId === by)?.name
  return name ? `${title} ${name}` : title
}
