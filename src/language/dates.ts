import { addDays, CalendarDate } from '../domain/calendar-date.js'
import { loadCalendar, type WorkingCalendar } from '../rules/working-calendar.js'
import { type Groups, NUMERALS, small, yearNumber } from './date-numerals.js'
import { bareDay, type Light, lastOfMonth, monthDate, monthEdge, valid, weekDate } from './date-places.js'
import { FESTIVAL_NAMES, festivalDay, workingDayBeside } from './festivals.js'
import { tenseAt } from './tense.js'

/** A date in a text. */
export interface DateHit {
  date: CalendarDate
  start: number
  end: number
  /** How it was read where not all of it was written: 「没有写年份的日期按2026年理解，如不是请更正」. */
  remark: string | null
}

/** What helps to read a date that is not written in full. */
export interface DateContext {
  calendar?: WorkingCalendar
  /** A date spoken of just before: 「那30号呢」 lies in its month. */
  near?: CalendarDate | null
}

/** What was said instead of a certain date. */
export interface UnclearDate {
  said: string
  /** No day of the calendar: 2月30日. */
  impossible: boolean
}

const N = NUMERALS
const YEAR = '(?<y>\\d{4}|(?<!\\d)\\d{2}|[二〇零一三四五六七八九]{4})'
const REL = '(?<rel>今年|去年|明年|前年|本年|当年|后年|大前年)'
const MONTH = '(?<relm>上个?月|本月|这个?月|当月|下个?月|上上个?月)'
const EVENT = '签|生效|下达|到账|到位|拨|订|被|暂停|盖章|当天|那天|起|才|就'
const LOADED = loadCalendar()

/** Ways of writing a date; those that say more come first. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `(?:${YEAR}年|${REL})?的?(?<feast>${FESTIVAL_NAMES})节?(?:假期|放假|小?长假)?(?:之|以|过)?(?:(?<after>后|完)|(?<before>前))的?(?:第(?<nth>${N})|(?<first>头一|首|最后一|最后|第一))个?(?:工作日|上班日|天(?:上班)?|日)`,
    'g',
  ),
  new RegExp(
    `(?:${YEAR}年|${REL})?的?(?<feast>${FESTIVAL_NAMES})节?(?:当天|当日|那天|这天|(?=签|生效|下达|被暂停))`,
    'g',
  ),
  new RegExp(`${YEAR}年(?<m>${N})月(?<d>${N})(?:日|号)?`, 'g'),
  new RegExp(
    `(?:${YEAR}年|${REL})?的?(?<!\\d|个)(?<m>${N})月份?的?(?:(?<lastOf>最后|末)|第一|头一|首)一?个?(?<edge>工作日|上班日)`,
    'g',
  ),
  new RegExp(`${YEAR}年(?<m>${N})月(?:底|末)`, 'g'),
  /(?<y>\d{4})[-/.,](?<m>\d{1,2})[-/.,](?<d>\d{1,2})日?(?![\d万亿千百w元])/g,
  /(?<![\d.])(?<y>2\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?:日|号)?(?![\d.万亿千百w元])/g,
  /(?<!\d)(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-2]\d|3[01])(?!\d)/g,
  new RegExp(
    `(?:${REL}|那年)?的?(?<!\\d|个|[农阴旧]历)(?<m>${N})月份?(?:头上|里头|里|初|下旬|中旬|上旬)?(?<d>${N})(?:日|号)?(?!个|万|天|几|多|\\d)`,
    'g',
  ),
  new RegExp(`(?:${REL})?的?(?<!\\d|个)(?<m>${N})月(?:底|末)`, 'g'),
  new RegExp(`${MONTH}的?(?<d>${N})(?:日|号)?(?!个|万|天|次)`, 'g'),
  new RegExp(`${MONTH}的?(?<monthEnd>底|末|最后一天)`, 'g'),
  /(?<!\d[./-])(?<![\d.¥￥])(?<!rmb)(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12]\d|0?[1-9])(?:日|号)?(?![\d./万亿千百十元块多wmk%]|个)/g,
  new RegExp(
    `(?<![\\d-])(?<m>1[0-2]|0?[1-9])-(?<d>3[01]|[12]\\d|0?[1-9])(?=(?:日|号)?(?:${EVENT}))(?:日|号)?`,
    'g',
  ),
  new RegExp(`${REL}?的?(?<yearEnd>年底|年末)(?!前|之前|绩效|评审|自评)`, 'g'),
  /(?<![\d\p{Script=Han}])(?<monthEnd>月底|月末)/gu,
  /(?<day>大前天|前天|昨天|昨日|昨晚|昨儿个?|今天|今日|今早|今晚|今儿|明天|明日|明早|明儿|大后天|后天)/g,
  new RegExp(
    `(?<ago>${N})(?:个)?(?<unit>天|日|周|星期|礼拜)(?<dir>前|之前|以前)(?=(?:刚|才|就|已|已经|的?时候|合同|协议|经费|预算)*(?:${EVENT}))`,
    'g',
  ),
  /(?<week>上上个?|下下个?|上个?|下个?|本|这个?)?(?<![日号(到至])(?:周|星期|礼拜)(?<wd>[一二三四五六日天])(?!到|至|-|~)/g,
  new RegExp(
    `(?<![\\d第〕\\])发字函科办月个])(?<d>${N})(?:号(?![a-z\\d]|文|楼|机|线|院|令|公|通|规|项|标|厅|馆|仓|门|房|会|路|码|召|称|系|平|院)|日(?=(?:当天|就|才|已|刚|要|被|那天)*(?:签|生效|下达|到账|到位|拨|暂停|盖|订立)))`,
    'g',
  ),
]

const DAYS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨儿: -1,
  昨儿个: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  今儿: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明儿: 1,
  后天: 2,
  大后天: 3,
}
const YEARS: Record<string, number> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  今年: 0,
  本年: 0,
  当年: 0,
  明年: 1,
  后年: 2,
}
/** Further off than this in the year of today, a date without year is read in the year next to it. */
const FAR_DAYS = 270
/** 「12月1日签的」: so far ahead it may still be a day to come. */
const AHEAD_DAYS = 30
/** So near to the date spoken of before it lies in the same year as that. */
const BESIDE_DAYS = 60

