import { GENERAL_RULES } from './general.js'
import { IMPLEMENTATION_RULES } from './implementation.js'
import { MEETING_SCENE_RULES } from './meeting-scenes.js'
import { MEETING_RULES } from './meetings.js'
import { MEMBER_RULES } from './members.js'
import { OPINION_RULES } from './opinions.js'
import { PAPER_RULES } from './papers.js'
import { PROJECT_LIFE_RULES } from './project-life.js'
import { REVIEW_RULES } from './review.js'
import { SILENCE_RULES } from './silences.js'
import type { TopicRule } from './topic-rule.js'

/** Every rule that recognises a topic. The fullest match wins; of equals the earlier. */
export const TOPIC_RULES: readonly TopicRule[] = [
  ...IMPLEMENTATION_RULES,
  ...MEMBER_RULES,
  ...MEETING_RULES,
  ...MEETING_SCENE_RULES,
  ...OPINION_RULES,
  ...PAPER_RULES,
  ...PROJECT_LIFE_RULES,
  ...REVIEW_RULES,
  ...SILENCE_RULES,
  ...GENERAL_RULES,
]
