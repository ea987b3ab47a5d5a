import { amountText } from '../../rules/facts.js'
import type { Field } from './form.js'
import type { Setting } from './setting.js'

const YEAR: Field = { name: 'year', label: '年份', hint: '例如2027', most: 10 }
const AMOUNT: Field = { name: 'amount', label: '限额（万元）', hint: '例如100', most: 20 }

/** A hundred million yuan: whoever types more has typed yuan. */
const MOST = 10_000
const ITEM = 'main'

/** A sum as it is typed: 「49.5」. */
const inTenThousands = (fen: number): string => String(fen / 1_000_000)

/** 政府采购限额: the text has no figure (5.5.1.a). */
export const LIMIT_SETTING: Setting<'limit'> = {
  kind: 'limit',
  name: '政府采购限额',
  opens: '设置限额',
  sends: '保存',
  purpose: '请填写政府采购限额及来源；规则未写数额，未设置时答复不写数字。',
  basis: '5.5.1.a',
  clauses: ['5.5.1.a'],
  fields: () => [YEAR, AMOUNT],
  typed: ({ state }) => {
    const entry = state.entries.limit[ITEM]
    return entry
      ? {
          year: String(entry.value.year),
          amount: inTenThousands(entry.value.amount),
          source: entry.source,
        }
      : {}
  },
  item: () => ITEM,
  read(form) {
    const year = form.year(YEAR)
    if (year === null && form.text(YEAR) === '') form.fault('「年份」未填写')
    const amount = form.tenThousands(AMOUNT, MOST, '5.5.1.a')
    return year === null || amount === null ? null : { item: ITEM, value: { amount, year } }
  },
  itemName: () => '政府采购限额',
  lines: ({ amount, year }) => [`${year}年度：${amountText(amount)}`],
  unset: ({ state }) => (Object.keys(state.entries.limit).length > 0 ? [] : ['未设置']),
}
