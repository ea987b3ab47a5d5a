import { broadcastView } from '../../src/cards/broadcast/broadcast-view.js'
import type { Message, Undelivered } from '../../src/cards/message.js'
import type { CaseId, PersonId } from '../../src/domain/ids.js'
import { type Actor, Roster, SYSTEM } from '../../src/domain/roster.js'
import { broadcast as procedure } from '../../src/procedures/broadcast/broadcast.js'
import { type Broadcast, type BroadcastCommand, NO_BROADCAST } from '../../src/procedures/broadcast/state.js'
import { spoken } from './conversation/chat.js'
import { type Desk, done } from './desk.js'
import { type Entry, once } from './entry.js'
import { afterPresses, type Press } from './press.js'
import { at, committee, EDITION, unit } from './rounds.js'
import type { Size } from './size.js'

const CASE = 'broadcast/4f2a91c0'
const OFFICE: Actor = { person: 'ou_office' as PersonId, role: 'office', unit: null, title: '联席会议办公室' }

/** Every card of 通知: the form, the notice to each receiver and to the group, the office's status, 催办. */
export function notices({ units, words }: Size): Entry[] {
  const roster = Roster.parse({ ...committee(units), groupChat: 'oc_group' })
  const fields = {
    title: words.title,
    body: words.description || '请各单位于6月30日前完成申报。',
    link: 'https://example.cn/notice',
    audience: '成员单位、申报单位、群',
  }
  const desk = (state: Broadcast): Desk<Broadcast, BroadcastCommand, never> => ({
    procedure: procedure as never,
    case: CASE,
    state,
    roster,
    at: at('2026-10-12 10:00'),
  })
  const leader = (n: number): Actor => ({
    person: `ou_m${n}` as PersonId,
    role: 'leader',
    unit: unit(n),
    title: '分管领导',
  })
  const act = (by: Actor, command: BroadcastCommand) => (state: Broadcast) => done(desk(state), by, command)
  const after = (...acts: readonly ((state: Broadcast) => Broadcast)[]) =>
    once(() => acts.reduce((state, next) => next(state), NO_BROADCAST))
  const sending = (more: Partial<typeof fields> = {}) =>
    act(OFFICE, { do: 'SendNotice', fields: { ...fields, ...more }, form: null })
  const number = act(SYSTEM, { do: 'SetNumber', number: '2026-001' })
  const got = act(leader(0), { do: 'Acknowledge' })
  const nudge = act(OFFICE, { do: 'Nudge' })
  const close = act(OFFICE, { do: 'CloseNotice' })
  const everybody = (state: Broadcast) =>
    state.receivers.reduce(
      (now, { person, unit: of, title }) =>
        act({ person, role: 'leader', unit: of, title }, { do: 'Acknowledge' })(now),
      state,
    )
  const unnumbered = after(sending({ link: '' }))
  const sent = after(sending(), number)
  const some = after(sending(), number, got, nudge)
  const all = after(sending(), number, everybody)
  const closed = after(sending(), number, got, close)
  const toMembers = after(sending({ audience: '成员单位', link: '' }), number)
  const toGroup = after(sending({ audience: '群' }), number)

  const undelivered: Undelivered[] = [
    { key: 'notice/ou_m1', receiver: unit(1), reason: '机器人不在可用范围' },
  ]
  const message = (state: Broadcast, key: string, left: readonly Undelivered[]): Message => {
    const context = { case: CASE, roster, edition: EDITION, undelivered: left }
    const found = broadcastView.messages(state, context).find((one) => one.key === key)
    if (found) return found
    throw new Error(`no message ${key}`)
  }
  const entry = (
    card: string,
    sees: Entry['sees'],
    state: string,
    key: string,
    on: () => Broadcast,
    presses: readonly Press[] = [],
    { now = on, left = [] }: { now?: () => Broadcast; left?: readonly Undelivered[] } = {},
  ): Entry => ({
    procedure: '通知',
    card,
    sees,
    state,
    key,
    made: once(() => {
      const place = (state: Broadcast) => ({ desk: desk(state), message: message(state, key, left) })
      return afterPresses(place(on()), presses, place(now()))
    }),
  })
  const opening = (state: string, presses: readonly Press[] = [], isClosed = false): Entry => ({
    procedure: '通知',
    card: '发通知',
    sees: '办公室',
    state,
    key: 'said/1',
    made: once(() =>
      afterPresses(
        {
          desk: desk(NO_BROADCAST),
          message: spoken(
            { is: 'form', form: 'notice', target: CASE as CaseId, applicants: [], closed: isClosed },
            roster,
            OFFICE.person as PersonId,
          ),
        },
        presses,
      ),
    ),
  })
  const status = 'status/ou_office'
  return [
    opening('待填写'),
    opening('全部未填，未办理', [['发送通知']]),
    opening('链接有误，未办理', [['发送通知', { ...fields, link: 'example.cn' }]]),
    opening('已报送', [], true),

    entry('通知（接收人）', '全体', '待收到', 'notice/ou_m0', sent),
    entry('通知（接收人）', '全体', '待收到（没有链接）', 'notice/ou_m0', unnumbered),
    entry('通知（接收人）', '全体', '已收到', 'notice/ou_m0', some),
    entry('通知（接收人）', '全体', '重复点击，已办理', 'notice/ou_m0', sent, [['收到']], { now: some }),
    entry('通知（群）', '全体', '仅供知悉', 'group', sent),
    entry('通知催办', '全体', '待收到', 'nudge/1/ou_m1', some),

    entry('通知（办公室）', '办公室', '已发送', status, sent),
    entry('通知（办公室）', '办公室', '部分收到，已催办', status, some),
    entry('通知（办公室）', '办公室', '当天重复催办，未办理', status, some, [['催办']]),
    entry('通知（办公室）', '办公室', '有未送达', status, sent, [], { left: undelivered }),
    entry('通知（办公室）', '办公室', '全部收到', status, all),
    entry('通知（办公室）', '办公室', '已结束', status, closed),
    entry('通知（办公室）', '办公室', '只发到群', status, toGroup),
    entry('通知（办公室）', '办公室', '只发成员单位', status, toMembers),
  ]
}
