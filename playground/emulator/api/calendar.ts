import { z } from 'zod'
import { type Attendee, type CalendarEvent, calendarOf } from '../calendar.js'
import { kept, standingOf } from '../messages.js'
import { BOT_NAME, personByUnionId, type World } from '../world.js'
import type { Answered, Call } from './call.js'
import { IdType, idAs } from './pages.js'
import { ApiRefusal, fieldRefused, read, refused } from './refusal.js'

const MOST_ATTENDEES = 3000

/** Seconds have at most ten digits until 2286, so that milliseconds are noticed. Source: 创建日程. */
const Moment = z
  .object({
    timestamp: z.string().regex(/^\d{9,10}$/, 'not Unix seconds'),
    timezone: z.string().refine(isTimezone, 'not a timezone of the IANA database').default('Asia/Shanghai'),
    date: z.string().optional(),
  })
  .refine(({ date }) => date === undefined, 'timestamp and date do not go together')
const Draft = z.object({
  summary: z.string().max(1000).default(''),
  description: z.string().max(40_960).default(''),
  need_notification: z.boolean().optional(),
  start_time: Moment,
  end_time: Moment,
  vchat: z
    .object({
      vc_type: z.enum(['vc', 'third_party', 'no_meeting', 'lark_live']).optional(),
      meeting_url: z.string().min(1).max(2000).optional(),
    })
    .optional(),
  visibility: z.enum(['default', 'public', 'private']).optional(),
  attendee_ability: z.enum(['none', 'can_see_others', 'can_invite_others', 'can_modify_event']).optional(),
  free_busy_status: z.enum(['busy', 'free']).optional(),
  location: z
    .object({ name: z.string().min(1).max(512).optional(), address: z.string().max(255).optional() })
    .optional(),
  reminders: z.array(z.object({ minutes: z.int().min(-20_160).max(20_160) })).optional(),
})
const DraftQuery = z.object({
  idempotency_key: z.string().min(32).max(128).optional(),
  user_id_type: IdType.default('open_id'),
})
const Invitations = z.object({
  attendees: z
    .array(
      z.object({
        type: z.enum(['user', 'chat', 'resource', 'third_party']),
        is_optional: z.boolean().default(false),
        user_id: z.string().optional(),
        chat_id: z.string().optional(),
      }),
    )
    .min(1)
    .max(1000),
  need_notification: z.boolean().optional(),
})

/** `POST calendar/v4/calendars/primary`. Source: 查询主日历信息. */
export function primary(world: World): Answered {
  const calendar = {
    calendar_id: calendarOf(world.app.appId),
    summary: BOT_NAME,
    description: '',
    permissions: 'show_only_free_busy',
    type: 'primary',
    is_deleted: false,
    is_third_party: false,
    role: 'owner',
  }
  return { code: 0, msg: 'success', data: { calendars: [{ calendar, user_id: world.app.appId }] } }
}

/** `POST calendar/v4/calendars/:calendar_id/events`; the same key gives the same event. Source: 创建日程. */
export function createEvent(world: World, { ids: [calendar = ''], query, body }: Call): Answered {
  const { idempotency_key: key } = read(DraftQuery, query)
  const draft = read(Draft, body)
  checkCalendar(world, calendar)
  const [start, end] = [Number(draft.start_time.timestamp), Number(draft.end_time.timestamp)]
  if (end < start) throw refused(190002, 'invalid parameters in request')
  const { events } = world.memory
  const earlier = key && Object.values(events).find(({ idempotencyKey }) => idempotencyKey === key)
  if (earlier) return { code: 0, msg: 'success', data: { event: eventData(world, earlier) } }
  const event: CalendarEvent = {
    id: `${world.dice.id('')}_0`,
    summary: draft.summary,
    description: draft.description,
    start,
    end,
    timezone: draft.start_time.timezone,
    location: draft.location?.name ?? '',
    meeting: draft.vchat?.vc_type ?? null,
    meetingUrl: draft.vchat?.meeting_url ?? '',
    reminders: (draft.reminders ?? []).map(({ minutes }) => minutes),
    attendees: [],
    idempotencyKey: key ?? null,
    createdAt: world.clock.now(),
  }
  events[event.id] = event
  return { code: 0, msg: 'success', data: { event: eventData(world, event) } }
}

