import { bandsOf, reaches } from './amount-band.js'
import { bandWords } from './edition-words.js'
import { amountText, type Facts, intervalText } from './facts.js'
import { isAmountPresumedClear, SUPERIOR_CONDITIONS, superiorConditions } from './route.js'
import type { RouteId } from './route-table.js'
import type { Edition } from './rulebook/edition.js'

const isOrdinary = (route: RouteId) => ['5.3.a', '5.3.b', '5.3.c', '5.3.e.1'].includes(route)

/** Where a reading was used: the sentence that says so, and who decides. */
export function interpretationOf(routes: readonly RouteId[], facts: Facts, edition: Edition): string[] {
  const { expertsUpTo } = edition.parameters
  const has = (route: RouteId) => routes.includes(route)
  const edge = amountText(expertsUpTo.value)
  const bands = bandWords(edition)
  const notes: (string | false | undefined)[] = [
    has('5.3.b') &&
      expertsUpTo.inclusive &&
      facts.amount?.min === expertsUpTo.value &&
      facts.amount.max === expertsUpTo.value &&
      `刚好${edge}：按“${edge}（含）”归入第三方及行业专家论证一档，“${edge}以上”在此理解为超过${edge}（此为理解意见，以联席会议办公室答复为准）`,
    has('5.3.c') &&
      `${bands.high}（不含纯软件开发和运维）的项目，规则未写专家论证环节；实际操作由联席会议办公室确定`,
    ...purityNotes(routes, facts, edition),
    ...(routes.some(isOrdinary) ? otherAmountNotes(facts, edition) : []),
    ...infoNotes(routes, facts, edition),
    ...superiorNotes(routes, facts, edition),
    ...renewalNotes(routes, facts, edition),
    has('5.5.5.b') && '金额变化后是否须重新论证、多大的变动算变更，规则未写，由联席会议决定',
    (has('5.3.h') || facts.emartSoftware === 'none') &&
      '备案只适用于在上海市政府采购网电子集市采购的软件产品；定制开发或在别处采购的，按金额办理；界限不清的由联席会议办公室认定',
    has('1.2.c') && excludedNote(facts),
    routes.some((route) => FILED.includes(route)) &&
      '备案（登记）经什么渠道、交哪些材料，规则未写，请向联席会议办公室确认',
    has('1.2.b') && routes.length === 1 && '资金是否属于“区级财力投入”有疑问的，由联席会议办公室认定',
    facts.fund === 'partly' &&
      '部分使用区级财力的项目如何计算，规则未写，由联席会议办公室认定；请同时报总额和区级财力部分',
    facts.feeItem === 'inside' &&
      !facts.otherAmount &&
      routes.some(isOrdinary) &&
      '等保测评、密评费用是否计入建设金额，规则未写；计入与否分属不同档次的，由联席会议办公室认定',
    facts.bidPrice &&
      `中标、合同或核减后的金额（${intervalText(facts.bidPrice)}）与报审金额不同的，此处按报审的金额归类；是否重新归类由联席会议办公室决定`,
    facts.window === 'urgent' &&
      routes.some(isOrdinary) &&
      '快速通道改变的是决定方式（临时会议，或分管副区长书面签署意见），规则未写可免论证评估，由联席会议办公室、分管副区长决定',
    facts.standing === '参照单位' &&
      '运行经费由区级财政保障的其他机关、团体等单位参照执行，是否适用由联席会议办公室认定',
    facts.amount?.approximate &&
      `“${intervalText(facts.amount)}”按上下两成估计（系统规定）；流程以确切金额为准，分为${bands.low}、${bands.middle}、${bands.high}三档`,
  ]
  return notes.filter((note): note is string => typeof note === 'string')
}

/** Ways that end in a filing, for which the text names no channel. */
const FILED: readonly RouteId[] = ['5.3.d', '5.3.f', '5.3.g', '5.3.h']

