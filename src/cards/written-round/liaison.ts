import { type RoundSeat, standing } from '../../procedures/written-round/state.js'
import type { Card } from '../card.js'
import { facts, lead, note } from '../elements.js'
import { card } from '../frame.js'
import { moment } from '../wording.js'
import { endingOf } from './outcome.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

/** For a 联络员: that something is due, when, and whether it is done; never an opinion. */
export function liaisonCard(sheet: Sheet, seat: RoundSeat): Card {
  const { round, proposal } = sheet
  const ending = endingOf(round)
  const done = standing(seat) !== undefined
  const due = moment(proposal.deadline)
  return card({
    title: `书面意见：${proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: ending ? 'grey' : done ? 'green' : round.deadlinePassed ? 'red' : 'blue',
    tag: ending ? '已结束' : done ? '已反馈' : '待反馈',
    body: [
      lead(
        ending
          ? '本次书面征询已结束，无需办理。'
          : done
            ? '贵单位已反馈书面意见，无需提醒。'
            : round.deadlinePassed
              ? `反馈截止${due}已过，请提醒分管领导尽快反馈书面意见。`
              : `请提醒分管领导于${due}前反馈书面意见。`,
      ),
      ...facts([{ label: '贵单位', value: seat.unit }, ...matterFacts(sheet)]),
      note('书面意见由分管领导本人在其卡片上发表，联络员不代为发表，也不显示意见内容。'),
      ...foot(sheet),
    ],
  })
}
