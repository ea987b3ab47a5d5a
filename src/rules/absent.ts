import type { Answer, AnswerPart } from './answer.js'
import type { Edition } from './rulebook/edition.js'
import { referenceCite } from './rulebook/editions.js'

/**
 * An answer without what rests on clauses that this edition does not have: their steps and duties are left out, and it is
 * said that the clauses are absent. Where the clause is absent that the answer stands on, that is all there is to say.
 */
export function withoutAbsent(part: AnswerPart, edition: Edition): AnswerPart {
  const present = ({ clause }: Answer['steps'][number]) => edition.has(clause)
  const { steps = [], duties = [], grounds = [], interpretation = [] } = part
  const missing = new Set(
    [...grounds, ...[...steps, ...duties].map(({ clause }) => clause)].filter((id) => !edition.has(id)),
  )
  if (missing.size === 0) return part
  const left = grounds.filter((id) => edition.has(id))
  const [first] = grounds
  const cites = [...missing].map(referenceCite).join('、')
  if (first && missing.has(first))
    return {
      conclusion: `《议事规则》（${edition.docNo}）没有这方面的条款（原规则${referenceCite(first)}在本版无对应条款），如何办理请联系联席会议办公室`,
      grounds: left,
      deadline: null,
      ask: null,
      routes: [],
    }
  return {
    ...part,
    steps: steps.filter(present),
    duties: duties.filter(present),
    grounds: left,
    interpretation: [...interpretation, `原规则${cites}在本版无对应条款，其中的要求未列入以上答复`],
  }
}
