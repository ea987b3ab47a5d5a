import type { Refusal } from '../../domain/refusal.js'
import { Form, type TextField } from '../form.js'
import type { Basis, Context } from '../procedure.js'
import { TOPIC_TYPES, type TopicDraft } from './state.js'

const TEXTS = {
  title: { label: '议题名称', needs: '系统规定' },
  research: { label: '调研情况', needs: '4.4.b' },
  advice: { label: '办公室意见和建议', needs: '4.4.b' },
  project: { label: '关联项目', needs: null },
} as const satisfies Record<string, TextField>

/**
 * Reads the form 「新建议题」, whose values nobody has checked: the draft, or one refusal that names every fault with its
 * clause. 议题名称, 议题类型, 调研情况 and 办公室意见和建议 (四（四）第2句) must be there; a classified matter is refused.
 */
export function readTopic(
  fields: Record<string, unknown>,
  context: Pick<Context, 'roster' | 'edition'>,
): TopicDraft | Refusal<Basis> {
  const form = new Form(fields)
  const text = (key: keyof typeof TEXTS) => form.text(key, TEXTS[key])
  const title = text('title')
  if (form.raw('type', '议题类型') === '') form.fault('「议题类型」未选择')
  const draft: TopicDraft = {
    title,
    type: form.choice('type', '议题类型', TOPIC_TYPES),
    research: text('research'),
    advice: text('advice'),
    project: text('project'),
    observers: form.choices(
      'observers',
      '列席单位',
      context.roster.applicants.map(({ unit }) => unit),
    ),
  }
  const refusal = form.refusal(
    {
      code: 'BAD_TOPIC',
      secret: '本议题含有密级标志，不能通过本助手办理：',
      next: '请由联席会议办公室补充、更正后再次点「提交审定」。',
    },
    context.edition,
  )
  return refusal ?? draft
}
