import type { ClauseId, Edition } from './rulebook/edition.js'
import { CLAUSE_IDS } from './rulebook/editions.js'

/**
 * 条款: which clauses does a person mean, by number (五（三）, 五（三）第2段, 5.3.b) or by word (监理)? Best first; by number in
 * the order of the text. Only whole words count, or for a longer phrase the clauses that share most of it.
 */
export function findClauses(query: string, edition: Edition): ClauseId[] {
  const ids = CLAUSE_IDS.filter((id) => edition.has(id))
  const wanted = bare(query)
  if (wanted === '') return []
  const numbered = ids.filter((id) => id === query.toLowerCase() || id.startsWith(`${query.toLowerCase()}.`))
  if (numbered.length > 0) return numbered
  const cited = ids.filter((id) =>
    startsAtPart(bare(edition.clause(id).cite), wanted.replace(/^第|部分$|条$/g, '')),
  )
  if (/^[一二三四五六附第\d]/.test(wanted) && cited.length > 0) return cited
  const scored = ids
    .map((id) => ({ id, score: likeness(wanted, edition.clause(id).text) }))
    .filter(({ score }) => score > 0)
  return scored.sort((left, right) => right.score - left.score).map(({ id }) => id)
}

/** 「五（三）第2段」 → 「五三第2段」 */
const bare = (text: string) => text.normalize('NFKC').replace(/[\s()（）、,，.。·“”"「」]/g, '')

/** 五三 begins 五三第2段 but not 五三十; 第1 does not begin 第12. */
const startsAtPart = (cite: string, wanted: string) =>
  wanted !== '' && cite.startsWith(wanted) && !(/\d$/.test(wanted) && /^\d/.test(cite.slice(wanted.length)))

/** A clause that has the whole word counts by how often; a phrase of four and more also by the pairs it shares. */
function likeness(wanted: string, text: string): number {
  const plain = bare(text)
  const whole = plain.split(wanted).length - 1
  if (whole > 0) return 10 + whole + wanted.length / plain.length
  if (wanted.length < 4) return 0
  const pairs = Array.from(wanted)
    .slice(1)
    .map((char, at) => `${wanted[at]}${char}`)
  const shared = pairs.filter((pair) => plain.includes(pair)).length / pairs.length
  return shared >= 0.6 ? shared : 0
}
