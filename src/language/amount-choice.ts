import type { AmountInterval } from '../rules/facts.js'
import type { AmountHit } from './amount.js'
import { hull, intersect, minus, sameAmount, sum } from './amount-interval.js'
import { gaps, instalments, isSum, separateProjects, sumOf, wholeOf, withoutEchoes } from './amount-parts.js'
import * as words from './amount-roles.js'
import { RANGE, RANGE_LOOSE, SAID_TO_BE_RANGE } from './amount-words.js'
import { numeral, ONE } from './numeral.js'
import { discounted, priced } from './unit-price.js'

/** Which of the amounts of a text is the project's, and what the others are. */
export interface ChosenAmount {
  amount?: AmountInterval
  /** The amount before a change: 从80万调到120万. */
  changedFrom?: AmountInterval
  perYear?: AmountInterval
  total?: AmountInterval
  /** Years of a contract, where they are told. */
  years?: number
  /** 二类费用 or 等保密评费 named apart; `inside` when it is part of the amount. */
  part?: { amount: AmountInterval; what: 'secondClass' | 'assessment'; inside: boolean }
  /** Some amount was told as a part of the project's. */
  hasParts?: boolean
  bid?: AmountInterval
  /** Added up or multiplied, one of several that do not belong together, or open between several. */
  how?: 'sum' | 'oneOfSeveral' | 'product' | 'months' | 'alternatives' | 'discount'
  /** Projects of their own, one amount each. */
  several?: readonly Placed[]
  /** 通讯服务费 and the like were told beside the project's amount. */
  excludedBeside?: boolean
}

/** An amount with its role. */
export interface Placed extends AmountHit {
  role: words.Role
  inside: boolean
  how?: 'product' | 'months'
}

const LABEL_BEFORE = 8

/** Which amount counts. Sums, ranges, bounds from two sides, changes, parts and yearly amounts are told apart. */
export function chooseAmount(hits: readonly AmountHit[], text: string): ChosenAmount {
  const joined = compared(ranges(notTakenBack(hits, text), text), text)
  const all = joined.map((hit, at) =>
    place(hit, text, joined[at - 1]?.end ?? 0, joined[at + 1]?.start ?? text.length),
  )
  const before = priced(firstSaid(withoutEdges(partsOfOne(all, text)), text), text)
  const changed = changeOf(before, text)
  if (changed) return changed
  const placed = withoutEchoes(before, text)
  const due = instalments(placed, text)
  if (due) return { amount: due, how: 'sum' }
  const chosen = chosenFrom(placed, text)
  const several = separateProjects(placed, text)
  if (several.length > 1) return { ...chosen, several }
  const amount = chosen.amount && edgeLeftOut(chosen.amount, placed, text)
  const less = amount && placed.length === 1 ? discounted(amount, placed[0]?.start ?? 0, text) : null
  if (less) return { ...chosen, amount: less, how: 'discount' }
  return amount ? { ...chosen, amount } : chosen
}

/** 「50万以内，50本身不算进去」. */
function edgeLeftOut(amount: AmountInterval, placed: readonly Placed[], text: string): AmountInterval {
  const bound = placed.length === 1 ? placed[0]?.bound : null
  if (!bound || !words.EDGE_LEFT_OUT.test(text)) return amount
  return bound === 'below' ? { ...amount, maxOpen: true } : { ...amount, minOpen: true }
}

function chosenFrom(placed: readonly Placed[], text: string): ChosenAmount {
  const role = (name: words.Role) => placed.find((hit) => hit.role === name && !hit.inside)
  const fees = placed.filter((hit) => hit.role === 'secondClass' || hit.role === 'assessment')
  const [fee] = fees
  const whole = placed.filter((hit) => !fees.includes(hit) && hit.role !== 'inside' && !hit.inside)
  const others = whole.filter((hit) => !isRest(hit, whole, fees))
  const [perYear, total, bid, budget] = [role('perYear'), role('total'), role('bid'), role('budget')]
  const years = yearsIn(text)
  const chosen: ChosenAmount = {
    ...(perYear ? { perYear: perYear.interval } : {}),
    ...(total ? { total: total.interval } : {}),
    ...(years ? { years } : {}),
    ...(others.length > 0 && placed.some(({ inside }) => inside) ? { hasParts: true } : {}),
    ...(bid && others.length > 1 ? { bid: bid.interval } : {}),
  }
  if (fee && others.length > 0)
    chosen.part = {
      amount: sumOf(fees),
      what: fee.role === 'secondClass' ? 'secondClass' : 'assessment',
      inside: fee.inside || (total !== undefined && !isApart(fee, text)),
    }
  const amount = perYear ?? total ?? (chosen.bid ? budget : undefined)
  if (amount) return { ...chosen, amount: amount.interval, ...(amount.how ? { how: amount.how } : {}) }
  const counting = (others.length > 0 ? others : placed).filter(
    (hit) => hit.role !== 'each' && !(chosen.bid && hit.role === 'bid'),
  )
  const here = counting.filter((hit) => !words.BESIDE.includes(hit.role))
  if (here.length > 0 && counting.some(({ role }) => role === 'excluded')) chosen.excludedBeside = true
  return { ...chosen, ...settle(here.length > 0 ? here : counting, text) }
}

