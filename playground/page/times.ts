const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })

const day = format({ month: 'long', day: 'numeric' })
const clock = format({ hour: '2-digit', minute: '2-digit' })

/** 「1月15日 09:30」. */
export function moment(at: number): string {
  return `${day.format(at)} ${clock.format(at)}`
}

/** 「01/15 09:30」 and the like, by the pattern of a table column. */
export function byPattern(at: number, pattern: string): string {
  const parts = format({
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
  const words: Record<string, string | undefined> = {
    YYYY: found['year'],
    MM: found['month'],
    DD: found['day'],
    HH: found['hour'],
    mm: found['minute'],
  }
  return pattern.replace(/YYYY|MM|DD|HH|mm/g, (key) => words[key] ?? key)
}