/** Every calendar date in the text, in order; days that no calendar has are left out (see `unclearDates`). */
export function datesIn(text: string, today: CalendarDate, context: DateContext = {}): DateHit[] {
  return scan(text, today, context).hits
}

/** 2月30日, 9月中旬, 春节前: what was said of a date and is none. */
export function unclearDates(text: string, today: CalendarDate, context: DateContext = {}): UnclearDate[] {
  const { hits, impossible } = scan(text, today, context)
  const rest = withoutDates(text, hits)
  const vague = [...rest.matchAll(VAGUE)].map(([said]) => ({ said, impossible: false }))
  return [...impossible.map((said) => ({ said, impossible: true })), ...vague]
}

const VAGUE = new RegExp(
  `(?:\\d{4}年|今年|去年|明年)?(?:(?<![\\d个])${N}月|上个?月|这个?月|本月|下个?月)(?:初|上旬|中旬|下旬|中|左右|前后|份|上半月|下半月)?(?![\\d▢底末内])` +
    `|(?<!\\d)${N}月[\\d一二三十]{1,2}[几多]号?` +
    `|(?:\\d{4}年|今年|去年|明年)?的?(?:${FESTIVAL_NAMES}|节|放?假)节?(?:之|以)?(?:前|后|期间)(?!\\d)` +
    '|(?:正月|腊月|农历|阴历|旧历)[一二三四五六七八九十正冬腊月初廿卅\\d]{0,6}|前几天|前些天|前阵子|前不久|前段时间|(?:上|下|这|本)个?(?:周|星期|礼拜)(?![一二三四五六日天])|[\\d一二两三四五六几]个?月前|年初|年后|年前|年中',
  'g',
)

