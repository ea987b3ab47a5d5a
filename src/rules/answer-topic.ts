import type { AnswerPart } from './answer.js'
import { publicTender, supervision } from './duties.js'
import { bandWords, beyond, isShareOpen, shortOf, span } from './edition-words.js'
import { amountText, type Facts, intervalText } from './facts.js'
import type { RulesInForce } from './in-force.js'
import { overShareWords, quorum, shareWords } from './quorum.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import { TOPICS, type TopicId } from './topics/all.js'
import { attendanceVerdict, baseVerdict, chairAwayVerdict } from './verdicts/attendance.js'
import { membershipVerdict, platesVerdict } from './verdicts/membership.js'
import { opinionsVerdict } from './verdicts/opinions.js'
import type { Verdict } from './verdicts/verdict.js'

/** A question about the rules that is not 「走什么流程」: the topic's answer, sharpened by the facts that were named. */
export function topicAnswer(
  id: TopicId,
  facts: Facts,
  { edition, members = edition.seats.length }: Pick<RulesInForce, 'edition' | 'members'>,
): AnswerPart {
  const topic = TOPICS[id]
  const says = fill(topic.says, edition, members) || '以所附条款原文为准'
  const verdict = verdictOn(id, facts, edition, members)
  const silent = `《议事规则》（${edition.docNo}）对此未作规定，我不能代为确定；请联系联席会议办公室（设在区政府办公室）。`
  const more = (topic.more ?? []).map((line) => fill(line, edition, members)).filter((line) => line !== '')
  return {
    conclusion: verdict?.says ?? (topic.silent ? silent : says),
    details: [...(topic.silent || (verdict && !verdict.whole) ? [says] : []), ...more],
    grounds: [...topic.clauses],
    ...(topic.route ? { routes: [topic.route] } : {}),
    interpretation: [
      ...(verdict?.notes ?? []),
      ...(topic.interpretation ?? [])
        .map((line) => fill(line, edition, members))
        .filter((line) => line !== ''),
    ],
  }
}

/**
 * Text of a topic with the words of the edition, and of the `members` of the day, in the place of the names in braces; names it does not know stay. A part
 * between semicolons that speaks of a number whose clause is absent, or of a case that cannot come up, is left out.
 */
export function fill(text: string, edition: Edition, members: number): string {
  return text
    .split('；')
    .filter((part) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => figure(name, edition, members) !== ''),
    )
    .join('；')
    .replace(/\{(\w+)\}/g, (whole, name: string) => figure(name, edition, members) ?? whole)
}

/** What a name in braces stands for; empty where the edition has nothing there; null for a name that is none. */
function figure(name: string, edition: Edition, members: number): string | null {
  const { parameters } = edition
  const bands = bandWords(edition)
  const { inclusive } = parameters.quorum
  const { neededWithHalf, neededOverHalf } = quorum(members, 0, edition)
  const given = (key: keyof Edition['parameters'], words: string) =>
    edition.has(parameters[key].clause as ClauseId) ? words : ''
  const own: Record<string, string> = {
    seats: String(edition.seats.length),
    seatNames: edition.seats.join('、'),
    bracketed: edition.seats.filter((seat) => seat.includes('（')).join('、'),
    units: String(members),
    half: isShareOpen(edition) && neededWithHalf < neededOverHalf ? String(neededWithHalf) : '',
    overHalf: String(isShareOpen(edition) || inclusive === false ? neededOverHalf : neededWithHalf),
    share: `${shareWords(edition)}以上`,
    openShare: inclusive === null ? shareWords(edition) : '',
    overShare: overShareWords(edition),
    persons: String(edition.seats.length + 1),
    lowBand: bands.low,
    middleBand: bands.middle,
    highBand: bands.high,
    softwareBand: bands.software,
    tenderBand: given('tenderAbove', beyond(parameters.tenderAbove)),
    supervisionBand: given('supervisionFrom', beyond(parameters.supervisionFrom)),
    stopSpan: given('procurementStop', span(parameters.procurementStop.value)),
    barSpan: given('reapplication', span(parameters.reapplication.value)),
    title: edition.title,
    docNo: edition.docNo,
    issuer: edition.issuer,
    repeals: edition.repeals,
    status: edition.status,
  }
  if (Object.hasOwn(own, name)) return own[name] ?? null
  if (!Object.hasOwn(parameters, name)) return null
  const key = name as keyof Edition['parameters']
  const parameter = parameters[key]
  if (parameter.unit === '比例') return shareWords(edition)
  return given(key, parameter.unit === '分' ? amountText(parameter.value) : String(parameter.value))
}

