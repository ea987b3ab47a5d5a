import type { AnswerPart } from './answer.js'
import { topicAnswer } from './answer-topic.js'
import { isSpecial, type Reading } from './facts.js'
import type { RulesInForce } from './in-force.js'
import type { TopicId } from './topics/all.js'
import { ATTENDANCE_TOPICS } from './topics/attendance.js'
import { IMPLEMENTATION_TOPICS } from './topics/implementation.js'
import { MEETING_TOPICS } from './topics/meetings.js'
import { MEMBERSHIP_TOPICS } from './topics/membership.js'
import { OPINION_TOPICS } from './topics/opinions.js'
import { wayInShort } from './way-in-short.js'

/** Topics of the committee itself: a project named beside them is not what was asked about. */
const COMMITTEE = { ...MEETING_TOPICS, ...MEMBERSHIP_TOPICS, ...ATTENDANCE_TOPICS, ...OPINION_TOPICS }

/** What of the implementation hangs on the way a project went, or is asked about together with it. */
const ON_THE_WAY: readonly TopicId[] = ['afterConsent', 'supervision']

/**
 * What is said besides the answer proper: another topic of the same message, and for a question about a project's review
 * the way of the project that it tells of (「450万带设备，专家请几位」: no number of experts, and which way 450万 goes).
 */
export function besides({ intent, topic, also, facts }: Reading, rules: RulesInForce): AnswerPart[] {
  const second = also ? [topicAnswer(also, facts, rules)] : []
  if (intent !== 'clause' || topic === null || (topic in COMMITTEE && !isSpecial(facts))) return second
  const after = topic in IMPLEMENTATION_TOPICS && !ON_THE_WAY.includes(topic)
  const told = isSpecial(facts) || (facts.amount !== undefined && !after)
  return told ? [...second, wayInShort(facts, rules.edition)] : second
}
