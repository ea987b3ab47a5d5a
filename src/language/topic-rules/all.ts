import { IMPLEMENTATION_RULES } from './implementation.js'
import type { TopicRule } from './topic-rule.js'

/** Every rule that recognises a topic. Order does not matter: the fullest match wins. */
export const TOPIC_RULES: readonly TopicRule[] = [...IMPLEMENTATION_RULES]
