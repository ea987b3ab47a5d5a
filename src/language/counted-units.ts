import { numeral, ONE } from './numeral.js'
import { namedSeats } from './seat-names.js'

/** So many units, and what is said of them; `included`: they are a part of those told before (其中2家…). */
export interface CountedUnits<Status extends string> {
  units: number
  is: Status | null
  included: boolean
}

/** A status and the words that say it; where two fit, the one listed first. */
export type StatusWords<Status extends string> = readonly (readonly [Status, string])[]

interface Token {
  units: number
  start: number
  end: number
}

const COUNT =
  /(\d+|[一二两三四五六七八九十]+)(?:家|个(?:成员)?单位|个成员|个部门|个(?:委办)?局(?!长)|个(?=[勾钩])|个(?=请假|缺席|没来|没到))(?:成员)?(?:单位)?/g
/** 9个人是4家单位的: the people are not what is counted. */
const PEOPLE_OF =
  /(?:\d+|[一二两三四五六七八九十]+)[来多]?(?:个|位|名)(?:人|领导|同志|代表)?,?(?:是|来自|分属|属于|代表|分别是|就|只有|一共|也就)*(?=(?:\d+|[一二两三四五六七八九十]+)(?:家|个单位))/g
/** 不是九家,是八家: the first was wrong. */
const CORRECTED =
  /不是(?:\d+|[一二两三四五六七八九十]+)(?:家|个单位),?(?:而)?是(?=(?:\d+|[一二两三四五六七八九十]+)(?:家|个单位))/g
const JOINED = /^(?:[、,]|和|跟|与|及|还有|以及|、?(?:加|外加))?$/
/** 财政局等6家: the number is the list's. */
const SUMMED = /^(?:等|这|一共|总共|共|等等)?$/
const PUNCTUATION = /[,。;?!:、]/
const FILLERS =
  '(?:了|的|有|是|就|只|才|也|共|约|大概|大约|差不多|总共|一共|单位|这|满|齐|够|剩|剩下|仅|那头|那边|还|挂着|里)*'
/** A number that is required or missing, not one that is told of this case. */
const REQUIRED =
  /(?:至少|最少|起码|必须|须|(?<!只|主)要|(?<!来|算|记|晓)得|需要?|最低|不少于|不满|不足|不到|没到|不够|没满|少于|低于|凑不(?:满|齐|够|到)|超过|还差|差|再|通知(?:了|发了?)?|发(?:了|给)|(?:先)?走(?:了|掉)|溜(?:了|号)?|离开了?|减(?:到|成)|合并)(?:有|来|到|到会|到场|出席)?(?:了|的)?$/
const INCLUDED = /(?:其中|里面|里头|当中|之中|中|家里)(?:的)?有?$/

/**
 * Numbers of units in a text of plain(), by figure or by name, each with the status that stands beside it: after it
 * (两家请假) or before it (请假两家). Words between two numbers belong to the right one where nothing follows that one.
 */
export function countedUnits<Status extends string>(
  said: string,
  words: StatusWords<Status>,
): CountedUnits<Status>[] {
  const text = said.replace(PEOPLE_OF, '').replace(CORRECTED, '')
  const tokens = tokensIn(text)
  const found: CountedUnits<Status>[] = []
  let free = text.length
  for (const [at, token] of [...tokens.entries()].reverse()) {
    const next = tokens[at + 1]
    const after = text.slice(token.end, Math.max(token.end, Math.min(free, next?.start ?? text.length)))
    const near = after.split(PUNCTUATION)[0] ?? ''
    const before = text.slice(tokens[at - 1]?.end ?? 0, token.start)
    const lead = before.split(PUNCTUATION).at(-1) ?? ''
    free = token.start
    const following = words.find(([, said]) => new RegExp(said).test(near))?.[0]
    const required = REQUIRED.exec(lead)
    free -= required?.[0].length ?? 0
    if (required && (following === undefined || following === words.at(-1)?.[0])) continue
    const included = INCLUDED.test(lead) || (lead.endsWith('有') && near.startsWith('是'))
    if (following) {
      found.unshift({ units: token.units, is: following, included })
      continue
    }
    const leading = words.flatMap(([is, said]) => {
      const match = new RegExp(`(?:${said})${FILLERS}$`).exec(lead)
      return match ? [{ is, length: match[0].length }] : []
    })[0]
    if (leading) free -= leading.length
    found.unshift({ units: token.units, is: leading?.is ?? null, included })
  }
  return found
}

function tokensIn(text: string): Token[] {
  const numbers = Array.from(text.matchAll(COUNT), ({ 0: whole, 1: count = '', index }) => {
    const read = numeral(count)
    return {
      units: read && read.low === read.high ? Number(read.low / ONE) : 0,
      start: index,
      end: index + whole.length,
    }
  })
  const named = groupsOfNames(text)
  const summed = (number: Token) =>
    named.find(({ end }) => end <= number.start && SUMMED.test(text.slice(end, number.start)))
  const listed = numbers.map((number) => ({ ...number, start: summed(number)?.start ?? number.start }))
  const alone = named.filter(({ start }) => !listed.some((number) => number.start === start))
  return [...listed, ...alone].toSorted((left, right) => left.start - right.start)
}

/** Names in a row are one number: how many different units they are. */
function groupsOfNames(text: string): Token[] {
  const groups: { seats: Set<string>; start: number; end: number }[] = []
  for (const { seat, start, end } of namedSeats(text)) {
    const last = groups.at(-1)
    if (last && JOINED.test(text.slice(last.end, start))) {
      last.seats.add(seat)
      last.end = end
    } else groups.push({ seats: new Set([seat]), start, end })
  }
  return groups.map(({ seats, start, end }) => ({ units: seats.size, start, end }))
}
