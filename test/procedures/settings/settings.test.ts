import { describe, expect, test } from 'vitest'
import { NOTICE_2026, NOTICE_2027 } from '../../../playground/gallery/notices.js'
import type { CalendarDate } from '../../../src/domain/calendar-date.js'
import type { PersonId } from '../../../src/domain/ids.js'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.js'
import type { Basis } from '../../../src/procedures/procedure.js'
import { loadedYears, settingsOn, withStatus } from '../../../src/procedures/settings/in-effect.js'
import type { SettingKind, SettingsEvent } from '../../../src/procedures/settings/state.js'
import { SETTING_KINDS, SETTINGS } from '../../../src/procedures/settings/table.js'
import { calendarOf, readNotice } from '../../../src/rules/holiday-notice.js'
import { loadEdition } from '../../../src/rules/rulebook/editions.js'
import { calendarWith } from '../../../src/rules/working-calendar.js'
import { APPLICANT, at, CHAIR, FINANCE, inShort, LIAISON, leader, OFFICE, refusal, SYSTEM } from '../given.js'
import {
  cleared,
  datesSet,
  desk,
  holidaysSet,
  limitSet,
  setting,
  shown,
  statusSet,
  year2027,
} from './past.js'

const { given, when } = desk
const day = (text: string) => text as CalendarDate
/** The value of the one event. */
const valueSet = (answer: SettingsEvent[] | Refusal<Basis>): unknown => {
  const [event] = isRefusal(answer) ? [] : answer
  return event && 'value' in event ? event.value : null
}
const nothing = given()
const LIMIT = { year: '2026', amount: '100', source: '市财政局通知' }
const limit = (changes: Record<string, unknown>) =>
  when(nothing, OFFICE, setting('limit', { ...LIMIT, ...changes }))
const dates = (fields: Record<string, unknown>, state = nothing, seen = 0) =>
  when(state, OFFICE, setting('dates', { year: '2027', source: '办公室通知', ...fields }, seen))

describe('who may', () => {
  test.each([
    ['分管副区长', CHAIR],
    ['成员单位', leader(FINANCE)],
    ['联络员', LIAISON],
    ['申报单位', APPLICANT],
    ['系统', SYSTEM],
  ])('%s may neither see nor change', (_, actor) => {
    expect(inShort(when(nothing, actor, { do: 'Show' }))).toBe('NOT_YOUR_ROLE')
    expect(inShort(when(nothing, actor, setting('limit', LIMIT)))).toBe('NOT_YOUR_ROLE')
  })
})

describe('the card', () => {
  test('every asking brings a new one', () => {
    expect(when(given(shown(1), shown(2)), OFFICE, { do: 'Show' })).toEqual([
      { did: 'CardShown', to: OFFICE.person, n: 3 },
    ])
  })

  test('the last three of each person follow the settings', () => {
    const other = 'ou_office2' as PersonId
    const state = given(shown(1), shown(2, other), shown(3), shown(4), shown(5))
    expect(state.cards).toEqual([
      { person: other, n: 2 },
      { person: OFFICE.person, n: 3 },
      { person: OFFICE.person, n: 4 },
      { person: OFFICE.person, n: 5 },
    ])
  })

  test('opening a form and going back change nothing', () => {
    expect(when(nothing, OFFICE, { do: 'Open', kind: 'limit' })).toEqual([])
    expect(when(nothing, OFFICE, { do: 'Back' })).toEqual([])
  })
})

