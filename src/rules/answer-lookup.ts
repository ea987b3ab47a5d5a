import type { AnswerPart } from './answer.js'
import { partsOf } from './clause-number.js'
import { type Found, findClauses, type Lookup } from './clause-search.js'
import { exampleNumber } from './edition-words.js'
import type { Edition } from './rulebook/edition.js'

/** 条款: the clauses that were looked up, in order; where there are none, what to look up instead. */
export function lookupAnswer(lookup: Lookup, edition: Edition): AnswerPart {
  if (lookup.asked === '') return contents(edition)
  const shown = lookup.asked.replaceAll('(', '（').replaceAll(')', '）')
  const found = findClauses(lookup, edition)
  switch (found.by) {
    case 'number':
      return {
        conclusion:
          found.clauses.length === 1
            ? `“${shown}”原文如下`
            : `“${shown}”共${found.clauses.length}条，按原文顺序列出`,
        grounds: found.clauses,
      }
    case 'word':
      return { ...worded(lookup, found), grounds: found.clauses }
    case 'noNumber':
      return noNumber(shown, found)
    case 'noWord':
      return noWord(shown, found, edition)
    default:
      return found satisfies never
  }
}

function contents(edition: Edition): AnswerPart {
  const lines = partsOf(edition).map(
    ({ cite, title, clauses }) => `${cite}${title === '' ? '' : `、${title}`}：${clauses}条`,
  )
  return {
    conclusion: `《${edition.title}》共${edition.clauses.length}条，分以下部分`,
    details: [
      ...lines,
      `发送「条款」加编号或词语查看原文，例如「条款 ${exampleNumber(edition)}」「条款 监理」`,
    ],
  }
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、')

function worded(
  { words }: Lookup,
  { clauses, whole, own }: Extract<Found, { by: 'word' }>,
): Pick<AnswerPart, 'conclusion' | 'details'> {
  const asked = quoted(words.map(([word]) => word))
  const others = [...new Set(words.flatMap(([, ...rest]) => rest))]
  const details = others.length > 0 && !own ? [`规则的用语是${quoted(others)}，已按此查找`] : []
  if (whole === 0)
    return {
      conclusion: `没有与${asked}完全一致的条款，用语相近的有${clauses.length}条，按相近程度列出`,
      details,
    }
  if (whole === clauses.length)
    return { conclusion: `与${asked}有关的条款共${clauses.length}条，最相关的在前`, details }
  const also = words.length > 1 ? '只涉及其中部分词语' : '用语相近'
  return {
    conclusion: `与${asked}有关的条款共${whole}条，最相关的在前；另有${clauses.length - whole}条${also}，列在其后`,
    details,
  }
}

const MANY = 4
const BUTTONS = 3

/** 五（一）、五（二）; from the fifth on 「五（一）至五（六）」. */
function range(cites: readonly string[]): string {
  const annexed = cites.filter((cite) => /^(?:附件|印发通知)/.test(cite))
  const numbered = cites.filter((cite) => !annexed.includes(cite))
  const shown = numbered.length > MANY ? [`${numbered[0]}至${numbered.at(-1)}`] : numbered
  return [...shown, ...annexed].join('、')
}

function noNumber(shown: string, { above, below }: Extract<Found, { by: 'noNumber' }>): AnswerPart {
  const missing = `规则中没有“${shown}”这一条`
  if (above === null) return { conclusion: `${missing}；全文分为${range(below)}`, suggestions: [CONTENTS] }
  return {
    conclusion: `${missing}；${above}${below.length > 0 ? `之下有${range(below)}` : '不再细分'}`,
    suggestions: [above, ...below.slice(1 - BUTTONS)].map(lookingUp),
  }
}

const CONTENTS = { label: '条款目录', question: '条款' }
const lookingUp = (what: string) => ({ label: `条款 ${what}`, question: `条款 ${what}` })

const noWord = (
  shown: string,
  { nearest }: Extract<Found, { by: 'noWord' }>,
  edition: Edition,
): AnswerPart => ({
  conclusion: `规则中没有找到“${shown}”；请换一个词语，或写明编号，例如「条款 ${exampleNumber(edition)}」`,
  suggestions: nearest.length > 0 ? nearest.map(lookingUp) : [CONTENTS],
})
