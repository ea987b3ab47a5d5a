import type { Entry } from '../entry.js'
import { unit } from '../rounds.js'
import { cardOf, ENTERED, opinionKey, SILENT, type Stages } from './stages.js'

/** What the members get: the card for their opinion, 代录 to confirm, reminders; and what their liaisons see of it. */
export function seats(stages: Stages): Entry[] {
  const { words } = stages.size
  const opinion = cardOf(stages, '书面意见', '成员单位领导')
  const proxy = cardOf(stages, '代录意见确认', '成员单位领导')
  const reminder = cardOf(stages, '催办', '成员单位领导')
  const liaison = cardOf(stages, '书面意见（联络员）', '联络员')
  const silent = opinionKey(SILENT)
  const gave = opinionKey(2)
  const proxyKey = `proxy/${unit(ENTERED)}/1`
  const reminderKey = (stage: string) => `reminder/${unit(SILENT)}/1/${stage}`
  const liaisonKey = (n: number) => `liaison/${unit(n)}/1/ou_l${n}`
  const text = words.opinion(2) || '建议列入下一年度。'
  return [
    opinion('待反馈', stages.begun, silent),
    opinion('待反馈（关联项目）', stages.begunLinked, silent),
    opinion('临近截止', stages.eve, silent),
    opinion('逾期未反馈', stages.overdue, silent),
    opinion('未写意见，未办理', stages.begun, silent, [['不同意', { text: '' }]]),
    opinion('已反馈（附意见）', stages.some, gave),
    opinion('已反馈（未附文字）', stages.superseded, opinionKey(ENTERED)),
    opinion('已反馈（逾期）', stages.gaveOverdue, silent),
    opinion('已反馈（以回复提交长文）', stages.long, gave),
    opinion('已反馈（代录经本人确认）', stages.confirmed, opinionKey(ENTERED)),
    opinion('修改意见', stages.some, gave, [['修改意见']]),
    opinion('修改意见（原文超过卡片上限）', stages.long, gave, [['修改意见']]),
    opinion('修改时未写意见，未办理', stages.some, gave, [['修改意见'], ['不同意', { text: '' }]]),
    opinion('填写期间已另有意见', stages.begun, silent, [['不同意', { text }]], { now: stages.changed }),
    opinion('重复点击，已办理', stages.begun, opinionKey(ENTERED), [['同意', { text: '' }]], {
      now: stages.superseded,
    }),
    opinion('补充征求（未反馈）', stages.again, opinionKey(SILENT, 2)),
    opinion('补充征求（原意见有效）', stages.again, opinionKey(2, 2)),
    opinion('已签署（有意见）', stages.signedSome, gave),
    opinion('已签署（未反馈）', stages.signedSome, silent),
    opinion('签署后收到', stages.late, silent),
    opinion('签署后收到（原有意见）', stages.late, gave),
    opinion('点按时已签署，内容留在卡片上', stages.begun, silent, [['其他意见', { text }]], {
      now: stages.late,
    }),
    opinion('转为开会', stages.toMeeting, gave),
    opinion('终止', stages.terminated, gave),

    proxy('待确认', stages.proxied, proxyKey),
    proxy('待确认（未附文字）', stages.bareProxy, proxyKey),
    proxy('已确认', stages.confirmed, proxyKey),
    proxy('已划去', stages.denied, proxyKey),
    proxy('已自行反馈', stages.superseded, proxyKey),
    proxy('征询已结束', stages.terminated, proxyKey),
    proxy('划去后再点确认，未办理', stages.proxied, proxyKey, [['确认']], { now: stages.denied }),

    reminder('征询期间', stages.reminded, reminderKey('open')),
    reminder('截止前', stages.eve, reminderKey('eve')),
    reminder('逾期', stages.overdue, reminderKey('overdue')),

    liaison('待反馈', stages.begun, liaisonKey(0)),
    liaison('逾期未反馈', stages.overdue, liaisonKey(0)),
    liaison('已反馈', stages.some, liaisonKey(2)),
    liaison('已结束', stages.signed, liaisonKey(0)),
  ]
}
