import type { Said } from '../../procedures/conversation/said.js'
import type { ClauseId, Edition } from '../../rules/rulebook/edition.js'
import { noticeForm } from '../broadcast/notice-form.js'
import type { Card, Element } from '../card.js'
import { lead, note } from '../elements.js'
import { card } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft } from '../message.js'
import { topicForm } from '../topic/topic-form.js'
import { proposalForm } from '../written-round/proposal-form.js'

type Form = Said & { is: 'form' }

/** Where a form stands, and what was typed into it. */
interface Place {
  case: string
  key: string
  edition: Edition
  values: Readonly<Record<string, unknown>>
}

/** A form that opens a matter: its words before and after it was sent in, and its fields. */
interface Opening {
  title: string
  subtitle: string
  asks: string
  sent: { subtitle: string; says: string; again: string }
  rests: readonly ClauseId[]
  fields: (said: Form, place: Place) => Element[]
}

const OPENINGS: Readonly<Record<Form['form'], Opening>> = {
  proposal: {
    title: '发起书面征询',
    subtitle: '确因特殊情况不能及时召开联席会议时使用',
    asks: '请填写后报分管副区长审定；审定后才向各成员征求意见。',
    sent: {
      subtitle: '已报分管副区长审定',
      says: '已报分管副区长审定，后续进展见「征询进度」卡片。',
      again: '本表单已提交，不能再次提交；如需另行征询，请发送「发起书面征询」。',
    },
    rests: ['4.2.b', '4.4.b'],
    fields: ({ target, applicants }, place) =>
      proposalForm({ ...place, act: 'round.propose', target, applicants }),
  },
  notice: {
    title: '发通知',
    subtitle: '由办公室发送',
    asks: '请填写后发送，各接收人在卡片上点「收到」。',
    sent: {
      subtitle: '已发送',
      says: '已发送，收到情况见「通知」卡片。',
      again: '本表单已提交，不能再次提交；如需另行通知，请发送「发通知」。',
    },
    rests: ['4.5.a'],
    fields: ({ target }, { case: id, key, values }) =>
      noticeForm({ c: id as typeof target, k: key, a: 'notice.send', t: target }, values),
  },
  topic: {
    title: '新建议题',
    subtitle: '由办公室提出，分管副区长审定',
    asks: '请填写后提交审定；审定通过的议题才能列入会议议程。',
    sent: {
      subtitle: '已提交分管副区长审定',
      says: '已提交分管副区长审定，后续进展见「议题」卡片。',
      again: '本表单已提交，不能再次提交；如需另行提出，请发送「新建议题」。',
    },
    rests: ['4.4.a', '4.4.b'],
    fields: ({ target, applicants }, { case: id, key, values, edition }) =>
      topicForm({
        press: { c: id as typeof target, k: key, a: 'topic.propose', t: target },
        values,
        edition,
        applicants,
      }),
  },
}

/** The form that opens a matter; once sent in, a record that says so. */
export function formCard(
  said: Form,
  place: { case: string; key: string },
  edition: Edition,
  draft?: Draft,
): Card {
  const { title, subtitle, asks, sent, rests, fields } = OPENINGS[said.form]
  if (said.closed)
    return card({
      title,
      subtitle: sent.subtitle,
      colour: 'green',
      tag: '已报送',
      body: [lead(sent.says), note(sent.again)],
    })
  return card({
    title,
    subtitle,
    colour: 'blue',
    tag: '待填写',
    body: [
      draft?.refusal ? refusalLines(draft.refusal, edition) : [],
      lead(asks),
      fields(said, { ...place, edition, values: draft?.typed ?? {} }),
      grounds(edition, rests),
    ],
  })
}
