import type { CalendarDate } from '../domain/calendar-date.js'
import type { FactName, Facts, Intent, Reading } from '../rules/facts.js'
import { amountsIn } from './amount.js'
import { isCommand } from './command-words.js'
import { type DateHit, datesIn } from './dates.js'
import { deadlineOf } from './deadline-words.js'
import { failuresIn } from './failures.js'
import { lookupOf } from './lookup.js'
import { nearest } from './nearest.js'
import { normalise, plain } from './normalise.js'
import { presentUnits } from './present-units.js'
import { projectFacts } from './project-facts.js'
import { shortAnswer } from './short-answer.js'
import { type TopicMatch, topicOf } from './topic.js'

/** What is known when a text arrives. */
export interface Known {
  today: CalendarDate
  /** Facts of the question so far. */
  known?: Facts
  /** The fact that was asked back last. */
  asked?: FactName | null
}

/**
 * 读懂一句话: what is wanted and which facts are told.
 *
 * Explicit rules decide; where none is sure the intent is `unknown` with the three nearest questions, never a guess. A short
 * reply to the question asked back adds to the known facts; a new question starts afresh.
 * @param text as written, any spelling that plain() mends
 */
export function read(text: string, { today, known = {}, asked = null }: Known): Reading {
  const clean = plain(text)
  const lookup = lookupOf(text)
  const base: Reading = {
    intent: 'unknown',
    facts: {},
    topic: null,
    lookup: null,
    deadline: null,
    remarks: [],
    suggestions: [],
    fresh: true,
  }
  if (lookup !== null) return { ...base, intent: 'clause', lookup }
  if (isCommand(normalise(text))) return { ...base, intent: 'command' }

  const dates = datesIn(clean, today)
  const scan = amountsIn(withoutDates(clean, dates), asked === 'amount')
  const told = projectFacts(withoutDates(clean, dates), scan)
  const reply = asked ? shortAnswer(clean, asked, told.facts, known) : null
  if (reply && asked !== 'date')
    return { ...base, intent: 'route', facts: merged(known, reply), remarks: told.remarks, fresh: false }

  const topic = topicOf(clean)
  const deadline = asked === 'date' && dates.length > 0 ? null : deadlineOf(clean, dates)
  const followUp =
    /^(?:那|那么|如果|要是|假如|换成|改成|若)|呢[?。]?$/.test(clean) && Object.keys(known).length > 0
  const facts = followUp ? merged(known, told.facts) : told.facts
  const present = presentUnits(clean)
  const all = { ...base, facts, remarks: [...told.remarks, ...dateRemarks(dates)], fresh: !followUp }
  const intent = intentOf(
    clean,
    topic,
    facts,
    deadline !== null,
    dates.length > 0,
    followUp,
    scan.unitless || (scan.hits.length > 0 && !facts.amount),
  )
  switch (intent) {
    case 'deadline':
      return { ...all, intent, deadline }
    case 'clause':
      return {
        ...all,
        intent,
        topic: topic?.id ?? null,
        facts: {
          ...facts,
          ...(present === null ? {} : { present }),
          ...(topic?.id === 'suspension' ? failuresIn(clean) : {}),
        },
      }
    case 'unknown':
      return { ...all, intent, facts: {}, remarks: [], suggestions: nearest(text) }
    case 'route':
    case 'materials':
    case 'command':
      return { ...all, intent }
    default:
      return intent satisfies never
  }
}

const ROUTE_WORDS =
  /流程|怎么走|咋走|走什么|走哪|怎么报|咋报|怎么弄|咋弄|怎么办|咋办|怎么搞|咋搞|怎么申|如何申报|要怎么|要不要(?:报|上会|评审|论证|审)|上会|评审|论证|备案|立项|申报|报批|审批|要报|需要报|用报|请专家|专家|算什么|属于|哪一?类|哪一?档|第几(?:段|类)|什么手续|手续|归哪|怎么处理|报(?:个|一个)|走啥|啥流程|怎么操作|审核/
const PROJECT_WORDS = /项目|系统|平台|软件|网站|机房|运维|大屏|信息化|公众号|小程序|升级|采购|买|建设|开发/
const MATERIAL_WORDS =
  /(?:交|提交|准备|提供|带|要|需要|哪些|什么|啥|备)(?:哪些|什么|啥|好|齐)?(?:申报)?(?:材料|资料|文件|东西|附件)|材料(?:清单|有哪些|要求|怎么|准备|是什么)|(?:申报|报项目|报送).{0,4}(?:材料|资料)|要(?:写|填)(?:什么|哪些)|前置审核表|建设方案.{0,6}(?:要|交)|预算方案|建设依据|运行情况报告|原项目验收材料/
const OWN_MATERIALS = /合同|验收|暂缓|变更|快速通道|复议|绩效|招一续二|续签|开会|会议/

