import type { Card, Element } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { form, input } from '../controls.js'
import { type Fact, facts, lead } from '../elements.js'
import { card, type Frame } from '../frame.js'
import { labelled, typedIn } from '../typed-texts.js'
import { datedMoment, moment } from '../wording.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

/** 审定: the chair starts the round, or returns the proposal with a reason. Afterwards the same card says what he did. */
export function approveCard(sheet: Sheet, revision: number): Card {
  const { round, proposal, draft } = sheet
  if (revision < round.revision)
    return framed(sheet, 'grey', '已移至新卡片', [
      lead(`第${revision}稿已退回修改，办公室已重新报送，请在新卡片上审定。`),
    ])
  if (round.phase === 'proposed')
    return framed(sheet, 'blue', '待审定', [
      ...refusalAbove(sheet),
      lead(`请审定是否启动书面征询，反馈截止拟定于${moment(proposal.deadline)}。`),
      ...matter(sheet),
      form(
        'approve',
        [
          input({
            name: 'reason',
            label: '退回理由',
            rows: 2,
            value: typedIn(draft, 'reason'),
            hint: '退回修改时填写',
          }),
        ],
        [
          { text: '同意启动', look: 'primary', value: act(sheet, 'round.start', { v: revision }) },
          { text: '退回修改', value: act(sheet, 'round.return', { v: revision }) },
        ],
      ),
      ...foot(sheet, ['4.2.b', '4.4.a', '4.4.b']),
    ])
  const returned = round.startedAt === null
  const outcome: Fact[] = returned
    ? [
        { label: '审定结果', value: '退回修改' },
        { label: '退回理由', value: round.returned },
      ]
    : [
        { label: '审定结果', value: '同意启动' },
        { label: '启动时间', value: round.startedAt === null ? '' : datedMoment(round.startedAt) },
      ]
  return framed(sheet, returned ? 'wathet' : 'green', returned ? '已退回' : '已启动', [
    ...refusalAbove(sheet),
    lead(
      returned
        ? '您已退回修改，办公室修改后将再次报您审定。'
        : '您已同意启动，各成员单位已收到征求意见卡片。',
    ),
    ...facts(outcome),
    ...matter(sheet),
    ...foot(sheet, ['4.2.b', '4.4.a', '4.4.b']),
  ])
}

const framed = (sheet: Sheet, colour: Frame['colour'], tag: Frame['tag'], body: Frame['body']): Card =>
  card({ title: `书面征询审定：${sheet.proposal.title}`, subtitle: subtitleOf(sheet), colour, tag, body })

const matter = (sheet: Sheet): Element[] => {
  const { proposal, context } = sheet
  return [
    ...facts([
      ...matterFacts(sheet),
      {
        label: '征求范围',
        value: `${(sheet.round.seats.length || context.roster.members.length).toString()}家成员单位`,
      },
      { label: '意见公开范围', value: VISIBILITY[proposal.visibility] },
    ]),
    ...labelled(sheet, '办公室意见和建议', proposal.advice),
    ...labelled(sheet, '特殊情况说明', proposal.special),
    ...labelled(sheet, '事项说明', proposal.description),
    ...labelled(sheet, '调研情况', proposal.research),
  ]
}

/** 意见公开范围 in words. */
export const VISIBILITY = { office: '仅办公室和分管副区长', all: '全体成员' } as const
