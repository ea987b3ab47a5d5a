import type { Facts } from '../rules/facts.js'
import type { AmountScan } from './amount.js'
import { type ChosenAmount, chooseAmount } from './amount-choice.js'
import { minus, sum, times } from './amount-interval.js'
import * as words from './lexicon.js'
import { mention, told } from './mentions.js'
import { superiorFacts } from './superior-facts.js'

/** What a text says about a project, and how its uncertain places were read. */
export interface ProjectFacts {
  facts: Facts
  remarks: string[]
}

/** Number of contract years in 招一续二. */
const CONTRACT_YEARS = 3
const FEN_OF_WAN = 1_000_000

/** The facts of a project in a text; only what is said, and the conclusions the words allow. */
export function projectFacts(text: string, scan: AmountScan): ProjectFacts {
  const chosen = chooseAmount(scan.hits, text)
  const cut = chosen.changedFrom !== undefined && words.CUT_BY_EVALUATION.test(text)
  const facts: Facts = {}
  const amount = cut ? chosen.changedFrom : chosen.amount
  if (amount) facts.amount = amount
  const kind = kindOf(text)
  if (kind) facts.kind = kind
  Object.assign(
    facts,
    purityOf(text, kind),
    superiorFacts(text),
    renewalOf(text, facts),
    specialOf(text, facts, chosen),
  )
  Object.assign(facts, settingOf(text))
  const beyondApproval = facts.superior?.approved === true && !words.CONSENTED.test(text)
  if (!cut && !beyondApproval && isChange(text, chosen)) facts.change = true
  const other = otherAmount(facts, chosen)
  if (other) facts.otherAmount = other
  const several = severalOf(text, chosen)
  if (several.length > 1) facts.several = several
  const later = cut ? chosen.amount : chosen.bid
  if (later) facts.bidPrice = later
  return { facts, remarks: remarksOn(scan, chosen) }
}

/** Each of several projects, from the words beside its amount. */
function severalOf(text: string, { several = [] }: ChosenAmount): Facts[] {
  return several.map(({ interval, start, end }, at) => {
    const ahead = text.slice(several[at - 1]?.end ?? 0, start)
    const behind = text.slice(end, several[at + 1]?.start ?? text.length)
    const own = `${ahead.split(CLAUSE_END).at(-1)}▢${behind.split(CLAUSE_END)[0]}`
    return { amount: interval, ...purityOf(own, kindOf(own)) }
  })
}

const CLAUSE_END = /[,;、。:!?]/

const HOW_CHOSEN: Record<NonNullable<ChosenAmount['how']>, string> = {
  product: '单价已按数量相乘，作为一个项目理解，如不是请更正',
  months: '按月、按季的金额已折算（没有说月数的按一年），如不是请更正',
  sum: '分项金额已相加，作为一个项目理解',
  discount: '已按您说的折扣算出金额，以最终报审的建设金额为准',
  alternatives: '几个可能的金额按尚未确定理解，以最终的建设金额为准',
  oneOfSeveral: '您提到了几个金额，这里只按其中一个项目回答；其他项目请分别询问',
}

function remarksOn(
  { hits, foreign, unitless }: AmountScan,
  { amount, how, several, excludedBeside }: ChosenAmount,
): string[] {
  const bare = hits.filter((hit) => hit.bare).map(({ interval }) => `${interval.min / FEN_OF_WAN}万元`)
  const remarks: (string | false)[] = [
    excludedBeside === true && '通讯服务费、网络租金等不属于电子政务项目，没有计入金额',
    bare.length > 0 && `没有写单位的金额按${bare.join('、')}理解，如不是请更正`,
    how !== undefined && !several && HOW_CHOSEN[how],
    foreign && '请换算为人民币金额后再问',
    unitless && !foreign && !amount && '金额请写明单位，例如“120万元”',
  ]
  return remarks.filter((remark): remark is string => remark !== false)
}

function kindOf(text: string): Facts['kind'] {
  const said = (Object.keys(words.KINDS) as (keyof typeof words.KINDS)[]).filter(
    (kind) => mention(text, words.KINDS[kind]) === 'said',
  )
  const [first, ...others] = said.filter(
    (kind) => !(kind === 'service' && /运维服务/.test(text) && said.includes('ops')),
  )
  if (!first) return undefined
  if (others.length === 0) return first
  return others.length === 1 && first === 'upgrade' && others[0] === 'new' ? 'upgrade' : 'mixed'
}