describe('政府采购限额 (5.5.1.a): amount, year and source, read strictly', () => {
  test.each([
    ['100', 100_000_000],
    ['49.5', 49_500_000],
    ['100万元', 100_000_000],
    ['１００．５', 100_500_000],
    ['0.000001', 1],
    ['10000', 10_000_000_000],
  ])('%s 万元', (amount, fen) => {
    expect(limit({ amount })).toEqual([
      {
        did: 'LimitSet',
        kind: 'limit',
        item: 'main',
        value: { amount: fen, year: 2026 },
        source: '市财政局通知',
        reason: '',
      },
    ])
  })

  test.each([
    ['nothing', '', '「限额（万元）」未填写'],
    ['a word', '一百', '应为大于零的数字'],
    ['nil', '0', '应为大于零的数字'],
    ['a negative', '-5', '应为大于零的数字'],
    ['yuan', '100元', '应为大于零的数字'],
    ['a part of a fen', '0.0000001', '应为大于零的数字'],
    ['one above the most', '10000.000001', '超过10000万元，请核对单位'],
    ['yuan without the unit', '1000000', '请核对单位是否为万元'],
  ])('%s: refused under 5.5.1.a', (_, amount, why) => {
    const refused = refusal(limit({ amount }))
    expect(refused).toMatchObject({ refused: 'BAD_SETTING', basis: '5.5.1.a' })
    expect(refused.why).toContain(why)
    expect(refused.why).toContain('五（五）1')
    expect(refused.next).toContain('联席会议办公室')
  })

  test.each([
    ['year', '', '「年份」未填写'],
    ['year', '26', '「年份」应为四位年份'],
    ['year', '1999', '「年份」应为四位年份'],
    ['source', ' ', '「来源」未填写'],
    ['source', '文'.repeat(101), '「来源」超过100字'],
    ['source', 5, '「来源」的内容无法识别'],
  ])('%s %j is refused', (field, value, why) => {
    const refused = refusal(limit({ [field]: value }))
    expect(refused.why).toContain(why)
    expect(refused.basis).toBe('系统规定')
  })

  test('every fault at once', () => {
    const { why } = refusal(when(nothing, OFFICE, setting('limit', {})))
    for (const label of ['「年份」', '「限额（万元）」', '「来源」']) expect(why).toContain(label)
  })

  test('marks of secrecy: refused, and nothing is kept', () => {
    expect(refusal(limit({ source: '机密★文件' }))).toMatchObject({ refused: 'SECRET', forget: true })
  })
})

describe('规则效力状态', () => {
  const status = (fields: Record<string, string>) =>
    when(
      nothing,
      OFFICE,
      setting('status', { edition: '杨府办发〔2021〕4号', status: '现行有效', source: '函', ...fields }),
    )

  test('is confirmed for an edition', () => {
    expect(status({})).toMatchObject([
      {
        did: 'StatusSet',
        item: 'yangpu-2021-4',
        value: { edition: 'yangpu-2021-4', docNo: '杨府办发〔2021〕4号', status: '现行有效' },
      },
    ])
  })

  test.each([
    [{ status: '' }, '「效力状态」未填写'],
    [{ status: '有效' }, '「效力状态」的选项无法识别'],
    [{ edition: '杨府办发〔2030〕1号' }, '「规则版本」的选项无法识别'],
    [{ source: '' }, '「来源」未填写'],
  ])('%j is refused', (fields, why) => {
    expect(refusal(status(fields as Record<string, string>)).why).toContain(why)
  })
})

