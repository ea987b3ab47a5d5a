import type { ClauseId, Edition } from './rulebook/edition.js'
import type { Heading } from './rulebook/edition-schema.js'
import { CLAUSE_IDS } from './rulebook/editions.js'

/**
 * A place in the text: part 五, item （五）, point 6, paragraph, sentence, half. Null: not named. `bracketed`: the deepest of
 * part, item and point stood in brackets.
 */
export interface Place {
  part: string | null
  item: number | null
  point: number | null
  paragraph: number | null
  sentence: number | null
  half: '前' | '后' | null
  /** Head or foot of the notice. */
  section: string | null
  bracketed: boolean
}

const NOWHERE: Place = {
  part: null,
  item: null,
  point: null,
  paragraph: null,
  sentence: null,
  half: null,
  section: null,
  bracketed: false,
}

const DIGITS = '零一二三四五六七八九十'
const N = '(\\d{1,2}(?!\\d)|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const UNIT = '(?:大部分|部分|大点|小点|章|节|条|款|项|目|点)?'
const BRACKETED = new RegExp(`^第?\\(${N}\\)${UNIT}`)
const LEVEL = new RegExp(`^第?${N}(?!自然段|段|句)${UNIT}`)
const PARAGRAPH = new RegExp(`^(?:第?${N}(?:自然)?段|首段)`)
const SENTENCE = new RegExp(`^(?:第?${N}句|首句)`)
const HALF = /^(前|后)(?:半句|半段|半|部分)?$/
const BETWEEN = /^[、.·,:\-之的]+/

/** 十二 → 12; 3 → 3; nothing (首段) → 1. */
function numberOf(words: string | undefined): number {
  if (words === undefined) return 1
  if (/^\d/.test(words)) return Number(words)
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['零', words]
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))
}

/** 五 for 5: how the text numbers its parts and items. */
export const numeralOf = (number: number): string =>
  number <= 10 ? (DIGITS[number] ?? String(number)) : String(number)

/** Width, spaces and brackets made even. */
const even = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/**
 * The place that a citation names, however it is written: 五（五）6第1段, 第五部分, 5(3)第2段, 附件1. Null for what is no
 * citation.
 */
export function placeOf(text: string): Place | null {
  let rest = even(text)
  const place: Place = { ...NOWHERE }
  const annex = /^(?:附件|附图|附(?=\d|[一二三四五六七八九十]|$)|印发通知)/.exec(rest)
  const levels: ('part' | 'item' | 'point')[] = ['part', 'item', 'point']
  if (annex) {
    place.part = annex[0] === '印发通知' ? annex[0] : '附件'
    rest = rest.slice(annex[0].length)
    place.section = /^·(抬头|落款)$/.exec(rest)?.[1] ?? null
    if (place.section) rest = ''
    levels.splice(0, 1)
  } else if (rest.startsWith('(')) levels.splice(0, 1)
  for (;;) {
    rest = rest.replace(BETWEEN, '')
    const bracketed = BRACKETED.exec(rest)
    const level = bracketed ?? LEVEL.exec(rest)
    if (!level) break
    const name = levels.shift()
    if (!name) return null
    const number = numberOf(level[1])
    if (name === 'part') place.part = numeralOf(number)
    else place[name] = number
    place.bracketed = bracketed !== null
    rest = rest.slice(level[0].length)
  }
  const paragraph = PARAGRAPH.exec(rest)
  if (paragraph) {
    place.paragraph = numberOf(paragraph[1])
    rest = rest.slice(paragraph[0].length).replace(BETWEEN, '')
  }
  const sentence = SENTENCE.exec(rest)
  if (sentence) {
    place.sentence = numberOf(sentence[1])
    rest = rest.slice(sentence[0].length)
  }
  const half = HALF.exec(rest)
  if (half && place.part !== null) {
    place.half = half[1] as '前' | '后'
    rest = ''
  }
  return rest === '' && (place.part !== null || place.item !== null) ? place : null
}

/** A clause at its place, with the headings it stands under, the widest first. */
interface Shelved {
  id: ClauseId
  place: Place | null
  headings: readonly Heading[]
}

/** Citations are read once an edition. */
const SHELVES = new WeakMap<Edition, readonly Shelved[]>()

function shelfOf(edition: Edition): readonly Shelved[] {
  const known = SHELVES.get(edition)
  if (known) return known
  const order = new Map(edition.clauses.map(({ id }, at) => [id, at]))
  const at = (id: ClauseId) => order.get(edition.clause(id).id) ?? 0
  // Two ids of the reference may have become one clause.
  const own = new Map(
    CLAUSE_IDS.filter((id) => edition.has(id)).map((id) => [edition.clause(id).id, id] as const),
  )
  const headings = edition.headings.map((heading) => ({ heading, place: placeOf(heading.cite) }))
  const shelf = [...own.values()]
    .sort((left, right) => at(left) - at(right))
    .map((id): Shelved => {
      const here = placeOf(edition.clause(id).cite)
      const over = headings.filter(({ place }) => here !== null && place !== null && isUnder(place, here))
      return { id, place: here, headings: over.map(({ heading }) => heading) }
    })
  SHELVES.set(edition, shelf)
  return shelf
}

