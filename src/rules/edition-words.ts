import { amountText } from './facts.js'
import type { Edition } from './rulebook/edition.js'

interface Threshold {
  value: number
  inclusive: boolean
}

/** What lies beyond a threshold: 「达到50万元（含）以上」 where the number is included, else 「超过400万元」. */
export const beyond = ({ value, inclusive }: Threshold): string =>
  inclusive ? `达到${amountText(value)}（含）以上` : `超过${amountText(value)}`

/** What stays short of it: 「未达到50万元（含）」, 「未超过400万元」. */
export const shortOf = ({ value, inclusive }: Threshold): string =>
  inclusive ? `未达到${amountText(value)}（含）` : `未超过${amountText(value)}`

/** The bands of 五（三） as people say them, each edge in the band that has it. */
export function bandWords({ parameters: { filingBelow, expertsUpTo, softwareFrom } }: Edition) {
  const low = amountText(filingBelow.value)
  const high = amountText(expertsUpTo.value)
  const software = amountText(softwareFrom.value)
  return {
    low: filingBelow.inclusive ? `不超过${low}（含）` : `不到${low}`,
    middle: `${low}${filingBelow.inclusive ? '（不含）' : '（含）'}至${high}${expertsUpTo.inclusive ? '（含）' : '（不含）'}`,
    high: expertsUpTo.inclusive ? `超过${high}` : `达到${high}（含）以上`,
    software: softwareFrom.inclusive ? `${software}及以上` : `超过${software}`,
  }
}

/** A length of time as people say it: 「半年」 for six months, else 「8个月」. */
export const span = (months: number): string => (months === 6 ? '半年' : `${months}个月`)

/** The same where the counting is shown: 「半年（6个月）」. */
export const countedSpan = (months: number): string => (months === 6 ? '半年（6个月）' : `${months}个月`)

/**
 * Does the text leave open whether exactly the share of member units is enough, and can that case come up with as many as
 * it names?
 */
export function isShareOpen({ seats, parameters }: Edition): boolean {
  const { inclusive, numerator, denominator } = parameters.quorum
  return inclusive === null && (seats.length * numerator) % denominator === 0
}

/** A number that can be looked up, as an example: where 项目区分及对应流程 stands in this edition, 「五（三）」. */
export const exampleNumber = (edition: Edition): string =>
  edition.clause('5.3.a').cite.replace(/第\d+[段句].*$/, '')
