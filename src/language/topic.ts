import type { TopicId } from '../rules/topics/all.js'
import { CONCEPTS, type Touches } from './concepts/all.js'
import { TOPIC_RULES } from './topic-rules/all.js'
import type { TopicRule } from './topic-rules/topic-rule.js'

/** A topic that a text speaks of. */
export interface TopicMatch {
  id: TopicId
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
export function topicOf(touched: Touches): TopicMatch | null {
  const rule = ruleFor(touched)
  return rule && { id: rule.topic, yields: rule.yields ?? null, firm: rule.firm === true }
}
