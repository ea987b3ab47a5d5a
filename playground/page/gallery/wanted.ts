import { textOf } from '../../emulator/card/client.js'
import type { GalleryCard } from './view.js'

/** What the reader wants to see of the gallery; empty words and roles want everything. */
export interface Wanted {
  words: string
  sees: string
  colours: readonly string[]
}

export const EVERYTHING: Wanted = { words: '', sees: '', colours: [] }

/** What the header colours mean, in the order of the filter. */
export const COLOURS: Readonly<Record<string, string>> = {
  blue: '待您办理',
  wathet: '知悉',
  green: '已办结',
  orange: '需注意',
  red: '逾期',
  grey: '已停用',
}

/** A card with everything that can be searched in it. */
export interface Searchable extends GalleryCard {
  words: string
}

export const searchable = (card: GalleryCard): Searchable => ({
  ...card,
  words: `${card.id} ${textOf(card.json)}`.toLowerCase(),
})

/** Is this card wanted? Every word of the search must stand on it or in its name. */
export const fits = (card: Searchable, { words, sees, colours }: Wanted): boolean =>
  (sees === '' || card.sees === sees) &&
  (colours.length === 0 || colours.includes(card.colour)) &&
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => card.words.includes(word))

/** Cards of one kind, together. */
export interface Group {
  /** 「书面征询/书面意见」 */
  id: string
  procedure: string
  card: string
  cards: readonly Searchable[]
}

/** By procedure and kind, in the order of the catalogue. */
export function groupsOf(cards: readonly Searchable[]): Group[] {
  const groups = new Map<string, Searchable[]>()
  for (const card of cards) {
    const id = `${card.procedure}/${card.card}`
    groups.set(id, [...(groups.get(id) ?? []), card])
  }
  return [...groups].map(([id, members]) => ({
    id,
    procedure: members[0]?.procedure ?? '',
    card: members[0]?.card ?? '',
    cards: members,
  }))
}
