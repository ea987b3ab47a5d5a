import type { Element, PlainText } from './card.js'

/** Words shown as they are, markup included: the only place where what a person wrote may stand. */
export const plain = (content: string): PlainText => ({ tag: 'plain_text', content })

interface Look {
  size?: 'heading' | 'normal' | 'notation'
  colour?: 'grey' | 'red' | 'orange' | 'green' | 'blue'
}

/** A paragraph. Source: 卡片 JSON 2.0, 普通文本. */
export const text = (content: string, look: Look = {}): Element => ({
  tag: 'div',
  text: {
    ...plain(content),
    text_size: look.size ?? 'normal',
    ...(look.colour ? { text_color: look.colour } : {}),
  },
})

/** The first line of a card: what is wanted of the reader, and by when. */
export const lead = (content: string): Element => text(content, { size: 'heading' })

/** Small and grey: what is only good to know. */
export const note = (content: string): Element => text(content, { size: 'notation', colour: 'grey' })

export const hr: Element = { tag: 'hr' }

/** One fact: a short label and its value. With a link the line opens that address. */
export interface Fact {
  label: string
  value: string
  link?: string
}

const LABEL_WIDTH = '96px'

/** Facts in two columns, label grey, value dark; those without a value are left out. Source: 分栏. */
export const facts = (rows: readonly Fact[]): Element[] =>
  rows
    .filter((row) => row.value !== '')
    .map((row) => ({
      tag: 'column_set',
      flex_mode: 'none',
      horizontal_spacing: 'small',
      columns: [
        {
          tag: 'column',
          width: LABEL_WIDTH,
          vertical_align: 'top',
          elements: [text(row.label, { colour: 'grey' })],
        },
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          vertical_align: 'top',
          elements: [text(row.value, row.link === undefined ? {} : { colour: 'blue' })],
        },
      ],
      ...(row.link === undefined
        ? {}
        : {
            action: {
              multi_url: { url: row.link, pc_url: row.link, ios_url: row.link, android_url: row.link },
            },
          }),
    }))

/** A folded part: what is good to know, or too long for one phone screen. Source: 折叠面板. */
export const panel = (title: string, elements: readonly Element[], expanded = false): Element => ({
  tag: 'collapsible_panel',
  expanded,
  header: {
    title: plain(title),
    icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', color: 'grey' },
    icon_position: 'right',
    icon_expanded_angle: -180,
  },
  border: { color: 'grey', corner_radius: '5px' },
  elements,
})

const CELLS = 14

/**
 * How far a thing is, in words and as a bar of characters: 「已反馈 9 / 14」. The bar is full only when all is done and
 * empty only when nothing is.
 */
export function progress(word: string, done: number, total: number): Element[] {
  const share = total === 0 ? 0 : Math.floor((done / total) * CELLS)
  const filled = done > 0 ? Math.max(1, share) : 0
  return [
    text(`${word} ${done} / ${total}`),
    text('█'.repeat(filled) + '░'.repeat(CELLS - filled), { colour: 'blue' }),
  ]
}
