import { describe, expect, test } from 'vitest'
import { type Json, Stand } from './emulator-stand.js'

const stand = new Stand()
const CALENDAR = 'feishu.cn_0000000000000001@group.calendar.feishu.cn'
const KEY = '25fdf41b-8c80-2ce1-e94c-de8b5e7aa7e6'

const meeting = (more: Json = {}): Json => ({
  summary: '联席会议第三次会议',
  start_time: { timestamp: '1767250800', timezone: 'Asia/Shanghai' },
  end_time: { timestamp: '1767258000', timezone: 'Asia/Shanghai' },
  vchat: { vc_type: 'no_meeting' },
  location: { name: '区政府第二会议室' },
  reminders: [{ minutes: 60 }],
  ...more,
})
const create = (body: Json, query = '', calendar = CALENDAR) =>
  stand.call('POST', `/calendar/v4/calendars/${calendar}/events${query}`, body)
const eventOf = ({ body }: { body: Json }) => (body['data'] as { event: Json }).event
const invite = (event: string, attendees: unknown, query = '') =>
  stand.call('POST', `/calendar/v4/calendars/${CALENDAR}/events/${event}/attendees${query}`, { attendees })
const user = (id: string) => ({ type: 'user', user_id: id })

describe('the bot’s calendar', () => {
  test('is the one the platform names', async () => {
    const { body } = await stand.call('POST', '/calendar/v4/calendars/primary')
    expect(body).toMatchObject({
      data: { calendars: [{ calendar: { calendar_id: CALENDAR, role: 'owner' } }] },
    })
  })
  test.each([
    ['primary', 400, 191001],
    ['feishu.cn_other@group.calendar.feishu.cn', 404, 191000],
  ])('calendar %s answers %i with %i', async (calendar, status, code) => {
    const answer = await create(meeting(), '', calendar)
    expect([answer.status, answer.body['code']]).toEqual([status, code])
  })
})

describe('creating an event', () => {
  test('everything given is kept for the page', async () => {
    const event = eventOf(await create(meeting()))
    expect(event).toMatchObject({
      summary: '联席会议第三次会议',
      start_time: { timestamp: '1767250800', timezone: 'Asia/Shanghai' },
      app_link: expect.stringContaining(String(event['event_id'])),
    })
    expect(stand.emulator.events).toEqual([
      {
        id: event['event_id'],
        summary: '联席会议第三次会议',
        description: '',
        start: 1767250800,
        end: 1767258000,
        timezone: 'Asia/Shanghai',
        location: '区政府第二会议室',
        meeting: 'no_meeting',
        meetingUrl: '',
        reminders: [60],
        attendees: [],
        idempotencyKey: null,
        createdAt: stand.clock.now(),
      },
    ])
  })
  test('the same key gives the same event, another key another', async () => {
    const [first, again] = [
      await create(meeting(), `?idempotency_key=${KEY}`),
      await create(meeting(), `?idempotency_key=${KEY}`),
    ]
    expect(eventOf(again)['event_id']).toBe(eventOf(first)['event_id'])
    await create(meeting(), `?idempotency_key=${KEY}-2`)
    expect(stand.emulator.events).toHaveLength(2)
  })
  test.each([
    ['no start', { start_time: undefined }, 'start_time'],
    ['milliseconds', { start_time: { timestamp: '1767250800000' } }, 'start_time.timestamp'],
    [
      'an unknown timezone',
      { end_time: { timestamp: '1767258000', timezone: 'Asia/Nowhere' } },
      'end_time.timezone',
    ],
    ['day and second at once', { end_time: { timestamp: '1767258000', date: '2026-01-01' } }, 'end_time'],
    ['an unknown kind of meeting', { vchat: { vc_type: 'none' } }, 'vchat.vc_type'],
    ['an empty place', { location: { name: '' } }, 'location.name'],
    ['a title of 1001 characters', { summary: '会'.repeat(1001) }, 'summary'],
  ])('%s is 99992402 and names the field', async (_, more, field) => {
    expect((await create(meeting(more))).body).toMatchObject({
      code: 99992402,
      error: { field_violations: [{ field }] },
    })
  })
  test('seconds as a number are 9499, an end before the start 190002', async () => {
    expect((await create(meeting({ start_time: { timestamp: 1767250800 } }))).body['code']).toBe(9499)
    expect((await create(meeting({ end_time: { timestamp: '1767250799' } }))).body['code']).toBe(190002)
  })
  test.each([
    [31, 99992402],
    [32, 0],
    [128, 0],
    [129, 99992402],
  ])('a key of %i characters is %i', async (length, code) => {
    expect((await create(meeting(), `?idempotency_key=${'k'.repeat(length)}`)).body['code']).toBe(code)
  })
})

describe('inviting', () => {
  async function event(more: Json = {}): Promise<string> {
    return String(eventOf(await create(meeting(more)))['event_id'])
  }

  test('people and groups, each once; without a link of the platform where none was wanted', async () => {
    const id = await event()
    const { body } = await invite(id, [user('ou_a'), { type: 'chat', chat_id: 'oc_group' }])
    expect(body).toMatchObject({
      code: 0,
      data: {
        attendees: [
          { type: 'user', user_id: 'ou_a', rsvp_status: 'needs_action' },
          { type: 'chat', chat_id: 'oc_group' },
        ],
      },
    })
    await invite(id, [user('on_a')], '?user_id_type=union_id')
    const [kept] = stand.emulator.events
    expect(kept?.attendees.map(({ who }) => who)).toEqual(['ou_a', 'oc_group'])
    expect(kept?.meetingUrl).toBe('')
  })
  test('where nothing was said of a meeting, the platform adds its own', async () => {
    await invite(await event({ vchat: undefined }), [user('ou_a')])
    expect(stand.emulator.events[0]).toMatchObject({
      meeting: 'vc',
      meetingUrl: expect.stringMatching(/^https/),
    })
  })
  test('a thousand in a call, not one more', async () => {
    const id = await event()
    expect((await invite(id, Array(1000).fill(user('ou_a')))).body['code']).toBe(0)
    expect((await invite(id, Array(1001).fill(user('ou_a')))).body['code']).toBe(99992402)
  })
  test.each([
    ['nobody the platform knows', user('ou_nobody'), 404, 194000],
    ['an unknown group', { type: 'chat', chat_id: 'oc_x' }, 404, 194000],
    ['a room', { type: 'resource', room_id: 'omm_1' }, 400, 194004],
    ['a person without an id', { type: 'user' }, 400, 99992402],
  ])('%s is refused', async (_, attendee, status, code) => {
    const answer = await invite(await event(), [attendee])
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(stand.emulator.events[0]?.attendees).toEqual([])
  })
  test('an event that is none is 193000, an unknown one 193001', async () => {
    expect((await invite('x', [user('ou_a')])).body['code']).toBe(193000)
    expect((await invite('00aa_0', [user('ou_a')])).body['code']).toBe(193001)
  })
})
