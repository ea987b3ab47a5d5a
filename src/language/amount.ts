import type { AmountInterval } from '../rules/facts.js'
import * as words from './amount-words.js'
import { NUMERAL, type Numeral, numeral, ONE } from './numeral.js'

/** An amount of money found in a text: where, how much, and how its end words bind it. */
export interface AmountHit {
  start: number
  end: number
  interval: AmountInterval
  /** 「至少」「不到」…: one end only, so that two of them may bound one amount. */
  bound: 'below' | 'above' | null
  /** Written without unit: read as 万元, and said so. */
  bare: boolean
}

/** What else the numbers of a text said. */
export interface AmountScan {
  hits: AmountHit[]
  /** A number that may be money but is in no unit, or in none that can be reckoned with: to be asked for. */
  unitless: boolean
  foreign: boolean
}

/** A numeral in its place. */
interface Run {
  start: number
  end: number
  read: Numeral
  digits: string
  money: string | null
}

/** 系统规定: how far 「左右」 may be off. */
const FUZZ_PERCENT = 20
const WAN = 10_000n
/** A bare number from 10 to below 1,000 is 万元. */
const BARE_FROM = 10n * ONE
const BARE_BELOW = 1000n * ONE

/**
 * Every amount of money in the text, in order; numbers that count something else are passed over.
 * @param text of plain()
 * @param asked was the amount asked for just before?
 */
export function amountsIn(text: string, asked: boolean): AmountScan {
  const masked = text.replace(words.IDIOMS, (idiom) => '▢'.repeat(idiom.length))
  const scan: AmountScan = { hits: [], unitless: false, foreign: false }
  const context = asked || words.ALONE.test(text) || words.MONEY_TALK.test(text)
  const runs = runsIn(masked)
  runs.forEach((run, at) => {
    const { read, start, end, money } = run
    const before = masked.slice(0, start)
    const rest = masked.slice(start + run.digits.length)
    if (words.FOREIGN.test(rest)) {
      scan.foreign = true
      scan.unitless = true
      return
    }
    if (words.NEGATIVE.test(before)) {
      scan.unitless = true
      return
    }
    const inYuan = money !== null || words.SIGN_BEFORE.test(before)
    const shared = inYuan || read.big ? null : sharedUnit(run, runs[at + 1], masked)
    if (shared) {
      scan.hits.push(bounded({ ...run, read: shared }, 1n, text))
      return
    }
    if (!inYuan && (read.big ? words.PERSONS.test(rest) : words.COUNTERS.test(rest))) return
    if (inYuan || read.big) {
      if (read.high * 100n <= BigInt(Number.MAX_SAFE_INTEGER) * ONE) scan.hits.push(bounded(run, 1n, text))
      return
    }
    if (words.HEADED_WAN.test(before)) {
      scan.hits.push(bounded(run, WAN, text))
      return
    }
    if (words.PRICE_BEFORE.test(before) && read.low >= BARE_BELOW) {
      scan.hits.push({ ...bounded(run, 1n, text), bare: true })
      return
    }
    const fits =
      words.BARE_AFTER.test(rest) || (words.BOUND_BARE.test(rest) && boundBefore(before) !== undefined)
    const counts = rest.startsWith('个') && words.PRICE_FOR_ONE.test(before)
    if (!context || counts || words.BARE_BEFORE.test(before) || !fits) return
    const added = /[+加]$/.test(before) && scan.hits.at(-1)?.end === start - 1
    if ((added || read.low >= BARE_FROM) && read.high < BARE_BELOW)
      scan.hits.push({ ...bounded({ ...run, end }, WAN, text), bare: true })
    else scan.unitless ||= /\d/.test(run.digits) || asked
  })
  return scan
}

