import { addDays, type CalendarDate } from '../domain/calendar-date.js'
import type { AnswerPart } from './answer.js'
import { missedRounds, nextWindows, windowText } from './application-windows.js'
import {
  contractFilingDue,
  type Deadline,
  longDate,
  procurementStartDue,
  procurementStopDue,
  reapplicationBar,
  renewalFilingDue,
  shortDate,
} from './deadlines.js'
import { span } from './edition-words.js'
import type { DeadlineKind, DeadlineQuestion } from './facts.js'
import type { RulesInForce } from './in-force.js'
import { procurementLateness } from './procurement-lateness.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import { workingDaysBetween } from './working-calendar.js'

type Rules = Pick<RulesInForce, 'edition' | 'calendar'>

const ASKED_DATE: Record<DeadlineKind, { what: string; date: string; clause: ClauseId }> = {
  contractFiling: { what: '合同备案期限', date: '合同签订并生效的日期', clause: '5.5.2.a' },
  procurementStart: { what: '启动采购期限', date: '预算经费下达的日期', clause: '5.5.1.c' },
  procurementStop: { what: '可决定停止实施的日期', date: '预算经费下达的日期', clause: '5.5.1.e' },
  reapplication: { what: '可再次申报的日期', date: '确认暂停申报的日期', clause: '5.4.3.c' },
  renewalFiling: { what: '续签合同前的备案期限', date: '计划签署第二或第三年合同的日期', clause: '5.3.d' },
}

/**
 * 期限: a date of the rules, its counting, and how a day stands to it: the day that was asked about, else today. Without a
 * certain day to count from, that day is asked for.
 */
export function deadlineAnswer(question: DeadlineQuestion, rules: Rules): AnswerPart {
  const { kind, date } = question
  return date ? dated(question, date, rules) : undated(kind, question, rules.edition)
}

function undated(kind: DeadlineKind, { unclear }: DeadlineQuestion, edition: Edition): AnswerPart {
  const { what, date, clause } = ASKED_DATE[kind]
  return {
    conclusion: `${what}要从${date}算起`,
    details: [
      ...unclear.map(({ said, impossible }) =>
        impossible ? `日历上没有“${said}”这一天，请核对` : `“${said}”不是具体日期，不能据以推算`,
      ),
      generalRule(kind, edition),
    ],
    grounds: [clause],
    ask: { fact: 'date', question: `请告诉我${date}，例如“2026年9月24日”`, options: [] },
  }
}

function dated(question: DeadlineQuestion, date: CalendarDate, rules: Rules): AnswerPart {
  const { kind, lastDay, others } = question
  const counted = count(kind, date, rules)
  const shown = shownDay(kind, counted, lastDay)
  const said = dateConclusion(kind, shown, lastDay, counted.estimated, rules.edition)
  const standing = standingOn(question, date, counted, rules)
  const further = others.map((other) => {
    const part = count(other.kind, other.date, rules)
    const says = dateConclusion(
      other.kind,
      shownDay(other.kind, part, lastDay),
      lastDay,
      part.estimated,
      rules.edition,
    )
    return { says: other.kind === kind ? `如从${shortDate(other.date)}起算：${says}` : says, ...part }
  })
  const along = alongside(kind, date, counted, rules.edition)
  return {
    conclusion: [standing.first, said].filter(Boolean).join('；'),
    details: [...further.map(({ says }) => says), ...standing.lines, ...along.lines],
    counting: [counted, ...further].flatMap(({ counting }) => counting),
    interpretation: [
      ...new Set([counted, ...further].flatMap(({ interpretation }) => interpretation)),
      ...along.interpretation,
    ],
    deadline: shown,
    grounds: [
      ASKED_DATE[kind].clause,
      ...further.map(({ clause }) => clause),
      ...standing.clauses,
      ...along.clauses,
    ],
  }
}

/** A bar or a condition is told by the day after it, unless its last day is asked for. */
const shownDay = (kind: DeadlineKind, { due }: Deadline, lastDay: boolean) =>
  (kind === 'reapplication' || kind === 'procurementStop') && !lastDay ? addDays(due, 1) : due

function count(kind: DeadlineKind, date: CalendarDate, { edition, calendar }: Rules): Deadline {
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
      return renewalFilingDue(date, calendar)
    default:
      return kind satisfies never
  }
}

interface Standing {
  /** Stands before the date where the day was asked about. */
  first: string
  lines: string[]
  clauses: ClauseId[]
}

