import type { Card } from '../card.js'
import { refusalAbove } from '../case-sheet.js'
import { facts, lead } from '../elements.js'
import { card } from '../frame.js'
import { labelled } from '../typed-texts.js'
import { proposalForm, proposalValues } from './proposal-form.js'
import { foot, type Sheet, subtitleOf } from './sheet.js'

/** 退回修改: what the chair wants changed, and the proposal to change. Afterwards: that it was sent again. */
export function reviseCard(sheet: Sheet, revision: number): Card {
  const { round, proposal, context, draft } = sheet
  const open = round.phase === 'returned' && revision === round.revision
  const title = `修改书面征询：${proposal.title}`
  if (!open)
    return card({
      title,
      subtitle: subtitleOf(sheet),
      colour: 'green',
      tag: '已修改',
      body: [
        lead('办公室已修改并重新报分管副区长审定，无需再办理。'),
        ...facts([{ label: '稿次', value: `第${revision}稿已修改为第${revision + 1}稿` }]),
        ...foot(sheet, ['4.4.a']),
      ],
    })
  return card({
    title,
    subtitle: subtitleOf(sheet),
    colour: 'blue',
    tag: '待修改',
    body: [
      ...refusalAbove(sheet),
      lead('分管副区长已退回修改，请修改后重新报送。'),
      ...labelled(sheet, '退回理由', round.returned),
      ...proposalForm({
        case: context.case,
        key: sheet.key,
        act: 'round.revise',
        version: revision,
        values: draft ? draft.typed : proposalValues(proposal),
        edition: context.edition,
        applicants: context.roster.applicants.map(({ unit }) => unit),
      }),
      ...foot(sheet, ['4.4.a', '4.4.b', '4.2.b']),
    ],
  })
}
