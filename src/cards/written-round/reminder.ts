import type { RoundSeat, Stage } from '../../procedures/written-round/state.js'
import type { Card, HeaderColour } from '../card.js'
import { facts, lead, note } from '../elements.js'
import { card } from '../frame.js'
import { moment } from '../wording.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

const COLOURS: Record<Stage, HeaderColour> = { open: 'blue', eve: 'orange', overdue: 'red' }

/** 催办: a new message, because a changed card rings at nobody's phone. */
export function reminderCard(sheet: Sheet, seat: RoundSeat, stage: Stage): Card {
  const { proposal } = sheet
  return card({
    title: `催办：${proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: COLOURS[stage],
    tag: '待反馈',
    body: [
      lead(
        stage === 'overdue'
          ? `反馈截止${moment(proposal.deadline)}已过，请尽快反馈书面意见。`
          : `请于${moment(proposal.deadline)}前反馈书面意见。`,
      ),
      ...facts([{ label: '贵单位', value: seat.unit }, ...matterFacts(sheet)]),
      note('请在本会话的书面意见卡片上办理。截止只作提醒，未反馈不视为同意。'),
      ...foot(sheet),
    ],
  })
}
