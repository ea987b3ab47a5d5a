import { addDays, addMonths, CalendarDate, weekday } from '../domain/calendar-date.js'

/** A date in a text, and the words right after it, which tell what happened on it. */
export interface DateHit {
  date: CalendarDate
  start: number
  end: number
  /** The year was not written. */
  yearPresumed: boolean
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<y>\\d{4}|[二〇零一二三四五六七八九]{4})年(?<m>${N})月(?<d>${N})(?:日|号)?`, 'g'),
  /(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})日?/g,
  /(?<!\d)(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-2]\d|3[01])(?!\d)/g,
  new RegExp(`(?<rel>今年|去年|明年|前年|本年)?的?(?<m>${N})月(?<d>${N})(?:日|号)?`, 'g'),
  new RegExp(`(?<relm>上个?月|本月|这个?月|下个?月)(?<d>${N})(?:日|号)`, 'g'),
  /(?<!\d[./-])(?<![\d.])(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12]\d|0?[1-9])(?:日|号)?(?![\d./万亿千百十元块多w%]|个)/g,
  /(?<day>大前天|前天|昨天|昨日|今天|今日|当天|明天|明日|后天)/g,
  /(?<week>上周|本周|这周|下周|上星期|这星期|下星期|上礼拜|这礼拜|下礼拜|周|星期|礼拜)(?<wd>[一二三四五六日天])/g,
]

const DAYS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
}
const YEARS: Record<string, number> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1 }
/** Further off than this in the year of today, a date without year is read in the year next to it. */
const FAR_DAYS = 270

/** Every calendar date in the text, in order. A date without a year lies in the year of `today`, unless that is far off. */
export function datesIn(text: string, today: CalendarDate): DateHit[] {
  const hits: DateHit[] = []
  for (const form of FORMS)
    for (const match of text.matchAll(form)) {
      const start = match.index
      const end = start + match[0].length
      if (hits.some((hit) => start < hit.end && hit.start < end)) continue
      const { y, m, rel = yearSaidElsewhere(text) } = match.groups ?? {}
      const date = dateOf({ ...match.groups, rel }, today)
      if (date)
        hits.push({ date, start, end, yearPresumed: m !== undefined && y === undefined && rel === undefined })
    }
  const inOrder = hits.sort((left, right) => left.start - right.start)
  return inOrder.filter((hit, at) => at === 0 || !/^当天$/.test(text.slice(hit.start, hit.end)))
}

/** 「2月14日生效，今年的」: the year told apart from the date. */
const yearSaidElsewhere = (text: string) =>
  /(?:今年|去年)(?=的?(?:合同|几号|哪天|最[晚迟]|备案|[,。;!?]|$))/.exec(text)?.[0]

function dateOf(groups: Record<string, string | undefined>, today: CalendarDate): CalendarDate | null {
  const { y, m, d, rel, relm, day, week, wd } = groups
  if (day !== undefined) return addDays(today, DAYS[day] ?? 0)
  if (wd !== undefined) return weekDate(week ?? '', wd, today)
  const dayOfMonth = small(d ?? '')
  const thisYear = Number(today.slice(0, 4))
  if (relm !== undefined) {
    const month = addMonths(today, relm.startsWith('上') ? -1 : relm.startsWith('下') ? 1 : 0)
    return valid(Number(month.slice(0, 4)), Number(month.slice(5, 7)), dayOfMonth)
  }
  const month = small(m ?? '')
  if (y !== undefined) return valid(yearNumber(y), month, dayOfMonth)
  if (rel !== undefined) return valid(thisYear + (YEARS[rel] ?? 0), month, dayOfMonth)
  const near = valid(thisYear, month, dayOfMonth)
  if (!near) return null
  if (near > addDays(today, FAR_DAYS)) return valid(thisYear - 1, month, dayOfMonth)
  if (near < addDays(today, -FAR_DAYS)) return valid(thisYear + 1, month, dayOfMonth)
  return near
}

function weekDate(week: string, day: string, today: CalendarDate): CalendarDate {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  const shift = week.startsWith('上') ? -7 : week.startsWith('下') ? 7 : 0
  const at = day === '天' || day === '日' ? 6 : '一二三四五六'.indexOf(day)
  return addDays(monday, shift + at)
}

function valid(year: number, month: number, day: number): CalendarDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const parsed = CalendarDate.safeParse(text)
  return parsed.success ? parsed.data : null
}

const HAN = '〇一二三四五六七八九'
const yearNumber = (text: string) =>
  /^\d/.test(text)
    ? Number(text)
    : Number(
        Array.from(text)
          .map((char) => HAN.indexOf(char === '零' ? '〇' : char))
          .join(''),
      )

/** 1 … 39, in arabic or Chinese: 二十四, 十, 30. */
function small(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['0', text]
  const digit = (char: string, empty: number) => (char === '' ? empty : char === '0' ? 0 : HAN.indexOf(char))
  return digit(tens, 1) * 10 + digit(ones, 0)
}
