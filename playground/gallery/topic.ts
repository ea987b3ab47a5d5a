import { topicView } from '../../src/cards/topic/topic-view.js'
import type { PersonId } from '../../src/domain/ids.js'
import { type Actor, SYSTEM } from '../../src/domain/roster.js'
import { topic as procedure } from '../../src/procedures/topic/topic.js'
import { casesOf, OFFICE } from './cases.js'
import type { Entry } from './entry.js'
import type { Press } from './press.js'
import { committee } from './rounds.js'
import type { Size } from './size.js'

const CHAIR: Actor = { person: 'ou_chair' as PersonId, role: 'chair', unit: null, title: '区政府分管副区长' }

/** Every card of 议题: the form, the chair's 审定, the office's status, and the form of a returned topic. */
export function topics({ units, words }: Size): Entry[] {
  const fields = {
    title: words.title,
    type: '项目审议',
    research: words.research || '已调研',
    advice: words.advice || '建议同意',
    project: words.project,
    observers: '区卫生健康委',
  }
  const reason = words.returned || '请补充测算'
  const { act, after, entry, opening } = casesOf({
    procedure,
    called: '议题',
    case: 'topic/4f2a91c0',
    view: topicView,
    roster: committee(units),
  })
  const propose = act(OFFICE, { do: 'ProposeTopic', fields, form: null })
  const number = act(SYSTEM, { do: 'SetNumber', number: '2026-001' })
  const giveBack = act(CHAIR, { do: 'ReturnTopic', seen: 1, reason })
  const revise = act(OFFICE, { do: 'ReviseTopic', seen: 1, fields: { ...fields, project: '' } })
  const unnumbered = after(propose)
  const proposed = after(propose, number)
  const returned = after(propose, number, giveBack)
  const revised = after(propose, number, giveBack, revise)
  const approved = after(propose, number, act(CHAIR, { do: 'ApproveTopic', seen: 1 }))
  const declined = after(propose, number, act(CHAIR, { do: 'DeclineTopic', seen: 1, reason }))
  const silently = after(propose, number, act(CHAIR, { do: 'DeclineTopic', seen: 1, reason: '' }))
  const taken = after(
    act(SYSTEM, {
      do: 'TakeOver',
      draft: { ...fields, type: '项目审议', observers: [] },
      round: '书面征询2026-001',
    }),
  )
  const form = (state: string, applicants: number, presses: readonly Press[] = []) =>
    opening('topic', '新建议题', state, { applicants, presses })
  const status = 'status/ou_office'
  const revision = (n: number) => `revise/${n}/ou_office`
  return [
    form('待填写', 3),
    form('待填写（没有申报单位）', 0),
    form('待填写（申报单位很多）', 61),
    form('全部未填，未办理', 3, [['提交审定']]),
    form('未写调研情况，未办理', 3, [['提交审定', { ...fields, research: '' }]]),
    form('含密级标志，内容不保留', 3, [['提交审定', { ...fields, advice: '绝密' }]]),
    opening('topic', '新建议题', '已报送', { closed: true }),

    entry('议题审定', '分管副区长', '待审定', 'approve/1', proposed),
    entry('议题审定', '分管副区长', '退回未写理由，未办理', 'approve/1', proposed, {
      presses: [['退回修改']],
    }),
    entry('议题审定', '分管副区长', '已退回', 'approve/1', returned),
    entry('议题审定', '分管副区长', '已移至新卡片', 'approve/1', revised),
    entry('议题审定', '分管副区长', '修改后待审定', 'approve/2', revised),
    entry('议题审定', '分管副区长', '已审定', 'approve/1', approved),
    entry('议题审定', '分管副区长', '不列入', 'approve/1', declined),
    entry('议题审定', '分管副区长', '不列入（未写理由）', 'approve/1', silently),

    entry('议题', '办公室', '待编号', status, unnumbered),
    entry('议题', '办公室', '待审定', status, proposed),
    entry('议题', '办公室', '退回修改', status, returned),
    entry('议题', '办公室', '已审定', status, approved),
    entry('议题', '办公室', '不列入', status, declined),
    entry('议题', '办公室', '由书面征询转入', status, taken),

    entry('修改议题', '办公室', '待修改', revision(1), returned),
    entry('修改议题', '办公室', '未写议题名称，未办理', revision(1), returned, {
      presses: [['提交审定', { ...fields, title: '' }]],
    }),
    entry('修改议题', '办公室', '已修改', revision(1), revised),
  ]
}
