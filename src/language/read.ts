import type { CalendarDate } from '../domain/calendar-date.js'
import type { DeadlineQuestion, FactName, Facts, Reading } from '../rules/facts.js'
import type { TopicId } from '../rules/topics/all.js'
import type { WorkingCalendar } from '../rules/working-calendar.js'
import { amountsIn } from './amount.js'
import { isCommand } from './command-words.js'
import { conceptsIn } from './concepts/all.js'
import { type DateHit, datesIn, unclearDates, withoutDates } from './dates.js'
import { deadlineOf } from './deadline-words.js'
import { intentRuleFor, type Signs } from './intent.js'
import { lookupOf } from './lookup.js'
import { type Learned, nearest } from './nearest.js'
import { normalise, plain } from './normalise.js'
import { withoutPleading } from './pleading.js'
import { projectFacts } from './project-facts.js'
import { amountStandsApart, secondTopic } from './second-topic.js'
import { shortAnswer } from './short-answer.js'
import { statedCase } from './stated-case.js'
import { topicOf } from './topic.js'

/** What is known when a text arrives. */
export interface Known {
  today: CalendarDate
  /** Facts of the question so far. */
  known?: Facts
  /** The fact that was asked back last. */
  asked?: FactName | null
  /** What others meant by words they typed. */
  learned?: readonly Learned[]
  /** The date of the rules that was asked for before: 「那30号签呢」 goes on with it. */
  deadline?: DeadlineQuestion | null
  /** The topic that was asked about before: 「那6家呢」 goes on with it. */
  topic?: TopicId | null
  /** For 「国庆后第一个工作日」; by default the years that are in the program. */
  calendar?: WorkingCalendar
}

/**
 * 读懂一句话: what is wanted and which facts are told.
 *
 * Explicit rules decide; where none is sure the intent is `unknown` with the three nearest questions, never a guess. A short
 * reply to the question asked back adds to the known facts; a new question starts afresh.
 * @param text as written, any spelling that plain() mends
 */
export function read(text: string, before: Known): Reading {
  const { known = {}, asked = null, learned = [] } = before
  const base: Reading = {
    intent: 'unknown',
    facts: {},
    topic: null,
    lookup: null,
    deadline: null,
    remarks: [],
    suggestions: [],
    fresh: true,
  }
  const lookup = lookupOf(text)
  if (lookup !== null) return { ...base, intent: 'clause', lookup }
  if (isCommand(normalise(text))) return { ...base, intent: 'command' }

  const clean = withoutPleading(plain(text))
  const found = foundIn(clean, before)
  const { signs, told, deadline } = found
  const reply = asked ? shortAnswer(clean, asked, told.facts, known) : null
  if (reply && asked !== 'date')
    return { ...base, intent: 'route', facts: merged(known, reply), remarks: told.remarks, fresh: false }

  const { facts, followUp } = signs
  const topic = signs.topic?.id ?? goneOnWith(clean, signs, before.topic ?? null)
  const intent = intentRuleFor(signs)?.intent ?? (topic === null ? undefined : 'clause')
  const all = { ...base, facts, remarks: told.remarks, fresh: !followUp }
  switch (intent) {
    case 'deadline':
      return {
        ...all,
        intent,
        deadline,
        also: secondTopic(clean, signs.touches, topic),
        remarks: dateRemarks(found.dates),
      }
    case 'clause':
      return {
        ...all,
        intent,
        topic,
        also: secondTopic(clean, signs.touches, topic),
        facts: { ...facts, ...statedCase(cameInstead(clean), topic ?? undefined) },
      }
    case undefined:
      return { ...base, suggestions: nearest(text, learned) }
    case 'route':
    case 'materials':
      return { ...all, intent, also: besideTheWay(clean, signs) }
    default:
      return intent satisfies never
  }
}

/** The topic before, where the text goes on with it and states another case: 「那6家呢」. */
const goneOnWith = (clean: string, { touches }: Signs, before: TopicId | null): TopicId | null =>
  before !== null && touches('goesOn') && Object.keys(statedCase(cameInstead(clean), before)).length > 0
    ? before
    : null

/** 「那6家呢」 after a question about who came: 来了6家. */
const cameInstead = (clean: string) =>
  clean.replace(/^(?:那么?|如果|要是|换成|假如)(?=[\d一二两三四五六七八九十]+家)/, '来了')

/** Everything that stands in a text of plain(): what the rules of intent look at, and what the answer needs. */
export function foundIn(
  clean: string,
  { today, known = {}, asked = null, deadline: before = null, calendar }: Known,
) {
  const short = clean.length <= SHORT
  const light = { ...(calendar ? { calendar } : {}), near: short ? (before?.date ?? null) : null }
  const dates = datesIn(clean, today, light)
  const scan = amountsIn(withoutDates(clean, dates), asked === 'amount')
  const told = projectFacts(withoutDates(clean, dates), scan)
  const touches = conceptsIn(clean)
  const unclear = unclearDates(clean, today, light)
  const deadline = deadlineOf(clean, dates, { today, unclear, asked, before })
  const money = scan.unitless || scan.hits.length > 0
  const topic = topicOf(touches)
  const says =
    money ||
    topic !== null ||
    Object.keys(told.facts).length > 0 ||
    touches('handling') ||
    touches('applicationPapers')
  const followUp =
    Object.keys(known).length > 0 &&
    says &&
    (touches('goesOn') || (short && !money && !told.facts.change && !namesAnotherMatter(told.facts)))
  const signs: Signs = {
    facts: followUp ? merged(known, told.facts) : told.facts,
    topic,
    deadline: deadline !== null,
    dated: dates.length > 0 || deadline?.date != null || (deadline?.unclear.length ?? 0) > 0,
    money: money || (followUp && known.amount !== undefined),
    followUp,
    amountApart: amountStandsApart(withoutDates(clean, dates)),
    short,
    touches,
  }
  return { dates, told, deadline, signs }
}

/** A special category of its own begins another matter, where nothing says that the one before goes on. */
const namesAnotherMatter = ({
  infoPublishing,
  superior,
  renewalYear,
  feeItem,
  emartSoftware,
  excluded,
}: Facts) =>
  [infoPublishing, superior, renewalYear, feeItem, emartSoftware, excluded].some((fact) => fact !== undefined)

/** The topic asked about besides the way of a project; not one that the way itself answers. */
const besideTheWay = (clean: string, { topic, touches }: Signs): TopicId | null =>
  topic && topic.yields === null ? topic.id : secondTopic(clean, touches, null)

/** No longer than 「刚好一百二十万左右的项目」. */
const SHORT = 14

const dateRemarks = (dates: readonly DateHit[]) => [...new Set(dates.flatMap(({ remark }) => remark ?? []))]

/** Facts told later replace those told before; a new amount drops what belonged to the old one. */
export function merged(known: Facts, told: Facts): Facts {
  const { otherAmount: _other, bidPrice: _bid, several: _several, ...rest } = known
  const kept = told.amount ? rest : known
  return {
    ...kept,
    ...told,
    ...(known.unsure && told.unsure ? { unsure: [...known.unsure, ...told.unsure] } : {}),
    ...(known.superior && told.superior ? { superior: { ...known.superior, ...told.superior } } : {}),
  }
}
