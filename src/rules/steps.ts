import type { Facts } from './facts.js'
import type { RouteId } from './route-table.js'
import type { ClauseId } from './rulebook/edition.js'

/** One step of a route: what is done, by whom, under which clause. */
export interface Step {
  text: string
  who: string
  clause: ClauseId
}

const prepare: Step = {
  text: '列明项目名称、投资金额、建设内容和周期等核心内容，填写前置审核表，按项目类型备齐材料',
  who: '申报单位',
  clause: '5.1.2.c',
}
const superviseFirst: Step = {
  text: '先报主管部门审核，审核同意后再报电子政务平台',
  who: '主管部门',
  clause: '5.1.2.b',
}
const networkFirst: Step = { text: '备案同意，在论证评估之前', who: '区委网信办', clause: '5.3.e.1' }
const apply: Step = {
  text: '在杨浦区电子政务平台“电子政务项目”模块申报（与本助手的对话不是申报）',
  who: '申报单位',
  clause: '5.1.2.a',
}
const copy: Step = {
  text: '审核通过的，抄送联席会议各成员单位及项目申报单位',
  who: '联席会议办公室',
  clause: '5.4.1.b',
}
const evaluation = (clause: ClauseId, experts: boolean): Step => ({
  text: experts
    ? '组织第三方机构及行业专家进行论证评估，报联席会议审核'
    : '组织第三方机构进行论证评估，报联席会议审核',
  who: '联席会议办公室',
  clause,
})
const consent = (clause: ClauseId, then: string): Step => ({
  text: `审核，审核同意后${then}`,
  who: '联席会议',
  clause,
})

type Ordinary = '5.3.a' | '5.3.b' | '5.3.c' | '5.3.e.1'
const ORDINARY: Record<Ordinary, readonly Step[]> = {
  '5.3.a': [evaluation('5.3.a', false), consent('5.3.a', '准许实施')],
  '5.3.b': [evaluation('5.3.b', true), consent('5.3.b', '准许实施')],
  '5.3.c': [evaluation('5.3.c', false), consent('5.3.c', '按照国家、市及区级财政性资金项目管理有关规定执行')],
  '5.3.e.1': [evaluation('5.3.e.1', false), consent('5.3.e.1', '准许实施')],
}

const isOrdinary = (route: RouteId): route is Ordinary => route in ORDINARY

/**
 * 怎么走: the steps of one route in order. Two contracts of one filing, or the order between third party and experts, are
 * not in the text and not said.
 * @see 五（一）2, 五（三）, 五（四）1
 */
export function stepsFor(route: RouteId, facts: Facts): Step[] {
  const first = facts.standing === '事业单位' ? [superviseFirst] : []
  const info = facts.infoPublishing === true ? [networkFirst] : []
  if (isOrdinary(route))
    return [
      prepare,
      ...first,
      ...(route === '5.3.e.1' ? [networkFirst] : []),
      apply,
      ...ORDINARY[route],
      copy,
    ]
  switch (route) {
    case '1.2.b':
    case '1.2.c':
      return []
    case '5.5.5.b':
      return [
        { text: '确需变更的，向联席会议办公室申报变更', who: '申报单位', clause: '5.5.5.b' },
        { text: '审议变更；待联席会议同意后，方可实施变更内容', who: '联席会议', clause: '5.5.5.b' },
      ]
    case '5.3.d':
      return [{ text: '在第二、第三年合同签署之前，向联席会议办公室备案', who: '申报单位', clause: '5.3.d' }]
    case '5.3.g':
      return [{ text: '等保测评、密评服务费用，向联席会议办公室备案', who: '申报单位', clause: '5.3.g' }]
    case '5.3.h':
      return [{ text: '电子集市采购的软件产品，向联席会议办公室备案', who: '申报单位', clause: '5.3.h' }]
    case '5.3.f':
      return [
        ...info,
        {
          text: '备齐上级批准文件（含文号）、论证结论，以及明确的建设标准、建设金额',
          who: '申报单位',
          clause: '5.3.f',
        },
        { text: '由联席会议直接备案登记，不再重复评审', who: '联席会议', clause: '5.3.f' },
      ]
    default:
      return route satisfies never
  }
}

/**
 * What the routes of a question have in common, step by step from the first: said while one fact is still asked. The
 * evaluation and the review are common to 第1、2、3、5段; what differs there (experts, what follows consent) is left out.
 */
export function commonSteps(routes: readonly RouteId[], facts: Facts): Step[] {
  const [firstRoute] = routes
  const outcomes = new Set(
    routes.map((route) => (isOrdinary(route) ? ORDINARY[route].map(({ text }) => text).join() : route)),
  )
  if (firstRoute && outcomes.size > 1 && routes.every(isOrdinary)) {
    const own = new Set(routes.filter(isOrdinary).flatMap((route) => ORDINARY[route]))
    const shared = (step: Step) =>
      routes.every((route) => stepsFor(route, facts).some(({ text }) => text === step.text))
    return [
      ...stepsFor(firstRoute, facts).filter((step) => shared(step) && step !== copy && !own.has(step)),
      { text: '组织第三方机构进行论证评估，报联席会议审核', who: '联席会议办公室', clause: firstRoute },
      { text: '审核', who: '联席会议', clause: firstRoute },
      copy,
    ]
  }
  const [first = [], ...others] = routes.map((route) => stepsFor(route, facts))
  return first.filter((step) => others.every((steps) => steps.some(({ text }) => text === step.text)))
}
