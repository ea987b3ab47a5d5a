import type { SettingsState } from '../../procedures/settings/state.js'
import type { Message, View } from '../message.js'
import { tombstone } from '../tombstone.js'
import { settingsCard } from './settings-card.js'

/**
 * One card for each time somebody of the office asked for it. The newest follows the settings; an older one points to it,
 * but for what is just being typed there. None is sent anew by itself when its days end: the word brings a fresh one.
 */
export const settingsView: View<SettingsState> = {
  messages(state, context) {
    const office = state.cards.filter(({ person }) =>
      context.roster.office.some(({ openId }) => openId === person),
    )
    return office.map(({ person, n }): Message => {
      const key = `settings/${person}/${n}`
      const newest = office.every((card) => card.person !== person || card.n <= n)
      return {
        key,
        to: { person },
        life: 'live',
        done: true,
        card(draft) {
          const drawn = settingsCard(state, { context, key, draft })
          return newest || draft ? drawn : tombstone(drawn, 'moved')
        },
      }
    })
  },
}
