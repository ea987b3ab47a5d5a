import type { Entry } from '../entry.js'
import { cardOf, type Stages } from './stages.js'

const KEY = 'digest/1/sign'

/** What the chair signs on, and the cards that hold what does not fit on it. */
export function signing(stages: Stages): Entry[] {
  const { signature } = stages.size.words
  const text = signature || '同意。'
  const sign = cardOf(stages, '签署', '分管副区长')
  const part = cardOf(stages, '意见全文（分管副区长）', '分管副区长')
  return [
    sign('待签署', stages.submitted, KEY),
    sign('待签署（关联项目）', stages.linked, KEY),
    sign('待签署（缺单位，有代录）', stages.submittedSome, KEY),
    sign('待签署（意见分张送达）', stages.longSubmitted, KEY),
    sign('报送后有变化', stages.changed, KEY),
    sign('意见有变化，签署未生效', stages.submittedSome, KEY, [['签署同意', { text }]], {
      now: stages.changed,
    }),
    sign('意见全文未送达，签署未生效', stages.longSubmitted, KEY, [['签署同意', { text, result: '同意' }]], {
      delivered: false,
    }),
    sign('未选处理结果，未办理', stages.linked, KEY, [['签署同意', { text }]]),
    sign('签署不同意未写意见，未办理', stages.submitted, KEY, [['签署不同意', { text: '' }]]),
    sign('重复签署，已办理', stages.submitted, KEY, [['签署同意', { text }]], { now: stages.signed }),
    sign('签署时征询已终止', stages.submitted, KEY, [['签署同意', { text }]], {
      now: stages.terminatedSubmitted,
    }),
    sign('退回补充征求', stages.back, KEY),
    sign('补充征求后再次报送', stages.submittedAgain, 'digest/2/sign'),
    sign('已签署', stages.signed, KEY),
    sign('已签署（关联项目）', stages.signedLinked, KEY),
    sign('已签署（意见分张）', stages.longSigned, KEY),
    sign('转为开会', stages.toMeeting, KEY),
    sign('终止', stages.terminatedSubmitted, KEY),

    part('第2张', stages.longSubmitted, 'digest/1/part/2'),
    part('第3张', stages.longSubmitted, 'digest/1/part/3'),
  ]
}
