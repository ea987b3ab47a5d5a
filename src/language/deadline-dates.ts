import { addDays, type CalendarDate } from '../domain/calendar-date.js'
import { NUMERALS, small } from './date-numerals.js'
import type { DateHit } from './dates.js'

/** What happened, or is to happen, on a date: a contract, money released, a suspension; or what the applicant does then. */
export type DateEvent = 'contract' | 'release' | 'suspension' | 'act'

/** A date with what it is the date of; null where nothing stands beside it. */
export interface EventDate {
  date: CalendarDate
  event: DateEvent | null
}

const EVENTS: readonly (readonly [DateEvent, RegExp])[] = [
  ['suspension', /暂停|停报|被停|停申报|叫停(?!项目)|停(?:的|了|掉)/],
  [
    'contract',
    /(?<!(?:纪要|意见|议题|请假)[^,。;]{0,8})签(?!到|发)|生效|盖(?:好|了|的|完|上)*公?章|敲(?:好|了|的|完)*章|订立/,
  ],
  ['release', /下达|下来|到位|拨|到账|到了|到的|下发|批下来|下的|下了|给钱|到手/],
]
const CONSENT = /批下来|批准|批复|审批|同意|批了|批的/
/** 「生效条件是财政批复」: consent makes the contract effective, whatever else is said of money. */
const EFFECTIVE_WITH_CONSENT = /生效条件|(?:批|同意)[^,。;]{0,6}生效/
const MONEY = /经费|预算|资金|钱|款|财政(?!局)[^,。;]{0,4}(?:下|拨|批|给)|下达|拨/
const ACT =
  /^(?:我们?|单位|才|再|去|还|来|能|要|想|就|送|办|做|那天|这天|开始|正式|打算|准备|把|的|在|有没有|没)*(?:备案|报备|报送|报上|上报|报(?!告)|送|交|启动|招标|采购|来得及|晚|算是|是第|是不是|过期|过没|超|申报|重新|到期|还剩|剩|还有)/
/** 「今天就可以签了吧」: not what happens on that day. */
const WONDERED = /^(?:就|是不是|是否)?(?:可以|能|可不可以)/
/** 「首付款到账之日方生效」: the money makes the contract effective. */
const EFFECTIVE_WITH_MONEY = /(?:到账|到位|付款|付清|收到[^,。;]{0,8}款|拨付|下达)[^,。;]{0,8}生效/
/** 「对方拖到7月15日才盖」: the other side acts last. */
const OTHER_SIDE_LAST = /(?:对方|甲方|乙方|他们|那边|公司|业主|客户)[^,。;]{0,6}(?:拖|等|晚|直)到$/
/** 「签字次日生效」 */
const NEXT_DAY = /(?:签[^。;!?]{0,8})(?:次日|第二天|隔天|翌日)(?:起)?生效/
/** 「自签订之日起第三天生效」「生效日写的是签订之日起第5日」: the day of signing is the first. */
const LATER_DAY = new RegExp(
  `(?:生效[^,。;!?]{0,8})?签[订署]?(?:之日|当天|日)起?(?:的)?第(?<n>${NUMERALS})(?:个)?(?:天|日)(?:[^,。;!?]{0,3}生效)?`,
)
const RANGE = /^(?:\(?(?:周|星期)[一二三四五六日天]\)?)?(?:到|至|-|~|—|–)+$/
const CORRECTION = /不对|说错|写错|看错|记错|打错|搞错|弄错|更正|纠正|口误|手误|哦不|啊不|不不|错了/

/** The dates that stand after all: what was taken back, or denied, is left out. */
export function standingDates(text: string, dates: readonly DateHit[]): DateHit[] {
  const said = dates.filter(({ start }) => !/不是(?:在|于)?$/.test(text.slice(Math.max(0, start - 4), start)))
  const last = said.findLastIndex((hit, at) => {
    const before = said[at - 1]
    return before !== undefined && CORRECTION.test(text.slice(before.end, hit.start))
  })
  return last < 0 ? said : said.slice(last)
}

/** What each date is the date of: from the words of its own clause, or where no date has any, from those around. */
export function eventDates(text: string, dates: readonly DateHit[]): EventDate[] {
  const inClause = eventsBeside(text, dates, false)
  return inClause.some(({ event }) => event !== null && event !== 'act')
    ? inClause
    : eventsBeside(text, dates, true)
}

function eventsBeside(text: string, dates: readonly DateHit[], around: boolean): EventDate[] {
  return dates.map((hit, at) => {
    const previous = dates[at - 1]
    const after = text.slice(hit.end, Math.min(dates[at + 1]?.start ?? text.length, hit.end + 14))
    const before = text.slice(Math.max(previous?.end ?? 0, hit.start - 10), hit.start)
    const between = previous ? text.slice(previous.end, hit.start) : ''
    const clause = after.replace(/[,。;!?、].*$/, '')
    if (RANGE.test(between) && !eventIn(clause, text)) return { date: hit.date, event: 'act' as const }
    if (OTHER_SIDE_LAST.test(before) && /生效|盖/.test(text))
      return { date: hit.date, event: 'contract' as const }
    if (ACT.test(clause) || /(?:数|算|拖|等)到$/.test(before))
      return { date: hit.date, event: 'act' as const }
    if (WONDERED.test(clause)) return { date: hit.date, event: null }
    const event =
      eventIn(clause, text) ??
      (previous && !/[,。;!?、]/.test(between) ? null : eventIn(before.replace(/^.*[,。;!?、]/, ''), text)) ??
      (around ? (namedIn(after, text) ?? namedIn(before, text)) : null)
    const later = LATER_DAY.exec(text)?.groups?.n
    if (event === 'contract' && later && /签|订/.test(text.slice(Math.max(0, hit.start - 8), hit.end + 8)))
      return { date: addDays(hit.date, small(later) - 1), event }
    if (event === 'contract' && NEXT_DAY.test(text.slice(hit.end, hit.end + 24)))
      return { date: addDays(hit.date, 1), event }
    return { date: hit.date, event }
  })
}

/** The event of the words beside a date; consent stands for effect where a contract waits for it. */
function eventIn(piece: string, text: string): DateEvent | null {
  const waits = EFFECTIVE_WITH_CONSENT.test(text) || (/合同|协议|生效/.test(text) && !MONEY.test(text))
  const consented = waits && CONSENT.test(piece)
  const named = namedIn(piece, text) ?? (consented ? 'contract' : null)
  return named === 'release' && EFFECTIVE_WITH_MONEY.test(text) ? 'contract' : named
}

/** The event named first in a piece of the text. */
function namedIn(piece: string, text: string): DateEvent | null {
  const places = EVENTS.map(([event, words]) => ({ event, at: piece.search(words) })).filter(
    ({ event, at }) => at >= 0 && (event !== 'release' || MONEY.test(text)),
  )
  return places.sort((left, right) => left.at - right.at)[0]?.event ?? null
}
