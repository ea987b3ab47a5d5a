import type { CalendarDate } from '../domain/calendar-date.js'
import { withoutAbsent } from './absent.js'
import { deadlineAnswer } from './answer-deadline.js'
import { lookupAnswer } from './answer-lookup.js'
import { routeAnswer } from './answer-route.js'
import { withSettings } from './answer-settings.js'
import { topicAnswer } from './answer-topic.js'
import { besides } from './beside.js'
import type { Duty } from './duties.js'
import type { FactName, Facts, Intent, Reading } from './facts.js'
import type { RulesInForce } from './in-force.js'
import { materialsFor } from './materials.js'
import type { RouteId } from './route-table.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import type { Step } from './steps.js'

/** One question back, with what each button would add to the facts. */
export interface Question {
  fact: FactName
  question: string
  options: { label: string; facts: Facts }[]
}

/** An answer about the rules, complete and JSON-serialisable: the terminal prints it, the cards show it, the record keeps it. */
export interface Answer {
  intent: Intent
  /** The conclusion in one line. */
  conclusion: string
  /** Further sentences that belong to the conclusion. */
  details: string[]
  steps: Step[]
  duties: Duty[]
  /** Every clause the answer rests on, the conclusion's first. */
  grounds: ClauseId[]
  interpretation: string[]
  presumptions: string[]
  ask: Question | null
  routes: RouteId[]
  facts: Facts
  deadline: CalendarDate | null
  /** The counting of a date, line by line. */
  counting: string[]
  suggestions: { label: string; question: string }[]
  docNo: string
  status: string
}

/** What a kind of answer fills in; the rest stays empty. */
export type AnswerPart = Partial<Answer> & Pick<Answer, 'conclusion'>

/**
 * 回答: what the rules say to a question that was read.
 *
 * Pure: the same reading and the same rules give the same answer.
 */
export function answer(reading: Reading, rules: RulesInForce): Answer {
  const { edition } = rules
  const part = withoutAbsent(withSettings(partFor(reading, rules), reading, rules.settings), edition)
  const beside = besides(reading, rules).map((other) => withoutAbsent(other, edition))
  const presumptions = [...reading.remarks, ...(part.presumptions ?? [])]
  const grounds = [
    ...(part.grounds ?? []),
    ...(part.steps ?? []).map(({ clause }) => clause),
    ...(part.duties ?? []).map(({ clause }) => clause),
    ...beside.flatMap((other) => other.grounds ?? []),
  ]
  return {
    intent: reading.intent,
    steps: [],
    duties: [],
    ask: null,
    routes: beside.flatMap((other) => other.routes ?? []),
    facts: reading.facts,
    deadline: null,
    counting: [],
    suggestions: reading.suggestions,
    docNo: edition.docNo,
    status: edition.status,
    ...part,
    details: [...(part.details ?? []), ...beside.map(({ conclusion }) => `另外：${conclusion}`)],
    interpretation: [...new Set([part, ...beside].flatMap((one) => one.interpretation ?? []))],
    presumptions,
    grounds: [...new Set(grounds)],
  }
}

function partFor(reading: Reading, rules: RulesInForce): AnswerPart {
  const { edition, calendar } = rules
  if (reading.lookup !== null) return lookupAnswer(reading.lookup, edition)
  switch (reading.intent) {
    case 'route':
      return routeAnswer(reading.facts, edition)
    case 'materials':
      return materialsAnswer(reading.facts, edition)
    case 'deadline':
      return reading.deadline ? deadlineAnswer(reading.deadline, { edition, calendar }) : unknownAnswer()
    case 'clause':
      return reading.topic === null ? unknownAnswer() : topicAnswer(reading.topic, reading.facts, rules)
    case 'command':
      return { conclusion: '这是办理事项的指令，请在与本助手的单聊中使用' }
    case 'unknown':
      return unknownAnswer()
    default:
      return reading.intent satisfies never
  }
}

const unknownAnswer = (): AnswerPart => ({
  conclusion:
    '这个问题我还没有把握，换个说法再问一次好吗？我能回答《议事规则》方面的问题：项目走什么流程、要交什么材料、期限到哪天、会议怎么开',
})

function materialsAnswer(facts: Facts, edition: Edition): AnswerPart {
  const wanted = materialsFor(facts)
  const list = wanted.filter(({ clause }) => edition.has(clause))
  const kind = {
    new: '新建项目',
    upgrade: '升级改建项目',
    ops: '运维项目',
    service: '购买服务项目',
    mixed: '项目',
  }
  return {
    conclusion: `${facts.kind ? kind[facts.kind] : '项目'}申报需准备${list.length}项内容，通过杨浦区电子政务平台“电子政务项目”模块提交`,
    details: list.map(({ item, note }, at) => `${at + 1}. ${item}${note ? `（${note}）` : ''}`),
    grounds: [...wanted.map(({ clause }) => clause), '5.1.2.a'],
    interpretation: ['哪类项目须提供哪几份材料，规则未逐一写明，以联席会议办公室要求为准'],
  }
}
