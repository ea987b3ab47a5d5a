import type { CalendarDate } from '../domain/calendar-date.js'
import type { DeadlineKind, Reading } from '../rules/facts.js'
import type { DateHit } from './dates.js'

const WHEN =
  /哪天|几号|最晚|最迟|什么时候|啥时候|何时|截止|截至|到期|期限|之前|前备案|时限|哪一天|几月几|算到|到什么时候|多会儿|最后一天|日期|多久|几时|前要|前得|前必须|ddl/

const KINDS: readonly (readonly [DeadlineKind, RegExp])[] = [
  [
    'renewalFiling',
    /(?:招一续二|续签|第[二三23]年).*合同.*备案|合同.*(?:续签|招一续二|第[二三23]年).*备案|(?:续签|招一续二).*备案/,
  ],
  ['reapplication', /暂停|停报|禁报/],
  ['procurementStop', /(?:下达|到位|经费|预算).*(?:叫停|停止|被停|半年)|(?:叫停|停止实施).*(?:下达|经费)/],
  [
    'procurementStart',
    /(?:经费|预算|资金|钱|拨款|批复).{0,12}(?:下达|下来|到位|拨付|到账|下发|到了|批下来|拨下来)|下达|启动采购|采购.{0,6}启动|采购期限|启动政府采购/,
  ],
  ['contractFiling', /合同|备案|签订|签约|签署|生效/],
]

/**
 * Which date of the rules is asked for, and from which day it runs. Of a contract the later of signing and effect counts.
 * Null when no date of the rules is meant.
 */
export function deadlineOf(text: string, dates: readonly DateHit[]): Reading['deadline'] {
  const kind = KINDS.find(([, words]) => words.test(text))?.[0]
  if (!kind) return null
  if (
    dates.length === 0
      ? !/哪天|几号|最晚|最迟|截止|到期|哪一天|最后一天|日期/.test(text)
      : !WHEN.test(text) && !/吗|\?|呢|怎么|多/.test(text) && !/备案|启动/.test(text)
  )
    return null
  const lastDay = /到哪天|到几号|到什么时候|到何时|为止|期满|届满|截止|满半年/.test(text)
  return { kind, date: startOf(kind, text, dates), lastDay }
}

const EVENTS: Record<DeadlineKind, RegExp> = {
  contractFiling: /签|生效|盖章|订立|合同/,
  renewalFiling: /签|合同/,
  procurementStart: /下达|下来|到位|拨|到账|到了|下发|批/,
  procurementStop: /下达|下来|到位|拨|到账|到了|下发|批/,
  reapplication: /暂停|停/,
}

/** 「今天备案晚不晚」: the day of asking, no start of a period. */
const isDayOfAsking = (text: string, { start, end }: DateHit) =>
  /^今[天日]$/.test(text.slice(start, end)) &&
  /^(?:才|再|去|还|来|能|要)?(?:备案|报|启动|采购|来得及|晚|是)/.test(text.slice(end))

/** The day on which the period starts: of the dates with the event's words beside them, the latest. */
function startOf(kind: DeadlineKind, text: string, dates: readonly DateHit[]): CalendarDate | null {
  const named = dates.filter((hit) => !isDayOfAsking(text, hit))
  const beside = named.filter((hit) => {
    const at = dates.indexOf(hit)
    const after = text.slice(hit.end, Math.min(dates[at + 1]?.start ?? text.length, hit.end + 10))
    const before = text.slice(Math.max(dates[at - 1]?.end ?? 0, hit.start - 8), hit.start)
    return EVENTS[kind].test(after) || EVENTS[kind].test(before)
  })
  const found = (beside.length > 0 ? beside : named.length > 0 ? named : dates).map(({ date }) => date).sort()
  return found.at(-1) ?? null
}
