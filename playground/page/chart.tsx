import { isObject } from '../emulator/card/rules.js'
import { type Json, listIn, objectIn, stringIn } from './json.js'

interface Point {
  name: string
  group: string
  value: number
}

const word = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The rows of a chart's data, whichever of the spec's two ways they are given. */
function pointsOf(spec: Json): Point[] {
  const { data } = spec
  const source = Array.isArray(data) ? data.find(isObject) : data
  const values = isObject(source) ? listIn(source, 'values') : []
  const field = (key: string, fallback: string) => {
    const given = spec[key]
    return String((Array.isArray(given) ? given[0] : given) ?? fallback)
  }
  const across = spec['direction'] === 'horizontal'
  const measure = field('valueField', across ? field('xField', 'value') : field('yField', 'value'))
  const category = field('categoryField', across ? field('yField', 'type') : field('xField', 'type'))
  return values.map((row) => ({
    name: word(row[category]),
    group: word(row[field('seriesField', '')]),
    value: Number(row[measure] ?? 0),
  }))
}

/** A chart in a plain drawing of ours: bars for shares and comparisons, a bar of progress for progress. */
export function Chart({ spec }: { spec: Json }) {
  const points = pointsOf(spec)
  const progress = (stringIn(spec, 'type') ?? '').endsWith('Progress')
  const most = progress ? 1 : Math.max(1, ...points.map(({ value }) => value))
  const title = stringIn(objectIn(spec, 'title'), 'text')
  return (
    <figure class="chart" aria-label={title ?? '图表'}>
      {title && <figcaption>{title}</figcaption>}
      {points.map(({ name, group, value }, index) => (
        <div key={index} class="chart-row">
          <span class="chart-name">{[name, group].filter((part) => part !== '').join(' ')}</span>
          <svg class="chart-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="chart-track" width="100" height="8" rx="1" />
            <rect
              class={`chart-fill fill-${index % 6}`}
              width={Math.min(100, (value / most) * 100)}
              height="8"
              rx="1"
            />
          </svg>
          <span class="chart-value">{progress ? `${Math.round(value * 100)}%` : value}</span>
        </div>
      ))}
    </figure>
  )
}
