import { around, clausesAt, clausesById, clausesOf, headingsOver, placeOf } from './clause-number.js'
import { INDEX_WORDS } from './index-words.js'
import type { ClauseId, Edition } from './rulebook/edition.js'

/** What was looked up: the words as asked for, and for each what the text calls it besides. Nothing asked: the contents. */
export interface Lookup {
  asked: string
  words: readonly (readonly [string, ...string[]])[]
}

/**
 * What was found. By number: the clauses under it, in the order of the text. By word: best first; `whole` of them hold every
 * word. `own`: some of them hold what was asked for in these very words. Nothing: where the number would stand, or which
 * words to try.
 */
export type Found =
  | { by: 'number'; clauses: ClauseId[] }
  | { by: 'word'; clauses: ClauseId[]; whole: number; own: boolean }
  | { by: 'noNumber'; above: string | null; below: string[] }
  | { by: 'noWord'; nearest: string[] }

/** 条款: which clauses does a person mean, by number (五（三）, 五（三）第2段, 5.3.b) or by word (监理)? */
export function findClauses(lookup: Lookup, edition: Edition): Found {
  const byId = clausesById(lookup.asked, edition)
  if (byId.length > 0) return { by: 'number', clauses: byId }
  const place = placeOf(lookup.asked)
  const numbered = place ? clausesAt(place, edition) : []
  if (numbered.length > 0) return { by: 'number', clauses: numbered }
  const worded = byWord(lookup, edition)
  // A bare figure may be one of the text: 条款 400.
  if (place && !(/^\d+$/.test(lookup.asked) && worded.clauses.length > 0))
    return { by: 'noNumber', ...around(place, edition) }
  return worded.clauses.length > 0 ? worded : { by: 'noWord', nearest: nearestWords(lookup, edition) }
}

/** Letters and digits of a text; brackets, marks and spaces do not part a word. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** How a clause answers to a word: how often its text has it, whether a heading above has it, or only most of its pairs. */
interface Hit {
  often: number
  heading: boolean
  part: boolean
  own: boolean
}

function byWord({ words }: Lookup, edition: Edition): Extract<Found, { by: 'word' }> {
  const scored = clausesOf(edition).map((id) => {
    const text = bare(edition.clause(id).text)
    const titles = headingsOver(id, edition).map(({ cite, title }) => ({
      title: bare(title),
      top: cite.length === 1,
    }))
    const hits = words.map((alternatives) => hitOf(alternatives, text, titles))
    return {
      id,
      length: text.length,
      whole: hits.filter(({ often, heading }) => often > 0 || heading).length,
      any: hits.filter(({ often, heading, part }) => often > 0 || heading || part).length,
      inText: hits.filter(({ often }) => often > 0).length,
      headed: hits.filter(({ heading }) => heading).length,
      often: hits.reduce((sum, { often }) => sum + often, 0),
      own: hits.some(({ own }) => own),
    }
  })
  const found = scored
    .filter(({ any }) => any > 0)
    .sort(
      (left, right) =>
        right.whole - left.whole ||
        right.any - left.any ||
        right.inText - left.inText ||
        right.headed - left.headed ||
        right.often - left.often ||
        left.length - right.length,
    )
  return {
    by: 'word',
    clauses: found.map(({ id }) => id),
    whole: found.filter(({ whole }) => whole === words.length).length,
    own: found.some(({ own }) => own),
  }
}

function hitOf(
  alternatives: readonly string[],
  text: string,
  titles: readonly { title: string; top: boolean }[],
): Hit {
  const wanted = alternatives.map(bare).filter((word) => word !== '')
  const [own = ''] = wanted
  const often = Math.max(0, ...wanted.map((word) => timesIn(word, text)))
  // The heading of a whole part (项目管理程序) says little of a clause, unless it was asked for itself.
  const heading = titles.some(({ title, top }) =>
    wanted.some((word) => (top ? title === word : title.includes(word))),
  )
  return {
    often,
    heading,
    part: wanted.some((word) => mostPairs(word, text)),
    own: own !== '' && (timesIn(own, text) > 0 || titles.some(({ title }) => title.includes(own))),
  }
}

/** How often a word stands in a text; figures count whole: 50万 is not in 150万. */
function timesIn(word: string, text: string): number {
  const joined = (before: string | undefined, after: string | undefined) =>
    /^\d\d$/.test(`${before ?? ''}${after ?? ''}`)
  let times = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length
    if (!joined(text[at - 1], text[at]) && !joined(text[end - 1], text[end])) times += 1
  }
  return times
}

/** Words of four characters and more are met in part when three pairs of five stand in the text. */
const PART = 0.6
const SHORTEST = 4

function mostPairs(word: string, text: string): boolean {
  const chars = Array.from(word)
  if (chars.length < SHORTEST) return false
  const pairs = chars.slice(1).map((char, at) => `${chars[at]}${char}`)
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length >= PART
}

const SHOWN = 3

/** Words of the text that share most characters with what was asked for. */
function nearestWords({ words }: Lookup, edition: Edition): string[] {
  const wanted = new Set(words.flatMap(([word]) => Array.from(bare(word))))
  const text = edition.clauses.map((clause) => clause.text).join('')
  return INDEX_WORDS.map((word) => {
    const chars = Array.from(new Set(bare(word)))
    const shared = chars.filter((char) => wanted.has(char)).length
    return { word, score: (2 * shared) / (chars.length + wanted.size), shared }
  })
    .filter(({ word, shared }) => shared > 0 && text.includes(word))
    .sort((left, right) => right.score - left.score)
    .slice(0, SHOWN)
    .map(({ word }) => word)
}
