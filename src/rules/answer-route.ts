import { bandsOf } from './amount-band.js'
import type { AnswerPart, Question } from './answer.js'
import { addedFilings, dutiesFor } from './duties.js'
import { bandWords } from './edition-words.js'
import { type AmountInterval, amountText, type FactName, type Facts, intervalText } from './facts.js'
import { interpretationOf, presumptionsOf } from './notes.js'
import { route, SUPERIOR_CONDITIONS, superiorConditions } from './route.js'
import type { Band, RouteId } from './route-table.js'
import type { Edition } from './rulebook/edition.js'
import { severalAnswer } from './several-projects.js'
import { commonSteps, stepsFor } from './steps.js'

/** 五（三）: the answer to 「走什么流程」 from the facts so far. */
export function routeAnswer(facts: Facts, edition: Edition): AnswerPart {
  if (facts.several && !facts.change) return severalAnswer(facts, edition, (own) => routeAnswer(own, edition))
  const { routes, ask } = route(facts, edition)
  const [only] = routes
  const single = routes.length === 1 && only !== undefined
  const prefix = facts.standing === '参照单位' ? '参照执行：' : ''
  return {
    conclusion:
      prefix +
      (single
        ? leading(only, facts, edition) + outcome(only, facts)
        : openConclusion(routes, ask, facts, edition)),
    details: [
      ...(single ? [] : routes.map((id) => `${caseOf(id, routes, facts, edition)}：${outcome(id, facts)}`)),
      ...seasonDetails(routes, facts, edition),
    ],
    steps: single ? stepsFor(only, facts) : commonSteps(routes, facts),
    duties: dutiesFor(routes, facts, edition),
    grounds: [
      ...routes,
      ...(routes.includes('5.3.e.1') ? (['5.3.e.2'] as const) : []),
      ...(routes.includes('5.5.5.b') ? (['5.5.5.a'] as const) : []),
      ...addedFilings(facts).map(({ clause }) => clause),
      ...(facts.window === 'urgent' ? (['5.6.3.a', '5.6.3.b'] as const) : []),
      ...(facts.window === 'midyear' ? (['5.6.2.a', '5.6.2.b', '5.1.1.c'] as const) : []),
      ...(facts.fund === 'partly' ? (['1.2.b'] as const) : []),
      ...(facts.standing === '参照单位' ? (['6.1'] as const) : []),
    ],
    interpretation: interpretationOf(routes, facts, edition),
    presumptions: presumptionsOf(routes, facts),
    ask: ask ? questionFor(ask, facts, edition) : null,
    routes,
  }
}

/** The amount that was said, where the amount decides. */
function leading(id: RouteId, { amount }: Facts, edition: Edition): string {
  const said =
    amount && (id === '5.3.a' || id === '5.3.b' || id === '5.3.c') ? `${intervalText(amount)}，` : ''
  const subjects: Partial<Record<RouteId, string>> = {
    '5.3.f': '上级已批且各项条件齐备：',
    '5.3.e.1': '属于信息发布类（“两微一端”）：',
    '5.3.d': '招一续二的第二、第三年：',
    '5.3.g': '等保测评、密评服务费用：',
    '5.3.h': '在上海市政府采购网电子集市采购软件产品：',
    '5.5.5.b': '属于项目变更：',
  }
  const subject = subjects[id]
  if (subject) return subject
  if (id !== '5.3.c') return said
  return `${amount?.minOpen ? '' : said}${bandWords(edition).high}且不属于纯软件开发和运维：`
}

function outcome(id: RouteId, facts: Facts): string {
  switch (id) {
    case '1.2.b':
      return '不由区级财力投入的，不属于本规则所称电子政务项目，不按本规则申报'
    case '1.2.c':
      return facts.excluded === 'communication'
        ? '通讯服务费、网络租金等不属于本规则所称电子政务项目，不按本规则申报'
        : '应由公用经费列支的零星硬件（个人计算机终端、打印机等）不属于本规则所称电子政务项目，不按本规则申报'
    case '5.5.5.b':
      return '须向联席会议办公室申报，待联席会议同意后，方可实施变更内容'
    case '5.3.d':
      return '在合同签署之前向联席会议办公室备案，规则未要求重新论证评审'
    case '5.3.g':
      return '由申报单位向联席会议办公室备案'
    case '5.3.h':
      return '由申报单位向联席会议办公室备案'
    case '5.3.f':
      return '由联席会议直接备案登记，不再重复评审（不是免去其他手续）'
    case '5.3.e.1':
      return '先经区委网信办备案同意，再由第三方机构论证评估，报联席会议审核，审核同意后准许实施'
    case '5.3.a':
      return '属于备案制项目，仍须第三方机构论证评估，并报联席会议审核，审核同意后准许实施，不是只作备案'
    case '5.3.b':
      return '须第三方机构及行业专家论证评估，并报联席会议审核，审核同意后准许实施'
    case '5.3.c':
      return '须第三方机构论证评估，并报联席会议审核，审核同意后按国家、市及区级财政性资金项目管理有关规定执行'
    default:
      return id satisfies never
  }
}

