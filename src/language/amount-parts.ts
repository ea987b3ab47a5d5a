import type { AmountInterval } from '../rules/facts.js'
import type { Placed } from './amount-choice.js'
import { intersect, sameAmount, sum } from './amount-interval.js'
import * as words from './amount-roles.js'

/** What all of several amounts come to. */
export const sumOf = (hits: readonly Placed[]): AmountInterval =>
  hits.map(({ interval }) => interval).reduce(sum)

/** The words between each amount and the next. */
export const gaps = (hits: readonly Placed[], text: string) =>
  hits.slice(1).map((hit, at) => text.slice(hits[at]?.end ?? 0, hit.start))

/** Parts of one project: joined by plus signs, each named as a part, or each with the purse it comes from. */
export function isSum(rest: readonly Placed[], text: string): boolean {
  const between = gaps(rest, text)
  if (between.every((gap) => words.PLUS.test(gap) || words.LIST_ITEM.test(gap))) return true
  if (between.some((gap) => words.SEPARATE.test(gap))) return false
  const ahead = (hit: Placed, at: number, reach: number) =>
    text.slice(Math.max(rest[at - 1]?.end ?? 0, hit.start - reach), hit.start)
  const isPart = (hit: Placed, at: number) =>
    words.PART_BEFORE.test(ahead(hit, at, 8)) || words.PART_AFTER.test(text.slice(hit.end, hit.end + 6))
  if (words.MADE_ONE.test(text)) return true
  return rest.every(isPart) || rest.every((hit, at) => words.PURSE_BEFORE.test(ahead(hit, at, 14)))
}

/** 「分两年付，今年130万明年100万」: instalments of one project make one amount. */
export function instalments(placed: readonly Placed[], text: string): AmountInterval | null {
  if (!words.IN_INSTALMENTS.test(text) || placed.some(({ role }) => role === 'total')) return null
  const due = placed.filter(
    ({ start, bound }) =>
      bound === null && words.INSTALMENT_BEFORE.test(text.slice(Math.max(0, start - 12), start)),
  )
  return due.length > 1 && due.length === placed.length ? sumOf(due) : null
}

/** The amount that the others add up to: 「152万，硬件60万，软件92万」. */
export const wholeOf = (hits: readonly Placed[]): Placed | undefined =>
  hits.length < 3
    ? undefined
    : hits.find((hit) => sameAmount(hit.interval, sumOf(hits.filter((other) => other !== hit))))

/** Amounts of projects that stand beside each other: 「一个30万一个130万，各走各的」. */
export function separateProjects(placed: readonly Placed[], text: string): readonly Placed[] {
  const own = placed.filter(({ role, bound, inside }) => role === 'plain' && bound === null && !inside)
  if (own.length < 2 || own.length < placed.length) return []
  if (gaps(own, text).some((gap) => words.ALTERNATIVES.test(gap) || words.PLUS_SIGN.test(gap))) return []
  const oneEach = own.every(({ start }) =>
    words.ONE_OF_THEM_BEFORE.test(text.slice(Math.max(0, start - 12), start)),
  )
  return oneEach || words.SEVERAL_PROJECTS.test(text) ? own : []
}

/**
 * Without amounts that only repeat what the others say: an edge of the rules that the project's own amount, or all of them
 * together, lie beyond (「55万，过五十万了吧」), a trifle (「差一块钱也算」), a sum somebody got wrong.
 */
export function withoutEchoes(placed: readonly Placed[], text: string): readonly Placed[] {
  const own = placed.filter(
    (hit) => !isTrifle(hit, placed, text) && !isMistaken(hit, text) && !isEnd(hit, placed, text),
  )
  const said = own.length > 0 ? own : placed
  const miscounted = said.find((hit) => {
    const rest = said.filter((other) => other !== hit)
    return wholeOf(rest) !== undefined && sameAmount(hit.interval, sumOf(rest))
  })
  if (miscounted)
    return withoutEchoes(
      said.filter((hit) => hit !== miscounted),
      text,
    )
  const exact = said.filter(({ bound }) => bound === null)
  if (exact.length === 0) return said
  const lies = (amount: AmountInterval, { interval }: Placed) => {
    const common = intersect(amount, interval)
    return common !== null && sameAmount(common, amount)
  }
  return said.filter((hit, at) => {
    if (hit.bound === null || hit.inside) return true
    const gap = text.slice(said[at - 1]?.end ?? 0, hit.start)
    if (words.PLUS_SIGN.test(gap) || words.DOUBTFUL.test(gap) || words.PART_BEFORE.test(gap)) return true
    return !exact.some(({ interval }) => lies(interval, hit)) && !lies(sumOf(exact), hit)
  })
}

const isTrifle = (hit: Placed, placed: readonly Placed[], text: string) =>
  words.TRIFLE_BEFORE.test(text.slice(0, hit.start)) &&
  placed.some(({ interval }) => (hit.interval.max ?? Infinity) * 100 <= interval.min * words.TRIFLE_PERCENT)

const isEnd = ({ start, interval }: Placed, placed: readonly Placed[], text: string) =>
  words.END_BEFORE.test(text.slice(0, start)) &&
  placed.some(
    (other) => other.bound !== null && [other.interval.min, other.interval.max].includes(interval.min),
  )

const isMistaken = ({ start }: Placed, text: string) => words.MISTAKEN_BEFORE.test(text.slice(0, start))
