import { SOUNDS, TRADITIONAL, TYPOS } from './variants.js'

/**
 * The text as the language rules read it: NFKC (full width, compatibility forms), lower case, the traditional characters
 * that matter made simplified, common slips of the pen mended, stray spaces gone. Punctuation stays. A space between two
 * numbers stays too, as a comma: it keeps them apart.
 */
export function plain(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  const simplified = Array.from(folded)
    .map((char) => TRADITIONAL.get(char) ?? char)
    .join('')
  const spaced = simplified
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/(?<![\d.])(\d{1,3}(?: \d{3})+)(?![\d.])/g, (number) => number.replaceAll(' ', ''))
    .replace(/(\d)\s+(?=\d)/g, '$1,')
    .replace(/\s+/g, '')
  const heard = SOUNDS.reduce((mended, [sound, meant]) => mended.replace(sound, meant), spaced)
  return TYPOS.reduce((mended, [wrong, right]) => mended.replaceAll(wrong, right), heard)
}

/**
 * The text with nothing left but its words: as `plain`, and without punctuation (a dot or hyphen inside a number or a
 * project number stays). For recognising commands and buttons' words.
 */
export function normalise(text: string): string {
  return plain(text).replace(
    /(?<=[a-z0-9])[-.](?=[a-z0-9])|[\p{P}\p{S}]/gu,
    (mark, at: number, all: string) =>
      (mark === '-' || mark === '.') &&
      /[a-z0-9]/.test(all[at - 1] ?? '') &&
      /[a-z0-9]/.test(all[at + 1] ?? '')
        ? mark
        : '',
  )
}
