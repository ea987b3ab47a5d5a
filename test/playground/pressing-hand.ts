import { actionOf, type ButtonChoice, chooseButton, type Typed } from '../../playground/emulator/pressing.js'
import type { Json } from './sample-cards.js'

/** Who is in the chat. */
export const MEMBERS = ['ou_a', 'ou_b']

/** What the platform is told when this button is pressed with this typed into its form. */
export const pressed = (card: unknown, choice: ButtonChoice, typed: Typed = {}): Json | null =>
  actionOf(card, chooseButton(card, choice), typed, MEMBERS)