function renewalNotes(routes: readonly RouteId[], facts: Facts, { parameters }: Edition) {
  const { renewalYear, originalApproved, amount } = facts
  if (routes.includes('5.3.d'))
    return [
      '续签时内容或金额与原审核同意的不同，另须按项目变更办理；原项目不属于“审核同意后准许实施”的，是否适用由联席会议办公室确定',
      `合同签署之前的这次备案，与合同签订生效后${parameters.contractFiling.value}个工作日内的合同备案是两件事，都要办`,
      amount && '规则对第二、第三年合同只写备案，未写重新论证，与合同金额无关',
    ]
  if (renewalYear === undefined || renewalYear === 1 || originalApproved !== false) return []
  return [
    '第二、第三年合同只作备案，前提是项目已“经联席会议审核同意后准许实施”；未经审核的，按金额办理，有疑问由联席会议办公室认定',
  ]
}

const excludedNote = ({ excluded }: Facts) =>
  excluded === 'communication'
    ? '不包括的是通讯服务费和租用网络的租金；建设网络的属于电子政务项目，按金额办理；租用云资源是否属于网络租金，规则未写，由联席会议办公室认定'
    : '是否属于“应由公用经费列支”看经费渠道和性质，不看价格；如属某个电子政务项目的一部分，按项目整体办理；有疑问由联席会议办公室会同区财政局认定'

function purityNotes(routes: readonly RouteId[], facts: Facts, edition: Edition) {
  const high = routes.includes('5.3.c') || (routes.includes('5.3.b') && facts.purity === 'presumed')
  if (!high) return []
  return [
    facts.purity === 'serviceLike' &&
      `含服务采购、租赁、驻场或成品软件等内容的，按文字归入${bandWords(edition).high}的其他项目；是否属于运维由办公室认定`,
    facts.purity === 'mainlySoftware' &&
      '“软件为主”不等于“纯软件开发”，按文字归入其他项目；如有疑问由办公室认定',
    routes.length === 1 &&
      facts.purity === 'presumed' &&
      facts.pureSoftwareOrOps === true &&
      '“纯软件开发和运维项目”理解为纯软件开发、纯运维或只由两者组成的项目（此为理解意见，以联席会议办公室答复为准）',
  ]
}

function otherAmountNotes(facts: Facts, edition: Edition) {
  const { amount, otherAmount } = facts
  if (!otherAmount || !amount) return []
  const differs = bandsOf(amount, edition).join() !== bandsOf(otherAmount.amount, edition).join()
  const what = {
    perYearAndTotal: `${facts.renewalYear === undefined ? '签几年的合同' : '招一续二项目'}按一年的金额还是几年合计计算建设金额`,
    secondClassFees: '二类费用是否计入建设金额',
    assessmentFee: '等保测评、密评费用是否计入建设金额',
  }[otherAmount.why]
  const sums = `${intervalText(amount)}与${intervalText(otherAmount.amount)}`
  return [
    differs
      ? `${what}，规则未写；按${sums}分属不同档次，由联席会议办公室认定`
      : `${what}，规则未写；按${sums}都在同一档，不影响结论，以联席会议办公室答复为准`,
  ]
}

