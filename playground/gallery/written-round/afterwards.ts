import { tombstone } from '../../../src/cards/tombstone.js'
import type { Entry, Sees } from '../entry.js'
import { unit } from '../rounds.js'
import { cardOf, opinionKey, SILENT, type Stages } from './stages.js'

/** What everyone is told at the end, and what stands in place of cards that are not in use any more. */
export function afterwards(stages: Stages): Entry[] {
  const decision = cardOf(stages, '征询决定', '全体')
  const result = cardOf(stages, '项目审议结果', '申报单位')
  const summary = cardOf(stages, '意见汇总', '成员单位领导')
  const ended = cardOf(stages, '征询结束', '全体')
  const gone = (state: string, sees: Sees, made: Entry['made']): Entry => ({
    procedure: '书面征询',
    card: '停用的卡片',
    sees,
    state,
    key: null,
    made,
  })
  return [
    decision('同意', stages.signed, 'decision/ou_m0'),
    decision('不同意（缺单位报送）', stages.signedSome, 'decision/ou_m0'),
    decision('列入后备库（关联项目）', stages.signedLinked, 'decision/ou_chair'),
    result('列入后备库', stages.signedLinked, 'result/ou_app'),
    result('未写处理结果', stages.signedUntold, 'result/ou_app'),
    summary('一张', stages.signedLinked, `summary/${unit(SILENT)}/part/1`),
    summary('多张之第1张', stages.longSigned, `summary/${unit(SILENT)}/part/1`),
    summary('多张之第2张', stages.longSigned, `summary/${unit(SILENT)}/part/2`),
    ended('转为开会', stages.toMeeting, 'ended/ou_m0'),
    ended('终止', stages.terminated, 'ended/ou_m0'),

    gone('已移至新卡片', '成员单位领导', () =>
      tombstone(stages.begun().shown.card(opinionKey(SILENT)), 'moved'),
    ),
    gone('已结束', '成员单位领导', () =>
      tombstone(stages.overdue().shown.card(`reminder/${unit(SILENT)}/1/overdue`), 'closed'),
    ),
    gone('已结束（原卡片已无记录）', '全体', () => tombstone(null, 'closed')),
  ]
}
