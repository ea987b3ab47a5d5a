import { ATTENDANCE_TOPICS } from './attendance.js'
import { IMPLEMENTATION_TOPICS } from './implementation.js'
import { MEETING_TOPICS } from './meetings.js'
import { MEMBERSHIP_TOPICS } from './membership.js'
import { OPINION_TOPICS } from './opinions.js'
import { PAPER_TOPICS } from './papers.js'
import { PROJECT_LIFE_TOPICS } from './project-life.js'
import { REVIEW_TOPICS } from './review.js'
import { SILENT_TOPICS } from './silences.js'
import type { Topic } from './topic.js'

const ALL = {
  ...MEETING_TOPICS,
  ...MEMBERSHIP_TOPICS,
  ...ATTENDANCE_TOPICS,
  ...OPINION_TOPICS,
  ...PAPER_TOPICS,
  ...PROJECT_LIFE_TOPICS,
  ...REVIEW_TOPICS,
  ...IMPLEMENTATION_TOPICS,
  ...SILENT_TOPICS,
}

export type TopicId = keyof typeof ALL

/** Every topic by its id. */
export const TOPICS: Readonly<Record<TopicId, Topic>> = ALL
