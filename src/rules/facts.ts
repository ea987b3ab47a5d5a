import type { CalendarDate } from '../domain/calendar-date.js'
import type { Lookup } from './clause-search.js'
import type { TopicId } from './topics/all.js'

/** An interval of money in integer fen; `max` null: no upper end. The open flags say that an end is not included. */
export interface AmountInterval {
  min: number
  max: number | null
  minOpen?: boolean
  maxOpen?: boolean
  /** 「左右」「约」: the ends are the bot's own ±20%, not the person's. */
  approximate?: boolean
}

/** 上级已批: each condition of 五（三）第6段 as said; what is absent is unknown. */
export interface SuperiorFacts {
  approved?: boolean
  docNo?: boolean
  conclusion?: boolean
  standardClear?: boolean
  amountClear?: boolean
  /** Said in one word: all of them hold, or not all. */
  allMet?: boolean
}

/**
 * What a person said about a project. An absent field was not said; `unknown` was touched on but left open, so that no
 * presumption may fill it. JSON-serialisable: facts travel in button values and stand on the record.
 */
export interface Facts {
  amount?: AmountInterval
  /** A second way to count the same project, and why: 每年/三年合计, 含/不含二类费用, 含/不含等保密评费. */
  otherAmount?: { amount: AmountInterval; why: 'perYearAndTotal' | 'secondClassFees' | 'assessmentFee' }
  /** Projects of their own told in one message: of each its amount and what was said of it alone. */
  several?: readonly Facts[]
  kind?: 'new' | 'upgrade' | 'ops' | 'service' | 'mixed'
  pureSoftwareOrOps?: boolean
  /** How purity was concluded, where the words alone do not settle it. */
  purity?: 'presumed' | 'serviceLike' | 'mainlySoftware'
  /** 两微一端; `unsettled`: 小程序、视频号 and the like, which only 区委网信办 or the office can place. */
  infoPublishing?: boolean | 'unsettled'
  /** Asked back, and not known to the asker either: not asked again. */
  unsure?: readonly FactName[]
  superior?: SuperiorFacts
  /** 招一续二: which contract year; `unknown` when it was mentioned and the year matters; `renewed`: the second or third. */
  renewalYear?: 1 | 2 | 3 | 'renewed' | 'unknown'
  originalApproved?: boolean
  /** 等保测评 / 密评 fees: the whole matter, or a part of a project. */
  feeItem?: 'alone' | 'inside'
  /** Licensed software on the city's e-mart: the whole matter, or a part of a project. */
  emartSoftware?: 'alone' | 'inside' | 'none' | 'unknown'
  /** 公用经费 hardware, telecom fees or rent, and nothing else. */
  excluded?: 'hardware' | 'communication'
  fund?: 'district' | 'partly' | 'none' | 'unknown'
  standing?: '行政机关' | '事业单位' | '参照单位'
  window?: 'midyear' | 'urgent'
  /** An approved project is to be altered. */
  change?: boolean
  /** Member units in a question about the quorum, each in one number only: there (or expected) by their leader. */
  present?: number
  /** Represented by a delegate. */
  delegates?: number
  /** By video or telephone. */
  remote?: number
  onLeave?: number
  /** Away, late or not heard of. */
  absent?: number
  /** How many member units there are, where the question itself says so. */
  members?: number
  /** Units named in a question about plates: how many different names, of which member units. */
  named?: { names: number; units: string[] }
  /** The unit of which somebody asks whether it is a member. */
  askedUnit?: string
  /** People present, where nobody says of how many units. */
  people?: number
  /** Member units by what they answered in writing or said. */
  opinions?: { agree?: number; against?: number; returned?: number; missing?: number }
  /** How often an evaluation was failed, by whom, in a question about suspension. */
  failures?: { thirdParty?: number; expert?: number }
  /** 中标价 or contract price, where it differs from the amount reviewed. */
  bidPrice?: AmountInterval
}

/** Is a fact told that leads out of the general rows of 五（三）? */
export const isSpecial = (facts: Facts): boolean =>
  facts.superior !== undefined ||
  facts.infoPublishing !== undefined ||
  facts.renewalYear !== undefined ||
  facts.feeItem !== undefined ||
  facts.emartSoftware !== undefined ||
  facts.excluded !== undefined ||
  facts.change === true ||
  (facts.fund !== undefined && facts.fund !== 'district')

