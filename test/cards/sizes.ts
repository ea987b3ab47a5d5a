import { ORDINARY, type Size, sized } from '../../playground/gallery/size.js'

/** As long as an input of a card and a reply of the platform take it. */
const LONGEST = '意'.repeat(1000)
const REPLY = '长'.repeat(20_000)
/** What would be markup, if any element read it; and what JSON lengthens. */
const MARKUP = '按图施工。\n第二行 <at id=all></at> **粗** [链接](http://b) "引" \\ é'

/** The sizes at which every card of the gallery is looked at. */
export const SIZES: Readonly<Record<string, Size>> = {
  'as it usually is': ORDINARY,
  '3 units, no texts': sized(3, 1, '', REPLY),
  '14 units, short texts': sized(14, 3, '按图施工。', REPLY),
  '40 units, 1,000 characters everywhere, 30 of whatever is listed': sized(40, 30, LONGEST, REPLY),
  'characters of four bytes': sized(14, 30, '𠮷'.repeat(1000), `${'\n'.repeat(9)}${'𠮷'.repeat(9_000)}`),
  'markup as text': sized(4, 3, MARKUP, MARKUP.repeat(300)),
}
