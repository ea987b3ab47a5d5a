import { isObject } from '../emulator/card/rules.js'
import { type Json, listIn } from './json.js'

/** One number of a chart and what it is of. */
export interface Point {
  name: string
  group: string
  value: number
}

const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const first = (value: unknown) => word(Array.isArray(value) ? value[0] : value)

/** The numbers of a chart, for those who do not see it: of its data, or of the data of each of its series. */
export function pointsOf(spec: Json): Point[] {
  const series = listIn(spec, 'series')
  if (series.length > 0)
    return series.flatMap((one) => pointsOf({ ...spec, ...one, series: undefined, data: dataOf(spec, one) }))
  const { data } = spec
  const sources = (Array.isArray(data) ? data : [data]).filter(isObject)
  const across = spec['direction'] === 'horizontal'
  const measure = first(spec['valueField']) || first(spec[across ? 'xField' : 'yField']) || 'value'
  const category = first(spec['categoryField']) || first(spec[across ? 'yField' : 'xField']) || 'type'
  const group = first(spec['seriesField'])
  return sources
    .flatMap((source) => listIn(source, 'values'))
    .map((row) => {
      const name = word(row[category])
      const other = group === '' ? '' : word(row[group])
      return { name, group: other === name ? '' : other, value: Number(row[measure] ?? 0) }
    })
}

/** The data a series draws: its own, or one of the chart's by id or by position. */
function dataOf(spec: Json, series: Json): unknown {
  if (series['data'] !== undefined) return series['data']
  const all = Array.isArray(spec['data']) ? spec['data'].filter(isObject) : []
  if (typeof series['dataId'] === 'string') return all.find((one) => one['id'] === series['dataId'])
  return all[typeof series['dataIndex'] === 'number' ? series['dataIndex'] : 0] ?? spec['data']
}

/** What a number is of. */
export const pointName = ({ name, group }: Point): string =>
  [name, group].filter((part) => part !== '').join(' ')

/** Shares of one are said in percent, everything else as it is. */
export function valueWords(value: number, spec: Json): string {
  const { type } = spec
  return typeof type === 'string' && type.endsWith('Progress') ? `${Math.round(value * 100)}%` : String(value)
}
