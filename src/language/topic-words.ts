import type { TopicId } from '../rules/topics/all.js'

/** How a topic is recognised: one of several sets of words, all of a set present, none of `unless`. */
export interface TopicWords {
  sets: readonly (readonly RegExp[])[]
  unless?: RegExp
  /** 「走什么流程」 goes first when the project's own facts are named as well. */
  yields?: true | 'whenWayIsAsked'
  firm?: true
  /** Between two topics that both fit: the more special one weighs more. */
  weight?: number
}

/** The words of each topic, over plain() text. Order does not matter: the fullest match wins. */
export const TOPIC_WORDS: Readonly<Partial<Record<TopicId, TopicWords>>> = {}