describe('年度日期 (5.1.1, 5.5.4.a, 5.6.1.a)', () => {
  test('each by itself, in every usual form', () => {
    const event = valueSet(
      dates({
        opens: '6月8日',
        closes: '2027-07-15',
        selfEvaluation: '2027年2月26日',
        quarterly: '3月31日、6月30日，9/30，2028年1月10日',
      }),
    )
    expect(event).toEqual({
      year: 2027,
      opens: '2027-06-08',
      closes: '2027-07-15',
      selfEvaluation: '2027-02-26',
      quarterly: ['2027-03-31', '2027-06-30', '2027-09-30', '2028-01-10'],
    })
  })

  test('what is left empty stays as it was, in that year only', () => {
    const event = valueSet(dates({ closes: '7月20日' }, given(datesSet()), 1))
    expect(event).toMatchObject({ opens: '2027-06-08', closes: '2027-07-20' })
    const other = valueSet(dates({ year: '2028', closes: '7月20日' }, given(datesSet()), 1))
    expect(other).toMatchObject({ opens: null, closes: '2028-07-20', quarterly: [] })
  })

  test.each([
    [{ opens: '5月31日' }, '「申报启动日」应在6月', '5.1.1.a'],
    [{ opens: '7月1日' }, '「申报启动日」应在6月', '5.1.1.a'],
    [{ opens: '6月30日', closes: '6月29日' }, '早于「申报启动日」', '5.1.1.b'],
    [{ quarterly: '6月30日、3月31日' }, '从早到晚', '5.5.4.a'],
    [{ quarterly: '3月31日、3月31日' }, '从早到晚', '5.5.4.a'],
    [{ quarterly: '1月1日、2月1日、3月1日、4月1日、5月1日' }, '最多四个', '5.5.4.a'],
    [{ quarterly: '2028年2月1日' }, '不在2027年内', '系统规定'],
    [{ closes: '6月31日' }, '不是有效日期', '系统规定'],
    [{ closes: '2月29日' }, '不是有效日期', '系统规定'],
    [{ closes: '明天' }, '不是有效日期', '系统规定'],
    [{ closes: '2026年7月1日' }, '不在2027年内', '系统规定'],
    [{ closes: '7月1日、7月2日' }, '只填一个日期', '系统规定'],
    [{}, '至少填写一项', '系统规定'],
    [{ year: '', opens: '6月8日' }, '「年份」未填写', '系统规定'],
  ])('%j is refused', (fields, why, basis) => {
    const refused = refusal(dates(fields))
    expect(refused.why).toContain(why)
    expect(refused.basis).toBe(basis)
  })

  test.each(['6月1日', '6月30日'])('申报启动日 %s lies in June', (opens) => {
    expect(inShort(dates({ opens }))).toBe('DatesSet')
  })

  test('opening and closing on the same day is allowed', () => {
    expect(inShort(dates({ opens: '6月8日', closes: '6月8日' }))).toBe('DatesSet')
  })
})

