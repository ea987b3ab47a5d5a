import type { Act } from '../act.js'
import type { TopicCommand } from './state.js'

/** Which role each act needs: the office proposes, the chair decides (四（四）第1句). */
export const TOPIC_ACTS: Readonly<Record<TopicCommand['do'], Act>> = {
  ProposeTopic: { role: 'office', name: '提出议题', basis: '4.4.a' },
  SetNumber: { role: 'system', name: '编号', basis: '系统规定' },
  ReturnTopic: { role: 'chair', name: '退回修改', basis: '4.4.a' },
  ReviseTopic: { role: 'office', name: '修改后再报审定', basis: '4.4.a' },
  ApproveTopic: { role: 'chair', name: '审定议题', basis: '4.4.a' },
  DeclineTopic: { role: 'chair', name: '决定不列入', basis: '4.4.a' },
  TakeOver: { role: 'system', name: '由书面征询转入', basis: '4.2.a' },
}
