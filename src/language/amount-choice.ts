import type { AmountInterval } from '../rules/facts.js'
import type { AmountHit } from './amount.js'
import { numeral, ONE } from './numeral.js'

/** Which of the amounts of a text is the project's, and what the others are. */
export interface ChosenAmount {
  amount?: AmountInterval
  /** The amount before a change: 从80万调到120万. */
  changedFrom?: AmountInterval
  perYear?: AmountInterval
  total?: AmountInterval
  /** 二类费用 or 等保密评费 named apart; `inside` when it is part of the amount. */
  part?: { amount: AmountInterval; what: 'secondClass' | 'assessment'; inside: boolean }
  bid?: AmountInterval
  /** Added up from what parts, or one of several that do not belong together. */
  how?: 'sum' | 'oneOfSeveral' | 'product'
  wide: boolean
}

type Role =
  | 'each'
  | 'total'
  | 'perYear'
  | 'secondClass'
  | 'assessment'
  | 'inside'
  | 'bid'
  | 'budget'
  | 'plain'
interface Placed extends AmountHit {
  role: Role
  inside: boolean
}

const LABEL_BEFORE = 7
/** 「建设费49万监理费2万」: where the first amount has its label in front, so has the next. */
const LABEL = /(?:费用?|金额|投资|预算|软件|硬件|设备|开发|运维|集成|项目)(?:是|为|约|大概)?$/

function place(hit: AmountHit, text: string, floor: number, ceiling: number): Placed {
  const before = text.slice(Math.max(floor, hit.start - LABEL_BEFORE), hit.start)
  const between = text.slice(hit.end, ceiling)
  const labelledNext = ceiling < text.length && LABEL.test(before) && LABEL.test(between)
  const after = labelledNext ? '' : between.slice(0, 9)
  const inside =
    /(?:集市|其中|里面|当中)[^,。;]{0,10}$/.test(
      text.slice(Math.max(floor, hit.start - 2 * LABEL_BEFORE), hit.start),
    ) ||
    (/(?:里面|里头|其中|当中|包含|包括|内含|含有|含着|含了|含|有个|带)[^,。;]{0,6}$/.test(before) &&
      !/不含[^,。;]*$/.test(before))
  const near = (words: RegExp, following: RegExp) => words.test(before) || following.test(after)
  const role: Role = near(EACH_BEFORE, EACH_AFTER)
    ? 'each'
    : /(?:一共|总共|共计|合计|总计|总额|总价|总投资|总金额|总预算|总的|加起来|全部|拢共|三年(?:加起来|合计|总共|一共)?|共|总)(?:是|为|大概|约|要|花|下来|算)*$/.test(
          before,
        )
      ? 'total'
      : near(
            /(?:每年|一年|年均|每个?年度|单年|年)(?:要|是|约|大概|花|费用|合同)*$/,
            /^(?:\/年|一年|每年|\/每年|一个年度|年)/,
          )
        ? 'perYear'
        : near(
              /(?:二类费用?|监理费|设计费|咨询费|可研费|检测费)(?:是|有|为|约|大概)*$/,
              /^(?:的)?(?:是)?(?:二类费|监理费|设计费|咨询费|可研费|检测费)/,
            )
          ? 'secondClass'
          : near(
                /(?:等保|密评|测评费?|等级保护)[^,。;\d]{0,5}$/,
                /^(?:的)?(?:是)?(?:做)?(?:等保|密评|测评费|等级保护)/,
              )
            ? 'assessment'
            : /(?:招标(?:下来|后|结果)|招下来|中标(?:价|后)?|合同价|成交价?|中标金额|签约价?|合同金额)(?:是|为|只有|只要|只|才|降到|变成)*$/.test(
                  before,
                )
              ? 'bid'
              : /(?:预算|批复|审核|批了|批的|已批|报的|申报|概算)(?:金额|时)?(?:是|为|了)*$/.test(before)
                ? 'budget'
                : 'plain'
  return { ...hit, role: inside && role === 'plain' ? 'inside' : role, inside }
}

const EACH_BEFORE =
  /(?:单价|每(?:台|套|家|件|块|间|份|包|路|个(?!月|季|年))[^,。;\d]{0,4}|各)(?:是|要|约|大概)*$/
