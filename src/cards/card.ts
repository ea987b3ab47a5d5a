/** Card JSON 2.0 of the platform, as far as we use it. Source: reference of the platform, 卡片 JSON 2.0 结构. */
export interface Card {
  schema: '2.0'
  config: {
    update_multi: true
    enable_forward: false
    width_mode?: 'default' | 'compact' | 'fill'
    summary: { content: string }
  }
  header: {
    title: PlainText
    subtitle?: PlainText
    template: HeaderColour
    text_tag_list?: readonly { tag: 'text_tag'; text: PlainText; color: TagColour }[]
  }
  body: { direction: 'vertical'; vertical_spacing: string; elements: readonly Element[] }
}

export type HeaderColour = 'blue' | 'wathet' | 'green' | 'orange' | 'red' | 'grey'
export type TagColour = 'blue' | 'wathet' | 'green' | 'orange' | 'red' | 'neutral'

export interface PlainText {
  tag: 'plain_text'
  content: string
}

/** Any element of a card body; the builders in `elements.ts` are the only writers. */
export type Element = Readonly<Record<string, unknown>> & { tag: string }