/** How the day asked about, else today, stands to the period. */
function standingOn(
  question: DeadlineQuestion,
  start: CalendarDate,
  counted: Deadline,
  rules: Rules,
): Standing {
  const { kind, act, today, explained } = question
  const day = act ?? today
  const name = day === today ? `今天（${shortDate(day)}）` : shortDate(day)
  if (day <= start && (act === null || act === today)) return { first: '', lines: [], clauses: [] }
  const verdict = (says: string, lines: string[] = [], clauses: ClauseId[] = []): Standing =>
    act
      ? { first: `${name}${says}`, lines, clauses }
      : { first: '', lines: [`${name}${says}`, ...lines], clauses }
  const over = day > counted.due
  switch (kind) {
    case 'contractFiling': {
      const { calendar } = rules
      const passed = `${shortDate(start)}的次日起至${shortDate(day)}，共${workingDaysBetween(start, day, calendar)}个工作日${calendar.day(day).working ? '' : `（${shortDate(day)}不是工作日）`}`
      const left = workingDaysBetween(day, counted.due, calendar)
      return over
        ? verdict(`已超过备案期限${workingDaysBetween(counted.due, day, calendar)}个工作日`, [
            ...(act ? [passed] : []),
            '规则没有写逾期备案的后果，请尽快补交并向联席会议办公室说明',
          ])
        : verdict(
            left === 0 ? '为备案期限的最后一日' : `未超过备案期限，之后还有${left}个工作日`,
            act ? [passed] : [],
          )
    }
    case 'renewalFiling':
      return verdict(over ? '已不在合同签署之前' : '仍在合同签署之前')
    case 'procurementStart': {
      const { edition, calendar } = rules
      const { says, clauses } = procurementLateness(start, day, explained, edition, calendar)
      return verdict(says, [], ['5.5.1.d', ...clauses])
    }
    case 'procurementStop': {
      const { edition, calendar } = rules
      const { says, clauses } = procurementLateness(start, day, explained, edition, calendar)
      return verdict(says, [], clauses)
    }
    case 'reapplication':
      return verdict(
        over
          ? `已过${span(rules.edition.parameters.reapplication.value)}，可以再次申报`
          : '仍在原则上不予再次申报的期间',
      )
    default:
      return kind satisfies never
  }
}

/** What else hangs on the date: the windows after a bar, the second filing of a renewed contract. */
function alongside(
  kind: DeadlineKind,
  start: CalendarDate,
  { due }: Deadline,
  edition: Edition,
): { lines: string[]; clauses: ClauseId[]; interpretation: string[] } {
  if (kind === 'renewalFiling')
    return {
      lines: [`合同签订生效后，仍须在${edition.parameters.contractFiling.value}个工作日内再办合同备案`],
      clauses: ['5.5.2.a'],
      interpretation: [],
    }
  if (kind === 'procurementStart') return { lines: [], clauses: ['5.5.1.d'], interpretation: [] }
  if (kind !== 'reapplication') return { lines: [], clauses: [], interpretation: [] }
  const free = addDays(due, 1)
  const missed = missedRounds(start, free, edition)
  return {
    lines: [
      `之后的常规申报：${nextWindows(free, edition).map(windowText).join('、')}`,
      ...missed.map((year) => `赶不上${year}年${edition.parameters.roundMonth.value}月启动的年度申报`),
      '期间由申报单位进行补充论证研究',
    ],
    clauses: ['5.1.1.a', '5.1.1.c', '5.6.2.a', '5.4.3.b'],
    interpretation: [
      '申报的具体起止日期由联席会议办公室通知；紧急性重点工作能否在此期间走快速通道，规则未写，由联席会议办公室决定',
    ],
  }
}

function dateConclusion(
  kind: DeadlineKind,
  date: CalendarDate,
  lastDay: boolean,
  estimated: boolean,
  { parameters }: Edition,
): string {
  const stop = span(parameters.procurementStop.value)
  const day = `${longDate(date)}${estimated ? '（暂估）' : ''}`
  const words: Record<DeadlineKind, string> = {
    contractFiling: `合同备案最晚为${day}`,
    procurementStart: `原则上最晚应在${day}启动政府采购程序`,
    procurementStop: lastDay
      ? `未启动采购满${stop}为${day}；超过${stop}且未备案说明原因的，可由联席会议决定停止实施`
      : `自${day}起属于超过${stop}未启动；未备案说明原因的，可由联席会议决定停止实施，不是自动停止`,
    reapplication: lastDay ? `原则上暂停申报到${day}为止` : `原则上自${day}起可再次申报`,
    renewalFiling: `备案须在合同签署之前，最晚为${day}`,
  }
  return words[kind]
}

function generalRule(kind: DeadlineKind, { parameters }: Edition): string {
  const rules: Record<DeadlineKind, string> = {
    contractFiling: `合同签订生效后${parameters.contractFiling.value}个工作日内提交联席会议办公室备案`,
    procurementStart: `超过政府采购限额的项目，原则上在预算经费下达后${parameters.procurementStart.value}个月内启动政府采购程序`,
    procurementStop: `超过${span(parameters.procurementStop.value)}未启动且未备案说明原因的，可由联席会议决定停止实施`,
    reapplication: `被暂停的项目原则上${span(parameters.reapplication.value)}内不予再次申报`,
    renewalFiling: '第二、第三年合同签署之前，向联席会议办公室备案',
  }
  return rules[kind]
}