/** What the season or the urgency of an application adds; each hangs on a condition of the text. */
function seasonDetails(routes: readonly RouteId[], { window }: Facts, { parameters }: Edition): string[] {
  if (!routes.some((id) => id === '5.3.a' || id === '5.3.b' || id === '5.3.c' || id === '5.3.e.1')) return []
  if (window === 'urgent')
    return [
      '如属国家、市或区级紧急性重点工作，可向联席会议办公室申请快速通道：由分管副区长决定召开临时会议审议；确因特殊情况不能及时开会的，可以由分管副区长书面签署意见决定',
    ]
  if (window === 'midyear')
    return [
      `如有特殊原因，可在下一年度中期预算调整时申请；年中评审每年${parameters.midYearMonth.value}月启动，流程与年度评审一致`,
    ]
  return []
}

/** When a route applies, in few words. Beside a special case, an amount already told is not asked about again. */
function caseOf(id: RouteId, routes: readonly RouteId[], facts: Facts, edition: Edition): string {
  const byAmount = (route: RouteId) => route === '5.3.a' || route === '5.3.b' || route === '5.3.c'
  const told = !facts.otherAmount && bandsOf(facts.amount, edition).length === 1
  if (told && byAmount(id) && !routes.every(byAmount)) {
    const open = routes.filter(byAmount).length > 1
    const otherwise = routes.includes('5.3.f') ? '如条件不齐备' : '如不是'
    return open ? `${otherwise}，且${id === '5.3.b' ? '' : '不'}属于纯软件开发和运维` : otherwise
  }
  const onlyHigh = !facts.otherAmount && bandsOf(facts.amount, edition).join() === 'high'
  const mayBePure = facts.pureSoftwareOrOps !== false
  const { low, middle, high } = bandWords(edition)
  const cases: Record<RouteId, string> = {
    '1.2.b': '如不使用区级财力',
    '1.2.c': '如属公用经费列支',
    '5.5.5.b': '如为已审核同意项目的变更',
    '5.3.d': '如为招一续二的第二、第三年',
    '5.3.g': '如只是等保测评、密评费用',
    '5.3.h': '如在电子集市采购软件产品',
    '5.3.f': '如上级审批的各项条件齐备',
    '5.3.e.1': '如属于信息发布类（“两微一端”）',
    '5.3.a': `如建设金额${low}`,
    '5.3.b': onlyHigh
      ? '如属于纯软件开发和运维'
      : `如建设金额在${middle}${mayBePure ? '，或更高但属于纯软件开发和运维' : ''}`,
    '5.3.c': onlyHigh ? '如不属于纯软件开发和运维' : `如建设金额${high}且不属于纯软件开发和运维`,
  }
  return cases[id]
}

const NEEDED: Record<FactName, string> = {
  fund: '资金来源',
  emart: '是否在电子集市采购',
  renewalYear: '是招一续二的第几年',
  superior: '上级审批的条件是否齐备',
  category: '是否属于“两微一端”',
  amount: '建设金额',
  pureSoftwareOrOps: '是否为纯软件开发或运维',
  date: '日期',
}

function openConclusion(
  routes: readonly RouteId[],
  ask: FactName | null,
  { unsure = [] }: Facts,
  edition: Edition,
): string {
  const evaluated = routes.every((id) => ['5.3.a', '5.3.b', '5.3.c', '5.3.e.1'].includes(id))
  const common = evaluated ? '；不论哪一种，都须第三方机构论证评估，并报联席会议审核同意' : ''
  const waited = unsure.filter((fact) => fact !== 'category').map((fact) => NEEDED[fact])
  if (!ask && waited.length > 0)
    return `要等${waited.join('、')}确定后才能判断，届时再告诉我即可；目前有${routes.length}种可能${common}`
  return ask
    ? `流程要看${NEEDED[ask]}${common}`
    : `按规则文字有${routes.length}种可能，须由联席会议办公室认定（${routes.map((id) => edition.clause(id).cite).join('、')}）${common}`
}

