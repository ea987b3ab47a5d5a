import type { Message } from '../../src/cards/message.js'
import { topicView } from '../../src/cards/topic/topic-view.js'
import type { CaseId, PersonId, UnitName } from '../../src/domain/ids.js'
import { type Actor, SYSTEM } from '../../src/domain/roster.js'
import { NO_TOPIC, type Topic, type TopicCommand } from '../../src/procedures/topic/state.js'
import { topic as procedure } from '../../src/procedures/topic/topic.js'
import { spoken } from './conversation/chat.js'
import { type Desk, done } from './desk.js'
import { type Entry, once } from './entry.js'
import { afterPresses, type Press } from './press.js'
import { at, committee, EDITION } from './rounds.js'
import type { Size } from './size.js'

const CASE = 'topic/4f2a91c0'
const CHAIR: Actor = { person: 'ou_chair' as PersonId, role: 'chair', unit: null, title: '区政府分管副区长' }
const OFFICE: Actor = { person: 'ou_office' as PersonId, role: 'office', unit: null, title: '联席会议办公室' }

/** Every card of 议题: the form, the chair's 审定, the office's status, and the form of a returned topic. */
export function topics({ units, words }: Size): Entry[] {
  const roster = committee(units)
  const fields = {
    title: words.title,
    type: '项目审议',
    research: words.research || '已调研',
    advice: words.advice || '建议同意',
    project: words.project,
    observers: '区卫生健康委',
  }
  const reason = words.returned || '请补充测算'
  const desk = (state: Topic): Desk<Topic, TopicCommand, never> => ({
    procedure: procedure as never,
    case: CASE,
    state,
    roster,
    at: at('2026-10-12 10:00'),
  })
  const act = (by: Actor, command: TopicCommand) => (state: Topic) => done(desk(state), by, command)
  const after = (...acts: readonly ((state: Topic) => Topic)[]) =>
    once(() => acts.reduce((state, next) => next(state), NO_TOPIC))
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
  const taken = after((state) =>
    done(desk(state), SYSTEM, {
      do: 'TakeOver',
      draft: { ...fields, type: '项目审议', observers: [] },
      round: '书面征询2026-001',
    }),
  )

  const message = (state: Topic, key: string): Message => {
    const context = { case: CASE, roster, edition: EDITION, undelivered: [] }
    const found = topicView.messages(state, context).find((one) => one.key === key)
    if (found) return found
    throw new Error(`no message ${key}`)
  }
  const entry = (
    card: string,
    sees: Entry['sees'],
    state: string,
    key: string,
    on: () => Topic,
    presses: readonly Press[] = [],
    now = on,
  ): Entry => ({
    procedure: '议题',
    card,
    sees,
    state,
    key,
    made: once(() => {
      const place = (topic: Topic) => ({ desk: desk(topic), message: message(topic, key) })
      return afterPresses(place(on()), presses, place(now()))
    }),
  })
  const form = (count: number, closed = false): Message =>
    spoken(
      {
        is: 'form',
        form: 'topic',
        target: CASE as CaseId,
        applicants: Array.from(
          { length: count },
          (_, n) => (n === 0 ? '区卫生健康委' : `申报单位第${n + 1}家`) as UnitName,
        ),
        closed,
      },
      roster,
      OFFICE.person as PersonId,
    )
  const opening = (state: string, shown: Message, presses: readonly Press[] = [], on = NO_TOPIC): Entry => ({
    procedure: '议题',
    card: '新建议题',
    sees: '办公室',
    state,
    key: 'said/1',
    made: once(() => afterPresses({ desk: desk(on), message: shown }, presses)),
  })
  const status = 'status/ou_office'
  const revision = (n: number) => `revise/${n}/ou_office`
  return [
    opening('待填写', form(3)),
    opening('待填写（没有申报单位）', form(0)),
    opening('待填写（申报单位很多）', form(61)),
    opening('全部未填，未办理', form(3), [['提交审定']]),
    opening('未写调研情况，未办理', form(3), [['提交审定', { ...fields, research: '' }]]),
    opening('含密级标志，内容不保留', form(3), [['提交审定', { ...fields, advice: '绝密' }]]),
    opening('已报送', form(3, true)),

    entry('议题审定', '分管副区长', '待审定', 'approve/1', proposed),
    entry('议题审定', '分管副区长', '退回未写理由，未办理', 'approve/1', proposed, [['退回修改']]),
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
    entry('修改议题', '办公室', '未写议题名称，未办理', revision(1), returned, [
      ['提交审定', { ...fields, title: '' }],
    ]),
    entry('修改议题', '办公室', '已修改', revision(1), revised),
  ]
}
