import { bandsOf } from './amount-band.js'
import type { AmountInterval, FactName, Facts, SuperiorFacts } from './facts.js'
import { decides, type Open, ROUTES, type RouteId, rowsReached, type Settled } from './route-table.js'
import type { Edition } from './rulebook/edition.js'

/** Where a project goes: every route that some completion of what is not known leads to, and the one fact to ask. */
export interface Routing {
  /** In the order of ROUTES; one route: answered. */
  routes: RouteId[]
  /** The first fact, in the order below, that changes the outcome; null when none that a person could tell does. */
  ask: FactName | null
}

/** What the asker could still tell, in the order of asking: what the matter is, then how much, then of what kind. */
const ASKED: readonly (readonly [FactName, keyof Settled])[] = [
  ['fund', 'outside'],
  ['emart', 'emart'],
  ['renewalYear', 'renewal'],
  ['superior', 'superior'],
  ['category', 'info'],
  ['amount', 'band'],
  ['pureSoftwareOrOps', 'pure'],
]

/**
 * 项目走哪个流程: three-valued. Unknown facts are tried in every way; a fact the asker did not touch takes the presumption
 * of the reading (see presumptionsOf). Where the same project can be counted in two ways, both count.
 * @see 五（三）
 */
export function route(facts: Facts, edition: Edition): Routing {
  const amounts = facts.otherAmount ? [facts.amount, facts.otherAmount.amount] : [facts.amount]
  const ways = amounts.map((amount) => rowsReached(openFacts(facts, amount, edition)))
  const routes = new Set(ways.flat().map((row) => row.route))
  const unsure = new Set(facts.unsure)
  // What 纯软件 changes hangs on the amount: without one there is no use in asking.
  if (unsure.has('amount')) unsure.add('pureSoftwareOrOps')
  const ask = ASKED.find(([name, column]) => !unsure.has(name) && ways.some((rows) => decides(column, rows)))
  return { routes: ROUTES.filter((id) => routes.has(id)), ask: ask?.[0] ?? null }
}

const YES = [true]
const NO = [false]
const OPEN = [true, false]

/** A special case that may or may not be given is none where this edition has no clause for it. */
const possible = (clause: RouteId, ways: readonly boolean[], edition: Edition): readonly boolean[] =>
  ways.length > 1 && !edition.has(clause) ? NO : ways

function openFacts(facts: Facts, amount: AmountInterval | undefined, edition: Edition): Open {
  return {
    outside: facts.fund === 'none' ? YES : facts.fund === 'unknown' ? OPEN : NO,
    excluded: facts.excluded ? YES : NO,
    change: facts.change ? YES : NO,
    renewal: possible('5.3.d', renewal(facts), edition),
    fee: facts.feeItem === 'alone' ? YES : NO,
    emart: possible(
      '5.3.h',
      facts.emartSoftware === 'alone' ? YES : facts.emartSoftware === 'unknown' ? OPEN : NO,
      edition,
    ),
    superior: possible('5.3.f', superior(facts), edition),
    info: possible('5.3.e.1', info(facts), edition),
    band: bandsOf(amount, edition),
    pure: facts.pureSoftwareOrOps === undefined ? OPEN : [facts.pureSoftwareOrOps],
  }
}

function info({ infoPublishing }: Facts): readonly boolean[] {
  if (infoPublishing === undefined) return NO
  return typeof infoPublishing === 'string' ? OPEN : [infoPublishing]
}

function renewal({ renewalYear, originalApproved }: Facts): readonly boolean[] {
  if (renewalYear === undefined || renewalYear === 1 || originalApproved === false) return NO
  return renewalYear === 'unknown' ? OPEN : YES
}

/** The conditions of 五（三）第6段, by name. */
export const SUPERIOR_CONDITIONS = {
  approved: '上级部门已审批同意',
  docNo: '具有文号',
  conclusion: '有论证结论',
  standardClear: '建设标准明确',
  amountClear: '建设金额明确',
} as const satisfies Partial<Record<keyof SuperiorFacts, string>>
export type SuperiorCondition = keyof typeof SUPERIOR_CONDITIONS

/** Which conditions of 五（三）第6段 stand so: met, missing, or not told. */
export function superiorConditions(facts: Facts): Record<'met' | 'missing' | 'untold', SuperiorCondition[]> {
  const { superior = {} } = facts
  const all = Object.keys(SUPERIOR_CONDITIONS) as SuperiorCondition[]
  const said = (condition: SuperiorCondition) =>
    superior.allMet ||
    (superior[condition] ?? (condition === 'amountClear' && isAmountPresumedClear(facts) ? true : undefined))
  return {
    met: all.filter((condition) => said(condition) === true),
    missing: all.filter((condition) => said(condition) === false),
    untold: all.filter((condition) => said(condition) === undefined),
  }
}

/** An exact amount named together with approval, 文号 and 论证结论 is taken as the clear amount of the approval; said on the card. */
export function isAmountPresumedClear({ superior, amount }: Pick<Facts, 'superior' | 'amount'>): boolean {
  if (!superior?.approved || !superior.docNo || !superior.conclusion) return false
  if (superior.amountClear !== undefined || superior.allMet) return false
  return amount !== undefined && amount.min === amount.max && !amount.approximate
}

/** 系统建设项目 only: operation and services are none by the words. */
const isSystemConstruction = ({ kind }: Facts) => kind !== 'ops' && kind !== 'service'

function superior(facts: Facts): readonly boolean[] {
  if (!facts.superior || facts.superior.allMet === false || !isSystemConstruction(facts)) return NO
  const { missing, untold } = superiorConditions(facts)
  return missing.length > 0 ? NO : untold.length > 0 ? OPEN : YES
}
