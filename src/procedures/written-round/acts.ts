import type { Act } from '../act.js'
import type { RoundCommand } from './state.js'

/** Which role each act of a written round needs. */
export const ACTS: Readonly<Record<RoundCommand['do'], Act>> = {
  Propose: { role: 'office', name: '提出议题', basis: '4.4.a' },
  SetNumber: { role: 'system', name: '编号', basis: '系统规定' },
  Return: { role: 'chair', name: '退回修改', basis: '4.4.a' },
  Revise: { role: 'office', name: '修改后再报审定', basis: '4.4.a' },
  Start: { role: 'chair', name: '同意启动', basis: '4.4.a' },
  GiveOpinion: { role: 'leader', name: '发表书面意见', basis: '4.2.b' },
  EditOpinion: { role: 'leader', name: '修改书面意见', basis: '4.2.b' },
  Remind: { role: 'office', name: '催办', basis: '系统规定' },
  ShowStatus: { role: 'office', name: '查看征询进度', basis: '系统规定' },
  OpenProxyForm: { role: 'office', name: '代录意见', basis: '系统规定' },
  EnterProxy: { role: 'office', name: '代录意见', basis: '系统规定' },
  ConfirmProxy: { role: 'leader', name: '确认代录意见', basis: '4.2.b' },
  DenyProxy: { role: 'leader', name: '否认代录意见', basis: '4.2.b' },
  Submit: { role: 'office', name: '提交分管副区长', basis: '系统规定' },
  SubmitWithReason: { role: 'office', name: '提交分管副区长', basis: '系统规定' },
  OpenTerminateForm: { role: 'office', name: '终止征询', basis: '系统规定' },
  Terminate: { role: 'office', name: '终止征询', basis: '系统规定' },
  Sign: { role: 'chair', name: '签署', basis: '4.2.b' },
  SendBack: { role: 'chair', name: '退回补充征求', basis: '4.2.b' },
  Reopen: { role: 'office', name: '设定新的反馈截止', basis: '系统规定' },
  MoveToMeeting: { role: 'chair', name: '转为开会', basis: '4.2.a' },
  Tick: { role: 'system', name: '定时办理', basis: '系统规定' },
}