const EACH_AFTER = /^(?:\/|每|一)(?:台|套|家|件|块|间|份|路|个(?![\u4e00-\u9fff]))/
const COUNTED = /(\d+|[二两三四五六七八九十百]+)(?:台|套|家|件|块|间|份|包|路|个(?!月|季|年|工作日))/g

/** 单价 times the one count of the text; undefined where no count, or more than one, is told. */
function product(each: AmountInterval, text: string): AmountInterval | undefined {
  const counts = new Set(Array.from(text.matchAll(COUNTED), ([, said = '']) => said))
  const [only = ''] = counts
  const count = counts.size === 1 ? numeral(only) : null
  return count && count.low === count.high ? times(each, Number(count.low / ONE)) : undefined
}

/** Which amount counts. Sums, ranges, bounds from two sides, changes, parts and yearly amounts are told apart. */
export function chooseAmount(hits: readonly AmountHit[], text: string): ChosenAmount {
  const wide = hits.some((hit) => hit.wide)
  const joined = ranges(hits, text)
  const placed = joined.map((hit, at) =>
    place(hit, text, joined[at - 1]?.end ?? 0, joined[at + 1]?.start ?? text.length),
  )
  const changed = changeOf(placed, text)
  if (changed) return { ...changed, wide }
  const role = (name: Role) => placed.find((hit) => hit.role === name)?.interval
  const fees = placed.filter(({ role }) => role === 'secondClass' || role === 'assessment')
  const [fee] = fees
  const chosen: ChosenAmount = { wide }
  const [perYear, total, bid, budget] = [role('perYear'), role('total'), role('bid'), role('budget')]
  if (perYear) chosen.perYear = perYear
  if (total) chosen.total = total
  const others = placed.filter((hit) => !fees.includes(hit) && hit.role !== 'inside')
  if (fee && others.length > 0)
    chosen.part = {
      amount: fees.map(({ interval }) => interval).reduce(sum),
      what: fee.role === 'secondClass' ? 'secondClass' : 'assessment',
      inside: fee.inside || total !== undefined,
    }
  if (bid && others.length > 1) chosen.bid = bid
  const amount = perYear ?? total ?? (chosen.bid ? budget : undefined)
  if (amount) return { ...chosen, amount }
  const each = placed.find((hit) => hit.role === 'each')
  if (each && others.every((hit) => hit.role === 'each')) {
    const whole = others.length === 1 ? product(each.interval, text) : undefined
    return whole ? { ...chosen, amount: whole, how: 'product' } : chosen
  }
  const rest = (others.length > 0 ? others : placed).filter((hit) => !(chosen.bid && hit.role === 'bid'))
  return { ...chosen, ...settle(rest, text) }
}

function settle(rest: readonly Placed[], text: string): Pick<ChosenAmount, 'amount' | 'how'> {
  const [first] = rest
  if (!first) return {}
  if (rest.length > 1 && rest.every(({ role }) => role === 'assessment' || role === 'secondClass'))
    return { amount: rest.map(({ interval }) => interval).reduce(sum), how: 'sum' }
  if (rest.length === 1) return { amount: first.interval }
  if (rest.every(({ bound }) => bound !== null)) {
    const both = rest.map(({ interval }) => interval).reduce(intersect)
    if (both.max === null || both.max > both.min) return { amount: both }
  }
  if (isSum(rest, text)) return { amount: rest.map(({ interval }) => interval).reduce(sum), how: 'sum' }
  const same = rest.every(
    ({ interval }) => interval.min === first.interval.min && interval.max === first.interval.max,
  )
  const named = rest.find((hit) =>
    /(?:项目|建设金额|预算|投资|总额)(?:金额)?(?:是|为|大概|约|要)*$/.test(text.slice(0, hit.start)),
  )
  const amount = (named ?? rest.at(-1) ?? first).interval
  return same ? { amount } : { amount, how: 'oneOfSeveral' }
}

const PART =
  '软件|硬件|设备|运维|维护|开发|集成|服务|采购|服务器|施工|机房|平台|系统|测试|培训|监理|网络|终端'

