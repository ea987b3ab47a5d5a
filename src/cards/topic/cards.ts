import type { Card, HeaderColour } from '../card.js'
import { act } from '../case-sheet.js'
import { form, input } from '../controls.js'
import { type Fact, facts, lead } from '../elements.js'
import { typedIn } from '../typed-texts.js'
import { datedMoment, type StateWord } from '../wording.js'
import { framed, matter, type TopicSheet } from './sheet.js'
import { topicForm } from './topic-form.js'

/** 审定: the chair approves the topic, returns it with a reason, or declines it. Afterwards the same card says what he did. */
export function approveTopicCard(sheet: TopicSheet, revision: number): Card {
  const { topic, draft } = sheet
  const title = '议题审定'
  if (revision < topic.revision)
    return framed(sheet, title, {
      colour: 'grey',
      tag: '已移至新卡片',
      body: [lead(`第${revision}稿已退回修改，办公室已重新提交，请在新卡片上审定。`)],
    })
  if (topic.phase === 'proposed')
    return framed(sheet, title, {
      colour: 'blue',
      tag: '待审定',
      body: [
        lead('请审定本议题是否提请联席会议审议。'),
        ...matter(sheet),
        form(
          'approve',
          [
            input({
              name: 'reason',
              label: '退回理由',
              rows: 2,
              value: typedIn(draft, 'reason'),
              hint: '退回修改时填写，不列入时选填',
            }),
          ],
          [
            { text: '审定通过', look: 'primary', value: act(sheet, 'topic.approve', { v: revision }) },
            { text: '退回修改', value: act(sheet, 'topic.return', { v: revision }) },
            {
              text: '不列入',
              look: 'danger',
              value: act(sheet, 'topic.decline', { v: revision }),
              confirm: { title: '确认不列入', text: '本议题不提请联席会议审议，办公室可另行新建议题。' },
            },
          ],
        ),
      ],
    })
  const { colour, tag, says } = DECIDED[topic.phase]
  return framed(sheet, title, { colour, tag, body: [lead(says), ...matter(sheet, outcome(sheet))] })
}

type Phase = TopicSheet['topic']['phase']
interface Standing {
  colour: HeaderColour
  tag: StateWord
  says: string
}

/** What the chair has done, on his own card. */
const DECIDED: Record<Exclude<Phase, 'proposed'>, Standing> = {
  returned: { colour: 'wathet', tag: '已退回', says: '您已退回修改，办公室修改后将再次提交您审定。' },
  approved: { colour: 'green', tag: '已审定', says: '您已审定通过，办公室将列入会议议程。' },
  declined: { colour: 'grey', tag: '不列入', says: '您已决定不列入。' },
}

/** Where the topic stands, for the office. */
const STANDING: Record<Phase, Standing> = {
  proposed: { colour: 'wathet', tag: '待审定', says: '已提交分管副区长审定，请等候，暂无需办理。' },
  returned: {
    colour: 'orange',
    tag: '待修改',
    says: '分管副区长已退回修改，请在「修改议题」卡片上修改后重新提交。',
  },
  approved: { colour: 'green', tag: '已审定', says: '分管副区长已审定通过，可以列入会议议程。' },
  declined: {
    colour: 'grey',
    tag: '不列入',
    says: '分管副区长已决定不列入；如需再次提出，请另行新建议题。',
  },
}
const FROM_ROUND = '书面征询已转为开会，议题在启动征询时已经审定，可以列入会议议程。'

/** When it was decided, and what was written with it; an approval takes away what an earlier return said. */
const outcome = ({ topic: { remark, decidedAt, phase } }: TopicSheet): Fact[] => [
  { label: '审定时间', value: decidedAt === null ? '' : datedMoment(decidedAt) },
  { label: '退回理由', value: phase === 'returned' || phase === 'declined' ? remark : '' },
]

/** The topic as it stands, for the office. */
export function topicStatusCard(sheet: TopicSheet): Card {
  const { topic } = sheet
  const { colour, tag, says } = STANDING[topic.phase]
  return framed(sheet, '议题', {
    colour,
    tag: tag === '待审定' && topic.number === null ? '待编号' : tag,
    body: [lead(topic.fromRound === null ? says : FROM_ROUND), ...matter(sheet, outcome(sheet))],
  })
}

/** 退回修改: what the chair wants changed, and the topic to change. Afterwards: that it was handed in again. */
export function reviseTopicCard(sheet: TopicSheet, revision: number): Card {
  const { topic, context, draft } = sheet
  if (topic.phase !== 'returned' || revision < topic.revision)
    return framed(sheet, '修改议题', {
      colour: 'green',
      tag: '已修改',
      body: [
        lead('办公室已修改并重新提交分管副区长审定，无需再办理。'),
        ...facts([{ label: '稿次', value: `第${revision}稿已修改为第${revision + 1}稿` }]),
      ],
    })
  return framed(sheet, '修改议题', {
    colour: 'blue',
    tag: '待修改',
    body: [
      lead('分管副区长已退回修改，请修改后重新提交。'),
      ...facts([{ label: '退回理由', value: topic.remark }]),
      ...topicForm({
        press: act(sheet, 'topic.revise', { v: revision }),
        values: draft ? draft.typed : { ...topic.draft },
        edition: context.edition,
        applicants: context.roster.applicants.map(({ unit }) => unit),
      }),
    ],
  })
}
