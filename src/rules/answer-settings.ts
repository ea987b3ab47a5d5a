import { reaches } from './amount-band.js'
import type { AnswerPart } from './answer.js'
import { longDate } from './deadlines.js'
import type { Duty } from './duties.js'
import { type Facts, intervalText, type Reading } from './facts.js'
import { limitText, type ProcurementLimit, type Settings, type YearDates } from './settings.js'
import type { TopicId } from './topics/all.js'

/** Topics in whose answer the limit matters. */
const ON_LIMIT: readonly TopicId[] = ['procurementLimit', 'afterConsent', 'tender', 'procurementStart']

type DateName = 'opens' | 'closes' | 'selfEvaluation' | 'quarterly'

const DATE_NAMES: Record<DateName, string> = {
  opens: '申报启动日',
  closes: '申报截止日',
  selfEvaluation: '绩效自评报送日',
  quarterly: '季度执行情况报送日',
}

/** Topics that ask for a date which the text leaves to the office. */
const ON_DATES: Partial<Record<TopicId, readonly DateName[]>> = {
  round: ['opens', 'closes'],
  beforeBudget: ['opens', 'closes'],
  missedRound: ['opens', 'closes'],
  quarterly: ['quarterly'],
  performance: ['selfEvaluation'],
}

/**
 * The answer with what the office has set: the procurement limit compared with the amount (「超过」 does not include the
 * limit itself), and the dates of the year. Where nothing is set the answer stays as the text has it.
 * @see 五（五）1 (5.5.1.a, 5.5.1.c), 五（一）1 (5.1.1.a), 五（五）4 (5.5.4.a), 五（六）1 (5.6.1.a)
 */
export function withSettings(part: AnswerPart, reading: Reading, settings: Settings): AnswerPart {
  if (reading.lookup !== null) return part
  const limited = settings.procurementLimit ? withLimit(part, reading, settings.procurementLimit) : part
  const dates = reading.intent === 'clause' && reading.topic ? (ON_DATES[reading.topic] ?? []) : []
  const lines = settings.dates.flatMap((year) => dateLines(year, dates))
  return lines.length > 0 ? { ...limited, details: [...lines, ...(limited.details ?? [])] } : limited
}

/** Does the project exceed the limit? `part`: it depends on what is not known, or the limit is another year's. */
function exceeds({ amount, otherAmount }: Facts, limit: ProcurementLimit): 'all' | 'part' | 'none' {
  if (!limit.current) return 'part'
  const reach = reaches(amount, limit.amount, false)
  return !otherAmount || reaches(otherAmount.amount, limit.amount, false) === reach ? reach : 'part'
}

function withLimit(part: AnswerPart, reading: Reading, limit: ProcurementLimit): AnswerPart {
  const { intent, topic, facts, deadline } = reading
  const found = exceeds(facts, limit)
  const asked =
    (intent === 'clause' && topic !== null && ON_LIMIT.includes(topic)) ||
    (intent === 'deadline' && deadline?.kind === 'procurementStart')
  const duties = part.duties ?? []
  const hangs = duties.some(isProcurement)
  if (!asked && !hangs) return part
  const says = verdict(facts, limit, found)
  const adds = asked || found === 'none' ? [says] : []
  const whole = topic === 'procurementLimit' && intent === 'clause'
  return {
    ...part,
    ...(whole ? { conclusion: says } : {}),
    details: [...(whole ? [part.conclusion] : adds), ...(part.details ?? [])],
    ...(hangs
      ? {
          duties: duties.flatMap((duty) => (isProcurement(duty) ? dutyUnder(duty, limit, found) : [duty])),
          grounds: [...(part.grounds ?? []), ...(found === 'none' ? (['5.5.1.a'] as const) : [])],
        }
      : {}),
  }
}

function verdict({ amount }: Facts, limit: ProcurementLimit, found: 'all' | 'part' | 'none'): string {
  const set = `政府采购限额（${limitText(limit)}）`
  if (!amount || (found === 'part' && !limit.current)) return `联席会议办公室设置的${set}`
  const said = intervalText(amount)
  if (found === 'all') return `${said}超过联席会议办公室设置的${set}，应实行政府采购`
  if (found === 'part') return `要看金额是否超过联席会议办公室设置的${set}，超过的应实行政府采购`
  const equal = amount.min === limit.amount && amount.max === limit.amount
  return `${said}${equal ? '刚好等于而' : ''}未超过联席会议办公室设置的${set}${equal ? '，“超过”不含本数' : ''}；规则对超过限额项目的采购要求不适用`
}

const LIMIT_WORDS = '超过政府采购限额'

const isProcurement = ({ clause, text }: Duty): boolean =>
  (clause === '5.5.1.a' || clause === '5.5.1.c') && text.includes(LIMIT_WORDS)

/** A duty that hangs on the limit: certain, still conditional with the figure named, or none. */
function dutyUnder(duty: Duty, limit: ProcurementLimit, found: 'all' | 'part' | 'none'): Duty[] {
  if (found === 'none') return []
  const text =
    duty.clause === '5.5.1.a' ? duty.text.replace(/（数额本规则未写）/, `（${limitText(limit)}）`) : duty.text
  return found === 'part'
    ? [{ ...duty, text }]
    : [{ ...duty, text: text.replace(`如${LIMIT_WORDS}`, LIMIT_WORDS), conditional: false }]
}

/** 「2027年申报启动日：2027年6月8日（周二）（联席会议办公室设置，来源：…）」 */
function dateLines(dates: YearDates, names: readonly DateName[]): string[] {
  return names.flatMap((name) => {
    const days = [dates[name] ?? []].flat()
    if (days.length === 0) return []
    return [
      `${dates.year}年${DATE_NAMES[name]}：${days.map(longDate).join('、')}（联席会议办公室设置，来源：${dates.source}）`,
    ]
  })
}