/** Parts of one project: joined by plus signs, or each named as a part. */
function isSum(rest: readonly Placed[], text: string): boolean {
  const between = rest.slice(1).map((hit, at) => text.slice(rest[at]?.end ?? 0, hit.start))
  if (between.every((gap) => /[+加]|外加|另外|再有|还有|另有|市里|市级|区里|配套/.test(gap))) return true
  const named = rest.filter(
    (hit) =>
      new RegExp(`(?:${PART})[^,。;、]{0,4}$`).test(text.slice(Math.max(0, hit.start - 8), hit.start)) ||
      new RegExp(`^(?:的|是|做|买)*(?:${PART})`).test(text.slice(hit.end, hit.end + 6)),
  )
  return named.length === rest.length && between.every((gap) => !/还是|或者?|另一个|分别/.test(gap))
}

const BETWEEN = /^(?:元)?(?:和|跟|与|、)$/
const RANGE = /^(?:元)?(?:到|至|~|-|—|–|～|→)+$/
const CHANGE = /调|改|变|增加|增|涨|加到|减|降|追加|压缩|核减/

/** 从80万调到120万; 原来80万现在要120万. */
function changeOf(
  placed: readonly Placed[],
  text: string,
): Pick<ChosenAmount, 'amount' | 'changedFrom'> | null {
  for (const [at, hit] of placed.entries()) {
    const next = placed[at + 1]
    if (!next) return null
    const gap = text.slice(hit.end, next.start)
    const before = text.slice(Math.max(0, hit.start - 8), hit.start)
    const said = CHANGE.test(gap) && gap.length <= 8
    const then =
      /(?:原来|原先|原本|本来|原|当时|之前)[^,。;]{0,6}$/.test(before) && /现在|现|要|变|想/.test(gap)
    if (said || then) return { changedFrom: hit.interval, amount: next.interval }
  }
  return null
}

/** Ranges become one hit. */
function ranges(hits: readonly AmountHit[], text: string): AmountHit[] {
  const joined: AmountHit[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    const gap = last ? text.slice(last.end, hit.start) : ''
    const change = last && CHANGE.test(gap)
    const fits = last && hit.interval.max !== null && last.interval.min <= hit.interval.max
    const spans =
      RANGE.test(gap.replace(/\((?:不)?含\)/, '')) || (/之间|介于/.test(text) && BETWEEN.test(gap))
    if (last && fits && !change && spans) {
      const maxOpen = hit.interval.maxOpen || text.startsWith('(不含)', hit.end)
      const minOpen = last.interval.minOpen || /\(不含\)/.test(gap)
      const interval: AmountInterval = {
        min: last.interval.min,
        max: hit.interval.max,
        ...(minOpen ? { minOpen } : {}),
        ...(maxOpen ? { maxOpen } : {}),
      }
      joined[joined.length - 1] = {
        ...last,
        end: hit.end,
        interval,
        bound: null,
        bare: last.bare && hit.bare,
      }
    } else joined.push(hit)
  }
  return joined
}

const intersect = (left: AmountInterval, right: AmountInterval): AmountInterval => {
  const low = right.min > left.min ? right : left
  const high = right.max !== null && (left.max === null || right.max < left.max) ? right : left
  return {
    min: low.min,
    max: high.max,
    ...(low.minOpen ? { minOpen: true } : {}),
    ...(high.maxOpen ? { maxOpen: true } : {}),
  }
}

/** The sum of two intervals. */
export const sum = (left: AmountInterval, right: AmountInterval): AmountInterval => ({
  min: left.min + right.min,
  max: left.max === null || right.max === null ? null : left.max + right.max,
  ...(left.minOpen || right.minOpen ? { minOpen: true } : {}),
  ...(left.maxOpen || right.maxOpen ? { maxOpen: true } : {}),
  ...(left.approximate || right.approximate ? { approximate: true } : {}),
})

/** An interval without a part of it. */
export const minus = (whole: AmountInterval, part: AmountInterval): AmountInterval => ({
  ...whole,
  min: Math.max(0, whole.min - (part.max ?? part.min)),
  max: whole.max === null ? null : Math.max(0, whole.max - part.min),
})

/** So many times an interval. */
export const times = (amount: AmountInterval, count: number): AmountInterval => ({
  ...amount,
  min: amount.min * count,
  max: amount.max === null ? null : amount.max * count,
})
