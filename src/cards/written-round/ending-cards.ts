import type { Card } from '../card.js'
import { facts, lead, note } from '../elements.js'
import { card } from '../frame.js'
import type { Slice } from '../packing.js'
import { labelled } from '../typed-texts.js'
import { datedMoment, opening } from '../wording.js'
import { endingOf, outcomeElements } from './outcome.js'
import { unfolded } from './passages.js'
import { foot, matterFacts, type Sheet } from './sheet.js'

const subtitleOf = ({ round }: Sheet): string => round.number ?? '书面征询'

/** The decision, for the chair, the office and all members: no opinions in it. */
export const decisionCard = (sheet: Sheet): Card =>
  card({
    title: `书面征询决定：${sheet.proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: 'green',
    tag: '已决定',
    body: [
      lead(endingOf(sheet.round)?.says ?? ''),
      ...facts(matterFacts(sheet).filter(({ label }) => label === '事项' || label === '关联项目')),
      ...outcomeElements(sheet),
      note('决定的事项由办公室负责协调落实，各成员单位按职责分别办理。如遇特殊情况需要复议，请联系办公室。'),
      ...foot(sheet, ['4.2.b', '4.7.a', '4.7.b']),
    ],
  })

/** For the applicant: the result on the own project, and nothing else. */
export const resultCard = (sheet: Sheet): Card => {
  const { round, proposal } = sheet
  const { signature } = round
  return card({
    title: '电子政务项目审议结果',
    subtitle: subtitleOf(sheet),
    colour: 'green',
    tag: '已决定',
    body: [
      lead('贵单位申报的项目已有审议结果，请知悉。'),
      ...facts([
        { label: '项目', value: proposal.project },
        { label: '处理结果', value: signature?.result ?? signature?.decision ?? '' },
        { label: '决定时间', value: signature ? datedMoment(signature.at) : '' },
      ]),
      note('如对后续办理有疑问，请联系联席会议办公室。'),
      ...foot(sheet, ['4.2.b']),
    ],
  })
}

/** For the chair and the members: the round ended without a decision. */
export const endedCard = (sheet: Sheet): Card => {
  const ending = endingOf(sheet.round)
  return card({
    title: `书面征询：${sheet.proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: ending?.colour ?? 'grey',
    tag: ending?.tag ?? '已结束',
    body: [
      lead(ending?.says ?? ''),
      ...facts(matterFacts(sheet).filter(({ label }) => label === '事项' || label === '关联项目')),
      ...outcomeElements(sheet),
      note(
        sheet.round.phase === 'to-meeting'
          ? '会议安排由办公室另行通知。已反馈的书面意见留存备查。'
          : '无需再反馈意见。已反馈的书面意见留存备查。',
      ),
      ...foot(sheet, sheet.round.phase === 'to-meeting' ? ['4.2.a', '4.2.b'] : ['4.2.b']),
    ],
  })
}

/** 意见汇总 for all members, where the proposal made the opinions open to them. */
export const summaryCard = (sheet: Sheet, at: number, total: number, slices: readonly Slice[]): Card =>
  card({
    title: `意见汇总 ${at}/${total}`,
    subtitle: subtitleOf(sheet),
    colour: 'green',
    tag: '已决定',
    body: [
      lead('分管副区长已签署，各成员单位意见汇总如下，请知悉。'),
      ...labelled(sheet, '事项', opening(sheet.proposal.title, 80)),
      ...unfolded(slices),
      ...foot(sheet),
    ],
  })
