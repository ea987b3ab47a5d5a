import type { CalendarDate } from '../domain/calendar-date.js'
import { addDays } from '../domain/calendar-date.js'
import { lookupAnswer } from './answer-lookup.js'
import { routeAnswer } from './answer-route.js'
import { withSettings } from './answer-settings.js'
import { topicAnswer } from './answer-topic.js'
import {
  contractFilingDue,
  type Deadline,
  longDate,
  procurementStartDue,
  procurementStopDue,
  reapplicationBar,
  renewalFilingDue,
} from './deadlines.js'
import type { Duty } from './duties.js'
import type { DeadlineKind, FactName, Facts, Intent, Reading } from './facts.js'
import type { RulesInForce } from './in-force.js'
import { materialsFor } from './materials.js'
import type { RouteId } from './route-table.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import type { Step } from './steps.js'
import type { WorkingCalendar } from './working-calendar.js'

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
  const part = withSettings(partFor(reading, rules), reading, rules.settings)
  const presumptions = [...reading.remarks, ...(part.presumptions ?? [])]
  const grounds = [
    ...(part.grounds ?? []),
    ...(part.steps ?? []).map(({ clause }) => clause),
    ...(part.duties ?? []).map(({ clause }) => clause),
  ]
  return {
    intent: reading.intent,
    details: [],
    steps: [],
    duties: [],
    interpretation: [],
    ask: null,
    routes: [],
    facts: reading.facts,
    deadline: null,
    counting: [],
    suggestions: reading.suggestions,
    docNo: edition.docNo,
    status: edition.status,
    ...part,
    presumptions,
    grounds: [...new Set(grounds)],
  }
}

function partFor(reading: Reading, { edition, calendar }: RulesInForce): AnswerPart {
  if (reading.lookup !== null) return lookupAnswer(reading.lookup, edition)
  switch (reading.intent) {
    case 'route':
      return routeAnswer(reading.facts, edition)
    case 'materials':
      return materialsAnswer(reading.facts)
    case 'deadline':
      return deadlineAnswer(reading, edition, calendar)
    case 'clause':
      return reading.topic === null ? unknownAnswer() : topicAnswer(reading.topic, reading.facts, edition)
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

function materialsAnswer(facts: Facts): AnswerPart {
  const list = materialsFor(facts)
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
    grounds: [...list.map(({ clause }) => clause), '5.1.2.a'],
    interpretation: ['哪类项目须提供哪几份材料，规则未逐一写明，以联席会议办公室要求为准'],
  }
}

const ASKED_DATE: Record<DeadlineKind, { what: string; date: string; clause: ClauseId }> = {
  contractFiling: { what: '合同备案期限', date: '合同签订并生效的日期', clause: '5.5.2.a' },
  procurementStart: { what: '启动采购期限', date: '预算经费下达的日期', clause: '5.5.1.c' },
  procurementStop: { what: '半年届满日', date: '预算经费下达的日期', clause: '5.5.1.e' },
  reapplication: { what: '可再次申报的日期', date: '确认暂停申报的日期', clause: '5.4.3.c' },
  renewalFiling: { what: '续签合同前的备案期限', date: '计划签署第二或第三年合同的日期', clause: '5.3.d' },
}

function deadlineAnswer({ deadline }: Reading, edition: Edition, calendar: WorkingCalendar): AnswerPart {
  if (!deadline) return unknownAnswer()
  const { kind, date, lastDay } = deadline
  const { what, date: wanted, clause } = ASKED_DATE[kind]
  if (!date)
    return {
      conclusion: `${what}要从${wanted}算起`,
      details: [generalRule(kind, edition)],
      grounds: [clause],
      ask: { fact: 'date', question: `请告诉我${wanted}，例如“2026年9月24日”`, options: [] },
    }
  const counted = count(kind, date, edition, calendar)
  const afterwards = (kind === 'reapplication' || kind === 'procurementStop') && !lastDay
  const shown = afterwards ? addDays(counted.due, 1) : counted.due
  return {
    conclusion: dateConclusion(kind, shown, lastDay, counted.estimated),
    counting: counted.counting,
    interpretation: counted.interpretation,
    deadline: shown,
    grounds: [clause, ...(kind === 'procurementStart' ? (['5.5.1.d'] as const) : [])],
  }
}

function count(
  kind: DeadlineKind,
  date: CalendarDate,
  edition: Edition,
  calendar: WorkingCalendar,
): Deadline {
  switch (kind) {
    case 'contractFiling':
      return contractFilingDue(date, edition, calendar)
    case 'procurementStart':
      return procurementStartDue(date, edition, calendar)
    case 'procurementStop':
      return procurementStopDue(date, edition)
    case 'reapplication':
      return reapplicationBar(date, edition)
    case 'renewalFiling':
      return renewalFilingDue(date)
    default:
      return kind satisfies never
  }
}

function dateConclusion(
  kind: DeadlineKind,
  date: CalendarDate,
  lastDay: boolean,
  estimated: boolean,
): string {
  const day = `${longDate(date)}${estimated ? '（暂估）' : ''}`
  const words: Record<DeadlineKind, string> = {
    contractFiling: `合同备案最晚为${day}`,
    procurementStart: `原则上最晚应在${day}启动政府采购程序`,
    procurementStop: lastDay
      ? `未启动采购满半年为${day}；超过半年且未备案说明原因的，可由联席会议决定停止实施`
      : `自${day}起属于超过半年未启动；未备案说明原因的，可由联席会议决定停止实施，不是自动停止`,
    reapplication: lastDay ? `原则上暂停申报到${day}为止` : `原则上自${day}起可再次申报`,
    renewalFiling: `备案须在合同签署之前，最晚为${day}`,
  }
  return words[kind]
}

function generalRule(kind: DeadlineKind, { parameters }: Edition): string {
  const rules: Record<DeadlineKind, string> = {
    contractFiling: `合同签订生效后${parameters.contractFiling.value}个工作日内提交联席会议办公室备案`,
    procurementStart: `超过政府采购限额的项目，原则上在预算经费下达后${parameters.procurementStart.value}个月内启动政府采购程序`,
    procurementStop: '超过半年未启动且未备案说明原因的，可由联席会议决定停止实施',
    reapplication: '被暂停的项目原则上半年内不予再次申报',
    renewalFiling: '第二、第三年合同签署之前，向联席会议办公室备案',
  }
  return rules[kind]
}
