import type { Said } from '../../procedures/conversation/said.js'
import type { Edition } from '../../rules/rulebook/edition.js'
import type { Card } from '../card.js'
import { lead, note } from '../elements.js'
import { card } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft } from '../message.js'
import { proposalForm } from '../written-round/proposal-form.js'

/** 「发起书面征询」: the form that opens a written round; once sent in, a record that says so. */
export function formCard(
  said: Said & { is: 'form' },
  place: { case: string; key: string },
  edition: Edition,
  draft?: Draft,
): Card {
  if (said.closed) {
    return card({
      title: '发起书面征询',
      subtitle: '已报分管副区长审定',
      colour: 'green',
      tag: '已报送',
      body: [
        lead('已报分管副区长审定，后续进展见「征询进度」卡片。'),
        note('本表单已提交，不能再次提交；如需另行征询，请发送「发起书面征询」。'),
      ],
    })
  }
  return card({
    title: '发起书面征询',
    subtitle: '确因特殊情况不能及时召开联席会议时使用',
    colour: 'blue',
    tag: '待填写',
    body: [
      draft?.refusal ? refusalLines(draft.refusal, edition) : [],
      lead('请填写后报分管副区长审定；审定后才向各成员征求意见。'),
      proposalForm({
        ...place,
        act: 'round.propose',
        target: said.target,
        values: draft?.typed ?? {},
        applicants: said.applicants,
        edition,
      }),
      grounds(edition, ['4.2.b', '4.4.b']),
    ],
  })
}
