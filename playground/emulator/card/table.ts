import { markup, person } from './markup.js'
import { horizontal, percent, px, TAG_COLOURS, vertical } from './measures.js'
import {
  all,
  BAD_JSON,
  bool,
  either,
  faultsBy,
  type Here,
  inside,
  isObject,
  like,
  list,
  object,
  oneOf,
  type Rule,
  report,
  string,
  whole,
} from './rules.js'

/** More are not shown; refused here. Source: 表格, column. */
const MOST_COLUMNS = 50

/**
 * What a cell of each type holds. The page turns a number in a text cell into text, and shows somebody unknown as such;
 * both are refused here, for neither is ever meant. Source: 表格, data_type.
 */
const CELLS: Readonly<Record<string, Rule>> = {
  text: string(),
  lark_md: markup,
  markdown: markup,
  number: (value, here) => {
    if (typeof value !== 'number') report(here, BAD_JSON, 'number wanted', value)
  },
  date: whole(0, 8_640_000_000_000_000),
  options: either(
    'options',
    string(),
    list(object({ text: string(), color: oneOf(...TAG_COLOURS) }, ['text'])),
  ),
  persons: either('persons', person, list(person)),
}

const column = object(
  {
    name: string(100, false),
    display_name: string(),
    width: either('auto|[80,600]px|[1,100]%', oneOf('auto'), px(80, 600), percent(1)),
    data_type: oneOf(...Object.keys(CELLS)),
    format: object({ symbol: string(1), precision: whole(0, 10), separator: bool }),
    date_format: like(/^(?:YYYY|MM|DD|HH|mm|ss|[^A-Za-z])+$/, 'date format of YYYY MM DD HH mm ss'),
    horizontal_align: horizontal,
    vertical_align: vertical,
  },
  ['name'],
)

const uniqueNames: Rule = (value, here) => {
  const seen = new Set<unknown>()
  for (const entry of Array.isArray(value) ? value.filter(isObject) : []) {
    if (seen.has(entry['name'])) report(here, BAD_JSON, 'column name not unique', entry['name'])
    seen.add(entry['name'])
  }
}

/** Rows against the columns: an unknown key is 200915, a cell of the wrong type 200914. Source: 发送消息, 错误码. */
const rows: Rule = (value, here) => {
  const types = typesOf(here.holder['columns'])
  const row: Rule = (entry, at) => {
    if (!isObject(entry)) return report(at, 200914, 'object wanted', entry)
    for (const [key, cell] of Object.entries(entry)) {
      const type = types.get(key)
      if (type === undefined) report(inside(at, key), 200915, 'row key is not a column', key)
      else checkCell(type, cell, inside(at, key))
    }
  }
  list(row)(value, here)
}

function typesOf(columns: unknown): ReadonlyMap<string, string> {
  const given = Array.isArray(columns) ? columns.filter(isObject) : []
  return new Map(
    given.map(({ name, data_type: type }) => [String(name), typeof type === 'string' ? type : 'text']),
  )
}

function checkCell(type: string, value: unknown, here: Here): void {
  const rule = Object.hasOwn(CELLS, type) ? CELLS[type] : undefined
  for (const fault of rule ? faultsBy(rule, value, here) : [])
    here.survey.faults.push({ ...fault, code: 200914 })
}

/** Properties of a table. Source: 表格. */
export const TABLE: Readonly<Record<string, Rule>> = {
  columns: all(uniqueNames, list(column, MOST_COLUMNS, 1)),
  rows,
  page_size: whole(1, 10),
  row_height: either('low|middle|high|auto|[32,124]px', oneOf('low', 'middle', 'high', 'auto'), px(32, 124)),
  row_max_height: px(32, 999),
  header_style: object({
    text_align: horizontal,
    text_size: oneOf('normal', 'heading'),
    text_color: oneOf('default', 'grey'),
    background_style: oneOf('none', 'grey'),
    bold: bool,
    lines: whole(1, 100),
  }),
  freeze_first_column: bool,
}