/** Between two ways of naming one day: 「去年国庆前最后一天,九月三十号」. */
const SAME_DAY = /^[,、(]?(?:也?就是|即|是)?$/

function scan(text: string, today: CalendarDate, { calendar = LOADED, near = null }: DateContext) {
  const hits: DateHit[] = []
  const impossible: string[] = []
  const taken: { start: number; end: number }[] = []
  for (const form of FORMS)
    for (const match of text.matchAll(form)) {
      const start = match.index
      const end = start + match[0].length
      if (taken.some((other) => start < other.end && other.start < end)) continue
      const groups: Groups = { ...match.groups }
      groups.rel ??= yearSaidBefore(text.slice(0, start)) ?? yearSaidElsewhere(text)
      const bare = groups.d !== undefined && groups.m === undefined && groups.relm === undefined
      const previous = hits
        .filter((hit) => hit.end <= start)
        .sort(byPlace)
        .at(-1)
      const before =
        bare || (previous && SAME_DAY.test(text.slice(previous.end, start))) ? previous?.date : undefined
      const light = { today, near: before ?? near, calendar, tense: tenseAt(text, start, end) }
      const read = dateOf(groups, light)
      if (read === null) {
        if (groups.d === undefined || groups.m === undefined) continue
        taken.push({ start, end })
        impossible.push(match[0])
        continue
      }
      taken.push({ start, end })
      hits.push({ date: read, start, end, remark: remarkOn(match[0], groups, read) })
    }
  return { hits: hits.sort(byPlace), impossible }
}

const byPlace = (left: DateHit, right: DateHit) => left.start - right.start

/** 「2月14日生效，今年的」: the year told apart from the date. */
const yearSaidElsewhere = (text: string) =>
  /(?:今年|去年)(?=的?(?:合同|几号|哪天|最[晚迟]|备案|[,。;!?]|$))/.exec(text)?.[0]

/** 「去年国庆前9月25号」: words between the year and the date. */
const yearSaidBefore = (before: string) => /(今年|去年|明年)[^,。;!?\d]{1,6}$/.exec(before)?.[1]

function remarkOn(said: string, groups: Groups, date: CalendarDate): string | null {
  const { y, rel, m, d, relm, feast, monthEnd, yearEnd } = groups
  const [year, month, day] = date.split('-').map(Number)
  const whole = `“${said}”按${year}年${month}月${day}日理解，如不是请更正`
  if (feast !== undefined || monthEnd !== undefined || yearEnd !== undefined) return whole
  if (m !== undefined && d === undefined) return whole
  if (d !== undefined && m === undefined && relm === undefined) return whole
  if (m !== undefined && y === undefined && rel === undefined)
    return `没有写年份的日期按${year}年理解，如不是请更正`
  return null
}

function dateOf(groups: Groups, light: Light): CalendarDate | null {
  const { today } = light
  const { day, wd, week, feast, ago, unit, relm, d, monthEnd, yearEnd } = groups
  if (day !== undefined) return addDays(today, DAYS[day] ?? 0)
  if (wd !== undefined) return weekDate(week ?? '', wd, light)
  if (ago !== undefined) return addDays(today, -small(ago) * (unit === '天' || unit === '日' ? 1 : 7))
  if (feast !== undefined) return inYear(groups, light, (year) => feastDate(groups, year, light.calendar))
  if (yearEnd !== undefined) return inYear(groups, light, (year) => valid(year, 12, 31))
  if (relm !== undefined || monthEnd !== undefined) return monthDate(relm, d, light)
  if (groups.m === undefined) return bareDay(small(d ?? ''), light)
  const month = small(groups.m)
  if (groups.edge !== undefined)
    return inYear(groups, light, (year) =>
      monthEdge(year, month, groups.lastOf !== undefined, light.calendar),
    )
  return inYear(groups, light, (year) =>
    d === undefined ? lastOfMonth(year, month) : valid(year, month, small(d)),
  )
}

/** The year that was written, else the one that fits the tense, what was spoken of before, or lies nearest. */
function inYear(
  { y, rel }: Groups,
  { today, near, tense }: Light,
  dateIn: (year: number) => CalendarDate | null,
): CalendarDate | null {
  const thisYear = Number(today.slice(0, 4))
  if (y !== undefined) return dateIn(yearNumber(y))
  if (rel !== undefined) return dateIn(thisYear + (YEARS[rel] ?? 0))
  const around = [-1, 0, 1].map((off) => dateIn(thisYear + off)).filter((date) => date !== null)
  const beside = near && around.find((date) => daysApart(date, near) <= BESIDE_DAYS)
  if (beside) return beside
  if (tense === 'future') return around.find((date) => date >= today) ?? null
  if (tense === 'past') return around.filter((date) => date <= today).at(-1) ?? null
  if (tense === 'told') return around.filter((date) => date <= addDays(today, AHEAD_DAYS)).at(-1) ?? null
  const here = dateIn(thisYear)
  if (here === null) return null
  if (here > addDays(today, FAR_DAYS)) return dateIn(thisYear - 1)
  if (here < addDays(today, -FAR_DAYS)) return dateIn(thisYear + 1)
  return here
}

const DAY_MS = 86_400_000
const daysApart = (left: CalendarDate, right: CalendarDate) =>
  Math.abs(Date.parse(left) - Date.parse(right)) / DAY_MS

function feastDate(
  { feast = '', after, nth, before }: Groups,
  year: number,
  calendar: WorkingCalendar,
): CalendarDate | null {
  if (after === undefined && before === undefined) return festivalDay(feast, year)
  const count = nth === undefined ? 1 : small(nth)
  return workingDayBeside(feast, year, after === undefined ? 'before' : 'after', count, calendar)
}

/** The text with its dates covered, so that nothing else is read from them. */
export const withoutDates = (text: string, hits: readonly DateHit[]): string =>
  hits.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '▢'.repeat(end - start) + rest.slice(end),
    text,
  )
