import type { Element } from './card.js'
import { note, text } from './elements.js'
import { bytesOf, FULL, tagsIn } from './limits.js'
import { EXCERPT } from './wording.js'

/** A text to be shown verbatim, with a line of ours above it (who, what, when). */
export interface Passage {
  /** Passages of one group stand together under its words. */
  group: string
  head: string
  text: string
}

/** What of a passage stands on one card: all of it, or a stretch. */
export interface Slice {
  passage: Passage
  text: string
  /** Does it go on from the card before? */
  continued: boolean
}

/** How much a card can still take. */
export interface Room {
  bytes: number
  tags: number
}

/** Less than this of a text is not worth beginning at the foot of a card. */
const WORTH_BEGINNING = 1200
/** A heading of a group, a panel around it, and the commas between. */
const GROUP_COST = { bytes: 420, tags: 3 }
const WITHOUT_TEXT = ' · 未附文字'

/** The elements of a slice: our line, then the text alone; where there is no text our line says so. */
export function sliceElements({ passage, text: content, continued }: Slice): Element[] {
  if (content === '') return [note(`${passage.head}${WITHOUT_TEXT}`)]
  return [note(continued ? `${passage.head}（接上一张）` : passage.head), text(content)]
}

/** What is left of a full card beside these elements of `bytes` and `tags`. */
export const roomBeside = (used: Room): Room => ({
  bytes: FULL.bytes - used.bytes,
  tags: FULL.tags - used.tags,
})

/**
 * Spreads passages over cards, in order: the first has room `first`, each further one `rest`. A passage that fits a card
 * is kept whole; a longer one is continued. The slices of a passage, joined, are its text. `first` may be as small as
 * nothing, the first list is then empty; `rest` must take a line of ours and some text.
 */
export function spread(passages: readonly Passage[], first: Room, rest: Room): Slice[][] {
  let page: Slice[] = []
  const pages = [page]
  let room = first
  const turn = () => {
    page = []
    pages.push(page)
    room = rest
  }
  for (const passage of passages) {
    let left = passage.text
    let continued = false
    for (;;) {
      const cost = costOf(
        { passage, text: left === '' ? '' : ' ', continued },
        page.at(-1)?.passage.group !== passage.group,
      )
      const space = room.bytes - cost.bytes
      const takes = room.tags >= cost.tags
      if (takes && contentBytes(left) <= space) {
        page.push({ passage, text: left, continued })
        room = { bytes: space - contentBytes(left), tags: room.tags - cost.tags }
        break
      }
      const wholeOnNext = contentBytes(left) <= rest.bytes - cost.bytes - GROUP_COST.bytes
      const onFreshCard = page.length === 0 && pages.length > 1
      if (onFreshCard || (takes && !wholeOnNext && space >= WORTH_BEGINNING)) {
        const piece = beginning(left, space)
        page.push({ passage, text: piece, continued })
        left = left.slice(piece.length)
        continued = true
      }
      turn()
    }
  }
  return pages
}

function costOf(slice: Slice, opensGroup: boolean): Room {
  const elements = sliceElements(slice)
  const extra = opensGroup ? GROUP_COST : { bytes: 2, tags: 0 }
  return { bytes: bytesOf(elements) + extra.bytes, tags: tagsIn(elements) + extra.tags }
}

/** Bytes of a text inside JSON, without its quotation marks. */
const contentBytes = (content: string): number => bytesOf(content) - 2

/** The same for one character: quotation marks, backslashes and what cannot be printed are written as escapes. */
function jsonBytes(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff))
    return contentBytes(character)
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** The longest beginning of whole characters that takes at most `bytes` inside JSON. */
function beginning(content: string, bytes: number): string {
  let used = 0
  let end = 0
  for (const character of content) {
    used += jsonBytes(character)
    if (used > bytes) break
    end += character.length
  }
  return content.slice(0, end)
}

/** The text, or as much of it as `bytes` of JSON hold and 「（节选）」. */
export const fit = (content: string, bytes: number): string =>
  contentBytes(content) <= bytes ? content : `${beginning(content, bytes)}${EXCERPT}`
