import type { UnitName } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import { Form, type TextField } from '../form.js'
import type { Basis, Context } from '../procedure.js'
import { momentOf } from './deadline.js'
import type { Proposal } from './state.js'

const TEXTS = {
  title: { label: '事项', needs: '系统规定' },
  description: { label: '事项说明', needs: null },
  research: { label: '调研情况', needs: '4.4.b' },
  advice: { label: '办公室意见和建议', needs: '4.4.b' },
  special: { label: '特殊情况说明', needs: '4.2.b' },
  link: { label: '材料链接', needs: null },
  project: { label: '关联项目', needs: null },
} as const satisfies Record<string, TextField>

/**
 * Reads the form 「发起书面征询」, whose values nobody has checked: the proposal, or one refusal that names every fault with
 * its clause. 事项, 调研情况, 办公室意见和建议 (四（四）第2句), 特殊情况说明 (四（二）第2句) and 反馈截止 must be there; the
 * deadline must lie after the moment of the act; a classified matter is refused.
 */
export function readProposal(
  fields: Record<string, unknown>,
  context: Pick<Context, 'at' | 'roster' | 'edition'>,
): Proposal | Refusal<Basis> {
  const form = new Form(fields)
  const text = (key: keyof typeof TEXTS) => form.text(key, TEXTS[key])
  const texts = {
    title: text('title'),
    description: text('description'),
    research: text('research'),
    advice: text('advice'),
    special: text('special'),
    link: form.link('link', TEXTS.link),
    project: text('project'),
  }

  const typedDeadline = form.raw('deadline', '反馈截止')
  const deadline = momentOf(typedDeadline)
  if (typedDeadline === '') form.fault('「反馈截止」未填写')
  else if (!deadline) form.fault('「反馈截止」不是有效的日期和时间')
  else if (deadline <= context.at) form.fault('「反馈截止」应晚于当前时间')

  const visibility = form.choice('visibility', '意见公开范围', ['office', 'all'])
  const applicant = form.raw('applicant', '申报单位') as UnitName
  if (applicant !== '' && !context.roster.applicants.some(({ unit }) => unit === applicant))
    form.fault('「申报单位」不在名册的申报单位之列')

  if (form.choice('secret', '是否涉密', ['no', 'yes']) === 'yes') form.secret('「是否涉密」选择了“是”')

  const refusal = form.refusal(
    {
      code: 'BAD_PROPOSAL',
      secret: '本事项涉密或含有密级标志，不能通过本助手办理：',
      next: '请由联席会议办公室补充、更正后再次点「报分管副区长审定」。',
    },
    context.edition,
  )
  // Without a deadline there is a refusal: it is a fault of the form.
  if (refusal || !deadline) return refusal as Refusal<Basis>
  // A choice on the platform cannot be taken back; without a project there is nothing to tell an applicant.
  const told = texts.project === '' || applicant === '' ? null : applicant
  return { ...texts, deadline, applicant: told, visibility }
}
