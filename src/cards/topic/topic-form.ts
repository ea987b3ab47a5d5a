import type { UnitName } from '../../domain/ids.js'
import { TOPIC_TYPES } from '../../procedures/topic/state.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { ButtonValue } from '../button.js'
import type { Element } from '../card.js'
import { APPLICANTS_TO_CHOOSE_FROM, form, input, multiSelect, select } from '../controls.js'
import { textIn } from '../typed-texts.js'
import { listed } from '../wording.js'

/** A topic and a project have a name, not a text. */
const SHORT = 200

/** What the form needs: the act it does, and what stands in it. */
export interface TopicForm {
  press: ButtonValue
  /** Raw values by name of the field, as typed or as they stand in the draft. */
  values: Readonly<Record<string, unknown>>
  edition: Edition
  applicants: readonly UnitName[]
}

/** 「新建议题」: the form, to stand at the root of a card. */
export function topicForm({ press, values, edition, applicants }: TopicForm): Element[] {
  const value = (name: string) => textIn(values, name)
  return [
    form(
      'topic',
      [
        input({ name: 'title', label: '议题名称', value: value('title'), max: SHORT }),
        select({
          name: 'type',
          label: '议题类型',
          options: TOPIC_TYPES.map((type) => ({ text: type, value: type })),
          value: value('type'),
        }),
        input({
          name: 'research',
          label: '调研情况',
          rows: 3,
          value: value('research'),
          hint: `${edition.clause('4.4.b').cite}要求事先调查研究`,
        }),
        input({ name: 'advice', label: '办公室意见和建议', rows: 3, value: value('advice') }),
        input({
          name: 'project',
          label: '关联项目',
          value: value('project'),
          max: SHORT,
          hint: '选填，项目编号或名称',
        }),
        observersField(applicants, values['observers']),
      ],
      [{ text: '提交审定', look: 'primary', value: press }],
    ),
  ]
}

/** 列席单位: several of the applicants; nothing to choose where the roster has none. */
function observersField(applicants: readonly UnitName[], entered: unknown): Element[] {
  if (applicants.length === 0) return []
  if (applicants.length > APPLICANTS_TO_CHOOSE_FROM)
    return [
      input({
        name: 'observers',
        label: '列席单位',
        value: listed([entered].flat().filter((one) => typeof one === 'string')),
        hint: '选填，单位全称，用顿号分开',
      }),
    ]
  return multiSelect({
    name: 'observers',
    label: '列席单位',
    options: applicants.map((unit) => ({ text: unit, value: unit })),
    chosen: entered,
  })
}
