import type { UnitName } from '../../domain/ids.js'
import type { Refusal } from '../../domain/refusal.js'
import type { Basis, Context } from '../procedure.js'
import { no } from '../refusals.js'
import { CARD_TEXT, marked, secret, tooLong } from '../texts.js'
import { momentOf } from './deadline.js'
import type { Proposal } from './state.js'

/** Label of each text field of the form, and the clause that demands it, where one is demanded. */
const TEXTS = {
  title: { label: '事项', needs: '系统规定' },
  description: { label: '事项说明', needs: null },
  research: { label: '调研情况', needs: '4.4.b' },
  advice: { label: '办公室意见和建议', needs: '4.4.b' },
  special: { label: '特殊情况说明', needs: '4.2.b' },
  link: { label: '材料链接', needs: null },
  project: { label: '关联项目', needs: null },
} as const satisfies Record<string, { label: string; needs: Basis | null }>

interface FormFault {
  what: string
  basis: Basis
}

/** Does the text name a place on the web, over http or https? */
function isWebLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}

/** The raw form, read field by field; every fault found on the way is kept. */
class Form {
  readonly faults: FormFault[] = []
  readonly secrets: string[] = []

  constructor(private readonly fields: Record<string, unknown>) {}

  fault(what: string, basis: Basis = '系统规定'): void {
    this.faults.push({ what, basis })
  }

  /** The value as a text; empty when nothing was entered. Whatever is no text is a fault. */
  raw(key: string, label: string): string {
    const value = Object.hasOwn(this.fields, key) ? this.fields[key] : undefined
    if (value === undefined || value === null) return ''
    if (typeof value === 'string') return value.trim()
    this.fault(`「${label}」的内容无法识别`)
    return ''
  }

  text(key: keyof typeof TEXTS): string {
    const { label, needs } = TEXTS[key]
    const found = this.faults.length
    const text = this.raw(key, label)
    if (text === '' && needs && this.faults.length === found) this.fault(`「${label}」未填写`, needs)
    const long = tooLong(label, text, CARD_TEXT)
    if (long) this.fault(long)
    const marks = marked(label, text)
    if (marks) this.secrets.push(marks)
    return text
  }

  choice<Value extends string>(key: string, label: string, values: readonly [Value, ...Value[]]): Value {
    const [first] = values
    const chosen = this.raw(key, label)
    const value = chosen === '' ? first : values.find((one) => one === chosen)
    if (value === undefined) this.fault(`「${label}」的选项无法识别`)
    return value ?? first
  }
}

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
  const texts = {
    title: form.text('title'),
    description: form.text('description'),
    research: form.text('research'),
    advice: form.text('advice'),
    special: form.text('special'),
    link: form.text('link'),
    project: form.text('project'),
  }
  if (texts.link !== '' && !isWebLink(texts.link))
    form.fault('「材料链接」应为以 http:// 或 https:// 开头的完整网址')

  const typedDeadline = form.raw('deadline', '反馈截止')
  const deadline = momentOf(typedDeadline)
  if (typedDeadline === '') form.fault('「反馈截止」未填写')
  else if (!deadline) form.fault('「反馈截止」不是有效的日期和时间')
  else if (deadline <= context.at) form.fault('「反馈截止」应晚于当前时间')

  const visibility = form.choice('visibility', '意见公开范围', ['office', 'all'])
  const applicant = form.raw('applicant', '申报单位') as UnitName
  if (applicant !== '' && !context.roster.applicants.some(({ unit }) => unit === applicant))
    form.fault('「申报单位」不在名册的申报单位之列')

  if (form.choice('secret', '是否涉密', ['no', 'yes']) === 'yes')
    form.secrets.unshift('「是否涉密」选择了“是”')

  const faults = [...form.secrets.map((what) => ({ what, basis: '系统规定' as const })), ...form.faults]
  if (faults.length === 0 && deadline) {
    // A choice on the platform cannot be taken back; without a project there is nothing to tell an applicant.
    const told = texts.project === '' || applicant === '' ? null : applicant
    return { ...texts, deadline, applicant: told, visibility }
  }
  const why = `${faults.map(({ what, basis }) => what + cited(basis, context)).join('；')}。`
  if (form.secrets.length > 0) return secret(`本事项涉密或含有密级标志，不能通过本助手办理：${why}`)
  const basis = faults.find((fault) => fault.basis !== '系统规定')?.basis ?? '系统规定'
  return no('BAD_PROPOSAL', why, '请由联席会议办公室补充、更正后再次点「报分管副区长审定」。', basis)
}

const cited = (basis: Basis, { edition }: Pick<Context, 'edition'>): string =>
  basis === '系统规定' ? '' : `（${edition.clause(basis).cite}）`
