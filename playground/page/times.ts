const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })

const day = format({ month: 'long', day: 'numeric' })
const clock = format({ hour: '2-digit', minute: '2-digit' })
const weekday = format({ weekday: 'long' })
const whole = format({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** 「1月15日 09:30」. */
export function moment(at: number): string {
  return `${day.format(at)} ${clock.format(at)}`
}

/** 「01/15 09:30」 and the like, by the pattern of a table column. */
export function byPattern(at: number, pattern: string): string {
  const found = Object.fromEntries(whole.formatToParts(at).map(({ type, value }) => [type, value]))
  const words: Record<string, string | undefined> = {
    YYYY: found['year'],
    MM: found['month'],
    DD: found['day'],
    HH: found['hour'],
    mm: found['minute'],
  }
  return pattern.replace(/YYYY|MM|DD|HH|mm/g, (key) => words[key] ?? key)
}

/** A moment in the reader's words, by the kind a text asks for. Source: 富文本（Markdown）, local_datetime. */
export function byFormat(at: number, kind: string): string {
  if (!Number.isFinite(at)) return ''
  if (kind === 'time') return clock.format(at)
  if (kind === 'week') return weekday.format(at)
  if (kind === 'date_short') return day.format(at)
  if (kind === 'date') return byPattern(at, 'YYYY年MM月DD日')
  return `${byPattern(at, 'YYYY年MM月DD日')} ${clock.format(at)}`
}