/** Every clause of the edition that can be cited, in the order of its text. */
export const clausesOf = (edition: Edition): ClauseId[] => shelfOf(edition).map(({ id }) => id)

const first = (wanted: number | null, here: number | null) =>
  wanted === null || here === wanted || (wanted === 1 && here === null)

/** Is this place under the wanted one? A paragraph or sentence is that of the level named last, and of none below it. */
export function isUnder(wanted: Place, here: Place): boolean {
  const inside = wanted.paragraph !== null || wanted.sentence !== null || wanted.half !== null
  const level = (name: 'item' | 'point') =>
    wanted[name] === null
      ? !((name === 'item' && wanted.point !== null) || inside) || here[name] === null
      : here[name] === wanted[name]
  return (
    (wanted.part === null || wanted.part === here.part) &&
    level('item') &&
    level('point') &&
    first(wanted.paragraph ?? (wanted.sentence === null ? null : 1), here.paragraph) &&
    first(wanted.sentence, here.sentence) &&
    (wanted.half === null || wanted.half === here.half) &&
    (wanted.section === null || wanted.section === here.section)
  )
}

/** The clauses under a place, in the order of the text. */
export function clausesAt(wanted: Place, edition: Edition): ClauseId[] {
  const under = (above: Place) =>
    shelfOf(edition)
      .filter(({ place }) => place !== null && isUnder(above, place))
      .map(({ id }) => id)
  const found = under(wanted)
  // 五（三）第2款: what has no points has paragraphs.
  const { point, paragraph, bracketed } = wanted
  if (found.length > 0 || point === null || paragraph !== null || bracketed) return found
  return under({ ...wanted, point: null, paragraph: point })
}

/** The clauses of an id or of the ids below it: 5.3.b, 5.5.6. Empty for what is no such id. */
export function clausesById(text: string, edition: Edition): ClauseId[] {
  const wanted = even(text).toLowerCase()
  return clausesOf(edition).filter((id) => {
    const own = id.toLowerCase()
    return own === wanted || own.startsWith(`${wanted}.`)
  })
}

/** How a place is cited down to its point: 五（五）6. */
function citeOf({ part, item, point, paragraph }: Place): string {
  if (part === '附件' || part === '印发通知') return `${part}${item ?? ''}`
  if (item === null && paragraph === null && point === null) return `第${part}部分`
  const head = `${part ?? ''}${item === null ? '' : `（${numeralOf(item)}）`}${point ?? ''}`
  return `${head}${paragraph === null ? '' : `第${paragraph}段`}`
}

/** The nearest place above that the text does have, and what it is divided into. */
export function around(wanted: Place, edition: Edition): { above: string | null; below: string[] } {
  const wider: Place[] = [
    { ...wanted, half: null },
    { ...wanted, half: null, sentence: null },
    { ...NOWHERE, part: wanted.part, item: wanted.item, point: wanted.point },
    { ...NOWHERE, part: wanted.part, item: wanted.item },
    { ...NOWHERE, part: wanted.part },
  ]
  const above = wider.find(
    (place) => (place.part !== null || place.item !== null) && clausesAt(place, edition).length > 0,
  )
  if (!above)
    return { above: null, below: partsOf(edition).map(({ cite }) => citeOf({ ...NOWHERE, part: cite })) }
  const cites = clausesAt(above, edition).flatMap((id) => {
    const here = placeOf(edition.clause(id).cite)
    return here ? [citeOf(oneBelow(above, here))] : []
  })
  return { above: citeOf(above), below: [...new Set(cites)].filter((cite) => cite !== citeOf(above)) }
}

/** The place one step below `above` on the way to `here`. */
function oneBelow(above: Place, here: Place): Place {
  const { part, item, point, paragraph } = here
  if (above.item === null && item !== null) return { ...NOWHERE, part, item }
  if (above.point === null && point !== null) return { ...NOWHERE, part, item, point }
  return { ...NOWHERE, part, item, point, paragraph }
}

/** A part of the document: its number, its heading and how many clauses it has. */
export interface Part {
  cite: string
  title: string
  clauses: number
}

/** 目录: the parts of the document in order, the notice before it and the annexes included. */
export function partsOf(edition: Edition): Part[] {
  const counts = new Map<string, number>()
  for (const { place } of shelfOf(edition)) {
    const part = place?.part
    if (part) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return [...counts].map(([cite, clauses]) => ({
    cite,
    title: edition.headings.find((heading) => heading.cite === cite)?.title ?? '',
    clauses,
  }))
}

/** The headings that a clause stands under, the widest first. */
export const headingsOver = (id: ClauseId, edition: Edition): readonly Heading[] =>
  shelfOf(edition).find((shelved) => shelved.id === id)?.headings ?? []
