import { committee, EDITION } from '../../../playground/gallery/rounds.js'
import type { Card } from '../../../src/cards/card.js'
import type { Draft } from '../../../src/cards/message.js'
import { settingsView } from '../../../src/cards/settings/settings-view.js'
import type { SettingsState } from '../../../src/procedures/settings/state.js'

/** The cards of a state, for a committee of three units; by default the newest of the first person of the office. */
export const cardOf = (state: SettingsState, draft?: Draft, n = 1): Card => {
  const context = { case: 'settings/main', roster: committee(3), edition: EDITION, undelivered: [] }
  const found = settingsView.messages(state, context).find(({ key }) => key === `settings/ou_office/${n}`)
  if (!found) throw new Error(`no card ${n}`)
  return found.card(draft)
}
