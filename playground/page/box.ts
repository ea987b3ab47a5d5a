import { type Json, stringIn } from './json.js'

/** Style that a card states for one element. */
export type Style = Record<string, string | number>

const SPACINGS: Readonly<Record<string, string>> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
}

/** A spacing as CSS: by the platform's word, or in pixels as given. */
export function lengthOf(spacing: string | undefined, otherwise = '8px'): string {
  return spacing === undefined ? otherwise : (SPACINGS[spacing] ?? spacing)
}

/** The room around and inside an element, as the card states it. Source: 卡片 JSON 2.0 结构, 通用属性. */
export function roomOf(element: Json): Style {
  const margin = stringIn(element, 'margin')
  const padding = stringIn(element, 'padding')
  return { ...(margin === undefined ? {} : { margin }), ...(padding === undefined ? {} : { padding }) }
}

/** A class of the palette for a colour by name; shades (`blue-600`) are drawn in the one tone that reads well. */
export function colourClass(colour: string | undefined): string {
  return `c-${/^[a-z]+/.exec(colour ?? '')?.[0] ?? 'default'}`
}

/** How the elements of a container stand: one under another or side by side, how far apart and on which side. */
export function flowOf(container: Json): { look: string; style: Style } {
  const row = container['direction'] === 'horizontal'
  const across = stringIn(container, 'horizontal_align') ?? 'left'
  const down = stringIn(container, 'vertical_align') ?? 'top'
  const gap = `${lengthOf(stringIn(container, 'vertical_spacing'))} ${lengthOf(stringIn(container, 'horizontal_spacing'))}`
  return { look: `stack ${row ? 'row' : 'pile'} across-${across} down-${down}`, style: { gap } }
}

/** A width as the card states it: as wide as the words, the whole line, or pixels. */
export function widthOf(element: Json): { look: string; style: Style } {
  const width = stringIn(element, 'width') ?? 'default'
  return width.endsWith('px')
    ? { look: 'width-fixed', style: { width } }
    : { look: `width-${width === 'fill' ? 'fill' : 'default'}`, style: {} }
}