const MEETING_VERDICTS: Partial<
  Record<TopicId, (facts: Facts, edition: Edition, members: number) => Verdict | null>
> = {
  quorum: attendanceVerdict,
  halfReading: attendanceVerdict,
  notEnough: attendanceVerdict,
  counted: attendanceVerdict,
  delegate: attendanceVerdict,
  remote: attendanceVerdict,
  chairAbsent: chairAwayVerdict,
  quorumBase: baseVerdict,
  members: membershipVerdict,
  plates: platesVerdict,
  votes: opinionsVerdict,
  writtenEnough: opinionsVerdict,
  silence: opinionsVerdict,
  informalConsent: opinionsVerdict,
}

function verdictOn(id: TopicId, facts: Facts, edition: Edition, members: number): Verdict | null {
  if (id === 'supervision') return supervisionVerdict(facts, edition)
  if (id === 'tender') return tenderVerdict(facts, edition)
  if (id === 'suspension') return suspensionVerdict(facts, edition)
  const ofMeeting = MEETING_VERDICTS[id]
  return ofMeeting ? ofMeeting(facts, edition, members) : null
}

function supervisionVerdict(facts: Facts, edition: Edition): Verdict | null {
  if (!facts.amount && !facts.kind) return null
  const arises = supervision(facts, edition)
  const { supervisionFrom } = edition.parameters
  const said = facts.amount ? intervalText(facts.amount) : '这一项目'
  if (arises === 'yes')
    return { says: `${said}的新建、续建（升级）项目，须委托工程监理单位进行工程监理`, notes: [], whole: true }
  if (arises === 'if')
    return {
      says: `要看项目类型和金额：新建、续建（升级）且建设金额${beyond(supervisionFrom)}的须委托工程监理，运维、购买服务不要求`,
      notes: [],
      whole: true,
    }
  const continuing = facts.kind === 'ops' || facts.kind === 'service'
  const why = continuing
    ? `规则要求工程监理的是${beyond(supervisionFrom)}的新建、续建（升级）项目，运维、购买服务不论金额都不在此列`
    : `${said}${shortOf(supervisionFrom)}，按本规则不要求工程监理`
  return { says: why, notes: continuing ? ['是否属于运维有疑问的，由联席会议办公室认定'] : [], whole: true }
}

function tenderVerdict(facts: Facts, edition: Edition): Verdict | null {
  if (!facts.amount) return null
  const { tenderAbove } = edition.parameters
  const limit = amountText(tenderAbove.value)
  const said = intervalText(facts.amount)
  const verdicts: Record<ReturnType<typeof publicTender>, Verdict> = {
    yes: {
      says:
        facts.amount.max === null
          ? `${beyond(tenderAbove)}的项目，必须公开招标`
          : `${said}${beyond(tenderAbove)}，必须公开招标`,
      notes: [],
    },
    no: {
      says: `${said}${shortOf(tenderAbove)}，本规则没有要求必须公开招标；超过政府采购限额的仍应实行政府采购，限额数额本规则未写`,
      notes: [],
    },
    disputed: {
      says: `刚好${limit}，同一条款前后用字不一：“超过${limit}”不含本数，“${limit}以上”是否含本数未写明，不能断定；建议按公开招标准备`,
      notes: ['请区机管局（区政府采购中心）、联席会议办公室确定'],
    },
    if: { says: `要看金额：${beyond(tenderAbove)}的必须公开招标`, notes: [] },
  }
  return verdicts[publicTender(facts, edition)]
}

/** Two counters that are never added up: three of the third party, or two of the experts. */
function suspensionVerdict({ failures }: Facts, { parameters }: Edition): Verdict | null {
  if (!failures) return null
  const { thirdPartyFailures, expertFailures } = parameters
  const said = [
    ...(failures.thirdParty ? [`第三方论证未通过${failures.thirdParty}次`] : []),
    ...(failures.expert ? [`专家论证未通过${failures.expert}次`] : []),
  ].join('、')
  const reached =
    (failures.thirdParty ?? 0) >= thirdPartyFailures.value || (failures.expert ?? 0) >= expertFailures.value
  return reached
    ? {
        says: `${said}，已达到暂停申报的次数：由联席会议办公室确认后暂停申报，原则上${span(parameters.reapplication.value)}内不予再次申报`,
        notes: [],
      }
    : { says: `${said}，还没有达到暂停申报的次数，规则没有要求此时暂停申报`, notes: [] }
}
