import { longDate } from '../../rules/deadlines.js'
import type { Field, Form } from './form.js'
import type { Setting } from './setting.js'
import type { Values } from './state.js'

const YEAR: Field = { name: 'year', label: '年份', hint: '例如2027', most: 10 }
const OPENS: Field = { name: 'opens', label: '申报启动日', hint: '例如6月8日，不填则不变', most: 20 }
const CLOSES: Field = { name: 'closes', label: '申报截止日', hint: '不填则不变', most: 20 }
const SELF: Field = { name: 'selfEvaluation', label: '绩效自评报送日', hint: '不填则不变', most: 20 }
const QUARTERLY: Field = {
  name: 'quarterly',
  label: '季度执行情况报送日',
  hint: '例如3月31日、6月30日、9月30日、12月31日',
  most: 100,
  rows: 3,
}

const QUARTERS = 4

/** 「2027年6月8日」: with its year, so that it cannot slip into another. */
const typedDay = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

function yearIn(form: Form): number | null {
  const year = form.year(YEAR)
  if (year === null && form.text(YEAR) === '') form.fault('「年份」未填写')
  return year
}

/** One day, or none; several are a fault. */
function dayIn(form: Form, field: Field, year: number) {
  const days = form.days(field, year)
  if (days.length > 1) form.fault(`「${field.label}」只填一个日期`)
  return days[0] ?? null
}

/** 年度日期: the text has no days but «每年6月启动» (5.1.1.a), «每季度» (5.5.4.a) and «年度预算执行完成后» (5.6.1.a). */
export const DATES_SETTING: Setting<'dates'> = {
  kind: 'dates',
  name: '年度日期',
  opens: '设置日期',
  sends: '保存',
  purpose: '请填写当年的日期，可只填其中几项；规则未写具体日期，未设置时答复不写日期。',
  basis: '5.1.1.a',
  clauses: ['5.1.1.a', '5.5.4.a', '5.6.1.a'],
  fields: () => [YEAR, OPENS, CLOSES, SELF, QUARTERLY],
  typed: ({ state }) => {
    const entry = Object.values(state.entries.dates).toSorted((a, b) => b.value.year - a.value.year)[0]
    if (!entry) return {}
    const { year, opens, closes, selfEvaluation, quarterly } = entry.value
    return {
      year: String(year),
      opens: opens ? typedDay(opens) : '',
      closes: closes ? typedDay(closes) : '',
      selfEvaluation: selfEvaluation ? typedDay(selfEvaluation) : '',
      quarterly: quarterly.map(typedDay).join('、'),
      source: entry.source,
    }
  },
  item: (form) => yearIn(form)?.toString() ?? null,
  read(form, { state, edition }) {
    const year = yearIn(form)
    if (year === null) return null
    const given = {
      opens: dayIn(form, OPENS, year),
      closes: dayIn(form, CLOSES, year),
      selfEvaluation: dayIn(form, SELF, year),
      quarterly: form.days(QUARTERLY, year, true),
    }
    const typed = [OPENS, CLOSES, SELF, QUARTERLY].some((field) => form.text(field) !== '')
    if (!typed) form.fault('四项日期均未填写，至少填写一项')
    const before = state.entries.dates[year]?.value
    const value: Values['dates'] = {
      year,
      opens: given.opens ?? before?.opens ?? null,
      closes: given.closes ?? before?.closes ?? null,
      selfEvaluation: given.selfEvaluation ?? before?.selfEvaluation ?? null,
      quarterly: given.quarterly.length > 0 ? given.quarterly : (before?.quarterly ?? []),
    }
    const { roundMonth } = edition.parameters
    if (given.opens && Number(given.opens.slice(5, 7)) !== roundMonth.value)
      form.fault(`「申报启动日」应在${roundMonth.value}月`, '5.1.1.a')
    if (value.opens && value.closes && value.closes < value.opens)
      form.fault('「申报截止日」早于「申报启动日」', '5.1.1.b')
    if (value.quarterly.length > QUARTERS) form.fault('「季度执行情况报送日」最多四个', '5.5.4.a')
    if (value.quarterly.some((day, at) => at > 0 && day <= (value.quarterly[at - 1] ?? '')))
      form.fault('「季度执行情况报送日」应从早到晚排列', '5.5.4.a')
    return { item: String(year), value }
  },
  itemName: (item) => `${item}年的年度日期`,
  lines: ({ year, opens, closes, selfEvaluation, quarterly }) => [
    `${year}年`,
    ...(opens ? [`申报启动日：${longDate(opens)}`] : []),
    ...(closes ? [`申报截止日：${longDate(closes)}`] : []),
    ...(selfEvaluation ? [`绩效自评报送日：${longDate(selfEvaluation)}`] : []),
    ...(quarterly.length > 0 ? [`季度执行情况报送日：${quarterly.map(longDate).join('、')}`] : []),
  ],
  unset: ({ state }) => (Object.keys(state.entries.dates).length > 0 ? [] : ['未设置']),
}
