import type { Typed } from '../emulator/pressing.js'
import type { Cast } from './cast.js'

/** Somebody by what he is: leaders and liaisons are those of the n-th member unit, from 1. */
export type Who = 'office' | 'chair' | 'applicant' | 'stranger' | `leader ${number}` | `liaison ${number}`

/** Words that a card holds, all of them. */
export type Words = readonly string[]

/** What somebody does in his client, or that the calendar moves on by whole days. */
export type Act =
  | { by: Who; says: string }
  /** A text in reply to the newest card with these words. */
  | { by: Who; replies: string; to: Words }
  /** A button by its exact words, on the newest card that has it and holds the words. `old`: the card has it no longer. */
  | { by: Who; presses: string; on: Words; typed?: Typed; old?: true }
  | { days: number }

/** The newest card that somebody must now see: after an act one that came or changed since. */
export interface Sight {
  who: Who
  words: Words
}

export interface Step {
  /** One or two sentences: what happens now, and why. */
  caption: string
  /** Whose screens are seen side by side, two or three; first the one who acts. */
  screens: readonly [Who, Who, Who?]
  /** Nothing: this step only looks. */
  act?: Act
  /** Words of the notice that the one who pressed is shown. */
  notice?: string
  /** First what matters most. */
  sees: readonly Sight[]
}

/** One matter from its beginning to its end. */
export interface Scene {
  id: string
  title: string
  /** What it is about, in one sentence. */
  about: string
  /** Everybody who takes part: a roster without one of them cannot play the scene. */
  people: readonly Who[]
  /** What has happened before it begins, done without being told. */
  before?: (cast: Cast) => readonly Pick<Step, 'act' | 'sees'>[]
  steps: (cast: Cast) => readonly Step[]
}
