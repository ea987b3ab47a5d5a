/** Somebody or some group invited to an event. */
export interface Attendee {
  id: string
  type: 'user' | 'chat'
  /** open_id of a person, or the id of a group. */
  who: string
  optional: boolean
  status: 'needs_action' | 'accept' | 'tentative' | 'decline' | 'removed'
}

/** An event in the bot's calendar, as its attendees see it in theirs. */
export interface CalendarEvent {
  id: string
  summary: string
  description: string
  /** Unix seconds. */
  start: number
  end: number
  timezone: string
  /** Name of the place; empty when none is given. */
  location: string
  /** null: a link of the platform's own meetings is added with the first attendee. */
  meeting: 'vc' | 'third_party' | 'no_meeting' | 'lark_live' | null
  meetingUrl: string
  /** Minutes before the start. */
  reminders: readonly number[]
  attendees: Attendee[]
  /** What the same creation is known by. */
  idempotencyKey: string | null
  createdAt: number
}

/** The bot's own calendar, the only one it may write to. */
export const calendarOf = (appId: string): string => `feishu.cn_${appId.slice(4)}@group.calendar.feishu.cn`
