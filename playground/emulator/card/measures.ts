import { BAD_JSON, either, type Here, like, oneOf, type Rule, report } from './rules.js'

/** A length such as `8px` within the bounds. */
export function px(min: number, max = Number.POSITIVE_INFINITY): Rule {
  return (value, here) => {
    const found = typeof value === 'string' ? /^(-?\d+)px$/.exec(value) : null
    if (!found || Number(found[1]) < min || Number(found[1]) > max)
      report(here, BAD_JSON, `length from ${min}px to ${max}px wanted`, value)
  }
}

/** One, two or four lengths parted by single spaces, as for margins and paddings; a zero needs no unit. */
export function sides(min: number, max: number): Rule {
  return (value, here) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    if (![1, 2, 4].includes(parts.length))
      return report(here, BAD_JSON, 'one, two or four lengths wanted', value)
    for (const part of parts) if (part !== '0') px(min, max)(part, here)
  }
}

/** A share of the whole, `25%`. */
export function percent(min: number): Rule {
  return (value, here) => {
    const found = typeof value === 'string' ? /^(\d{1,3})%$/.exec(value) : null
    if (!found || Number(found[1]) < min || Number(found[1]) > 100)
      report(here, BAD_JSON, `share from ${min}% to 100% wanted`, value)
  }
}

/** Width and height, `16px 16px`. */
export function area(max: number): Rule {
  return (value, here) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    if (parts.length !== 2) return report(here, BAD_JSON, 'width and height wanted', value)
    for (const part of parts) px(1, max)(part, here)
  }
}

export const margin = sides(-99, 99)
/** Some pages name [-99,99]px for paddings; the page of the whole structure names [0,99]px, which is the stricter. */
export const padding = sides(0, 99)
export const radius = either('[0,∞)px|[0,100]%', px(0), percent(0))
export const spacing = either(
  'small|medium|large|extra_large|[0,99]px',
  oneOf('small', 'medium', 'large', 'extra_large'),
  px(0, 99),
)
export const horizontal = oneOf('left', 'center', 'right')
export const vertical = oneOf('top', 'center', 'bottom')

/** Layout of what stands in a container. Source: 卡片 JSON 2.0 结构, body. */
export const flow = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: horizontal,
  vertical_align: vertical,
}

const HUES =
  'blue|carmine|green|indigo|lime|orange|purple|red|sunflower|turquoise|violet|wathet|yellow'.split('|')
const SHADES = ['50', '100', '200', '300', '350', '400', '500', '600', '700', '800', '900']
const COLOURS: ReadonlySet<string> = new Set([
  'white',
  'bg-white',
  ...[...HUES, 'grey'].flatMap((hue) => [hue, ...SHADES.map((shade) => `${hue}-${shade}`)]),
  ...['00', '650', '950', '1000'].map((shade) => `grey-${shade}`),
])
const RGBA = /^rgba\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3}), ?(?:0|1(?:\.0+)?|0?\.\d+)\)$/

/** Is this one of the platform's colours, or an RGBA colour? Source: 颜色枚举值. */
export function isColour(value: string): boolean {
  const channels = RGBA.exec(value)?.slice(1)
  return COLOURS.has(value) || (channels !== undefined && channels.every((channel) => Number(channel) <= 255))
}

export const rgba: Rule = (value, here) => {
  if (typeof value !== 'string' || !RGBA.test(value) || !isColour(value))
    report(here, BAD_JSON, 'rgba() wanted', value)
}

/** A style the card defines in `config.style`. */
const own = (value: unknown, here: Here) => typeof value === 'string' && here.survey.styles.has(value)

export const colour: Rule = (value, here) => {
  if (own(value, here)) return
  if (typeof value !== 'string' || !isColour(value)) report(here, BAD_JSON, 'colour wanted', value)
}
export const colourOrDefault = either('default or colour', oneOf('default'), colour)

export const standardSize = like(
  /^(?:heading(?:-[0-4])?|normal|notation|x{1,4}-large|large|medium|small|x-small)$/,
  'text size',
)
/**
 * The page says that an unknown size is shown as `normal`; it is refused here, for it is never meant. Source: 普通文本.
 */
export const textSize: Rule = (value, here) => {
  if (!own(value, here)) standardSize(value, here)
}

/** Colours of tags: those after a title, those in a table. Source: 标题, 后缀标签颜色枚举. */
export const TAG_COLOURS = [
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
] as const
