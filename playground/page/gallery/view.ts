/** One card in one state. */
export interface GalleryCard {
  /** 「书面征询/书面意见/待反馈」: its name, and its address on the page. */
  id: string
  procedure: string
  card: string
  /** Whom it is for. */
  sees: string
  state: string
  /** Of the header. */
  colour: string
  json: Record<string, unknown>
}

/** All that the gallery shows. */
export interface GalleryView {
  cards: GalleryCard[]
}
