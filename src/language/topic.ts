import type { TopicId } from '../rules/topics/all.js'
import { TOPIC_WORDS } from './topic-words.js'

/** A topic that a text speaks of, and how fully. */
export interface TopicMatch {
  id: TopicId
  score: number
  /** Gives way to the project's route when its facts are named. */
  yields: boolean
}

/** The topic that a text speaks of most fully, or null. */
export function topicOf(text: string): TopicMatch | null {
  let best: TopicMatch | null = null
  for (const [id, words] of Object.entries(TOPIC_WORDS)) {
    if (words.unless?.test(text)) continue
    for (const set of words.sets) {
      const found = set.map((word) => word.exec(text)?.[0])
      if (found.some((piece) => piece === undefined)) continue
      const length = found.join('').length
      const score = set.length * 2 + (words.weight ?? 0) * 2 + Math.min(length, 12) / 6
      if (!best || score > best.score) best = { id: id as TopicId, score, yields: words.yields === true }
    }
  }
  return best
}
