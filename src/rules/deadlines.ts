import { addDays, addMonths, type CalendarDate, weekday } from '../domain/calendar-date.js'
import { countedSpan, span } from './edition-words.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import {
  addWorkingDays,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingCalendar,
} from './working-calendar.js'

/** A date of the rules with its counting, line by line, as people read it. */
export interface Deadline {
  due: CalendarDate
  clause: ClauseId
  counting: string[]
  /** A day on the way lies beyond the loaded holiday notices: 暂估. */
  estimated: boolean
  /** Readings used where the text has no word, with who decides. */
  interpretation: string[]
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** 「2026年10月15日（周四）」 */
export function longDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日（周${WEEKDAYS[weekday(date)]}）`
}

/**
 * 合同最迟何日备案: the last day for filing a contract with the office.
 *
 * Counts working days of the State Council calendar, 调休 included. Reading: the day of effect is not counted.
 * @param effect the later of signing and effect
 * @returns for 2026-09-24: 2026-10-15
 * @see 五（五）2第1段 (5.5.2.a)
 */
export function contractFilingDue(
  effect: CalendarDate,
  edition: Edition,
  calendar: WorkingCalendar,
): Deadline {
  const days = edition.parameters.contractFiling.value
  const { date: due, estimated } = addWorkingDays(effect, days, calendar)
  return {
    due,
    clause: '5.5.2.a',
    estimated,
    counting: [
      `合同签订生效日${longDate(effect)}当日不计，自次日起数${days}个工作日`,
      ...skippedDays(effect, due, calendar),
      `第${days}个工作日为${longDate(due)}`,
      ...estimateNote(estimated),
    ],
    interpretation: [
      '起算日不计入、签订与生效不同日的从后一日起算，是按通常算法的理解；生效日有疑问的由联席会议办公室确定',
    ],
  }
}

/**
 * 采购最迟何日启动: the last day for starting government procurement after the budget was released. Calendar months, not
 * 90 days; where the month has no such day its last day; a day off moves to the next working day (art. 203, by analogy).
 * @returns for 2026-02-05: 2026-05-06
 * @see 五（五）1第2句前 (5.5.1.c)
 */
export function procurementStartDue(
  release: CalendarDate,
  edition: Edition,
  calendar: WorkingCalendar,
): Deadline {
  const months = edition.parameters.procurementStart.value
  const corresponding = addMonths(release, months)
  const { date: due, estimated } = nextWorkingDay(corresponding, calendar)
  return {
    due,
    clause: '5.5.1.c',
    estimated,
    counting: [
      `预算经费下达日${longDate(release)}，${months}个月后的对应日为${longDate(corresponding)}${monthEndNote(release, corresponding)}`,
      due === corresponding
        ? weekday(corresponding) % 6 === 0
          ? '该日虽为周末，但属调休工作日，不顺延'
          : '该日为工作日，不顺延'
        : `该日不上班，顺延至其后第一个工作日${longDate(due)}`,
      ...estimateNote(estimated),
    ],
    interpretation: [
      '按日历月计算、遇休息日顺延，是按通常算法的理解；以何日为“下达”、以何行为“启动”由联席会议办公室确定',
      '这一期限只对超过政府采购限额的项目，且为“原则上”的要求；限额数额本规则未写',
    ],
  }
}

/**
 * 未启动满半年: the last day of the half year after which, with no explanation filed, the joint meeting may stop a
 * project. Six calendar months; a condition, not an act, so a day off moves nothing.
 * @see 五（五）1第3句 (5.5.1.e)
 */
export function procurementStopDue(release: CalendarDate, edition: Edition): Deadline {
  const { procurementStop, procurementStart } = edition.parameters
  const months = procurementStop.value
  const due = addMonths(release, months)
  return {
    due,
    clause: '5.5.1.e',
    estimated: false,
    counting: [
      `预算经费下达日${longDate(release)}，${countedSpan(months)}届满日为${longDate(due)}${monthEndNote(release, due)}`,
      `“超过${span(months)}”自${longDate(addDays(due, 1))}起`,
    ],
    interpretation: [
      `${span(months)}从预算经费下达日起算是此处的理解；${edition.has('5.5.1.c') ? `也可理解为从${procurementStart.value}个月期满起算，` : ''}由联席会议办公室确定`,
    ],
  }
}

/**
 * 暂停申报到哪天: the last day of the bar in principle; a new application may be made from the day after. Six calendar
 * months from the record that confirms the suspension; no rollover.
 * @returns for 2026-09-15: 2027-03-15
 * @see 五（四）3 (5.4.3.c)
 */
export function reapplicationBar(suspended: CalendarDate, edition: Edition): Deadline {
  const months = edition.parameters.reapplication.value
  const due = addMonths(suspended, months)
  return {
    due,
    clause: '5.4.3.c',
    estimated: false,
    counting: [
      `暂停申报确认日${longDate(suspended)}，${countedSpan(months)}的最后一日为${longDate(due)}${monthEndNote(suspended, due)}`,
      `自${longDate(addDays(due, 1))}起可再次申报`,
    ],
    interpretation: [
      `${span(months)}按${months}个日历月、从暂停确认日起算，是此处的理解；且为“原则上”，能否提前由联席会议办公室决定`,
    ],
  }
}

/**
 * 续签合同前备案: the last day that is before the signing of the second or third contract. How much earlier is not said.
 * @see 五（三）第4段 (5.3.d)
 */
export function renewalFilingDue(signing: CalendarDate, calendar: WorkingCalendar): Deadline {
  const due = addDays(signing, -1)
  const { working, estimated } = calendar.day(due)
  const before = previousWorkingDay(signing, 1, calendar).date
  return {
    due,
    clause: '5.3.d',
    estimated: false,
    counting: [
      `计划签署日为${longDate(signing)}，备案须在签署之前，最迟为前一日${longDate(due)}`,
      ...(working ? [] : [`该日不上班，请最晚在其前最后一个工作日${longDate(before)}办理`]),
      ...(estimated ? ['当年放假安排尚未载入，该日是否上班待公布后确定'] : []),
    ],
    interpretation: ['规则只要求在合同签署之前备案，未写提前多少天，以联席会议办公室答复为准'],
  }
}

const monthEndNote = (from: CalendarDate, to: CalendarDate) =>
  from.slice(8) === to.slice(8) ? '' : '（当月没有对应日，取月末）'

const estimateNote = (estimated: boolean) =>
  estimated ? ['其中有日期所在年份的放假安排尚未载入，为暂估，待放假安排公布后更新'] : []

/** The days off between the two, in runs: 「跳过9月25日至9月27日（放假或周末）」; and the weekends that are worked. */
function skippedDays(from: CalendarDate, to: CalendarDate, calendar: WorkingCalendar): string[] {
  const runs: { first: CalendarDate; last: CalendarDate; holiday: boolean }[] = []
  const worked: CalendarDate[] = []
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const weekend = weekday(date) % 6 === 0
    if (calendar.day(date).working) {
      if (weekend) worked.push(date)
      continue
    }
    const run = runs.at(-1)
    if (run && addDays(run.last, 1) === date) {
      run.last = date
      run.holiday ||= !weekend
    } else runs.push({ first: date, last: date, holiday: !weekend })
  }
  const lines = runs.map(({ first, last, holiday }) => {
    const span = first === last ? shortDate(first) : `${shortDate(first)}至${shortDate(last)}`
    return `跳过${span}（${holiday ? '放假' : '周末'}）`
  })
  return worked.length > 0 ? [...lines, `${worked.map(shortDate).join('、')}为调休上班，计入`] : lines
}

/** 「10月15日」 */
export const shortDate = (date: CalendarDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