function infoNotes(routes: readonly RouteId[], facts: Facts, edition: Edition) {
  const { infoCap, filingBelow } = edition.parameters
  const cap = amountText(infoCap.value)
  if (typeof facts.infoPublishing === 'string')
    return ['规则未对“两微一端”作定义；小程序、视频号等是否属于信息发布类，由区委网信办、联席会议办公室认定']
  if (!routes.includes('5.3.e.1')) return []
  const above = reaches(facts.amount, infoCap.value, !infoCap.inclusive)
  const notes = [
    '“两微一端”的范围规则未作定义；如用途主要是办理业务而非信息发布，是否属于此类由区委网信办、联席会议办公室认定',
  ]
  const capped = edition.has('5.3.e.2')
  if (capped && facts.amount && above === 'all')
    notes.unshift(
      `已超出“原则上不超过${cap}”的上限：不是一律不行，能否例外由联席会议办公室会同区委网信办决定；其余流程不变`,
    )
  if (capped && (!facts.amount || above === 'part'))
    notes.unshift(`此类项目建设金额原则上不超过${cap}；超出的能否例外由联席会议办公室会同区委网信办决定`)
  if (facts.amount && reaches(facts.amount, filingBelow.value, !filingBelow.inclusive) !== 'none')
    notes.push(
      `规则写“根据建设金额”组织论证评估；${filingBelow.inclusive ? '超过' : '达到'}${amountText(filingBelow.value)}的是否另请行业专家未写明，由联席会议办公室确定`,
    )
  return notes
}

function superiorNotes(routes: readonly RouteId[], facts: Facts, edition: Edition) {
  const { expertsUpTo } = edition.parameters
  if (!facts.superior) return []
  const { missing } = superiorConditions(facts)
  if (routes.includes('5.3.f')) {
    const notes = ['直接备案登记只免去重复评审；政府采购、合同备案、监理、验收等要求不变']
    if (reaches(facts.amount, expertsUpTo.value, !expertsUpTo.inclusive) === 'all')
      notes.push(`${bandWords(edition).high}的，国家、市及区级财政性资金项目管理有关规定如有要求，仍须遵守`)
    if (facts.infoPublishing)
      notes.push('同时属于“两微一端”的，仍先经区委网信办备案同意；如何衔接由联席会议办公室确定')
    return notes
  }
  if (facts.kind === 'ops' || facts.kind === 'service')
    return ['上级已批直接备案登记只写“系统建设项目”；运维、购买服务按文字不在其内，由联席会议办公室认定']
  if (missing.length > 0)
    return [
      `未满足上级已批直接备案登记的条件（缺：${missing.map((condition) => SUPERIOR_CONDITIONS[condition]).join('、')}），各项须同时具备，因此按金额办理；能否视为具备由联席会议办公室认定`,
    ]
  return facts.superior.allMet === false
    ? ['上级已批直接备案登记的各项条件须同时具备；缺少其中之一的按金额办理，能否视为具备由联席会议办公室认定']
    : []
}

/** What was taken as given because nothing else was said. */
export function presumptionsOf(routes: readonly RouteId[], facts: Facts): string[] {
  const ordinary = routes.some(isOrdinary)
  const presumed: (string | false)[] = [
    facts.purity === 'presumed' &&
      facts.pureSoftwareOrOps === true &&
      routes.includes('5.3.b') &&
      '前提是纯软件开发或运维，不含设备采购等其他内容',
    facts.fund === undefined && routes.length > 0 && !routes.includes('1.2.c') && '按全部由区级财力投入理解',
    ordinary && facts.renewalYear === 1 && '按招一续二的第一年（首次申报）理解；如为第二、第三年续签，请说明',
    routes.includes('5.3.d') &&
      facts.originalApproved === undefined &&
      '按原项目已经联席会议审核同意后准许实施理解',
    routes.includes('5.3.f') &&
      isAmountPresumedClear(facts) &&
      '您说了确切金额，按批复中建设金额明确理解；如批复未写明金额，请说明',
    routes.includes('5.3.f') && facts.kind === undefined && '按系统建设项目理解',
    routes.includes('5.5.5.b') && '按原项目已经联席会议审核同意理解',
    ordinary && facts.standing === undefined && '按行政机关自行申报理解；下属事业单位须先报主管部门审核同意',
    ordinary &&
      facts.superior === undefined &&
      facts.infoPublishing === undefined &&
      facts.renewalYear === undefined &&
      '按一般项目理解，不属于招一续二续签、“两微一端”、上级已批、等保密评、电子集市软件等特殊情形',
  ]
  return presumed.filter((line): line is string => typeof line === 'string')
}
