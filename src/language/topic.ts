import type { TopicId } from '../rules/topics/all.js'
import { CONCEPTS, conceptsIn } from './concepts/all.js'
import { TOPIC_RULES } from './topic-rules/all.js'
import type { TopicRule } from './topic-rules/topic-rule.js'
import { TOPIC_WORDS } from './topic-words.js'

/** A topic that a text speaks of, and how fully. */
export interface TopicMatch {
  id: TopicId
  score: number
  /** Gives way to the project's route when its facts are named. */
  yields: boolean
}

/** The rule that says most of what the text of plain() speaks of, or null. */
export function ruleFor(text: string): TopicRule | null {
  const touched = conceptsIn(text)
  const fitting = TOPIC_RULES.filter(
    ({ needs, unless = [] }) => needs.every(touched) && !unless.some(touched),
  )
  return fitting.reduce<TopicRule | null>(
    (best, rule) => (best && told(best) >= told(rule) ? best : rule),
    null,
  )
}

/** How much a rule tells: a special one outweighs the general one of its matter. */
const told = ({ needs }: TopicRule) => needs.reduce((sum, concept) => sum + CONCEPTS[concept].tells, 0)

/** The topic that a text speaks of most fully, or null. */
export function topicOf(text: string): TopicMatch | null {
  const rule = ruleFor(text)
  let best: TopicMatch | null = rule && {
    id: rule.topic,
    score: told(rule) + 2,
    yields: rule.yields === true,
  }
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
