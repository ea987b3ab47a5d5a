import {
  digestVersion,
  missingUnits,
  type Reminder,
  type Round,
  standing,
} from '../../procedures/written-round/state.js'
import type { Card, Element, HeaderColour } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { buttonRows, type Press } from '../controls.js'
import { type Fact, facts, lead, note, panel, progress } from '../elements.js'
import { card } from '../frame.js'
import { type Slice, sliceElements } from '../packing.js'
import { labelled } from '../typed-texts.js'
import { undelivered } from '../undelivered.js'
import { counted, datedMoment, listed, moment, type StateWord } from '../wording.js'
import { endingOf, outcomeElements } from './outcome.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'
import { asksForReason, openForm } from './status-forms.js'

/** Where the opinions stand verbatim: folded on the status card itself, or on so many cards of their own. */
export type FullTexts = { here: readonly Slice[] } | { cards: number }

/** 征询进度 for the office: who has answered, who has not, and what can be done now. */
export function statusCard(sheet: Sheet, texts: FullTexts): Card {
  const { round } = sheet
  const state = stateOf(round, sheet)
  const opened = openForm(sheet)
  return card({
    title: `书面征询：${sheet.proposal.title}`,
    subtitle: subtitleOf(sheet),
    colour: state.colour,
    tag: state.tag,
    body: opened
      ? [...(asksForReason(sheet) ? [] : refusalAbove(sheet)), ...opened, ...foot(sheet)]
      : [
          ...refusalAbove(sheet),
          lead(state.says),
          ...outcomeElements(sheet),
          ...counts(sheet),
          ...facts(matterFacts(sheet)),
          ...(round.phase === 'returned' ? labelled(sheet, '退回理由', round.returned) : []),
          ...(round.phase === 'sent-back' ? labelled(sheet, '分管副区长意见', round.sentBack) : []),
          ...undelivered(sheet),
          ...buttonRows(actions(sheet)),
          ...opinions(texts),
          ...foot(sheet, ['4.2.b', '4.6']),
        ],
  })
}

interface StatusState {
  colour: HeaderColour
  tag: StateWord
  says: string
}

function stateOf(round: Round, { proposal }: Sheet): StatusState {
  const missing = missingUnits(round).length
  const due = moment(proposal.deadline)
  switch (round.phase) {
    case 'none':
    case 'proposed':
      return {
        colour: 'wathet',
        tag: round.number === null ? '待编号' : '待审定',
        says: '已报分管副区长审定，请等候，暂无需办理。',
      }
    case 'returned':
      return {
        colour: 'orange',
        tag: '待修改',
        says: '分管副区长已退回修改，请在「修改书面征询」卡片上修改后重新报送。',
      }
    case 'collecting':
      if (missing === 0)
        return { colour: 'blue', tag: '待报送', says: '各成员单位均已反馈，请提交分管副区长。' }
      if (round.deadlinePassed)
        return {
          colour: 'red',
          tag: '已截止',
          says: `反馈截止${due}已过，尚有${missing}家未反馈，请${remindedAll(round) ? '' : '催办或'}说明理由后提交。`,
        }
      return {
        colour: round.reminders.some((one) => one.cycle === round.cycle && one.stage === 'eve')
          ? 'orange'
          : 'wathet',
        tag: '待反馈',
        says: `尚有${missing}家未反馈，${due}截止。`,
      }
    case 'submitted':
      return { colour: 'wathet', tag: '待签署', says: '已提交分管副区长，请等候签署。' }
    case 'sent-back':
      return {
        colour: 'orange',
        tag: '待重新征求',
        says: '分管副区长退回补充征求，请在「补充征求意见」卡片上设定新的反馈截止。',
      }
    case 'decided':
    case 'to-meeting':
    case 'terminated':
      break
  }
  return endingOf(round) ?? { colour: 'grey', tag: '已结束', says: '本次书面征询已结束。' }
}

/** 应反馈, 已反馈, 未反馈 with numbers and names. */
function counts(sheet: Sheet): Element[] {
  const { round } = sheet
  const { seats } = round
  if (seats.length === 0) return []
  const missing = missingUnits(round)
  const answered = seats.flatMap((seat) => {
    const opinion = standing(seat)
    return opinion ? [opinion.overdue ? `${seat.unit}（逾期）` : seat.unit] : []
  })
  const proxies = seats.filter(
    (seat) => !standing(seat) && seat.proxies.some((proxy) => proxy.status === 'open'),
  )
  const late = seats.filter((seat) => seat.opinions.some((opinion) => opinion.late))
  const submission = round.submissions.at(-1)
  return [
    ...progress('已反馈', answered.length, seats.length),
    ...facts([
      { label: '应反馈', value: `${seats.length}家` },
      { label: '未反馈', value: counted(missing) },
      { label: '已反馈', value: counted(answered) },
      {
        label: '代录',
        value: listed(proxies.map((seat) => `${seat.unit}：代录（待确认）`)),
      },
      { label: '签署后收到', value: late.length === 0 ? '' : counted(late.map((seat) => seat.unit)) },
      { label: '最近催办', value: lastReminder(round.reminders) },
      {
        label: '报送',
        value: submission ? `第${submission.n}次，${datedMoment(submission.at)}` : '',
      },
    ] satisfies Fact[]),
    ...labelled(sheet, '未反馈仍报送的理由', submission?.reason ?? ''),
  ]
}

/** Has everybody who is missing been reminded after the deadline already? 催办 is then refused. */
const remindedAll = (round: Round): boolean => {
  const reminded = round.reminders
    .filter(({ cycle, stage }) => cycle === round.cycle && stage === 'overdue')
    .flatMap(({ units }) => units)
  return missingUnits(round).every((unit) => reminded.includes(unit))
}

const STAGES = { open: '征询期间', eve: '截止前', overdue: '逾期' } as const

function lastReminder(reminders: readonly Reminder[]): string {
  const last = reminders.at(-1)
  if (!last) return ''
  const by = last.by === 'office' ? '办公室催办' : '系统提醒'
  return `${moment(last.at)}，${STAGES[last.stage]}，${by}，${last.units.length}家`
}

/** What the office can do now; ending the round is possible from the return of the proposal to the chair's signature. */
function actions(sheet: Sheet): Press[] {
  const { round } = sheet
  const end: Press = { text: '终止征询', look: 'danger', value: act(sheet, 'round.terminate.open') }
  if (round.phase === 'returned' || round.phase === 'submitted' || round.phase === 'sent-back') return [end]
  if (round.phase !== 'collecting') return []
  const complete = missingUnits(round).length === 0
  const nothingLeft = complete ? { disabled: '各成员单位均已反馈' } : {}
  const noOpinion = digestVersion(round) === 0 ? { disabled: '尚无成员单位发表书面意见，不能提交' } : {}
  return [
    { text: '催办', value: act(sheet, 'round.remind'), ...nothingLeft },
    { text: '代录意见', value: act(sheet, 'round.proxy.open'), ...nothingLeft },
    { text: '提交分管副区长', look: 'primary', value: act(sheet, 'round.submit'), ...noOpinion },
    end,
  ]
}

function opinions(texts: FullTexts): Element[] {
  if ('cards' in texts)
    return [
      note(
        `意见较长，全文见本会话的卡片「意见全文 1/${texts.cards}」至「意见全文 ${texts.cards}/${texts.cards}」。`,
      ),
    ]
  return texts.here.length === 0 ? [] : [panel('意见全文', texts.here.flatMap(sliceElements))]
}