function settle(rest: readonly Placed[], text: string): Pick<ChosenAmount, 'amount' | 'how'> {
  const [first] = rest
  if (!first) return {}
  const intervals = rest.map(({ interval }) => interval)
  if (rest.every(({ role }) => role === 'assessment' || role === 'secondClass'))
    return { amount: sumOf(rest), ...(rest.length > 1 ? { how: 'sum' } : {}) }
  if (rest.length === 1) return { amount: first.interval, ...(first.how ? { how: first.how } : {}) }
  const both = bounds(rest)
  if (both) return { amount: both }
  const whole = wholeOf(rest)
  if (whole) return { amount: whole.interval }
  if (isSum(rest, text)) return { amount: sumOf(rest), how: 'sum' }
  if (intervals.every((interval) => sameAmount(interval, first.interval))) return { amount: first.interval }
  if (gaps(rest, text).some((gap) => words.DOUBTFUL.test(gap)))
    return { amount: intervals.reduce(hull), how: 'alternatives' }
  const unbound = rest.filter(({ bound }) => bound === null)
  const open = unbound.length > 0 ? unbound : rest
  if (open.length > 1 && isOpen(open, text))
    return { amount: open.map(({ interval }) => interval).reduce(hull), how: 'alternatives' }
  const named = open.find((hit) => words.PROJECT_BEFORE.test(text.slice(0, hit.start)))
  const { interval } = named ?? open.at(-1) ?? first
  return open.length > 1 ? { amount: interval, how: 'oneOfSeveral' } : { amount: interval }
}

/** 「二类费用12万另算」: on top of the sum that was told. */
const isApart = ({ start, end }: Placed, text: string) =>
  words.APART_AFTER.test(text.slice(end, end + 8)) ||
  words.APART_BEFORE.test(text.slice(Math.max(0, start - 10), start))

/** 「210万，扣掉监理费12万只有198万」: what is left of an amount without its fees is no second one. */
const isRest = (hit: Placed, whole: readonly Placed[], fees: readonly Placed[]) =>
  whole.some((other) => fees.some((fee) => sameAmount(hit.interval, minus(other.interval, fee.interval))))

/** 「至少60万，最多150万」「120万左右，不超过150万」: what all of them leave, where all but one bind one end. */
function bounds(rest: readonly Placed[]): AmountInterval | null {
  if (rest.filter(({ bound }) => bound === null).length > 1) return null
  return rest
    .map(({ interval }) => interval)
    .reduce<AmountInterval | null>((left, right) => left && intersect(left, right), {
      min: 0,
      max: null,
    })
}

function place(hit: AmountHit, text: string, floor: number, ceiling: number): Placed {
  const before = text.slice(Math.max(floor, hit.start - LABEL_BEFORE), hit.start)
  const further = text.slice(Math.max(floor, hit.start - 2 * LABEL_BEFORE), hit.start)
  const between = text.slice(hit.end, ceiling)
  const labelledNext = ceiling < text.length && words.LABEL.test(before) && words.LABEL.test(between)
  const after = labelledNext ? '' : between.slice(0, 9)
  const role = words.ROLES.find((row) => row.before?.test(before) || row.after?.test(after))?.role ?? 'plain'
  const near = role !== 'total' && words.PART_OF.test(before) && !words.NOT_PART_OF.test(before)
  const inside = near || words.PART_OF_FAR.test(further)
  return { ...hit, role: inside && role === 'plain' ? 'inside' : role, inside }
}

/** 「其中硬件60万、软件92万」: the parts that follow the first one are parts as well. */
function partsOfOne(all: readonly Placed[], text: string): readonly Placed[] {
  let inside = false
  return all.map((hit, at) => {
    const gap = text.slice(all[at - 1]?.end ?? 0, hit.start)
    inside = hit.inside || (inside && gap.length <= LABEL_BEFORE && words.PART_BEFORE.test(gap))
    return inside && hit.role === 'plain' ? { ...hit, role: 'inside', inside } : hit
  })
}

/** An amount that only names an edge of the rules says nothing of a project that has its own. */
function withoutEdges(placed: readonly Placed[]): readonly Placed[] {
  const own = placed.filter(({ role }) => role !== 'edge')
  return own.length > 0 ? own : placed
}

