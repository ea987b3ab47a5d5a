import type { CalendarDate } from '../domain/calendar-date.js'
import type { DeadlineKind, DeadlineQuestion, FactName } from '../rules/facts.js'
import type { DateHit, UnclearDate } from './dates.js'
import { type DateEvent, type EventDate, eventDates, standingDates } from './deadline-dates.js'

/** What a question about a date is read in the light of. */
export interface DeadlineContext {
  today: CalendarDate
  /** What of the text is no certain date. */
  unclear?: readonly UnclearDate[]
  /** The fact asked back last. */
  asked?: FactName | null
  /** The date question that the chat speaks of. */
  before?: DeadlineQuestion | null
}

const WHEN =
  /哪天|几号|最晚|最迟|什么时候|啥时候|啥时|何时|截止|截至|到期|期限|之前|前备案|时限|哪一?[天日]|几月几|算到|到什么时候|多会儿|最后(?:一天|期限|日)|日期|多久|几时|前要|前得|前必须|ddl|dl|deadline|何日|什么日子|死线|大限|赶在|末日|算一下|算算|推算|算出|帮我[算数掰]|掰/
/** Asked without a date, only these want one. */
const WHICH_DAY = /哪天|几号|最晚|最迟|截止|到期|哪一?[天日]|最后一天|日期|何日|什么日子/
/** How a day stands to the period. */
const WITHIN =
  /晚不晚|晚了|晚吗|迟了|迟不迟|来得及|来不来得及|赶得上|赶得及|过没过|过(?:了)?期|过没|超没超|超(?:了)?期|逾期|超时|超了|超过(?:了)?(?:没|吗|期)|还剩|还有(?:几|多少)|剩(?:下)?(?:多少|几)|第几(?:个)?工作日|(?:几|多少)个?工作日(?!内|之内|以内)|第几天|(?:期|期限)(?:之)?内吗|还在[^,。;]{0,6}期|到期(?:了)?(?:没|吗)|还(?:能|可以)(?:备案|报|申)/
const QUESTION = /吗|还是|\?|呢|怎么|多|么|对不|吧|是不|行不|咋|会/
/** Other matters of a project that its dates may stand beside. */
const OTHER_MATTERS = /变更|监理|验收|绩效|付款|尾款|支付|负责人|进度|改内容|季度|质保/
const FOLLOW = /^(?:那|那么|如果|要是|假如|若|换成|改成|要是)|呢[?。!]?$/
/** A reply or an aside is no longer than this. */
const SHORT = 18
/** 「那启动采购呢」 */
const TURN = 8
/** What happened, beside its date: 「预算经费下达」「项目被暂停申报」. */
const STATEMENT = 8

const FILES = /备案(?!说明|制)|报备|办公室|10个?工作日|十个?工作日/
const PROCURES = /采购|启动|招标|[3三]个月/
const STOPS =
  /叫停|停止|被停(?!报|申)|停掉|(?:决定|可以|能|会|要|来)停|停(?:它|这个|我们)|半年|[6六]个月|停项目|砍/
const APPLIES = /再(?:次)?(?:报|申|行|递|交)|重新|申报|半年|不予|解禁|能报/
const RENEWAL = /招一续二|续签|续约|第[二三23](?:个)?年/
const AFTER_SIGNING = /生效|签(?:完|好|了|过|订后|署后|后|之后|以后)/
const BEFORE_SIGNING = /签(?:署|订|合同|约)?(?:之|以)?前|先(?:去)?备案|事先|打算|准备|计划|拟|要签|想签/
const RELEASED =
  /(?:经费|预算|资金|钱|拨款|批复|款).{0,12}(?:下达|下来|到位|拨付|到账|下发|到了|到的|批下来|拨下来|下的)|下达|启动采购|采购.{0,6}启动|采购期限|启动政府采购/

/**
 * Which date of the rules is asked for, from which day it runs, and which day is held against it. Of a contract the later of
 * signing and effect counts. A bare date goes on with the question before it. Null when no date of the rules is meant.
 */
export function deadlineOf(
  text: string,
  hits: readonly DateHit[],
  { today, unclear = [], asked = null, before = null }: DeadlineContext,
): DeadlineQuestion | null {
  const dates = eventDates(text, standingDates(text, hits))
  const own = kindsIn(text, dates)
  const goesOn =
    before !== null &&
    text.length <= SHORT &&
    !OTHER_MATTERS.test(text) &&
    (asked === 'date' || FOLLOW.test(text) || WITHIN.test(text) || isOnly(text, hits, 2))
  const asking = own.length > 0 && asks(text, hits, dates, unclear.length > 0)
  if (!asking && !goesOn) return null
  const [kind, ...others] = own.length > 0 || !before ? own : kindsGoingOn(before.kind, text)
  if (!kind) return null
  const told = startOf(kind, dates)
  const start = told ?? (goesOn && unclear.length === 0 && sameEvent(kind, before.kind) ? before.date : null)
  const turnsTo = own.length > 0 && text.length <= TURN
  if (!asking && !turnsTo && dates.length === 0 && unclear.length === 0 && start === null) return null
  const acts = dates.filter(({ event, date }) => event === 'act' && date !== start)
  return {
    kind,
    date: start,
    lastDay: /到哪[天日]|到几号|到什么时候|到何时|为止|期满|届满|截止|满半年|到.{0,6}几号/.test(text),
    act: acts.at(-1)?.date ?? (WITHIN.test(text) ? today : null),
    today,
    explained: explained(text),
    unclear: start === null ? [...unclear] : [],
    others: [
      ...laterReleases(kind, dates).map((date) => ({ kind, date })),
      ...others.flatMap((other) => {
        const date = startOf(other, dates)
        return date ? [{ kind: other, date }] : []
      }),
    ],
  }
}