/** The facts without those of a case stated about a meeting or an evaluation: what is known of a project. */
export function ofTheProject(facts: Facts): Facts {
  const {
    present: _present,
    delegates: _delegates,
    remote: _remote,
    onLeave: _onLeave,
    absent: _absent,
    members: _members,
    people: _people,
    opinions: _opinions,
    named: _named,
    askedUnit: _askedUnit,
    failures: _failures,
    ...project
  } = facts
  return project
}

/** What can be asked back, one at a time. */
export const FACT_NAMES = [
  'fund',
  'emart',
  'renewalYear',
  'superior',
  'category',
  'amount',
  'pureSoftwareOrOps',
  'date',
] as const
export type FactName = (typeof FACT_NAMES)[number]

/** Which date of the rules is asked for. */
export type DeadlineKind =
  | 'contractFiling'
  | 'procurementStart'
  | 'procurementStop'
  | 'reapplication'
  | 'renewalFiling'

/** A question about a date of the rules. */
export interface DeadlineQuestion {
  kind: DeadlineKind
  /** The day from which the period runs; null where none is certain. */
  date: CalendarDate | null
  /** The last day of a bar or condition is asked for, not the day after it. */
  lastDay: boolean
  /** The day that is held against the period: 「10月20日备案晚不晚」, today in 「过没过期」; null where none is. */
  act: CalendarDate | null
  today: CalendarDate
  /** Procurement not started: was the reason filed? null where nothing is said of it. */
  explained: boolean | null
  /** What was said instead of a certain date: 2月30日, 春节前. */
  unclear: { said: string; impossible: boolean }[]
  /** Further dates of the rules asked for in the same question. */
  others: { kind: DeadlineKind; date: CalendarDate }[]
}

export type Intent = 'route' | 'clause' | 'deadline' | 'materials' | 'command' | 'unknown'

/** What a person wrote, understood. */
export interface Reading {
  intent: Intent
  /** The facts of the question, those known from before included. */
  facts: Facts
  /** Topic of a clause question (see topics), or null. */
  topic: TopicId | null
  /** Another topic asked about in the same message, or null. */
  also?: TopicId | null
  /** For 「条款 …」: what was looked up, or null. */
  lookup: Lookup | null
  deadline: DeadlineQuestion | null
  /** How something uncertain was read: 「按120万元理解，如不是请更正」. */
  remarks: string[]
  /** For 「您是想…」: the nearest example questions. */
  suggestions: { label: string; question: string }[]
  /** A new matter began: what was known before was dropped. */
  fresh: boolean
}

/** Fen of an amount in yuan. */
export const yuan = (amount: number): number => Math.round(amount * 100)

/** 「120万元」「49.99万元」「999元」: an amount in fen as people read it. */
export function amountText(fen: number): string {
  const cents = fen % 100
  const whole = (fen - cents) / 100
  if (fen >= 10_000_000_000 && fen % 100_000_000 === 0) return `${fen / 10_000_000_000}亿元`
  if (fen >= 1_000_000 && fen % 10_000 === 0) return `${trimmed(fen, 1_000_000)}万元`
  return cents === 0 ? `${whole}元` : `${whole}.${String(cents).padStart(2, '0').replace(/0$/, '')}元`
}

/** `value / unit` in decimals without binary rounding; `unit` is a power of ten. */
function trimmed(value: number, unit: number): string {
  const whole = Math.floor(value / unit)
  const rest = String(value % unit)
    .padStart(String(unit).length - 1, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

/** An interval as people read it: 「120万元」「不到50万元」「超过200万元、不到300万元」「约50万元」. */
export function intervalText(amount: AmountInterval): string {
  const { min, max, minOpen, maxOpen, approximate } = amount
  if (max !== null && min === max) return amountText(min)
  if (approximate && max !== null) return `约${amountText(Math.round((min + max) / 2))}`
  const low = min === 0 ? '' : `${minOpen ? '超过' : '不低于'}${amountText(min)}`
  const high = max === null ? '' : `${maxOpen ? '不到' : '不超过'}${amountText(max)}`
  return [low, high].filter(Boolean).join('、')
}