function runsIn(masked: string): Run[] {
  const runs: Run[] = []
  for (const match of masked.matchAll(NUMERAL)) {
    const [digits] = match
    const read = numeral(digits)
    if (!read) continue
    const start = match.index
    const rest = masked.slice(start + digits.length)
    const foreign = words.PRICED_IN_LATIN.test(masked.slice(0, start)) || words.BY_THE_YEAR.test(rest)
    const money = (words.MONEY.exec(rest) ?? (foreign ? words.LATIN_UNIT.exec(rest) : null))?.[0] ?? null
    const thousands = money?.startsWith('k') ? 1000n : money === 'm' ? 1_000_000n : 1n
    const small = money === null ? null : words.JIAO_AND_FEN.exec(rest.slice(money.length))
    const extra = (digitOf(small?.[1]) * ONE) / 10n + (digitOf(small?.[2]) * ONE) / 100n
    runs.push({
      start,
      end: start + digits.length + (money?.length ?? 0) + (extra > 0n ? (small?.[0].length ?? 0) : 0),
      read: { ...read, low: read.low * thousands + extra, high: read.high * thousands + extra },
      digits,
      money,
    })
  }
  return runs
}

const digitOf = (digit: string | undefined): bigint =>
  digit === undefined ? 0n : (numeral(digit)?.low ?? 0n) / ONE

/** 「195到205万」「三到五百万」「3000到5000元」: the first end takes the unit of the second. */
function sharedUnit(first: Run, second: Run | undefined, masked: string): Numeral | null {
  if (!second || !(second.read.big || second.money)) return null
  const between = masked.slice(first.end, second.start)
  const joined =
    words.SHARED_UNIT.test(between) ||
    (words.SAID_TO_BE_RANGE.test(masked) && words.RANGE_LOOSE.test(between))
  if (!joined) return null
  const unit = /[十百千]*[万亿w]?$/.exec(second.digits)?.[0] ?? ''
  const own = /[十百千拾佰仟]/.test(first.digits)
  const units = second.read.big ? [...(own ? [] : [unit]), unit.slice(-1)] : ['']
  for (const tail of units) {
    const scale = (numeral(`一${tail}`)?.low ?? ONE) / ONE
    const read = { ...first.read, low: first.read.low * scale, high: first.read.high * scale }
    if (read.high < second.read.low) return read
  }
  return null
}

const boundBefore = (ahead: string) => words.BEFORE.find(([pattern]) => pattern.test(ahead))?.[1]

function modifierAt(run: Run, text: string): words.Modifier | null {
  const ahead = text.slice(0, run.start).replace(/(?:[¥￥(]|人民币)+$/, '')
  const after = text.slice(run.end).replace(words.FILLING_AFTER, '')
  if (/^[百千亿]/.test(run.digits) && ahead.endsWith('上')) return 'wide'
  return (
    boundBefore(ahead) ??
    boundBefore(ahead.replace(words.FILLING_BEFORE, '')) ??
    words.AFTER.find(([pattern]) => pattern.test(after))?.[1] ??
    null
  )
}

const span = (min: number, max: number | null, minOpen = false, maxOpen = false): AmountInterval => ({
  min,
  max,
  ...(minOpen ? { minOpen } : {}),
  ...(maxOpen ? { maxOpen } : {}),
})

const widened = (min: number, max: number): AmountInterval => ({
  min: min - share(min),
  max: max + share(max),
  approximate: true,
})
const share = (fen: number) => Math.round((fen * FUZZ_PERCENT) / 100)

function bounded(run: Run, scale: bigint, text: string): AmountHit {
  const { read, start, end } = run
  const fen = (value: bigint) => Number((value * scale * 100n) / ONE)
  const low = fen(read.low)
  const high = fen(read.high)
  const hit = { start, end, bare: false, bound: null }
  const told = span(low, high, read.lowOpen, read.highOpen)
  const modifier = modifierAt(run, text)
  switch (modifier) {
    case 'atMost':
      return { ...hit, bound: 'below', interval: span(0, high, false, read.highOpen) }
    case 'below':
      return { ...hit, bound: 'below', interval: span(0, high, false, true) }
    case 'atLeast':
      return { ...hit, bound: 'above', interval: span(low, null, read.lowOpen) }
    case 'above':
      return { ...hit, bound: 'above', interval: span(low, null, true) }
    case 'just':
      return { ...hit, interval: span(high, high + share(high), true) }
    case 'justBelow':
      return { ...hit, interval: span(low - share(low), low, false, true) }
    case 'wide':
      return { ...hit, interval: span(low, low * 10, false, true) }
    case 'about':
      return { ...hit, interval: low === high ? widened(low, high) : told }
    case null:
      return { ...hit, interval: read.about ? widened(low, high) : told }
    default:
      return modifier satisfies never
  }
}
