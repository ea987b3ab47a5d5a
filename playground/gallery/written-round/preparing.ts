import type { Entry } from '../entry.js'
import { cardOf, type Stages } from './stages.js'

/** From the proposal to the chair's start: 审定 and 修改书面征询. */
export function preparing(stages: Stages): Entry[] {
  const { words } = stages.size
  const approve = cardOf(stages, '书面征询审定', '分管副区长')
  const revise = cardOf(stages, '修改书面征询', '办公室')
  const form = {
    title: words.title,
    description: words.description,
    research: '',
    advice: words.advice,
    special: words.special,
    deadline: '2026-10-15 18:00 +0800',
    link: 'https://example.cn/m',
    project: words.project,
    applicant: '区卫生健康委',
    visibility: 'all',
    secret: 'no',
  }
  return [
    approve('待审定', stages.waiting, 'approve/1'),
    approve('待审定（关联项目）', stages.waitingLinked, 'approve/1'),
    approve('退回未写理由，未办理', stages.waiting, 'approve/1', [['退回修改', { reason: '' }]]),
    approve(
      '反馈截止已过，未能启动',
      stages.waiting,
      'approve/1',
      [['同意启动', { reason: words.returned }]],
      {
        at: '2026-10-16 09:00',
      },
    ),
    approve('已退回修改', stages.returned, 'approve/1'),
    approve('修改后待审定', stages.revised, 'approve/2'),
    approve('已移至新卡片', stages.revised, 'approve/1'),
    approve('已启动', stages.begun, 'approve/1'),
    approve('重复点击，已办理', stages.waiting, 'approve/1', [['同意启动']], { now: stages.begun }),

    revise('待修改', stages.returned, 'revise/1/ou_office'),
    revise('缺调研情况，未办理', stages.returned, 'revise/1/ou_office', [['报分管副区长审定', form]]),
    revise('选择涉密，内容不保留', stages.returned, 'revise/1/ou_office', [
      ['报分管副区长审定', { ...form, secret: 'yes' }],
    ]),
    revise('已修改', stages.revised, 'revise/1/ou_office'),
  ]
}
