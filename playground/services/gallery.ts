import { nameOf } from '../gallery/entry.js'
import type { GalleryView } from '../page/gallery/view.js'
import type { Service } from '../service.js'

/** 卡片一览 for the page: made when it is first asked for, the rules and all procedures with it. */
export function galleryService(): Service {
  let made: Promise<GalleryView> | null = null
  return { get: { '/api/gallery': () => (made ??= make()) } }
}

async function make(): Promise<GalleryView> {
  const { catalogue } = await import('../gallery/catalogue.js')
  return {
    cards: catalogue().map((entry) => {
      const json = entry.made()
      const { procedure, card, sees, state } = entry
      return {
        id: nameOf(entry),
        procedure,
        card,
        sees,
        state,
        colour: json.header.template,
        json: { ...json },
      }
    }),
  }
}
