import { addDays, CalendarDate, weekday, yearOf } from '../domain/calendar-date.js'
import { isWeekend, type LoadedYear } from './working-calendar.js'
import { YearCalendar } from './year-calendar.js'

/** One holiday as the notice gives it. */
interface Holiday {
  /** 「国庆节、中秋节」 */
  name: string
  first: CalendarDate
  last: CalendarDate
  days: number
}

/** A notice understood, to be looked at before it is taken. */
export interface HolidayNotice {
  year: number
  holidays: readonly Holiday[]
  /** Weekend days worked (调休上班). */
  worked: readonly CalendarDate[]
  /** What names a day and is neither a holiday nor a working day, in its own words. */
  unread: readonly string[]
}

/** What the statute names (全国年节及纪念日放假办法); a notice that lacks one was not copied whole. */
const NAMES = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const
const NAME = `(?:国际)?(?:${NAMES.join('|')})节?`
const HEADING = new RegExp(
  `(?:[一二三四五六七八九十]+、|\\d{1,2}[.、])?(${NAME}(?:[、和及与]${NAME})*):`,
  'g',
)
const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:\(([^()]*)\))?`
const SPAN = new RegExp(`${DATE}(?:(?:至|到|[-~—–－～]+)${DATE})?`, 'g')
const VERB = /^(?:均|都|照常|正常)*(放假|公休|上班)/
const COUNT = /^(?:调休|公休|\(?不调休\)?|,|、)*共?(\d{1,2})天/
const WEEKDAYS = '日一二三四五六'
const SIGNATURE = /^(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日(?:\(此件公开发布\))?$/

/** What was read, or everything that keeps it from being taken, in sentences without a full stop. */
export type NoticeReading = { notice: HolidayNotice } | { faults: readonly string[] }

/**
 * Reads the words of the State Council's yearly notice: «一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）
 * 上班。» Checked: every weekday against its date, every 共N天 against the days, worked days against weekends, no day and no
 * holiday twice, none of the seven holidays missing.
 * @param typed the year as the person gave it; null where only the notice can tell
 */
export function readNotice(text: string, typed: number | null): NoticeReading {
  const plain = normalised(text)
  const headings = [...plain.matchAll(HEADING)]
  if (headings.length === 0)
    return { faults: ['没有读到节假日安排，这不像国务院办公厅关于部分节假日安排的通知'] }
  const named = yearsNamed(plain.slice(0, headings[0]?.index))
  if (named.length > 1)
    return { faults: [`通知中写了${named.map((year) => `${year}年`).join('、')}，无法确定是哪一年`] }
  const [own] = named
  if (own !== undefined && typed !== null && own !== typed)
    return { faults: [`「年份」填写的是${typed}年，通知写的是${own}年`] }
  const year = own ?? typed
  if (year === null) return { faults: ['通知中没有写明是哪一年，请填写「年份」'] }
  if (!YearCalendar.shape.year.safeParse(year).success)
    return { faults: [`通知写的是${year}年，不是可以载入的年份`] }

  const draft = new Draft(year)
  draft.aside(plain.slice(0, headings[0]?.index))
  for (const [at, heading] of headings.entries()) {
    const from = heading.index + heading[0].length
    draft.item(heading[1] ?? '', plain.slice(from, headings[at + 1]?.index))
  }
  return draft.reading()
}

/** Half-width digits and brackets, no white space but the ends of lines, which end sentences. */
const normalised = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[（【]/g, '(')
    .replace(/[）】]/g, ')')
    .replace(/：/g, ':')
    .replace(/[，﹐]/g, ',')
    .replace(/[；;]/g, '。')
    .replace(/\s*\n\s*/g, '。')
    .replace(/\s+/g, '')

/** The years that title and preamble name, each once. */
const yearsNamed = (before: string): number[] => [
  ...new Set([...before.matchAll(/(\d{4})年(?!\d{1,2}月)/g)].map((match) => Number(match[1]))),
]

/** A date as it stands in the notice: year where written, month, day, and what stands behind it in brackets. */
type Written = readonly [string | undefined, string, string, string | undefined]

/** What has been read so far of one notice. */
class Draft {
  private readonly names: string[] = []
  private readonly holidays: Holiday[] = []
  private readonly worked: CalendarDate[] = []
  private readonly unread: string[] = []
  private readonly faults: string[] = []

  constructor(private readonly year: number) {}

  /** One numbered item, without its heading. */
  item(name: string, body: string): void {
    this.names.push(name)
    const before = this.holidays.length
    for (const sentence of body.split('。')) this.sentence(name, sentence)
    if (this.holidays.length === before) this.faults.push(`「${name}」没有读到放假日期`)
  }

  /** Text outside the items: what names a day there is not understood. */
  aside(text: string): void {
    for (const sentence of text.split('。')) this.note(sentence)
  }

  private note(sentence: string): void {
    if (
      /\d{1,2}月\d{1,2}日/.test(sentence) &&
      !SIGNATURE.test(sentence) &&
      !/^.{0,20}\d{4}年\d{1,2}月\d{1,2}日\)?$/.test(sentence)
    )
      this.unread.push(sentence)
  }

  /** Dates, then what happens on them; what is left over and names a day is kept as unread. */
  private sentence(name: string, sentence: string): void {
    const spans = [...sentence.matchAll(SPAN)]
    let waiting: { first: CalendarDate; last: CalendarDate }[] = []
    let taken = false
    for (const [at, span] of spans.entries()) {
      const after = sentence.slice(span.index + span[0].length, spans[at + 1]?.index)
      const read = this.span(span)
      if (!read) return
      waiting.push(read)
      const verb = VERB.exec(after)
      if (verb) {
        const rest = after.slice(verb[0].length)
        if (verb[1] === '上班') this.works(waiting)
        else this.rests(name, waiting, COUNT.exec(rest)?.[1])
        waiting = []
        taken = true
      } else if (!/^[、,和及与]*$/.test(after)) {
        break
      }
    }
    if (waiting.length > 0 || !taken) this.note(sentence)
  }

  /** The days from one date to the other; where the second gives no month, it is the first's. */
  private span(match: RegExpExecArray): { first: CalendarDate; last: CalendarDate } | null {
    const [, y1, m1, d1 = '', a1, y2, m2, d2, a2] = match
    if (m1 === undefined) {
      this.faults.push(`「${match[0]}」没有写明月份`)
      return null
    }
    const crosses = y1 === undefined && m1 === '12' && m2 === '1'
    const first = this.date([y1 ?? String(crosses ? this.year - 1 : this.year), m1, d1, a1])
    const last = d2 === undefined ? first : this.date([y2 ?? (crosses ? undefined : y1), m2 ?? m1, d2, a2])
    if (!first || !last) return null
    if (last >= first) return { first, last }
    this.faults.push(`「${match[0]}」的起止颠倒`)
    return null
  }

  private date([year, month, day, aside = '']: Written): CalendarDate | null {
    const written = `${Number(month)}月${Number(day)}日`
    const parsed = CalendarDate.safeParse(
      `${year ?? this.year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    )
    if (!parsed.success) {
      this.faults.push(`没有${written}这一天`)
      return null
    }
    const said = /(?:周|星期|礼拜)([日天一二三四五六])/.exec(aside)?.[1]?.replace('天', '日')
    const is = WEEKDAYS.charAt(weekday(parsed.data))
    if (said !== undefined && said !== is) this.faults.push(`${written}写作周${said}，实为周${is}`)
    return parsed.data
  }

  private rests(
    name: string,
    spans: readonly { first: CalendarDate; last: CalendarDate }[],
    count: string | undefined,
  ): void {
    const days = spans.flatMap(({ first, last }) => daysOf(first, last))
    if (count !== undefined && Number(count) !== days.length)
      this.faults.push(`「${name}」写明共${count}天，按日期为${days.length}天`)
    if (days.length > 31) this.faults.push(`「${name}」放假${days.length}天，请核对日期`)
    else
      this.holidays.push(
        ...spans.map(({ first, last }) => ({ name, first, last, days: daysOf(first, last).length })),
      )
  }

  private works(spans: readonly { first: CalendarDate; last: CalendarDate }[]): void {
    this.worked.push(...spans.flatMap(({ first, last }) => daysOf(first, last)))
  }

  reading(): NoticeReading {
    const faults = [...this.faults, ...this.contradictions()]
    if (faults.length > 0) return { faults: [...new Set(faults)] }
    const holidays = this.holidays.toSorted((a, b) => (a.first < b.first ? -1 : 1))
    return { notice: { year: this.year, holidays, worked: this.worked.toSorted(), unread: this.unread } }
  }

  private contradictions(): string[] {
    const off = this.holidays.flatMap(({ first, last }) => daysOf(first, last))
    const all = [...off, ...this.worked]
    const missing = NAMES.filter((wanted) => !this.names.some((name) => name.includes(wanted)))
    return [
      ...(missing.length > 0
        ? [`没有读到${missing.map((name) => `「${name}」`).join('')}的安排，请粘贴通知全文`]
        : []),
      ...NAMES.filter((wanted) => this.names.filter((name) => name.includes(wanted)).length > 1).map(
        (wanted) => `「${wanted}」出现了两次`,
      ),
      ...twice(all).map((date) => `${spoken(date)}出现了两次`),
      ...this.worked
        .filter((date) => !isWeekend(date))
        .map((date) => `${spoken(date)}写明上班，但当天是周${WEEKDAYS.charAt(weekday(date))}，不是周末`),
      ...all
        .filter((date) => yearOf(date) !== this.year && !date.startsWith(`${this.year - 1}-12-`))
        .map((date) => `${yearOf(date)}年${spoken(date)}不在${this.year}年内`),
    ]
  }
}

const daysOf = (first: CalendarDate, last: CalendarDate): CalendarDate[] => {
  const days: CalendarDate[] = []
  for (let date = first; date <= last && days.length <= 60; date = addDays(date, 1)) days.push(date)
  return days
}

const twice = (dates: readonly CalendarDate[]): CalendarDate[] => [
  ...new Set(dates.filter((date, at) => dates.indexOf(date) !== at)),
]

const spoken = (date: CalendarDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** The notice as data of its year: weekdays without work, weekend days worked, and those of the year before apart. */
export function calendarOf({ year, holidays, worked }: HolidayNotice, source: string): LoadedYear {
  const off = holidays.flatMap(({ first, last }) => daysOf(first, last)).filter((date) => !isWeekend(date))
  const own = (date: CalendarDate) => yearOf(date) === year
  const other = (date: CalendarDate) => !own(date)
  const calendar: YearCalendar = { year, source, off: off.filter(own), work: worked.filter(own) }
  return { calendar, before: { off: off.filter(other), work: worked.filter(other) } }
}
