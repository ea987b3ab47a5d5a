import { useEffect, useRef, useState } from 'preact/hooks'
import { roomOf } from './box.js'
import { chartLibrary, FONT, fontFor } from './chart-library.js'
import { pointName, pointsOf, valueWords } from './chart-words.js'
import { type Json, objectIn, stringIn } from './json.js'
import { useDark } from './look.js'

/** Colours of the platform's 图表 themes, near enough. */
const PALETTES: Readonly<Record<string, readonly string[]>> = {
  brand: ['#3370ff', '#82a7fc', '#bacefd', '#245bdb', '#5083fb', '#94b4ff'],
  rainbow: ['#3370ff', '#35bd4b', '#ff8800', '#f54a45', '#7f3bf5', '#14c0ff'],
  complementary: ['#3370ff', '#ff8800', '#82a7fc', '#ffba6b', '#245bdb', '#de7802'],
  converse: ['#3370ff', '#f54a45', '#82a7fc', '#f98e8b', '#245bdb', '#d83931'],
  primary: ['#3370ff', '#14c0ff', '#7f3bf5', '#35bd4b', '#ffc60a', '#ff8800'],
}

const RATIOS: Readonly<Record<string, string>> = {
  '1:1': '1 / 1',
  '2:1': '2 / 1',
  '4:3': '4 / 3',
  '16:9': '16 / 9',
}

/**
 * A chart, drawn by the library the platform's client draws with. The numbers stand beside it in words: in sight until
 * it is drawn and where it cannot be, out of sight but still read aloud after that. Source: 图表.
 */
export function Chart({ chart }: { chart: Json }) {
  const place = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(false)
  const dark = useDark()
  const spec = objectIn(chart, 'chart_spec')
  const text = JSON.stringify(chart)
  const title = stringIn(objectIn(spec, 'title'), 'text') ?? '图表'

  useEffect(() => {
    const dom = place.current
    if (!dom) return undefined
    let gone = false
    let release = () => {}
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const paint = async () => {
      const [Library] = await Promise.all([chartLibrary(), fontFor(text)])
      if (gone) return
      const picture = new Library(readyOf(chart, dark, still) as never, {
        dom,
        theme: dark ? 'dark' : 'light',
        animation: !still,
      })
      release = () => picture.release()
      picture.renderSync()
      setDrawn(true)
    }
    paint().catch(() => setDrawn(false))
    return () => {
      gone = true
      release()
      setDrawn(false)
    }
  }, [text, dark])

  const height = stringIn(chart, 'height')
  const size =
    height?.endsWith('px') === true
      ? { height }
      : { aspectRatio: RATIOS[stringIn(chart, 'aspect_ratio') ?? ''] ?? '16 / 9' }
  return (
    <figure class="chart" aria-label={title} style={roomOf(chart)}>
      <div ref={place} class="chart-place" style={size} aria-hidden="true" />
      <div class={drawn ? 'visually-hidden' : 'chart-words'}>
        <p>{title}</p>
        <ul>
          {pointsOf(spec).map((point, index) => (
            <li key={index}>
              {pointName(point)}：{valueWords(point.value, spec)}
            </li>
          ))}
        </ul>
      </div>
    </figure>
  )
}

/** The card's spec with what the client adds: its font, its colours, no ground of its own. */
function readyOf(chart: Json, dark: boolean, still: boolean): Json {
  const spec = objectIn(chart, 'chart_spec')
  const palette = PALETTES[stringIn(chart, 'color_theme') ?? 'primary']
  return {
    ...spec,
    background: 'transparent',
    ...(spec['color'] === undefined && palette ? { color: palette } : {}),
    ...(still ? { animation: false } : {}),
    theme: {
      name: dark ? 'dark' : 'light',
      fontFamily: FONT,
      // Legends are measured before they know the font of the whole.
      component: { discreteLegend: { item: { label: { style: { fontFamily: FONT } } } } },
      series: { linearProgress: { track: { style: { fill: dark ? '#3b3b3b' : '#dee0e3' } } } },
    },
  }
}
