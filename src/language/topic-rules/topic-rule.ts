import type { TopicId } from '../../rules/topics/all.js'
import type { Concept } from '../concepts/all.js'

/** One rule of language: a text that touches all these concepts speaks of this topic. */
export interface TopicRule {
  topic: TopicId
  needs: readonly [Concept, ...Concept[]]
  unless?: readonly Concept[]
  /** Gives way to the project's route when its facts are named, always or only when the way is asked for. */
  yields?: true | 'whenWayIsAsked'
  /** Stays the topic even where an amount is named and the way is asked for. */
  firm?: true
  /** A sentence that this rule, and no other, decides: its test, and an example for 「您是想…」. */
  sentence: string
}
