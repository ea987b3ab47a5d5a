import type { Refusal } from '../../domain/refusal.js'
import { type Actor, ROLE_NAMES, type Role } from '../../domain/roster.js'
import type { Basis } from '../procedure.js'
import { no } from '../refusals.js'
import type { RoundCommand } from './state.js'

interface Act {
  role: Role | 'system'
  /** The act in words: 「由…办理」 follows, or 「现在不能…」 comes before. */
  name: string
  basis: Basis
}

/**
 * Which role each act needs. The commands table asks the same at the door; it is asked again here, so that “no decision
 * without the chair” holds for `decide` by itself.
 */
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

/** The refusal when the actor does not hold the role that the act needs; undefined when he does. */
export function barred(act: RoundCommand['do'], actor: Actor): Refusal<Basis> | undefined {
  const { role, name, basis } = ACTS[act]
  if (actor.role === role) return undefined
  if (role === 'system') return no('NOT_YOUR_ROLE', `${name}由系统自动进行，不由人工办理。`, '无需操作。')
  return no('NOT_YOUR_ROLE', `${name}由${ROLE_NAMES[role]}办理。`, `请由${ROLE_NAMES[role]}办理。`, basis)
}