/** 纯软件开发和运维: said, excluded by what else is in it, or presumed from 软件/运维 alone; nothing where it is left open. */
function purityOf(whole: string, kind: Facts['kind']): Pick<Facts, 'pureSoftwareOrOps' | 'purity'> {
  const text = whole.replace(words.PURITY_OPEN, '▢')
  const bought = text.replace(words.KEPT_RUNNING, '维保').replace(words.NOT_BOUGHT, '▢')
  const lacking = text.search(words.NOT_BOUGHT) >= 0
  const hardware = mention(bought, words.HARDWARE) ?? (lacking ? 'denied' : null)
  if (words.NOT_PURE.test(text)) return { pureSoftwareOrOps: false }
  if (words.MAINLY.test(text)) return { pureSoftwareOrOps: false, purity: 'mainlySoftware' }
  if (hardware === 'said') return { pureSoftwareOrOps: false }
  if (mention(text, words.SERVICE_LIKE) === 'said') return { pureSoftwareOrOps: false, purity: 'serviceLike' }
  if (mention(text, words.PURE) === 'said') return { pureSoftwareOrOps: true }
  const software = mention(text, words.SOFTWARE)
  const ops = kind === 'ops' || mention(text, words.KINDS.ops) === 'said'
  if (software === 'said' || ops) {
    if (hardware === 'denied') return { pureSoftwareOrOps: true }
    return text === whole ? { pureSoftwareOrOps: true, purity: 'presumed' } : {}
  }
  if (software === 'denied' && mention(text, words.KINDS.ops) === 'denied')
    return { pureSoftwareOrOps: false }
  if (kind === 'service') return { pureSoftwareOrOps: false, purity: 'serviceLike' }
  return {}
}

function renewalOf(text: string, facts: Facts): Pick<Facts, 'renewalYear' | 'originalApproved'> {
  const named = mention(text, words.RENEWAL) === 'said'
  const renewing = words.RENEWING.test(text)
  if (!named && !renewing && !words.LATER_CONTRACT.test(text)) return {}
  return {
    renewalYear: renewalYear(text, facts, renewing),
    ...(words.NEVER_REVIEWED.test(text) && !words.ONCE_REGISTERED.test(text)
      ? { originalApproved: false }
      : {}),
  }
}

function renewalYear(whole: string, facts: Facts, renewing: boolean): NonNullable<Facts['renewalYear']> {
  const text = whole.replace(/招一续二/g, '▢')
  const year = words.CONTRACT_YEAR.find(([pattern]) => pattern.test(text))?.[1]
  if (year) return year
  if (renewing) return mention(whole, words.RENEWAL) === 'said' ? 'renewed' : 'unknown'
  return facts.amount && !words.ONCE_MORE.test(text) ? 1 : 'unknown'
}

/** 两微一端, fees, e-mart, what is excluded: said alone or as a part of a project. */
function specialOf(text: string, facts: Facts, chosen: ChosenAmount): Facts {
  const found: Facts = {}
  const info = mention(text.replace(words.SITE_CALLED_INFO, '▢'), words.INFO)
  const unsettled = mention(text, words.INFO_UNSETTLED)
  if (info === 'said') found.infoPublishing = true
  else if (unsettled === 'said') found.infoPublishing = 'unsettled'
  else if (info === 'denied') found.infoPublishing = false
  if (mention(text, words.ASSESSMENT) === 'said' && !isGradeOnly(text) && !isMending(text))
    found.feeItem =
      chosen.part?.what === 'assessment' || isPart(text, words.ASSESSMENT, facts, chosen) ? 'inside' : 'alone'
  const emart = emartOf(text, facts, chosen)
  if (emart) found.emartSoftware = emart
  const system = words.SYSTEM_AROUND.test(text.replace(words.NO_CONTAINER, ''))
  if (
    !chosen.excludedBeside &&
    told(text, words.COMMUNICATION) === 'said' &&
    !words.NETWORK_BUILT.test(text.replace(/电子政务项目/g, ''))
  )
    found.excluded = 'communication'
  else if (mention(text, words.PUBLIC_FUNDS) === 'said') found.excluded = 'hardware'
  else if (mention(text, words.ODD_HARDWARE) === 'said' && !system) found.excluded = 'hardware'
  return found
}

