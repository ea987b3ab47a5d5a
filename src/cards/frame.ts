import type { Card, Element, HeaderColour, TagColour } from './card.js'
import { plain } from './elements.js'
import { opening, type StateWord } from './wording.js'

/** A header takes four lines of a phone; a longer title stands whole among the facts. */
export const TITLE_CHARACTERS = 60

export interface Frame {
  /** The matter. */
  title: string
  /** Number and deadline, in our words. */
  subtitle: string
  /** The state: blue waits for you, wathet informs, green done, orange due soon or needs attention, red overdue or refused. */
  colour: HeaderColour
  tag: StateWord
  /** Parts of the body from top to bottom; lists are flattened. */
  body: readonly (Element | readonly Element[])[]
}

const TAG_COLOURS: Record<HeaderColour, TagColour> = {
  blue: 'blue',
  wathet: 'wathet',
  green: 'green',
  orange: 'orange',
  red: 'red',
  grey: 'neutral',
}

/** A card: header from the state, no forwarding, patchable. Source: 卡片 JSON 2.0 结构. */
export const card = (frame: Frame): Card => ({
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: false,
    summary: { content: `${frame.tag} · ${frame.subtitle}` },
  },
  header: {
    title: plain(opening(frame.title, TITLE_CHARACTERS)),
    subtitle: plain(frame.subtitle),
    template: frame.colour,
    text_tag_list: [{ tag: 'text_tag', text: plain(frame.tag), color: TAG_COLOURS[frame.colour] }],
  },
  body: { direction: 'vertical', vertical_spacing: '8px', elements: frame.body.flat() },
})
