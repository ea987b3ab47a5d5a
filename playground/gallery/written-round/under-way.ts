import type { Entry } from '../entry.js'
import { unit } from '../rounds.js'
import { cardOf, SILENT, type Stages } from './stages.js'

const KEY = 'status/ou_office'

/** The office's status card, with its forms, and the cards that hold what does not fit on it. */
export function underWay(stages: Stages): Entry[] {
  const { onBehalf, incomplete, ended, opinion } = stages.size.words
  const status = cardOf(stages, '征询进度', '办公室')
  const reopen = cardOf(stages, '补充征求意见', '办公室')
  const full = cardOf(stages, '意见全文（办公室）', '办公室')
  return [
    status('待编号', stages.proposed, KEY),
    status('待审定', stages.waiting, KEY),
    status('退回修改', stages.returned, KEY),
    status('征询中（尚无反馈）', stages.begun, KEY),
    status('征询中（部分反馈）', stages.some, KEY),
    status('征询中（关联项目）', stages.begunLinked, KEY),
    status('临近截止', stages.eve, KEY),
    status('代录待确认', stages.proxied, KEY),
    status('代录已划去', stages.denied, KEY),
    status('代录已确认', stages.confirmed, KEY),
    status('刚截止', stages.justOver, KEY),
    status('已截止（逾期）', stages.overdue, KEY),
    status('逾期后有反馈', stages.gaveOverdue, KEY),
    status('部分卡片未送达', stages.undelivered, KEY),
    status('多家未送达', stages.undeliveredAll, KEY),
    status('意见另附全文', stages.long, KEY),
    status('已催办，本阶段不再催办', stages.reminded, KEY, [['催办']]),
    status('代录意见表单', stages.some, KEY, [['代录意见']]),
    status('代录未写理由，未办理', stages.some, KEY, [
      ['代录意见'],
      ['提交代录', { unit: unit(SILENT), stance: '不同意', text: opinion(2) || '不同意', reason: '' }],
    ]),
    status(
      '重复代录，已办理',
      stages.some,
      KEY,
      [['代录意见'], ['提交代录', { unit: unit(1), stance: '同意', text: '', reason: onBehalf }]],
      {
        now: stages.bareProxy,
      },
    ),
    status('缺单位提交，请说明理由', stages.some, KEY, [['提交分管副区长']]),
    status('提交未写理由，未办理', stages.some, KEY, [['提交分管副区长'], ['确认提交', { reason: '' }]]),
    status(
      '填写理由期间又有反馈',
      stages.some,
      KEY,
      [['提交分管副区长'], ['确认提交', { reason: incomplete }]],
      {
        now: stages.gaveOverdue,
      },
    ),
    status('终止征询表单', stages.some, KEY, [['终止征询']]),
    status('终止未写理由，未办理', stages.some, KEY, [['终止征询'], ['确认终止', { reason: '' }]]),
    status('全部反馈后点代录，未办理', stages.some, KEY, [['代录意见']], { now: stages.complete }),
    status('重复提交，已办理', stages.complete, KEY, [['提交分管副区长']], { now: stages.submitted }),
    status(
      '重复确认提交，已办理',
      stages.overdue,
      KEY,
      [['提交分管副区长'], ['确认提交', { reason: incomplete }]],
      {
        now: stages.submittedSome,
      },
    ),
    status('签署后点终止，未办理', stages.complete, KEY, [['终止征询']], { now: stages.signed }),
    status('重复终止，已办理', stages.proxied, KEY, [['终止征询'], ['确认终止', { reason: ended }]], {
      now: stages.terminated,
    }),
    status('退回后终止表单', stages.returned, KEY, [['终止征询']]),
    status('全部反馈，待报送', stages.complete, KEY),
    status('待签署', stages.submitted, KEY),
    status('待签署（缺单位报送）', stages.submittedSome, KEY),
    status('退回补充征求', stages.back, KEY),
    status('重新征求中', stages.again, KEY),
    status('已签署', stages.signed, KEY),
    status('已签署（关联项目）', stages.signedLinked, KEY),
    status('签署后收到意见', stages.late, KEY),
    status('转为开会', stages.toMeeting, KEY),
    status('终止', stages.terminated, KEY),
    status('退回后终止', stages.terminatedReturned, KEY),

    full('第1张', stages.long, 'full/ou_office/1'),
    full('第2张', stages.long, 'full/ou_office/2'),

    reopen('待重新征求', stages.back, 'reopen/1/ou_office'),
    reopen('未选新的截止，未办理', stages.back, 'reopen/1/ou_office', [['重新征求', { deadline: '' }]]),
    reopen('截止早于当前，未办理', stages.back, 'reopen/1/ou_office', [
      ['重新征求', { deadline: '2026-10-12 18:00 +0800' }],
    ]),
    reopen('已重新征求', stages.again, 'reopen/1/ou_office'),
  ]
}
