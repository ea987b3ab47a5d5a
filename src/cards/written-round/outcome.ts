import { isOver } from '../../procedures/written-round/refusals.js'
import type { Round } from '../../procedures/written-round/state.js'
import type { Element, HeaderColour } from '../card.js'
import { facts, note, text } from '../elements.js'
import { labelled, typedIn } from '../typed-texts.js'
import { datedMoment, type StateWord } from '../wording.js'
import { type Sheet } from './sheet.js'

/** How a round has ended: colour and word of the header; undefined while it has not. */
export function endingOf(round: Round): { colour: HeaderColour; tag: StateWord; says: string } | undefined {
  if (!isOver(round)) return undefined
  if (round.phase === 'decided')
    return {
      colour: 'green',
      tag: '已决定',
      says: `分管副区长已签署「${round.signature?.decision ?? ''}」。`,
    }
  return round.phase === 'to-meeting'
    ? { colour: 'wathet', tag: '已转为开会', says: '分管副区长决定转为开会，本次书面征询已结束，未作决定。' }
    : { colour: 'grey', tag: '已终止', says: '办公室已终止本次书面征询，未作决定。' }
}

/** What the chair wrote to his decision, or why the round ended without one; the decision itself is the first line. No opinions. */
export function outcomeElements(sheet: Sheet): Element[] {
  const { round } = sheet
  const { signature } = round
  if (round.phase === 'decided' && signature)
    return [
      ...facts([
        { label: '处理结果', value: signature.result ?? '' },
        { label: '签署时间', value: datedMoment(signature.at) },
        { label: '回执', value: signature.receipt },
      ]),
      ...labelled(sheet, '签署意见', signature.text),
    ]
  if (round.phase === 'terminated') return labelled(sheet, '终止理由', round.ending)
  return round.phase === 'to-meeting' ? labelled(sheet, '分管副区长意见', round.ending) : []
}

/** What was typed for an act that came too late: not done, but not lost either. */
export function typedKept(sheet: Sheet, name: string): Element[] {
  const content = typedIn(sheet.draft, name)
  if (!sheet.draft?.refusal || sheet.draft.refusal.already || content === '') return []
  return [note('您刚才填写的内容（未提交）'), text(content)]
}
