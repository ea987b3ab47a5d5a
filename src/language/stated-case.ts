import type { Facts } from '../rules/facts.js'
import type { TopicId } from '../rules/topics/all.js'
import { attendanceIn } from './attendance.js'
import { failuresIn } from './failures.js'
import { opinionCounts } from './opinion-counts.js'

const ATTENDANCE: readonly (TopicId | undefined)[] = [
  'quorum',
  'halfReading',
  'quorumBase',
  'notEnough',
  'counted',
  'delegate',
  'remote',
  'chairAbsent',
]
const OPINIONS: readonly (TopicId | undefined)[] = ['votes', 'writtenEnough', 'silence', 'informalConsent']

/** What a question states about the case at hand, for the verdict of its topic: who came, who answered, what failed. */
export function statedCase(text: string, topic: TopicId | undefined): Partial<Facts> {
  return {
    ...(ATTENDANCE.includes(topic) ? attendanceIn(text) : {}),
    ...(OPINIONS.includes(topic) ? opinionCounts(text) : {}),
    ...(topic === 'suspension' ? failuresIn(text) : {}),
  }
}