describe('放假安排: shown before it is taken', () => {
  const SHOWN = SETTINGS.holidays.review?.shown(year2027()) ?? ''
  const FIELDS = { notice: NOTICE_2027, source: '放假安排的通知' }
  const load = (fields: Record<string, unknown>, shownDays: string | null, state = nothing, seen = 0) =>
    when(state, OFFICE, setting('holidays', fields, seen, shownDays))

  test('read, nothing happens yet', () => {
    expect(load(FIELDS, null)).toEqual([])
  })

  test('confirmed as shown, it is taken', () => {
    expect(load(FIELDS, SHOWN)).toMatchObject([
      { did: 'HolidaysSet', item: '2027', value: { calendar: { year: 2027, source: '放假安排的通知' } } },
    ])
  })

  test('a notice changed after it was shown is not taken', () => {
    const changed = NOTICE_2027.replace('6月9日（周三）', '6月10日（周四）')
    expect(inShort(load({ ...FIELDS, notice: changed }, SHOWN))).toBe('NOT_AS_SHOWN')
  })

  test.each([
    ['no notice', '放假', '不像国务院办公厅'],
    ['empty', '', '「通知内容」未填写'],
    ['a wrong weekday', NOTICE_2027.replace('1月1日（周五）', '1月1日（周六）'), '1月1日写作周六，实为周五'],
    ['a wrong count', NOTICE_2027.replace('共3天', '共4天'), '写明共4天'],
  ])('%s: refused with every fault', (_, notice, why) => {
    expect(refusal(load({ ...FIELDS, notice }, null)).why).toContain(why)
  })

  test('no source: refused before it is shown', () => {
    expect(refusal(load({ notice: NOTICE_2027 }, null)).why).toContain('「来源」未填写')
  })

  test('the year of the program, the same: already there, and said where from', () => {
    const answer = refusal(load({ notice: NOTICE_2026, source: '通知' }, null))
    expect(answer).toMatchObject({ already: true })
    expect(answer.why).toContain('程序自带')
  })

  describe('a year that is there already with other days', () => {
    const other = NOTICE_2026.replace('1月4日（周日）上班', '1月10日（周六）上班')
    const fields = { notice: other, source: '更正通知' }
    const read = SETTINGS.holidays.review
    const known = given(holidaysSet())

    test('of the program: shown, and replaced only with a reason', () => {
      expect(load(fields, null)).toEqual([])
      const shownOther = shownOf(other)
      expect(refusal(load(fields, shownOther))).toMatchObject({ refused: 'NEEDS_REASON' })
      expect(refusal(load(fields, shownOther)).why).toContain('程序自带')
      expect(load({ ...fields, reason: '国务院更正' }, shownOther)).toMatchObject([
        { did: 'HolidaysSet', item: '2026', reason: '国务院更正' },
      ])
    })

    test('loaded by the office: the same', () => {
      const changed = NOTICE_2027.replace('6月9日（周三）', '6月10日（周四）')
      const again = { notice: changed, source: '更正通知' }
      expect(read?.known(year2027(), known)).toEqual({ source: '放假安排的通知', same: true })
      expect(inShort(load(again, shownOf(changed), known, 1))).toBe('NEEDS_REASON')
      expect(inShort(load({ ...again, reason: '更正' }, shownOf(changed), known, 1))).toBe('HolidaysSet')
    })
  })

  function shownOf(notice: string): string {
    const read = readNotice(notice, null)
    if ('faults' in read) throw new Error(read.faults.join('；'))
    return SETTINGS.holidays.review?.shown(calendarOf(read.notice, 'x')) ?? ''
  }
})

describe('two people of the office at once', () => {
  const OTHER = { ...OFFICE, person: 'ou_office2' as PersonId }
  const set = given(limitSet())

  test('what was typed before the other saved does not take its place unseen', () => {
    const refused = refusal(when(set, OTHER, setting('limit', { ...LIMIT, amount: '200' }, 0)))
    expect(refused.refused).toBe('OUTDATED_CARD')
    expect(refused.why).toContain('2026年度：100万元')
    expect(refused.why).toContain('联席会议办公室')
  })

  test('seen, it does', () => {
    expect(inShort(when(set, OTHER, setting('limit', { ...LIMIT, amount: '200' }, 1)))).toBe('LimitSet')
  })

  test('a change of another setting is none of its business', () => {
    expect(inShort(dates({ opens: '6月8日' }, set, 0))).toBe('DatesSet')
  })

  test('the same content is done already, whatever card it comes from', () => {
    const again = setting('limit', { ...LIMIT, source: '市财政局2026年通知' }, 0)
    expect(refusal(when(set, OTHER, again))).toMatchObject({ already: true })
  })

  test('the same figure from another source is another setting', () => {
    expect(inShort(when(set, OFFICE, setting('limit', { ...LIMIT, source: '区财政局函' }, 1)))).toBe(
      'LimitSet',
    )
  })

  test('an outdated card clears nothing', () => {
    const state = given(limitSet(), limitSet(200_000_000))
    const clear = { do: 'Clear', kind: 'limit', fields: { reason: '误填' } } as const
    expect(inShort(when(state, OFFICE, { ...clear, seen: 1 }))).toBe('OUTDATED_CARD')
    expect(inShort(when(state, OFFICE, { ...clear, seen: 2 }))).toBe('SettingCleared')
  })
})