function intentOf(
  text: string,
  topic: TopicMatch | null,
  facts: Facts,
  deadline: boolean,
  dated: boolean,
  followUp: boolean,
  unitless: boolean,
): Intent {
  const special = hasSpecial(facts)
  const project = facts.amount !== undefined || special || unitless
  if (deadline && (dated || !topic || topic.id === 'contractFiling' || topic.id === 'procurementStart')) {
    if (dated || !/多久|几天|几个工作日|多少天|多少个工作日|几个月/.test(text)) return 'deadline'
  }
  if (MATERIAL_WORDS.test(text) && !OWN_MATERIALS.test(text) && !(topic && topic.id === 'forms'))
    return 'materials'
  if (facts.change && topic?.id !== 'tender') return 'route'
  if (facts.amount && FLOW_WORDS.test(text) && !(topic && FIRM.includes(topic.id))) return 'route'
  if (topic && !(project && (topic.yields || isWeakAgainst(topic, text)))) return 'clause'
  if (project && (ROUTE_WORDS.test(text) || PROJECT_WORDS.test(text) || followUp || isBareAmount(text)))
    return 'route'
  if (special) return 'route'
  if (facts.kind && (ROUTE_WORDS.test(text) || facts.pureSoftwareOrOps !== undefined)) return 'route'
  if (PROJECT_WORDS.test(text) && ROUTE_WORDS.test(text)) return 'route'
  if (facts.amount) return 'route'
  if (!topic && ASKING_THE_WAY.test(text) && !OTHER_WAYS.test(text)) return 'route'
  if (
    /(?:想|要|准备|打算|计划|需要|拟)[^,。;]{0,3}(?:报|申报|建|做|上|搞|开发|买|采购|立|整|弄)/.test(text) &&
    PROJECT_WORDS.test(text)
  )
    return 'route'
  return topic ? 'clause' : 'unknown'
}

/** 「还没算预算，先问问流程」: the way, with nothing told of the project. */
const ASKING_THE_WAY =
  /(?:问问|问下|问一下|咨询|了解|想知道|不知道|不清楚|说说|讲讲|介绍).{0,6}(?:流程|程序|手续|怎么走|怎么报)|(?:申报|整个|完整|一般|大概)(?:的)?流程|流程(?:是啥|是什么|是怎样|怎么|咋)|(?:金额|预算)(?:都|也)?(?:还)?(?:没|未)(?:有)?(?:定|出来|算|确定|编)/
const OTHER_WAYS = /会议|开会|书面|复议|验收|采购|请假|合同|变更|备案|监理|绩效/

/** The way itself is asked for. */
const FLOW_WORDS = /流程|怎么走|咋走|走什么|走哪|走啥|怎么报|咋报|如何申?报|哪一?档|第几档|什么程序/
/** Topics that stay even so: the way is not what matters there. */
const FIRM: readonly string[] = [
  'splitting',
  'reviewFirst',
  'feeCounting',
  'suspension',
  'reapply',
  'fiscalRules',
]

/** A word like 紧急 or 年中 beside a whole project asks for the project's way. */
const isWeakAgainst = (topic: TopicMatch, text: string) =>
  ['fastTrack', 'midYear', 'criteria', 'refused', 'reference'].includes(topic.id) &&
  /流程|怎么走|怎么报|咋走|走什么|评审|论证|专家|怎么办|咋办|怎么弄|咋弄|怎么搞|咋整/.test(text) &&
  !/快速通道|免|不用|跳过|省/.test(text)

const isBareAmount = (text: string) => text.length <= 14

function hasSpecial(facts: Facts): boolean {
  return (
    facts.superior !== undefined ||
    facts.infoPublishing !== undefined ||
    facts.renewalYear !== undefined ||
    facts.feeItem !== undefined ||
    facts.emartSoftware !== undefined ||
    facts.excluded !== undefined ||
    facts.change === true ||
    facts.fund === 'none' ||
    facts.fund === 'unknown' ||
    facts.fund === 'partly'
  )
}

const withoutDates = (text: string, dates: readonly DateHit[]) =>
  dates.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '▢'.repeat(end - start) + rest.slice(end),
    text,
  )

const dateRemarks = (dates: readonly DateHit[]) =>
  dates
    .filter(({ yearPresumed }) => yearPresumed)
    .map(({ date }) => `没有写年份的日期按${Number(date.slice(0, 4))}年理解，如不是请更正`)

/** Facts told later replace those told before; a new amount drops what belonged to the old one. */
export function merged(known: Facts, told: Facts): Facts {
  const { otherAmount: _other, bidPrice: _bid, ...rest } = known
  const kept = told.amount ? rest : known
  return {
    ...kept,
    ...told,
    ...(known.superior && told.superior ? { superior: { ...known.superior, ...told.superior } } : {}),
  }
}
