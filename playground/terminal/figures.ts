import { isObject } from '../emulator/card/rules.js'
import { pointName, pointsOf, valueWords } from '../page/chart-words.js'
import { type Json, listIn, stringIn } from '../page/json.js'
import { byPattern } from '../page/times.js'
import { padded, widthOf } from './layout.js'
import { plainText } from './plain-text.js'

/** All rows of a table, the columns aligned. */
export function tableLines(table: Json, names: ReadonlyMap<string, string>): string[] {
  const columns = listIn(table, 'columns')
  const rows = [
    columns.map((column) => stringIn(column, 'display_name') ?? stringIn(column, 'name') ?? ''),
    ...listIn(table, 'rows').map((row) =>
      columns.map((column) => cellText(row[stringIn(column, 'name') ?? ''], column, names)),
    ),
  ]
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function cellText(value: unknown, column: Json, names: ReadonlyMap<string, string>): string {
  if (value === undefined) return ''
  const type = stringIn(column, 'data_type')
  if (type === 'date' && typeof value === 'number')
    return byPattern(value, stringIn(column, 'date_format') ?? 'YYYY/MM/DD')
  return [value]
    .flat()
    .map((one: unknown) => {
      if (isObject(one)) return stringIn(one, 'text') ?? ''
      return type === 'persons' ? (names.get(String(one)) ?? String(one)) : plainText(String(one), names)
    })
    .join('、')
}

/** The numbers of a chart, one line each, its title first. */
export function chartLines(spec: Json): string[] {
  const title = isObject(spec['title']) ? stringIn(spec['title'], 'text') : undefined
  const points = pointsOf(spec).map((point) => ({
    words: pointName(point),
    value: valueWords(point.value, spec),
  }))
  const across = Math.max(0, ...points.map(({ words }) => widthOf(words)))
  return [
    ...(title === undefined ? [] : [title]),
    ...points.map(({ words, value }) => `${padded(words, across)}  ${value}`),
  ]
}
