const SHANGHAI = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const

const parts = new Intl.DateTimeFormat('zh-CN', {
  ...SHANGHAI,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const exact = new Intl.DateTimeFormat('zh-CN', {
  ...SHANGHAI,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })

const partsOf = (at: number): Record<string, string> =>
  Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))

/** 「2026年11月23日（周一）」 and 「09:30」. */
export function calendarWords(at: number): { date: string; time: string } {
  const { year, month, day: date, weekday, hour, minute } = partsOf(at)
  return { date: `${year}年${month}月${date}日（${weekday}）`, time: `${hour}:${minute}` }
}

/** 「11月26日（周四）09:00」. */
export function momentWords(at: number): string {
  const { month, day: date, weekday, hour, minute } = partsOf(at)
  return `${month}月${date}日（${weekday}）${hour}:${minute}`
}

/** 「11/23 09:30:05」, for lists. */
export const exactWords = (at: number): string => `${day.format(at)} ${exact.format(at)}`
