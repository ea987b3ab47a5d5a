import { broadcastView } from '../../src/cards/broadcast/broadcast-view.js'
import type { PersonId } from '../../src/domain/ids.js'
import { type Actor, Roster, SYSTEM } from '../../src/domain/roster.js'
import { broadcast as procedure } from '../../src/procedures/broadcast/broadcast.js'
import type { Broadcast } from '../../src/procedures/broadcast/state.js'
import { casesOf, OFFICE } from './cases.js'
import type { Entry } from './entry.js'
import { committee, unit } from './rounds.js'
import type { Size } from './size.js'

/** Every card of 通知: the form, the notice to each receiver and to the group, the office's status, 催办. */
export function notices({ units, words }: Size): Entry[] {
  const fields = {
    title: words.title,
    body: words.description || '请各单位于6月30日前完成申报。',
    link: 'https://example.cn/notice',
    audience: '成员单位、申报单位、群',
  }
  const { act, after, entry, opening } = casesOf({
    procedure,
    called: '通知',
    case: 'broadcast/4f2a91c0',
    view: broadcastView,
    roster: Roster.parse({ ...committee(units), groupChat: 'oc_group' }),
  })
  const leader = (n: number): Actor => ({
    person: `ou_m${n}` as PersonId,
    role: 'leader',
    unit: unit(n),
    title: '分管领导',
  })
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

  const left = [{ key: 'notice/ou_m1', receiver: unit(1), reason: '机器人不在可用范围' }]
  const status = 'status/ou_office'
  return [
    opening('notice', '发通知', '待填写'),
    opening('notice', '发通知', '全部未填，未办理', { presses: [['发送通知']] }),
    opening('notice', '发通知', '链接有误，未办理', {
      presses: [['发送通知', { ...fields, link: 'example.cn' }]],
    }),
    opening('notice', '发通知', '已报送', { closed: true }),

    entry('通知（接收人）', '全体', '待收到', 'notice/ou_m0', sent),
    entry('通知（接收人）', '全体', '待收到（没有链接）', 'notice/ou_m0', unnumbered),
    entry('通知（接收人）', '全体', '已收到', 'notice/ou_m0', some),
    entry('通知（接收人）', '全体', '重复点击，已办理', 'notice/ou_m0', sent, {
      presses: [['收到']],
      now: some,
    }),
    entry('通知（群）', '全体', '仅供知悉', 'group', sent),
    entry('通知催办', '全体', '待收到', 'nudge/1/ou_m1', some),

    entry('通知（办公室）', '办公室', '已发送', status, sent),
    entry('通知（办公室）', '办公室', '部分收到，已催办', status, some),
    entry('通知（办公室）', '办公室', '当天重复催办，未办理', status, some, { presses: [['催办']] }),
    entry('通知（办公室）', '办公室', '有未送达', status, sent, { left }),
    entry('通知（办公室）', '办公室', '全部收到', status, all),
    entry('通知（办公室）', '办公室', '已结束', status, closed),
    entry('通知（办公室）', '办公室', '只发到群', status, toGroup),
    entry('通知（办公室）', '办公室', '只发成员单位', status, toMembers),
  ]
}
