import type { Refusal } from '../../domain/refusal.js'
import type { Basis } from '../procedure.js'
import { no } from '../refusals.js'
import type { Topic, TopicDraft, TopicPhase } from './state.js'

/** A topic that has been proposed. */
export type Proposed = Topic & { draft: TopicDraft; phase: Exclude<TopicPhase, 'none'> }

export const isProposed = (topic: Topic): topic is Proposed => topic.draft !== null

/** Where the topic stands, in words, and who acts next. */
function standingOf(topic: Topic): { is: string; next: string } {
  switch (topic.phase) {
    case 'none':
      return { is: '没有找到这件议题', next: '请由联席会议办公室发送「新建议题」办理。' }
    case 'proposed':
      return { is: '本议题待分管副区长审定', next: '请待分管副区长点「审定通过」「退回修改」或「不列入」。' }
    case 'returned':
      return { is: '分管副区长已将本议题退回修改', next: '请由联席会议办公室修改后再提交审定。' }
    case 'approved':
      return { is: '本议题已经分管副区长审定', next: '请待联席会议办公室列入会议议程。' }
    case 'declined':
      return { is: '分管副区长已决定本议题不列入', next: '如需再次提出，请由联席会议办公室另行新建议题。' }
    default:
      return topic.phase satisfies never
  }
}

/** This act does not belong to the state the topic is in: said in the state's own words. */
export function notNow(topic: Topic, act: string): Refusal<Basis> {
  const { is, next } = standingOf(topic)
  const code = topic.phase === 'none' ? 'NOT_FOUND' : topic.phase === 'declined' ? 'CLOSED' : 'NOT_NOW'
  return no(code, `${is}，现在不能${act}。`, next, topic.phase === 'none' ? '系统规定' : '4.4.a')
}
