import { type CalendarDate, yearOf } from '../../domain/calendar-date.js'
import { CALENDARS } from '../../rules/calendars/all.js'
import { longDate } from '../../rules/deadlines.js'
import { calendarOf, readNotice } from '../../rules/holiday-notice.js'
import type { LoadedYear } from '../../rules/working-calendar.js'
import type { Field, Form } from './form.js'
import { type Setting, SOURCE } from './setting.js'
import type { SettingsState } from './state.js'

const NOTICE: Field = {
  name: 'notice',
  label: '通知内容',
  hint: '请粘贴国务院办公厅通知全文',
  most: 1_000,
  rows: 6,
}
const YEAR: Field = { name: 'year', label: '年份', hint: '通知中未写年份时填写', most: 10 }

/** The days of a notice as a short text: what was shown is what is taken. */
const shown = ({ calendar, before }: LoadedYear): string =>
  [calendar.year, ...calendar.off, '+', ...calendar.work, '<', ...before.off, '+', ...before.work].join(' ')

/** What is there for this year already: by the office, or in the program. */
function known(value: LoadedYear, { entries }: SettingsState): { source: string; same: boolean } | null {
  const { year } = value.calendar
  const entry = entries.holidays[year]
  if (entry) return { source: entry.source, same: shown(entry.value) === shown(value) }
  const own = CALENDARS.find((calendar) => calendar.year === year)
  if (!own) return null
  const same = shown({ calendar: own, before: { off: [], work: [] } }) === shown(value)
  return { source: `程序自带，${own.source}`, same }
}

/** The notice as it was read, in words to be checked against the original. */
function understood(form: Form): { lines: readonly string[]; unread: readonly string[] } | null {
  const read = readNotice(form.text(NOTICE), form.year(YEAR))
  if ('faults' in read) return null
  const { year, holidays, worked, unread } = read.notice
  return {
    lines: [
      `${year}年放假安排`,
      ...holidays.map(({ name, first, last, days }) =>
        first === last
          ? `${name}：${shortDay(first)}放假，共1天`
          : `${name}：${shortDay(first)}至${shortDay(last)}放假，共${days}天`,
      ),
      worked.length > 0 ? `周末上班：${worked.map(shortDay).join('、')}` : '没有周末上班的安排',
    ],
    unread,
  }
}

/** 「1月3日（周日）」 */
const shortDay = (date: CalendarDate): string => longDate(date).slice(5)

/** The year that a form is about: as typed, else as the notice says. */
function yearIn(form: Form): string | null {
  const year = form.year(YEAR)
  const read = readNotice(form.text(NOTICE), year)
  const found = year ?? ('notice' in read ? read.notice.year : null)
  if (found === null) form.fault('「年份」未填写')
  return found?.toString() ?? null
}

/** 放假安排: the words of the State Council's notice, shown as understood before they are taken. */
export const HOLIDAYS_SETTING: Setting<'holidays'> = {
  kind: 'holidays',
  name: '放假安排',
  opens: '载入放假安排',
  sends: '识别',
  purpose: '请粘贴国务院办公厅当年放假安排的通知；识别结果经您核对后才采用。',
  basis: '系统规定',
  clauses: ['5.5.2.a'],
  fields: () => [NOTICE, YEAR],
  typed: () => ({}),
  item: yearIn,
  read(form) {
    const text = form.needed(NOTICE)
    const year = form.year(YEAR)
    if (text === '') return null
    const read = readNotice(text, year)
    if ('faults' in read) {
      for (const fault of read.faults) form.fault(fault)
      return null
    }
    return {
      item: String(read.notice.year),
      value: calendarOf(read.notice, form.text(SOURCE) || '未注明来源'),
    }
  },
  itemName: (item) => `${item}年的放假安排`,
  lines: ({ calendar, before }) => [
    `${calendar.year}年：工作日放假${calendar.off.length}天，周末上班${calendar.work.length}天`,
    ...[...before.off, ...before.work]
      .slice(0, 1)
      .map((day) => `另含${yearOf(day as never)}年末放假${before.off.length}天、上班${before.work.length}天`),
  ],
  unset: () => [
    `程序自带：${CALENDARS.map(({ year }) => `${year}年`).join('、')}。未载入的年份，日期按暂估计算。`,
  ],
  review: { understood, shown, known },
}
