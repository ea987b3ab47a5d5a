import { expect, test } from 'vitest'
import { committee, EDITION } from '../../playground/gallery/rounds.js'
import { broadcastView } from '../../src/cards/broadcast/broadcast-view.js'
import type { PersonId } from '../../src/domain/ids.js'
import { instantOf } from '../../src/domain/instant.js'
import { receiversOf } from '../../src/procedures/broadcast/notice.js'
import { type Broadcast, NO_BROADCAST } from '../../src/procedures/broadcast/state.js'

const AT = instantOf(Date.parse('2026-10-12T02:00:00Z'))
const ROSTER = committee(3)
const SENT: Broadcast = {
  ...NO_BROADCAST,
  phase: 'open',
  notice: { title: '通知', body: '请申报。', link: '', audience: ['成员单位'] },
  sentAt: AT,
  receivers: receiversOf(['成员单位'], ROSTER),
}
const keys = (broadcast: Broadcast) =>
  broadcastView
    .messages(broadcast, { case: 'broadcast/1', roster: ROSTER, edition: EDITION, undelivered: [] })
    .map(({ key }) => key)

test('a reminder that nobody needs any more is not sent', () => {
  const people = ['ou_m0', 'ou_m1'] as PersonId[]
  const nudged = { ...SENT, nudges: [{ people, at: AT }] }
  const nudges = (broadcast: Broadcast) => keys(broadcast).filter((key) => key.startsWith('nudge/'))
  expect(nudges(nudged)).toEqual(['nudge/1/ou_m0', 'nudge/1/ou_m1'])
  expect(nudges({ ...nudged, received: { ['ou_m0' as PersonId]: AT } })).toEqual(['nudge/1/ou_m1'])
})

test('without the group among the audience nothing goes there', () => {
  expect(keys(SENT)).not.toContain('group')
})
