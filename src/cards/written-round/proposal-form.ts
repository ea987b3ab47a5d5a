import type { CaseId, UnitName } from '../../domain/ids.js'
import { dateInShanghai, timeInShanghai } from '../../domain/instant.js'
import type { Proposal } from '../../procedures/written-round/state.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import { APPLICANTS_TO_CHOOSE_FROM, dateTime, form, input, select } from '../controls.js'
import { textIn } from '../typed-texts.js'
import { VISIBILITY } from './approve.js'

/** A matter and a project have a name, not a text. */
const SHORT = 200

/** What the form needs: the message it stands on, the act it does, and what stands in it. */
export interface ProposalForm {
  case: string
  key: string
  act: string
  /** The case acted on, where it is not the one the form stands in. */
  target?: CaseId
  /** The version of the matter that the form shows. */
  version?: number
  /** Raw values by name of the field, as typed or as `proposalValues` gives them. */
  values: Readonly<Record<string, unknown>>
  edition: Edition
  applicants: readonly UnitName[]
}

/** 「发起书面征询」: the form, to stand at the root of a card. Its acts read the names below. */
export function proposalForm(wanted: ProposalForm): Element[] {
  const value = (name: string) => textIn(wanted.values, name)
  const press: ButtonValue = {
    c: wanted.case as CaseId,
    k: wanted.key,
    a: wanted.act,
    ...(wanted.version === undefined ? {} : { v: wanted.version }),
    ...(wanted.target === undefined ? {} : { t: wanted.target }),
  }
  const long = (name: string, label: string, hint?: string): Element =>
    input({ name, label, rows: 3, value: value(name), ...(hint === undefined ? {} : { hint }) })
  return [
    form(
      'proposal',
      [
        input({ name: 'title', label: '事项', value: value('title'), max: SHORT }),
        long('description', '事项说明'),
        long('research', '调研情况', `${wanted.edition.clause('4.4.b').cite}要求事先调查研究`),
        long('advice', '办公室意见和建议'),
        long('special', '特殊情况说明', '为何不能及时召开联席会议'),
        dateTime({ name: 'deadline', label: '反馈截止', value: value('deadline') }),
        input({ name: 'link', label: '材料链接', value: value('link'), hint: '选填' }),
        input({
          name: 'project',
          label: '关联项目',
          value: value('project'),
          max: SHORT,
          hint: '选填，项目编号或名称',
        }),
        applicantField(wanted.applicants, value('project') === '' ? '' : value('applicant')),
        select({
          name: 'visibility',
          label: '意见公开范围',
          options: [
            { text: VISIBILITY.office, value: 'office' },
            { text: VISIBILITY.all, value: 'all' },
          ],
          value: value('visibility') || 'office',
        }),
        select({
          name: 'secret',
          label: '是否涉密',
          options: [
            { text: '否', value: 'no' },
            { text: '是', value: 'yes' },
          ],
          value: value('secret') || 'no',
        }),
      ],
      [{ text: '报分管副区长审定', look: 'primary', value: press }],
    ),
  ]
}

/**
 * 申报单位 of the linked project; nothing to choose where the roster has none. A choice cannot be emptied on the platform:
 * without a project nothing is chosen beforehand.
 */
function applicantField(applicants: readonly UnitName[], chosen: string): Element[] {
  if (applicants.length === 0) return []
  if (applicants.length > APPLICANTS_TO_CHOOSE_FROM)
    return [
      input({ name: 'applicant', label: '申报单位', value: chosen, hint: '选填，关联项目的申报单位全称' }),
    ]
  return select({
    name: 'applicant',
    label: '申报单位',
    options: applicants.map((unit) => ({ text: unit, value: unit })),
    value: chosen,
  })
}

/** What stands in the form when a proposal is to be changed. */
export function proposalValues(proposal: Proposal): Record<string, string> {
  const { title, description, research, advice, special, deadline, link, project } = proposal
  return {
    title,
    description,
    research,
    advice,
    special,
    link,
    project,
    deadline: `${dateInShanghai(deadline)} ${timeInShanghai(deadline)}`,
    applicant: proposal.applicant ?? '',
    visibility: proposal.visibility,
    secret: 'no',
  }
}
