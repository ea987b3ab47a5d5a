import { type Reach, reaches } from './amount-band.js'
import { beyond } from './edition-words.js'
import { amountText, type Facts } from './facts.js'
import type { RouteId } from './route-table.js'
import type { ClauseId, Edition } from './rulebook/edition.js'

/** 后续还要做: a duty that follows from amount and kind; `conditional` where it hangs on a fact not known. */
export interface Duty {
  text: string
  who: string
  clause: ClauseId
  conditional: boolean
}

/** Does the duty arise: certainly, only if, or not at all? */
type Arises = 'yes' | 'if' | 'no'

const both = (left: Arises, right: Arises): Arises =>
  left === 'no' || right === 'no' ? 'no' : left === 'if' || right === 'if' ? 'if' : 'yes'
const fromReach = (reach: Reach): Arises => (reach === 'all' ? 'yes' : reach === 'none' ? 'no' : 'if')

/** New building or 续建（升级）: the kinds that 监理 speaks of. */
function isBuilding({ kind, renewalYear }: Facts): Arises {
  if (kind === 'new' || kind === 'upgrade') return 'yes'
  if (kind === 'ops' || kind === 'service' || renewalYear !== undefined) return 'no'
  return 'if'
}

/**
 * 要不要工程监理: new or 续建（升级） projects of 50万（含） and more; never by amount alone, never for 运维 or 购买服务.
 * @see 五（五）6第1段第2句 (5.5.6.b)
 */
export function supervision(facts: Facts, { parameters: { supervisionFrom } }: Edition): Arises {
  return both(
    isBuilding(facts),
    fromReach(reaches(facts.amount, supervisionFrom.value, supervisionFrom.inclusive)),
  )
}

/**
 * 要不要公开招标: beyond the limit yes. `disputed` at exactly the limit where 「超过」 and 「以上」 stand in one clause.
 * @see 五（五）1 (5.5.1.b, 5.5.1.c)
 */
export function publicTender(
  facts: Facts,
  { parameters: { tenderAbove, tenderFrom } }: Edition,
): Arises | 'disputed' {
  const { amount } = facts
  const disputed =
    !tenderAbove.inclusive && tenderFrom.inclusive !== false && tenderFrom.value === tenderAbove.value
  if (disputed && amount && amount.min === amount.max && amount.min === tenderAbove.value) return 'disputed'
  return fromReach(reaches(amount, tenderAbove.value, tenderAbove.inclusive))
}

const FULL: readonly RouteId[] = ['5.3.a', '5.3.b', '5.3.c', '5.3.e.1', '5.3.f']

/** Filed besides the project's own route: fees and e-mart software inside it, and the renewal of a contract that changes. */
export function addedFilings(facts: Facts): Duty[] {
  const duties: Duty[] = []
  if (facts.feeItem === 'inside')
    duties.push({
      text: '其中的等保测评、密评服务费用，另向联席会议办公室备案',
      who: '申报单位',
      clause: '5.3.g',
      conditional: false,
    })
  if (facts.emartSoftware === 'inside')
    duties.push({
      text: '其中在电子集市采购的软件产品，另向联席会议办公室备案',
      who: '申报单位',
      clause: '5.3.h',
      conditional: false,
    })
  const renewed =
    facts.renewalYear !== undefined && facts.renewalYear !== 1 && facts.renewalYear !== 'unknown'
  if (facts.change && renewed)
    duties.push({
      text: '属于招一续二第二、第三年的，在合同签署之前另向联席会议办公室备案',
      who: '申报单位',
      clause: '5.3.d',
      conditional: false,
    })
  return duties
}

/**
 * 后续还要做: what follows after the route itself, in the order of the text.
 * @see 五（五）, 五（六）1
 */
