import type { Facts } from '../rules/facts.js'
import type { TopicId } from '../rules/topics/all.js'
import { attendanceIn } from './attendance.js'
import { failuresIn } from './failures.js'
import { opinionCounts } from './opinion-counts.js'
import { namedSeats } from './seat-names.js'

const ATTENDANCE: readonly (TopicId | undefined)[] = [
  'quorum',
  'halfReading',
  'quorumBase',
  'notEnough',
  'counted',
  'delegate',
  'remote',
  'chairAbsent',
]
const OPINIONS: readonly (TopicId | undefined)[] = ['votes', 'writtenEnough', 'silence', 'informalConsent']

/** What a question states about the case at hand, for the verdict of its topic: who came, who answered, what failed. */
export function statedCase(text: string, topic: TopicId | undefined): Partial<Facts> {
  return {
    ...(ATTENDANCE.includes(topic) ? attendanceIn(text) : {}),
    ...(OPINIONS.includes(topic) ? opinionCounts(text) : {}),
    ...(topic === 'plates' ? platesIn(text) : {}),
    ...(topic === 'members' ? membershipIn(text) : {}),
    ...(topic === 'suspension' ? failuresIn(text) : {}),
  }
}

/** 区委办和机要局算几家: two names, one unit. */
function platesIn(text: string): Partial<Facts> {
  const named = namedSeats(text)
  const names = new Set(named.map(({ start, end }) => text.slice(start, end))).size
  return names < 2 ? {} : { named: { names, units: [...new Set(named.map(({ seat }) => seat))] } }
}

const ASKED = /是不是|是否|算不算|属不属于|属于|在不在|有没有|不?在|算|包不包括|含不含|是/
const AGENCY =
  /(?:民政|教育|公安|交通|水务|绿化|卫健|卫生健康|文旅|文化旅游|体育|人社|应急|商务|国资|国有资产|建管|规资|规划资源|住房|房管|市场监管|税务|统计|医保|退役军人|民防|生态环境|信访|数据|投促|投资促进|消防|外办|侨办|台办|宣传|组织|政法|老干部|总工会|妇联|团区?委|残联|人大|政协|法院|检察院|街道)(?:局|委|办|部|中心|办公室)?/

/** 民政局是不是成员: which unit is asked about. Left open where several are named or none. */
function membershipIn(text: string): Partial<Facts> {
  if (!ASKED.test(text)) return {}
  const others = AGENCY.exec(text)?.slice(0, 1) ?? []
  const [unit, ...more] = new Set([...namedSeats(text).map(({ seat }) => seat), ...others])
  return unit === undefined || more.length > 0 ? {} : { askedUnit: unit }
}
