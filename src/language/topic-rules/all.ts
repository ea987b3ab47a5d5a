import { IMPLEMENTATION_RULES } from './implementation.js'
import { MEETING_RULES } from './meetings.js'
import { MEMBER_RULES } from './members.js'
import { OPINION_RULES } from './opinions.js'
import { PAPER_RULES } from './papers.js'
import { REVIEW_RULES } from './review.js'
import { SILENCE_RULES } from './silences.js'
import type { TopicRule } from './topic-rule.js'

/** Every rule that recognises a topic. Order does not matter: the fullest match wins. */
export const TOPIC_RULES: readonly TopicRule[] = [
  ...IMPLEMENTATION_RULES,
  ...MEMBER_RULES,
  ...MEETING_RULES,
  ...OPINION_RULES,
  ...PAPER_RULES,
  ...REVIEW_RULES,
  ...SILENCE_RULES,
]
