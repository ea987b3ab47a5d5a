import type { Card } from '../card.js'
import { note } from '../elements.js'
import { card } from '../frame.js'
import { measure } from '../limits.js'
import { type Room, roomBeside, type Slice } from '../packing.js'
import { opening } from '../wording.js'
import { unfolded } from './passages.js'
import { foot, type Sheet, subtitleOf } from './sheet.js'

const TITLE_CHARACTERS = 120
/** The numbers in the titles of a long row of cards take a few bytes more than those measured. */
const SPARE_BYTES = 400

/** 「意见全文 2/3」: opinions verbatim, continued from the card before. */
export const continuationCard = (sheet: Sheet, at: number, total: number, slices: readonly Slice[]): Card =>
  card({
    title: `意见全文 ${at}/${total}`,
    subtitle: subtitleOf(sheet),
    colour: 'wathet',
    tag: '意见全文',
    body: [
      note(`事项：${opening(sheet.proposal.title, TITLE_CHARACTERS)}`),
      ...unfolded(slices),
      ...foot(sheet),
    ],
  })

/** How much a continuation card takes. */
export const continuationRoom = (sheet: Sheet): Room => {
  const room = roomBeside(measure(continuationCard(sheet, 1, 1, [])))
  return { ...room, bytes: room.bytes - SPARE_BYTES }
}
