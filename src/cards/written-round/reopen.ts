import type { Card } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { dateTime, form } from '../controls.js'
import { facts, lead, note } from '../elements.js'
import { card } from '../frame.js'
import { labelled, typedIn } from '../typed-texts.js'
import { datedMoment } from '../wording.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

/** 退回补充征求: the office sets a new deadline, and every seat holder is asked again. */
export function reopenCard(sheet: Sheet, cycle: number): Card {
  const { round, proposal, draft } = sheet
  const title = `补充征求意见：${proposal.title}`
  if (round.phase !== 'sent-back' || cycle !== round.cycle)
    return card({
      title,
      subtitle: subtitleOf(sheet),
      colour: 'green',
      tag: '已重新征求',
      body: [
        lead('办公室已重新征求意见，无需再办理。'),
        ...facts([{ label: '反馈截止', value: datedMoment(proposal.deadline) }]),
        ...foot(sheet),
      ],
    })
  return card({
    title,
    subtitle: subtitleOf(sheet),
    colour: 'blue',
    tag: '待重新征求',
    body: [
      ...refusalAbove(sheet),
      lead('分管副区长退回补充征求，请设定新的反馈截止。'),
      ...facts(matterFacts(sheet).filter(({ label }) => label === '事项')),
      ...labelled(sheet, '分管副区长意见', round.sentBack),
      note('已收到的意见继续有效；重新征求后，每位成员都会收到新卡片，可修改或补充意见。'),
      form(
        'reopen',
        [dateTime({ name: 'deadline', label: '反馈截止', value: typedIn(draft, 'deadline') })],
        [{ text: '重新征求', look: 'primary', value: act(sheet, 'round.reopen', { v: cycle }) }],
      ),
      ...foot(sheet),
    ],
  })
}