/** `POST …/events/:event_id/attendees`: at most 1000 in a call and 3000 in all. Source: 添加日程参与人. */
export function invite(world: World, { ids: [calendar = '', eventId = ''], query, body }: Call): Answered {
  const idType = read(DraftQuery, query).user_id_type
  const { attendees } = read(Invitations, body)
  checkCalendar(world, calendar)
  if (!/^[0-9a-z]+_\d+$/.test(eventId)) throw refused(193000, 'invalid event_id')
  const event = kept(world.memory.events, eventId)
  if (!event) throw new ApiRefusal(404, 193001, 'event not found')
  const invited = attendees.map((entry, index): Attendee => {
    const who = entry.type === 'user' ? entry.user_id : entry.chat_id
    if (entry.type !== 'user' && entry.type !== 'chat') throw refused(194004, 'invalid attendee type')
    if (who === undefined) {
      const field = `attendees.${index}.${entry.type}_id`
      throw fieldRefused(field, `${field} is required`)
    }
    return {
      id: world.dice.id(`${entry.type}_`),
      type: entry.type,
      who: entry.type === 'user' ? personOf(world, idType, who) : groupOf(world, who),
      optional: entry.is_optional,
      status: 'needs_action',
    }
  })
  const fresh = invited.filter(({ who }) => !event.attendees.some((known) => known.who === who))
  if (event.attendees.length + fresh.length > MOST_ATTENDEES)
    throw refused(190002, 'invalid parameters in request')
  event.attendees.push(...fresh)
  if (event.meeting === null) {
    event.meeting = 'vc'
    event.meetingUrl = `https://vc.feishu.cn/j/${parseInt(event.id.slice(0, 7), 16)}`
  }
  const answered = event.attendees.filter(({ who }) => invited.some((one) => one.who === who))
  const data = { attendees: answered.map((entry) => attendeeData(world, idType, entry)) }
  return { code: 0, msg: 'success', data }
}

function checkCalendar(world: World, id: string): void {
  if (!/^[^@]+@group\.calendar\.feishu\.cn$/.test(id)) throw refused(191001, 'invalid calendar_id')
  if (id !== calendarOf(world.app.appId)) throw new ApiRefusal(404, 191000, 'calendar not found')
}

function personOf(world: World, idType: z.infer<typeof IdType>, id: string): string {
  const person = idType === 'union_id' ? personByUnionId(world, id) : id
  if (person === undefined || !world.people.has(person) || standingOf(world.memory, person).resigned)
    throw new ApiRefusal(404, 194000, 'attendee not found')
  return person
}

function groupOf(world: World, id: string): string {
  const chat = kept(world.memory.chats, id)
  if (chat?.type !== 'group' || chat.dissolved) throw new ApiRefusal(404, 194000, 'attendee not found')
  return id
}

function isTimezone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function eventData(world: World, event: CalendarEvent): Record<string, unknown> {
  const calendar = calendarOf(world.app.appId)
  const moment = (at: number) => ({ timestamp: String(at), timezone: event.timezone })
  return {
    event_id: event.id,
    organizer_calendar_id: calendar,
    summary: event.summary,
    description: event.description,
    start_time: moment(event.start),
    end_time: moment(event.end),
    vchat: { vc_type: event.meeting ?? 'vc', meeting_url: event.meetingUrl },
    location: { name: event.location },
    reminders: event.reminders.map((minutes) => ({ minutes })),
    status: 'confirmed',
    create_time: String(Math.floor(event.createdAt / 1000)),
    app_link: `https://applink.feishu.cn/client/calendar/event/detail?calendarId=${calendar}&key=${event.id}`,
  }
}

function attendeeData(
  world: World,
  idType: z.infer<typeof IdType>,
  { id, type, who, optional, status }: Attendee,
): Record<string, unknown> {
  const common = { attendee_id: id, type, is_optional: optional, is_organizer: false, is_external: false }
  if (type === 'user') {
    const name = world.people.get(who)?.name ?? ''
    return { ...common, user_id: idAs(idType, who), display_name: name, rsvp_status: status }
  }
  const chat = world.memory.chats[who]
  return { ...common, chat_id: who, display_name: chat?.name ?? '', rsvp_status: status }
}
