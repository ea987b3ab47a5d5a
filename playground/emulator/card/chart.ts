import { type Here, inside, isObject, type Rule, report } from './rules.js'

const ACROSS = ['xField', 'yField']
const SHARES = ['categoryField', 'valueField']

/** The kinds of charts the platform lists, and the fields each is drawn from. Source: 图表, 图表类型与示例. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  line: ACROSS,
  area: ACROSS,
  bar: ACROSS,
  scatter: ACROSS,
  linearProgress: ACROSS,
  pie: SHARES,
  funnel: SHARES,
  radar: SHARES,
  circularProgress: SHARES,
  wordCloud: ['nameField', 'valueField'],
  common: ['series'],
}

/** A chart refused: 200550. */
const refuse = (here: Here, message: string, value: unknown) =>
  report(here, 200550, `chart spec invalid, ${message}`, value)

/**
 * A description of a chart: one of the listed kinds, with its data and fields, without program code and without what fails
 * on phones. What exactly the platform checks is not documented; a chart that clients cannot draw is refused here.
 * Source: 图表, 注意事项; 发送消息, 200550.
 */
export const chartSpec: Rule = (value, here) => {
  if (!isObject(value)) return refuse(here, 'object wanted', value)
  const { type } = value
  const fields = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (!fields) return refuse(here, 'kind of chart unknown', type)
  if (!hasData(value['data'])) refuse(here, 'data missing', value['data'])
  for (const field of fields) if (value[field] === undefined) refuse(here, 'field missing', field)
  if (type === 'common') checkSeries(value['series'], inside(here, 'series'))
  checkDrawable(value, here)
}

/** `{ values: [{…}] }`, or a list of such. */
function hasData(data: unknown): boolean {
  if (Array.isArray(data)) return data.length > 0 && data.every((one) => !Array.isArray(one) && hasData(one))
  return isObject(data) && Array.isArray(data['values']) && data['values'].every(isObject)
}

function checkSeries(series: unknown, here: Here): void {
  if (!Array.isArray(series) || series.length === 0) return refuse(here, 'list of series wanted', series)
  series.forEach((one: unknown, index) => {
    const type = isObject(one) ? one['type'] : undefined
    if (typeof type !== 'string' || type === 'common' || !Object.hasOwn(KINDS, type))
      refuse(inside(here, `[${index}]`), 'kind of series unknown', type)
  })
}

/** Settings that stop the chart from loading on phones, and settings that hold code. */
const UNDRAWABLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  expression: () => true,
  texture: () => true,
  repeatX: () => true,
  repeatY: () => true,
  gradient: (value) => value === 'conical',
  layoutMode: (value) => value === 'grid',
}
const CODE = /^\s*(?:async\s+)?(?:function\b|\([^()]*\)\s*=>|[A-Za-z_$][\w$]*\s*=>)/

function checkDrawable(value: unknown, here: Here): void {
  if (typeof value === 'string' && CODE.test(value)) refuse(here, 'no code', value)
  const entries = Array.isArray(value) ? value.map((one, index) => [`[${index}]`, one] as const) : []
  for (const [key, one] of isObject(value) ? Object.entries(value) : entries) {
    const at = inside(here, key)
    if (Object.hasOwn(UNDRAWABLE, key) && UNDRAWABLE[key]?.(one)) refuse(at, 'clients cannot draw', key)
    else if (key !== 'values') checkDrawable(one, at)
  }
}