export function dutiesFor(routes: readonly RouteId[], facts: Facts, edition: Edition): Duty[] {
  const added = addedFilings(facts)
  if (routes.every((route) => route === '1.2.b' || route === '1.2.c' || route === '5.5.5.b')) return added
  const filing: Duty = {
    text: `合同签订生效后${edition.parameters.contractFiling.value}个工作日内，将盖章确认的合同复印件及建设方案、实施进度等提交联席会议办公室备案`,
    who: '行政机关',
    clause: '5.5.2.a',
    conditional: false,
  }
  if (!routes.some((route) => FULL.includes(route))) {
    const only = routes.every((route) => route === '5.3.d')
    return [...added, ...(only ? [filing] : []), ...procurement(facts, edition)]
  }
  return [
    ...added,
    ...procurement(facts, edition),
    filing,
    {
      text: '指定一名部门领导作为项目负责人，并由专人负责落实',
      who: '项目建设单位',
      clause: '5.5.3.b',
      conditional: false,
    },
    {
      text: '如列入年度重点，每季度填写《杨浦区电子政务项目执行情况表》报联席会议办公室备案',
      who: '建设单位',
      clause: '5.5.4.a',
      conditional: true,
    },
    ...supervisors(facts, edition),
    {
      text: '建成后完成自检、软硬件和信息安全测评、项目总结，再竣工验收；通过的将结果送联席会议办公室备案',
      who: '项目建设单位',
      clause: '5.5.7.a',
      conditional: false,
    },
    {
      text: '年度预算执行完成后作绩效自评，结果报联席会议办公室',
      who: '预算部门（单位）',
      clause: '5.6.1.a',
      conditional: false,
    },
  ]
}

function procurement(facts: Facts, edition: Edition): Duty[] {
  const { tenderAbove, procurementStart } = edition.parameters
  const limit = beyond(tenderAbove)
  const tender = publicTender(facts, edition)
  const certain = tender === 'yes'
  const duties: Duty[] = [
    {
      text: '如超过政府采购限额（数额本规则未写），应实行政府采购',
      who: '申报单位',
      clause: '5.5.1.a',
      conditional: true,
    },
    {
      text: `如超过政府采购限额，原则上在预算经费下达后${procurementStart.value}个月内启动政府采购程序`,
      who: '申报单位',
      clause: '5.5.1.c',
      conditional: true,
    },
  ]
  if (certain || tender === 'if')
    duties.splice(1, 0, {
      text: certain ? `${limit}，必须公开招标` : `如${limit}，必须公开招标`,
      who: '申报单位',
      clause: '5.5.1.b',
      conditional: !certain,
    })
  if (tender === 'disputed')
    duties.splice(1, 0, {
      text: `刚好${amountText(tenderAbove.value)}是否必须公开招标，同一条款中“超过”与“以上”用字不一；建议按公开招标准备，请区机管局（区政府采购中心）、联席会议办公室确定`,
      who: '申报单位',
      clause: '5.5.1.b',
      conditional: true,
    })
  return duties
}

function supervisors(facts: Facts, edition: Edition): Duty[] {
  const { supervisionFrom } = edition.parameters
  const duties: Duty[] = []
  const engineering = supervision(facts, edition)
  const investment = isBuilding(facts)
  const amountKnown = reaches(facts.amount, supervisionFrom.value, supervisionFrom.inclusive) === 'all'
  const conditions = [
    ...(investment === 'if' ? ['为新建、续建（升级）项目'] : []),
    ...(amountKnown ? [] : [`建设金额${beyond(supervisionFrom)}`]),
  ]
  if (engineering !== 'no')
    duties.push({
      text:
        engineering === 'yes'
          ? '委托工程监理单位进行工程监理'
          : `如${conditions.join('、且')}，须委托工程监理单位进行工程监理`,
      who: '申报单位',
      clause: '5.5.6.b',
      conditional: engineering === 'if',
    })
  if (investment !== 'no')
    duties.push({
      text: `${investment === 'if' ? '如为新建、续建（升级）项目，' : ''}由区财政局根据相关文件规定委派投资监理单位，申报单位不自行委托`,
      who: '区财政局',
      clause: '5.5.6.d',
      conditional: investment === 'if',
    })
  return duties
}