/** An amount said again is no second one. */
function firstSaid(placed: readonly Placed[], text: string): readonly Placed[] {
  return placed.filter((hit, at) => {
    const again = hit.bare || words.AGAIN_BEFORE.test(text.slice(0, hit.start))
    return !(again && placed.slice(0, at).some((earlier) => sameAmount(earlier.interval, hit.interval)))
  })
}

/** Without what the text takes back: 「八十万，不对，是二十八万」「不是80万，是180万」. */
function notTakenBack(hits: readonly AmountHit[], text: string): readonly AmountHit[] {
  const taken = [...text.matchAll(new RegExp(words.CORRECTION.source, 'g'))].map(({ index }) => index)
  const from = taken.filter((index) => hits.some(({ start }) => start > index)).at(-1) ?? 0
  const standing = hits.filter(({ start }) => start > from || from === 0)
  const said = standing.filter(({ start }) => !words.DENIED_BEFORE.test(text.slice(0, start)))
  return said.length > 0 ? said : standing
}

/** 「差50万就到200万」「离200万还差50万」「比80万多20万」: two amounts that make one. */
function compared(hits: readonly AmountHit[], text: string): AmountHit[] {
  const made: AmountHit[] = []
  for (const hit of hits) {
    const last = made.at(-1)
    const between = last ? text.slice(last.end, hit.start) : ''
    const before = last ? text.slice(0, last.start) : ''
    const short = last && words.SHORT_OF_BEFORE.test(before) && words.SHORT_OF_BETWEEN.test(between)
    const trifle = last && words.TRIFLE_BETWEEN.test(between) && isTrifle(hit, last)
    const related = last && words.COMPARED_BEFORE.test(before)
    const interval =
      last && short
        ? minus(hit.interval, last.interval)
        : last && (trifle || (related && words.LESS_BETWEEN.test(between)))
          ? minus(last.interval, hit.interval)
          : related && words.MORE_BETWEEN.test(between)
            ? sum(last.interval, hit.interval)
            : null
    if (last && interval) made[made.length - 1] = { ...hit, start: last.start, interval, bound: null }
    else made.push(hit)
  }
  return made
}

const isTrifle = (small: AmountHit, large: AmountHit) =>
  small.interval.min * 100 <= large.interval.min * words.TRIFLE_PERCENT

/** Is it open which of them it will be? */
const isOpen = (rest: readonly Placed[], text: string) =>
  gaps(rest, text).every((gap) => words.ALTERNATIVES.test(gap))

/** 从80万调到120万; 原来80万现在要120万; 批了170万，要再加20万. */
function changeOf(
  placed: readonly Placed[],
  text: string,
): Pick<ChosenAmount, 'amount' | 'changedFrom'> | null {
  for (const [at, hit] of placed.entries()) {
    const next = placed[at + 1]
    if (!next) return null
    if (next.role === 'bid') continue
    const gap = text.slice(hit.end, next.start)
    const before = text.slice(Math.max(0, hit.start - 10), hit.start)
    const from = { changedFrom: hit.interval }
    const was = words.WAS_BEFORE.test(before)
    if (was && words.ADDED_BETWEEN.test(gap)) return { ...from, amount: sum(hit.interval, next.interval) }
    if (was && words.REDUCED_BETWEEN.test(gap)) return { ...from, amount: minus(hit.interval, next.interval) }
    if ((words.CHANGE.test(gap) && gap.length <= 8) || (was && words.NOW_BETWEEN.test(gap)))
      return { ...from, amount: next.interval }
  }
  return null
}

/** Ranges become one hit. */
function ranges(hits: readonly AmountHit[], text: string): AmountHit[] {
  const joined: AmountHit[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    const gap = last ? text.slice(last.end, hit.start) : ''
    const fits = last && hit.interval.max !== null && last.interval.min <= hit.interval.max
    const spans = RANGE.test(gap) || (SAID_TO_BE_RANGE.test(text) && RANGE_LOOSE.test(gap))
    if (!last || !fits || words.CHANGE.test(gap) || !spans) {
      joined.push(hit)
      continue
    }
    const maxOpen = hit.interval.maxOpen || text.startsWith('(不含)', hit.end)
    const minOpen = last.interval.minOpen || /\(不含\)/.test(gap)
    const interval: AmountInterval = {
      min: last.interval.min,
      max: hit.interval.max,
      ...(minOpen ? { minOpen: true } : {}),
      ...(maxOpen ? { maxOpen: true } : {}),
    }
    joined[joined.length - 1] = { ...last, end: hit.end, interval, bound: null, bare: last.bare && hit.bare }
  }
  return joined
}

function yearsIn(text: string): number | null {
  const read = numeral(words.YEARS.exec(text)?.[1] ?? '')
  return read && Number(read.low / ONE)
}
