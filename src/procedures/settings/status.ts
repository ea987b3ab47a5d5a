import type { Field } from './form.js'
import type { Given, Setting } from './setting.js'
import { STATUSES } from './state.js'

/** Editions that can be chosen: the one in force, and those that were confirmed before. */
const editions = ({ state, edition }: Given): { id: string; docNo: string }[] => [
  { id: edition.id, docNo: edition.docNo },
  ...Object.values(state.entries.status)
    .map(({ value }) => ({ id: value.edition, docNo: value.docNo }))
    .filter(({ id }) => id !== edition.id),
]

const EDITION = (given: Given): Field => ({
  name: 'edition',
  label: '规则版本',
  most: 60,
  options: editions(given).map(({ docNo }) => docNo),
})
const STATUS: Field = { name: 'status', label: '效力状态', most: 10, options: STATUSES }

/** 规则效力状态: confirmed by the office for each edition. */
export const STATUS_SETTING: Setting<'status'> = {
  kind: 'status',
  name: '规则效力状态',
  opens: '确认效力',
  sends: '保存',
  purpose: '请确认规则文件的效力状态；确认前，各项答复均注明“待办公室确认”。',
  basis: '6.3.a',
  clauses: ['6.3.a', '6.3.b'],
  fields: (given) => [EDITION(given), STATUS],
  typed: ({ state, edition }) => {
    const entry = state.entries.status[edition.id]
    return { edition: edition.docNo, status: entry?.value.status ?? '', source: entry?.source ?? '' }
  },
  item(form, given) {
    const field = EDITION(given)
    const docNo = form.choice(field, field.options ?? [], '6.3.a')
    return editions(given).find((one) => one.docNo === docNo)?.id ?? null
  },
  read(form, given) {
    const item = STATUS_SETTING.item(form, given)
    const status = form.choice(STATUS, STATUSES, '6.3.a')
    const docNo = editions(given).find(({ id }) => id === item)?.docNo
    return item === null || docNo === undefined || status === null
      ? null
      : { item, value: { edition: item, docNo, status } }
  },
  itemName: (item, entry) => `${entry?.value.docNo ?? item}的效力状态`,
  lines: ({ docNo, status }) => [`${docNo}：${status}`],
  unset: ({ state, edition }) =>
    state.entries.status[edition.id] ? [] : [`${edition.docNo}：未设置（待办公室确认）`],
}
