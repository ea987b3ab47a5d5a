import { addMonths, type CalendarDate } from '../domain/calendar-date.js'
import { procurementStartDue } from './deadlines.js'
import { span } from './edition-words.js'
import type { ClauseId, Edition } from './rulebook/edition.js'
import type { WorkingCalendar } from './working-calendar.js'

/** Where a project stands that has not started procurement. */
export interface ProcurementLateness {
  is: 'inTime' | 'late' | 'explained' | 'mayStop' | 'explainedTooLong'
  says: string
  clauses: ClauseId[]
}

/**
 * 未启动采购的处境: what the rules say on a day to a project whose procurement has not been started. Applies only above the
 * procurement limit. Nothing stops by itself: stopping is a power of the joint meeting, and only without an explanation.
 * @param explained was the reason filed? null where that is not known: the answer then says both
 * @see 五（五）1 (5.5.1.c–e)
 */
export function procurementLateness(
  release: CalendarDate,
  day: CalendarDate,
  explained: boolean | null,
  edition: Edition,
  calendar: WorkingCalendar,
): ProcurementLateness {
  const { procurementStart, procurementStop } = edition.parameters
  const half = span(procurementStop.value)
  if (day <= procurementStartDue(release, edition, calendar).due)
    return { is: 'inTime', says: '尚在启动采购的期限之内', clauses: ['5.5.1.c'] }
  if (day <= addMonths(release, procurementStop.value)) {
    const passed = `已超过${procurementStart.value}个月、未超过${half}`
    return explained
      ? { is: 'explained', says: `${passed}，已备案说明暂缓实施原因`, clauses: ['5.5.1.d'] }
      : {
          is: 'late',
          says: `${passed}：尚未启动的，应向联席会议备案，说明暂缓实施原因`,
          clauses: ['5.5.1.d'],
        }
  }
  return explained
    ? {
        is: 'explainedTooLong',
        says: `已超过${half}，但已备案说明原因：“可由联席会议作出停止实施的决定”只对未备案说明的；如何处理由联席会议办公室提出`,
        clauses: ['5.5.1.e', '5.5.1.d'],
      }
    : {
        is: 'mayStop',
        says: `已超过${half}：尚未启动${explained === null ? '且未备案说明原因的' : '又未备案说明原因'}，可由联席会议作出停止实施的决定，不是自动停止；请尽快备案说明`,
        clauses: ['5.5.1.e', '5.5.1.d'],
      }
}