describe('clearing', () => {
  const all = given(limitSet(), statusSet(), datesSet(), holidaysSet())
  const clear = (kind: SettingKind, fields: Record<string, string>, state = all) =>
    when(state, OFFICE, { do: 'Clear', kind, fields, seen: 1 })

  test.each([
    ['limit', {}, 'main'],
    ['status', { edition: '杨府办发〔2021〕4号' }, 'yangpu-2021-4'],
    ['dates', { year: '2027' }, '2027'],
    ['holidays', { year: '2027' }, '2027'],
    ['holidays', { notice: NOTICE_2027 }, '2027'],
  ] as const)('%s %j', (kind, fields, item) => {
    expect(clear(kind, { ...fields, reason: '误填' })).toEqual([
      { did: 'SettingCleared', kind, item, reason: '误填' },
    ])
  })

  test('needs a reason', () => {
    expect(refusal(clear('limit', {})).why).toContain('「理由」未填写')
  })

  test.each([
    ['holidays', { year: '2026' }],
    ['dates', { year: '2030' }],
  ] as const)('%s %j was not set by the office: nothing to clear', (kind, fields) => {
    expect(inShort(clear(kind, { ...fields, reason: '误填' }))).toBe('NOT_SET')
  })

  test('leaves the others, and can be set again from a fresh card', () => {
    const state = given(limitSet(), datesSet(), cleared('limit', 'main'))
    expect(settingsOn(state, day('2026-11-23'))).toMatchObject({ procurementLimit: null })
    expect(state.entries.dates['2027']).toBeDefined()
    expect(inShort(when(state, OFFICE, setting('limit', LIMIT, 1)))).toBe('OUTDATED_CARD')
    expect(inShort(when(state, OFFICE, setting('limit', LIMIT, 2)))).toBe('LimitSet')
  })
})

describe('what is in effect', () => {
  const state = given(limitSet(), statusSet(), datesSet(2026), datesSet(2027), holidaysSet())

  test('the limit of the year is current, that of another is not', () => {
    expect(settingsOn(state, day('2026-12-31')).procurementLimit).toEqual({
      amount: 100_000_000,
      year: 2026,
      source: '市财政局2026年通知',
      current: true,
    })
    expect(settingsOn(state, day('2027-01-01')).procurementLimit?.current).toBe(false)
  })

  test('dates of the year and of later ones, in order', () => {
    const years = (on: string) => settingsOn(state, day(on)).dates.map(({ year }) => year)
    expect(years('2026-12-31')).toEqual([2026, 2027])
    expect(years('2027-01-01')).toEqual([2027])
  })

  test('loaded years make a calendar', () => {
    const calendar = calendarWith(loadedYears(state))
    expect(calendar.day(day('2027-10-07'))).toEqual({ working: false, estimated: false })
  })

  test('the status as confirmed: who, when, on what; the later document that is not loaded stays named', () => {
    const edition = loadEdition('yangpu-2021-4')
    expect(withStatus(edition, given()).status).toContain('待办公室确认')
    const confirmed = withStatus(edition, state)
    expect(confirmed.status).toBe(
      '现行有效（联席会议办公室2026年10月12日确认，依据：区政府办公室函；已知后续有杨府办发〔2023〕10号重新印发，正文未载入）',
    )
    expect(confirmed.clause('4.6').cite).toBe('四（六）')
  })

  test('value, source, who and when are on record', () => {
    expect(state.entries.limit['main']).toEqual({
      value: { amount: 100_000_000, year: 2026 },
      source: '市财政局2026年通知',
      by: OFFICE.person,
      title: OFFICE.title,
      at: at('2026-10-12 10:00'),
    })
  })
})

test('every setting has its own name, button and clause', () => {
  const rows = SETTING_KINDS.map((kind) => SETTINGS[kind])
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  expect(new Set(rows.map(({ opens }) => opens)).size).toBe(rows.length)
  for (const { kind, clauses } of rows) {
    expect(SETTINGS[kind].kind).toBe(kind)
    expect(clauses.length).toBeGreaterThan(0)
  }
})
