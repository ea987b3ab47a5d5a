import { NOTICE_2027 } from '../../../playground/gallery/notices.js'
import type { CalendarDate } from '../../../src/domain/calendar-date.js'
import { settings } from '../../../src/procedures/settings/settings.js'
import type { SettingsCommand, SettingsEvent } from '../../../src/procedures/settings/state.js'
import { calendarOf, readNotice } from '../../../src/rules/holiday-notice.js'
import type { LoadedYear } from '../../../src/rules/working-calendar.js'
import { at, bench, OFFICE, type Past } from '../given.js'

/** Given, when, then, on `settings/main`. */
export const desk = bench(settings, 'settings/main')

const by = { ...OFFICE }
const happened = (event: SettingsEvent, when = '2026-10-12 10:00'): Past<SettingsEvent> => ({
  by,
  event,
  at: at(when),
})

export const shown = (n = 1, to = OFFICE.person): Past<SettingsEvent> =>
  happened({ did: 'CardShown', to: to as NonNullable<typeof to>, n })

export const limitSet = (amount = 100_000_000, year = 2026, source = '市财政局2026年通知') =>
  happened({ did: 'LimitSet', kind: 'limit', item: 'main', value: { amount, year }, source, reason: '' })

export const statusSet = (status: '现行有效' | '已被替代' = '现行有效', source = '区政府办公室函') =>
  happened({
    did: 'StatusSet',
    kind: 'status',
    item: 'yangpu-2021-4',
    value: { edition: 'yangpu-2021-4', docNo: '杨府办发〔2021〕4号', status },
    source,
    reason: '',
  })

const day = (text: string) => text as CalendarDate

export const datesSet = (year = 2027, source = '办公室通知') =>
  happened({
    did: 'DatesSet',
    kind: 'dates',
    item: String(year),
    value: {
      year,
      opens: day(`${year}-06-08`),
      closes: day(`${year}-07-15`),
      selfEvaluation: day(`${year}-02-26`),
      quarterly: [day(`${year}-03-31`), day(`${year}-06-30`)],
    },
    source,
    reason: '',
  })

/** The notice of 2027 as a calendar. */
export function year2027(source = '放假安排的通知'): LoadedYear {
  const read = readNotice(NOTICE_2027, null)
  if ('faults' in read) throw new Error(read.faults.join('；'))
  return calendarOf(read.notice, source)
}

export const holidaysSet = (value = year2027(), source = '放假安排的通知') =>
  happened({
    did: 'HolidaysSet',
    kind: 'holidays',
    item: String(value.calendar.year),
    value,
    source,
    reason: '',
  })

export const cleared = (kind: 'status' | 'limit' | 'dates' | 'holidays', item: string) =>
  happened({ did: 'SettingCleared', kind, item, reason: '误填' })

/** 「设置」 of one kind, as the button sends it. */
export const setting = (
  kind: 'status' | 'limit' | 'dates' | 'holidays',
  fields: Record<string, unknown>,
  seen = 0,
  shownDays: string | null = null,
): SettingsCommand => ({ do: 'Set', kind, fields, seen, shown: shownDays })
