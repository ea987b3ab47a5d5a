import type { Act } from '../act.js'
import type { BroadcastCommand } from './state.js'

/** Which role each act of a notice needs: the office does the affairs of the committee (四（五）前半). */
export const BROADCAST_ACTS: Readonly<Record<BroadcastCommand['do'], Act>> = {
  SendNotice: { role: 'office', name: '发通知', basis: '4.5.a' },
  SetNumber: { role: 'system', name: '编号', basis: '系统规定' },
  Acknowledge: { role: ['leader', 'liaison', 'applicant'], name: '确认收到通知', basis: '系统规定' },
  Nudge: { role: 'office', name: '催办', basis: '系统规定' },
  CloseNotice: { role: 'office', name: '结束通知', basis: '系统规定' },
}
