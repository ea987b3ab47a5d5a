import type { TopicId } from '../rules/topics/all.js'
import { CONCEPTS, type Touches } from './concepts/all.js'
import { TOPIC_RULES } from './topic-rules/all.js'
import type { TopicRule } from './topic-rules/topic-rule.js'
import { TOPIC_WORDS } from './topic-words.js'

/** A topic that a text speaks of, and how fully. */
export interface TopicMatch {
  id: TopicId
  score: number
  /** As the rule says, beside the facts of a project. */
  yields: TopicRule['yields'] | null
  firm: boolean
}

/** The rules that a text fits, the one that says most of what it touches first. */
export const fittingRules = (touched: Touches): TopicRule[] =>
  TOPIC_RULES.filter(({ needs, unless = [] }) => needs.every(touched) && !unless.some(touched)).toSorted(
    (left, right) => told(right) - told(left),
  )

/** The rule that decides what a text is about, or null. */
export const ruleFor = (touched: Touches): TopicRule | null => fittingRules(touched)[0] ?? null

/** How much a rule tells: a special one outweighs the general one of its matter. */
const told = ({ needs }: TopicRule) => needs.reduce((sum, concept) => sum + CONCEPTS[concept].tells, 0)

/** The topic that a text speaks of most fully, or null. */
export function topicOf(text: string, touched: Touches): TopicMatch | null {
  const rule = ruleFor(touched)
  let best: TopicMatch | null = rule && {
    id: rule.topic,
    score: told(rule) + 2,
    yields: rule.yields ?? null,
    firm: rule.firm === true,
  }
  for (const [id, words] of Object.entries(TOPIC_WORDS)) {
    if (words.unless?.test(text)) continue
    for (const set of words.sets) {
      const found = set.map((word) => word.exec(text)?.[0])
      if (found.some((piece) => piece === undefined)) continue
      const length = found.join('').length
      const score = set.length * 2 + (words.weight ?? 0) * 2 + Math.min(length, 12) / 6
      if (!best || score > best.score)
        best = { id: id as TopicId, score, yields: words.yields ?? null, firm: words.firm === true }
    }
  }
  return best
}