/** 「那半年呢」 after the three months: another date of the same event; else the one spoken of before. */
function kindsGoingOn(before: DeadlineKind, text: string): DeadlineKind[] {
  const another = PROCURES.test(text) || STOPS.test(text) || RENEWAL.test(text)
  const kinds = another ? kindsOf(EVENT_OF[before], text) : []
  return kinds.length > 0 ? kinds : [before]
}

function asks(
  text: string,
  hits: readonly DateHit[],
  dates: readonly EventDate[],
  unclear: boolean,
): boolean {
  if (hits.length === 0) return WHICH_DAY.test(text) || (unclear && WHEN.test(text))
  const happened = dates.some(({ event }) => event !== null && event !== 'act')
  if (happened && isOnly(text, hits, STATEMENT)) return true
  if (WHEN.test(text) || WITHIN.test(text)) return true
  if (OTHER_MATTERS.test(text)) return false
  return (
    happened &&
    (QUESTION.test(text) ||
      FILES.test(text) ||
      /启动|再报|(?:没|未)(?:有)?(?:搞|动|招|开始|弄|采购)/.test(text))
  )
}

/** 「24号」「是10月8号」: hardly anything but dates; 「合同9月24日生效」: what happened, and nothing more. */
function isOnly(text: string, hits: readonly DateHit[], rest: number): boolean {
  const left = hits.reduceRight((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text)
  return hits.length > 0 && left.replace(/[是在就的吧呢了,。!?]/g, '').length <= rest
}

/** The kinds of dates that the text is about: those of the events named, of which only what is asked for where that is said. */
function kindsIn(text: string, dates: readonly EventDate[]): DeadlineKind[] {
  const events = [...new Set(dates.map(({ event }) => event))].filter(
    (event) => event !== null && event !== 'act',
  )
  const named = events.length > 0 ? events : eventsIn(text)
  const wanted = named.length > 1 ? named.filter((event) => isWanted(event, text)) : named
  return (wanted.length > 0 ? wanted : named).flatMap((event) => kindsOf(event, text))
}

function eventsIn(text: string): DateEvent[] {
  if (/暂停|停报|禁报/.test(text) || (/停(?:的|了)/.test(text) && /再(?:次)?(?:报|申|递)|重新/.test(text)))
    return ['suspension']
  if (RELEASED.test(text) || /(?:叫停|停止实施).*(?:采购|经费)/.test(text)) return ['release']
  return /合同|备案|签订|签约|签署|生效|(?:10|十)个工作日/.test(text) ? ['contract'] : []
}

function isWanted(event: DateEvent, text: string): boolean {
  if (event === 'contract') return FILES.test(text)
  if (event === 'release') return PROCURES.test(text) || STOPS.test(text)
  return APPLIES.test(text)
}

function kindsOf(event: DateEvent, text: string): DeadlineKind[] {
  switch (event) {
    case 'contract':
      return [
        RENEWAL.test(text) && FILES.test(text) && (BEFORE_SIGNING.test(text) || !AFTER_SIGNING.test(text))
          ? 'renewalFiling'
          : 'contractFiling',
      ]
    case 'release': {
      const stops = STOPS.test(text)
      const starts = /[3三]个月|启动(?:采购|政府采购|招标)?(?:的)?(?:期限|最|截止)|90天/.test(text)
      return [
        ...(!stops || starts ? (['procurementStart'] as const) : []),
        ...(stops ? (['procurementStop'] as const) : []),
      ]
    }
    case 'suspension':
      return ['reapplication']
    case 'act':
      return []
    default:
      return event satisfies never
  }
}

const EVENT_OF: Record<DeadlineKind, DateEvent> = {
  contractFiling: 'contract',
  renewalFiling: 'contract',
  procurementStart: 'release',
  procurementStop: 'release',
  reapplication: 'suspension',
}
const sameEvent = (left: DeadlineKind, right: DeadlineKind) => EVENT_OF[left] === EVENT_OF[right]

/**
 * The day on which the period starts: of a contract the latest of its dates, of money released the earliest, which is on the
 * safe side; else the latest date of which nothing is said.
 */
function startOf(kind: DeadlineKind, dates: readonly EventDate[]): CalendarDate | null {
  const own = datesOf(EVENT_OF[kind], dates)
  if (own.length === 0) return datesOf(null, dates).at(-1) ?? null
  return (EVENT_OF[kind] === 'release' ? own[0] : own.at(-1)) ?? null
}

/** Which of several days counts as 下达 is for the office to say: the others are counted as well. */
const laterReleases = (kind: DeadlineKind, dates: readonly EventDate[]) =>
  EVENT_OF[kind] === 'release' ? datesOf('release', dates).slice(1) : []

const datesOf = (event: DateEvent | null, dates: readonly EventDate[]): CalendarDate[] =>
  [...new Set(dates.filter((found) => found.event === event).map(({ date }) => date))].sort()

/** Was the reason for not starting filed? */
function explained(text: string): boolean | null {
  if (
    /(?:没|未|不|没有)(?:人|有)?(?:去)?(?:打|交|写|报|提交|提|做)?(?:过|任何)*(?:备案)?(?:说明|报告)|也没(?:说|报|备案)|未备案|没备案/.test(
      text,
    )
  )
    return false
  return /说明(?:过|了)|(?:打|交|报|写|提交|做)(?:过|了)(?:备案|暂缓|书面|情况)*(?:说明|报告)|备案(?:过|了)?说明|已(?:经)?(?:备案|说明)|备案过/.test(
    text,
  )
    ? true
    : null
}