function emartOf(text: string, facts: Facts, chosen: ChosenAmount): Facts['emartSoftware'] {
  if (mention(text, words.SOFTWARE_PRODUCT) !== 'said') return undefined
  const emart = mention(text, words.EMART)
  const bought =
    words.PRODUCT_BOUGHT.test(text) && !words.BUILT.test(text) && mention(text, words.HARDWARE) !== 'said'
  if (words.SHOP_OPEN.test(text)) return bought || emart === 'said' ? 'unknown' : undefined
  if (emart === 'said' && !words.MADE_TO_ORDER.test(text))
    return isPart(text, words.EMART, facts, chosen) ? 'inside' : 'alone'
  if (emart) return 'none'
  if (words.OTHER_SHOP.test(text)) return 'none'
  return bought ? 'unknown' : undefined
}

/** 「密评没过，整改要买密码机」: what is bought to pass it is no fee of it. */
const isMending = (text: string) =>
  words.MENDING.test(text) && mention(text, words.HARDWARE) === 'said' && !words.GRADE_FEE_ITSELF.test(text)

const isGradeOnly = (text: string) =>
  words.GRADE.test(text) && !words.GRADE_FEE.test(text) && words.GRADED_THING.test(text)

/** Is the thing named as a part of a larger project? */
function isPart(text: string, thing: RegExp, facts: Facts, { hasParts = false }: ChosenAmount): boolean {
  const container = words.CONTAINER.test(text.replace(words.NO_CONTAINER, ''))
  if (words.FEE_ONLY.test(text) && facts.amount === undefined) return false
  if (hasParts) return true
  if (container && new RegExp(`(?:${thing.source})${words.WITHIN_BEHIND}`).test(text)) return true
  const within = new RegExp(`${words.WITHIN}(?:${thing.source})`).test(text)
  if (within && container && !words.NOTHING_ELSE.test(text)) return true
  return facts.amount !== undefined && (facts.kind === 'new' || facts.kind === 'upgrade')
}

/** Money, applicant and season. */
function settingOf(text: string): Facts {
  const found: Facts = {}
  const district = words.FUND_DISTRICT.test(text)
  if (words.DISTRICT_PAYS_NOTHING.test(text)) found.fund = 'none'
  else if (words.FUND_PARTLY.test(text)) found.fund = 'partly'
  else if (words.FUND_NONE.test(text))
    found.fund = district && !words.NOT_DISTRICT.test(text) ? 'partly' : 'none'
  else if (words.FUND_UNKNOWN.test(text)) found.fund = 'unknown'
  else if (district) found.fund = 'district'
  if (mention(text, words.INSTITUTION) === 'said') found.standing = '事业单位'
  else if (mention(text, words.REFERENCE_BODY) === 'said') found.standing = '参照单位'
  if (told(text, words.URGENT) === 'said') found.window = 'urgent'
  else if (mention(text, words.MIDYEAR) === 'said') found.window = 'midyear'
  return found
}

/** Is an approved project to be altered? Not while it has not been applied for. */
function isChange(text: string, { changedFrom }: ChosenAmount): boolean {
  if (words.NOT_YET.test(text)) return false
  if (changedFrom || words.CHANGE_WORDS.test(text)) return true
  const passed = words.PASSED.exec(text)
  return passed !== null && mention(text.slice(passed.index + passed[0].length), words.ALTERING) === 'said'
}

/** The same project reckoned the other way: with or without a fee, of one year or of all. */
function otherAmount({ amount, renewalYear }: Facts, chosen: ChosenAmount): Facts['otherAmount'] {
  const { part, perYear, total, years } = chosen
  if (!amount) return undefined
  if (part)
    return {
      amount: part.inside ? minus(amount, part.amount) : sum(amount, part.amount),
      why: part.what === 'secondClass' ? 'secondClassFees' : 'assessmentFee',
    }
  const contract = years ?? (renewalYear === undefined ? null : CONTRACT_YEARS)
  if (!perYear || contract === null) return undefined
  return { amount: total ?? times(perYear, contract), why: 'perYearAndTotal' }
}
