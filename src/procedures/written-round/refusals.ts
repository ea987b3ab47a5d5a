import type { Refusal } from '../../domain/refusal.js'
import type { Basis } from '../procedure.js'
import { no } from '../refusals.js'
import type { Phase, Proposal, Round } from './state.js'

/** A round that has been proposed. */
export type Matter = Round & { proposal: Proposal }

export const isMatter = (round: Round): round is Matter => round.proposal !== null

const OVER: readonly Phase[] = ['decided', 'to-meeting', 'terminated']

/** Signed, moved to a meeting or terminated: nothing that comes now has an effect. */
export const isOver = (round: Round): boolean => OVER.includes(round.phase)

/** May opinions still be given and changed with effect? From the chair's start until he signs. */
export const takesOpinions = (round: Round): boolean =>
  round.phase === 'collecting' || round.phase === 'submitted' || round.phase === 'sent-back'

/** Where the matter stands, in words, and who acts next. */
function standingOf(round: Round): { is: string; next: string } {
  switch (round.phase) {
    case 'none':
      return {
        is: '没有找到这件书面征询',
        next: '请由联席会议办公室发送「发起书面征询」办理。',
      }
    case 'proposed':
      return {
        is: '本事项待分管副区长审定',
        next: '请待分管副区长点「同意启动」或「退回修改」。',
      }
    case 'returned':
      return {
        is: '分管副区长已将本事项退回修改',
        next: '请由联席会议办公室修改后再报分管副区长审定。',
      }
    case 'collecting':
      return {
        is: '本事项正在征求书面意见',
        next: '请待成员单位反馈后，由联席会议办公室提交分管副区长。',
      }
    case 'submitted':
      return {
        is: '本事项已提交分管副区长，待签署',
        next: '请待分管副区长签署、退回补充征求或转为开会。',
      }
    case 'sent-back':
      return {
        is: '分管副区长已将本事项退回补充征求',
        next: '请由联席会议办公室设定新的反馈截止。',
      }
    case 'decided':
      return {
        is: `分管副区长已签署「${round.signature?.decision ?? ''}」，本次征询已结束`,
        next: '如遇特殊情况需要复议，请联系联席会议办公室。',
      }
    case 'to-meeting':
      return {
        is: '分管副区长已决定本事项转为开会，本次征询已结束',
        next: '请待联席会议办公室通知会议安排。',
      }
    case 'terminated':
      return {
        is: '联席会议办公室已终止本次征询',
        next: '如需再次征询，请由联席会议办公室重新发起。',
      }
    default:
      return round.phase satisfies never
  }
}

/** This act does not belong to the state the matter is in: said in the state's own words. */
export function notNow(round: Round, act: string): Refusal<Basis> {
  const { is, next } = standingOf(round)
  const code = round.phase === 'none' ? 'NOT_FOUND' : isOver(round) ? 'CLOSED' : 'NOT_NOW'
  return no(code, `${is}，现在不能${act}。`, next, round.phase === 'decided' ? '4.2.b' : '系统规定')
}
