/** A numeral: its value in parts of ONE, and whether it was open-ended in itself (多、几、来、四五十). */
export interface Numeral {
  low: bigint
  high: bigint
  lowOpen: boolean
  highOpen: boolean
  /** 「十来万」: about this much. */
  about: boolean
  /** Does it carry 万 or 亿? */
  big: boolean
}

const DECIMALS = 10
/** Decimals of amounts stay whole numbers: 1.2345678901亿元 is exact to the fen. */
export const ONE = 10n ** BigInt(DECIMALS)

const DIGITS = new Map(
  Array.from('零〇一二三四五六七八九')
    .map((char, at) => [char, BigInt(Math.max(0, at - 1))] as const)
    .concat(
      Array.from('壹贰叁肆伍陆柒捌玖').map((char, at) => [char, BigInt(at + 1)] as const),
      [['两', 2n]],
    ),
)
const SMALL = new Map([
  ['十', 10n],
  ['拾', 10n],
  ['百', 100n],
  ['佰', 100n],
  ['千', 1000n],
  ['仟', 1000n],
])
const BIG = new Map([
  ['万', 10_000n],
  ['w', 10_000n],
  ['亿', 100_000_000n],
])

const D = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖'
const U = '十百千拾佰仟'

/** A run of characters that may be a numeral; the words around it decide what it counts. */
export const NUMERAL = new RegExp(
  `(?:\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[${D}](?:点[${D}]+)?|[${U}]|[好大]?几|数(?=[${U}万])|半(?=个?[亿${U}万]))` +
    `(?:\\d+(?:\\.\\d+)?|[${D}](?:点[${D}]+)?|[${U}]|[好大]?几(?=个?[${U}万亿w])|多(?=个?[${U}万亿w])|来(?=个?[${U}万亿w])|余(?=个?[${U}万亿w])|把(?=[${U}万亿w块])|个(?=[万亿w])|万|亿|w(?![a-z]))*`,
  'g',
)

/**
 * What a run of numeral characters says; null when it says nothing. Chinese, arabic and mixed forms: 一百二十万, 120w,
 * 1.2百万, 2百50万, 49万9, 一二〇万, 四五十万, 200多万, 几十万.
 */
export function numeral(run: string): Numeral | null {
  const text = run
    .replaceAll('个', '')
    .replaceAll('数', '几')
    .replace(/[好大]/g, '')
    .replace(/(?<=\d),/g, '')
  return several(text) ?? more(text) ?? pair(text) ?? loose(text) ?? exact(text)
}

const fixed = (value: bigint, big: boolean): Numeral => ({
  low: value,
  high: value,
  lowOpen: false,
  highOpen: false,
  about: false,
  big,
})
const isBig = (text: string) => /[万亿w]/.test(text)

function exact(text: string): Numeral | null {
  const value = evaluate(text)
  return value === null ? null : fixed(value, isBig(text))
}

/** 几十万 lies between 20 and 100; 十几万 between 10 and 20. */
function several(text: string): Numeral | null {
  const at = text.indexOf('几')
  if (at < 0) return null
  const head = at === 0 ? 0n : evaluate(text.slice(0, at))
  const unit = evaluate(`一${text.slice(at + 1)}`)
  if (head === null || unit === null) return null
  const tail = /[万亿w].*$/.exec(text.slice(at + 1))?.[0] ?? ''
  const base = at === 0 ? 0n : (evaluate(text.slice(0, at) + tail) ?? 0n)
  const widest = at === 0 ? unit * 10n : base + unit * 10n
  return {
    low: at === 0 ? unit * 2n : base,
    high: widest,
    lowOpen: at !== 0,
    highOpen: true,
    about: false,
    big: isBig(text),
  }
}

/** 200多万 lies between 200万 and 300万; 十来万 is about 10万. */
function more(text: string): Numeral | null {
  const at = text.search(/[多来余把]/)
  if (at < 0) return null
  const tail = text.slice(at + 1)
  const head = evaluate(text.slice(0, at))
  const low = evaluate(text.slice(0, at) + tail)
  if (head === null || low === null || head === 0n) return null
  if (text[at] === '来' || text[at] === '把') return { ...fixed(low, isBig(text)), about: true }
  let step = ONE
  while (head % (step * 10n) === 0n) step *= 10n
  return { ...fixed(low, isBig(text)), high: (low / head) * (head + step), lowOpen: true, highOpen: true }
}

/** 四五十万, 一两百万, 一百五六: two neighbouring digits are the two ends. */
function pair(text: string): Numeral | null {
  const found = /([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿w]|(?<=[百千]..)$)/.exec(text)
  if (!found) return null
  const [whole, first = '', second = ''] = found
  const neighbours = (DIGITS.get(second) ?? 0n) - (DIGITS.get(first) ?? 0n) === 1n
  if (!neighbours && first + second !== '三五') return null
  const low = evaluate(text.replace(whole, first))
  const high = evaluate(text.replace(whole, second))
  return low === null || high === null ? null : { ...fixed(low, isBig(text)), high }
}

/** 百八十万: some eighty or a hundred and eighty. */
function loose(text: string): Numeral | null {
  const [, tens] = /^百([一二三四五六七八九]十.*)$/.exec(text) ?? []
  const low = tens === undefined ? null : evaluate(tens)
  const high = low === null ? null : evaluate(`一${text}`)
  return low === null || high === null ? null : { ...fixed(low, isBig(text)), high }
}

/** The value of a plain numeral in parts of ONE, or null. */
function evaluate(text: string): bigint | null {
  let total = 0n
  let section = 0n
  let current: bigint | null = null
  let last = 0n
  let gap = false
  let spelled = false
  const tokens = text.match(new RegExp(`\\d+(?:\\.\\d+)?|[${D}](?:点[${D}]+)?|半|.`, 'g')) ?? []
  for (const token of tokens) {
    const small = SMALL.get(token)
    const big = BIG.get(token)
    if (small !== undefined) {
      if (spelled) return null
      section += (current === null || current === 0n ? ONE : current) * small
      current = null
      last = small
    } else if (big !== undefined) {
      const counted = section + (current ?? 0n)
      if (big === 100_000_000n) total = (total + counted === 0n ? ONE : total + counted) * big
      else total += (counted === 0n ? ONE : counted) * big
      section = 0n
      current = null
      spelled = false
      last = big
    } else {
      const value = digitValue(token)
      if (value === null) return null
      if (value === 0n && current === null && !/\d/.test(token)) gap = last > 0n
      const positional: boolean = current !== null && current !== 0n && !/[\d点半]/.test(token)
      spelled = positional
      current = positional ? (current ?? 0n) * 10n + value : value
    }
  }
  if (current === null) return total + section
  const shorthand = last > 10n && !gap && current < 10n * ONE && current % ONE === 0n
  return total + section + (shorthand ? (current * last) / 10n : current)
}

function digitValue(token: string): bigint | null {
  if (token === '半') return ONE / 2n
  if (/^\d/.test(token)) {
    const [whole = '0', decimals = ''] = token.split('.')
    return BigInt(whole) * ONE + BigInt(decimals.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
  }
  const [whole = '', decimals = ''] = token.split('点')
  const digit = DIGITS.get(whole)
  if (digit === undefined) return null
  const fraction = Array.from(decimals)
    .map((char) => String(DIGITS.get(char) ?? 0n))
    .join('')
  return digit * ONE + BigInt(fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
}