/** The one question that is asked back. */
function questionFor(fact: FactName, facts: Facts, edition: Edition): Question {
  switch (fact) {
    case 'amount':
      return amountQuestion(facts, edition)
    case 'pureSoftwareOrOps':
      return {
        fact,
        question: '是否为纯软件开发或运维项目（不含硬件设备采购等其他内容）？',
        options: [
          { label: '是，纯软件开发或运维', facts: { pureSoftwareOrOps: true } },
          { label: '不是，还有其他内容', facts: { pureSoftwareOrOps: false } },
        ],
      }
    case 'superior': {
      const untold = superiorConditions(facts).untold.map((condition) => SUPERIOR_CONDITIONS[condition])
      return {
        fact,
        question: `以下各项是否都具备：${untold.join('、')}？`,
        options: [
          { label: '都具备', facts: { superior: { ...facts.superior, allMet: true } } },
          { label: '缺少其中之一', facts: { superior: { ...facts.superior, allMet: false } } },
        ],
      }
    }
    case 'category':
      return {
        fact,
        question: '区委网信办或联席会议办公室是否已认定属于信息发布类（“两微一端”）？',
        options: [
          { label: '已认定属于', facts: { infoPublishing: true } },
          { label: '已认定不属于', facts: { infoPublishing: false } },
          { label: '尚未认定', facts: { unsure: ['category'] } },
        ],
      }
    case 'renewalYear':
      return {
        fact,
        question: '这是招一续二的第几年合同？',
        options: [
          { label: '第一年', facts: { renewalYear: 1 } },
          { label: '第二年', facts: { renewalYear: 2 } },
          { label: '第三年', facts: { renewalYear: 3 } },
        ],
      }
    case 'fund':
      return {
        fact,
        question: '项目资金是否由区级财力投入？',
        options: [
          { label: '全部由区级财力投入', facts: { fund: 'district' } },
          { label: '部分由区级财力投入', facts: { fund: 'partly' } },
          { label: '不使用区级财力', facts: { fund: 'none' } },
        ],
      }
    case 'emart':
      return {
        fact,
        question: '是否在上海市政府采购网电子集市上采购软件产品？',
        options: [
          { label: '是，在电子集市采购', facts: { emartSoftware: 'alone' } },
          { label: '不在电子集市采购', facts: { emartSoftware: 'none' } },
        ],
      }
    case 'date':
      return { fact, question: '请告诉我日期，例如“2026年9月24日”', options: [] }
    default:
      return fact satisfies never
  }
}

function amountQuestion(facts: Facts, edition: Edition): Question {
  const { filingBelow, expertsUpTo } = edition.parameters
  const [low, high] = [amountText(filingBelow.value), amountText(expertsUpTo.value)]
  // Of two ways to count, the one that leaves the band open is asked about.
  const open = [facts.amount, facts.otherAmount?.amount].find((way) => bandsOf(way, edition).length > 1)
  const bands = bandsOf(open, edition)
  const words = bandWords(edition)
  const aboveLow = filingBelow.inclusive ? `超过${low}` : `达到${low}（含）`
  const belowHigh = expertsUpTo.inclusive ? `不超过${high}` : `不到${high}`
  const label: Record<Band, string> = {
    low: words.low,
    middle: bands.includes('low') ? (bands.includes('high') ? words.middle : aboveLow) : belowHigh,
    high: words.high,
  }
  const question =
    bands.length === 3
      ? '建设金额大约是多少？可以直接回复金额，例如“120万元”'
      : bands.includes('low')
        ? `建设金额是否${aboveLow}？`
        : `建设金额是否${expertsUpTo.inclusive ? '超过' : '达到'}${high}？`
  return {
    fact: 'amount',
    question,
    options: bands.map((band) => ({
      label: label[band],
      facts: { amount: within(open, band, edition) },
    })),
  }
}

/** The part of an interval that lies in a band. */
function within(amount: AmountInterval | undefined, band: Band, { parameters }: Edition): AmountInterval {
  const { filingBelow, expertsUpTo } = parameters
  const low = Math.max(amount?.min ?? 0, 0)
  const top = amount?.max ?? null
  if (band === 'low')
    return {
      min: low,
      max: filingBelow.value,
      ...(filingBelow.inclusive ? {} : { maxOpen: true }),
      ...openMin(amount),
    }
  if (band === 'high')
    return low > expertsUpTo.value
      ? { ...amount, min: low, max: top }
      : { min: expertsUpTo.value, max: top, ...(expertsUpTo.inclusive ? { minOpen: true } : {}) }
  const min = Math.max(low, filingBelow.value)
  const max = top === null ? expertsUpTo.value : Math.min(top, expertsUpTo.value)
  return { min, max }
}

const openMin = (amount: AmountInterval | undefined) => (amount?.minOpen ? { minOpen: true } : {})
