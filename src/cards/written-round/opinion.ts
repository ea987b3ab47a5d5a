import type { UnitName } from '../../domain/ids.js'
import { takesOpinions } from '../../procedures/written-round/refusals.js'
import { type Opinion, type RoundSeat, type Stance, standing } from '../../procedures/written-round/state.js'
import type { Card, Element } from '../card.js'
import { act, refusalAbove } from '../case-sheet.js'
import { buttonRows, form, input, type Press } from '../controls.js'
import { facts, lead, note, panel, text } from '../elements.js'
import { card, type Frame } from '../frame.js'
import { LIMITS } from '../limits.js'
import { kept, labelled, typedIn } from '../typed-texts.js'
import { datedMoment, lengthOf, moment } from '../wording.js'
import { endingOf, typedKept } from './outcome.js'
import { foot, matterFacts, type Sheet, subtitleOf } from './sheet.js'

/** JSON bytes of an own opinion on its card: 1,000 characters are always whole. */
const OWN_BYTES = 6_000

const ACTS: readonly [Stance, string][] = [
  ['同意', 'opinion.agree'],
  ['同意但有修改意见', 'opinion.amend'],
  ['不同意', 'opinion.oppose'],
  ['其他意见', 'opinion.other'],
]

/** 书面意见 of one seat: asks for it, shows what was given, and brings the form back for a change. */
export function opinionCard(sheet: Sheet, seat: RoundSeat): Card {
  const { round } = sheet
  if (!takesOpinions(round)) return closed(sheet, seat)
  const own = standing(seat)
  if (!own) return asking(sheet, seat)
  return editing(sheet) ? changing(sheet, seat, own) : given(sheet, seat, own)
}

const titled = (sheet: Sheet, frame: Omit<Frame, 'title' | 'subtitle'>): Card =>
  card({ title: `书面意见：${sheet.proposal.title}`, subtitle: subtitleOf(sheet), ...frame })

/** 修改意见 was pressed, or a new text was refused for something that can be mended in the form. */
function editing({ draft }: Sheet): boolean {
  if (!draft) return false
  if (draft.act === 'opinion.edit') return !draft.refusal
  return draft.refusal !== undefined && !draft.refusal.already
}

function asking(sheet: Sheet, seat: RoundSeat): Card {
  const { round, proposal, draft } = sheet
  const due = moment(proposal.deadline)
  const soon = round.reminders.some(({ cycle, stage }) => cycle === round.cycle && stage === 'eve')
  return titled(sheet, {
    colour: round.deadlinePassed ? 'red' : soon ? 'orange' : 'blue',
    tag: '待反馈',
    body: [
      ...refusalAbove(sheet),
      lead(
        round.deadlinePassed
          ? `反馈截止${due}已过，请尽快反馈书面意见，逾期意见将标注「逾期」。`
          : `请于${due}前反馈书面意见。`,
      ),
      ...facts([{ label: '贵单位', value: seat.unit }, ...matterFacts(sheet)]),
      ...matterTexts(sheet).flatMap(([label, content]) => labelled(sheet, label, content)),
      opinionForm(sheet, seat, typedIn(draft, 'text')),
      ...rules(),
      ...foot(sheet),
    ],
  })
}

function given(sheet: Sheet, seat: RoundSeat, own: Opinion): Card {
  const again = sheet.round.cycle > 1
  return titled(sheet, {
    colour: 'green',
    tag: '已反馈',
    body: [
      ...refusalAbove(sheet),
      lead(
        again
          ? `本事项补充征求意见，贵单位已有意见继续有效；如需修改，请于${moment(sheet.proposal.deadline)}前办理。`
          : '贵单位意见已收到，分管副区长签署前可以修改。',
      ),
      ...standingElements(seat.unit, own),
      ...buttonRows([{ text: '修改意见', value: act(sheet, 'opinion.edit', { v: seat.opinions.length }) }]),
      matterFolded(sheet),
      ...foot(sheet),
    ],
  })
}

function changing(sheet: Sheet, seat: RoundSeat, own: Opinion): Card {
  const { draft } = sheet
  const tooLong = lengthOf(own.text) > LIMITS.inputCharacters
  const value = draft?.act === 'opinion.edit' ? (tooLong ? '' : own.text) : typedIn(draft, 'text')
  return titled(sheet, {
    colour: 'blue',
    tag: '已反馈',
    body: [
      ...refusalAbove(sheet),
      lead(`请修改后再次提交，将作为第${seat.opinions.length + 1}版；未提交前，第${own.version}版继续有效。`),
      ...facts([
        { label: '现有态度', value: own.stance },
        { label: '版本', value: `第${own.version}版` },
        { label: '回执', value: own.receipt },
      ]),
      ...(tooLong
        ? [
            note(
              `现有意见共${lengthOf(own.text)}字，超出卡片输入上限，未填入下框；修改全文请以回复本卡片的方式提交。`,
            ),
          ]
        : []),
      opinionForm(sheet, seat, value),
      ...rules(),
      ...foot(sheet),
    ],
  })
}

function closed(sheet: Sheet, seat: RoundSeat): Card {
  const { round } = sheet
  const ending = endingOf(round)
  const own = standing(seat)
  const late = seat.opinions.findLast((opinion) => opinion.late)
  return titled(sheet, {
    colour: ending?.colour ?? 'grey',
    tag: ending?.tag ?? '已结束',
    body: [
      ...refusalAbove(sheet),
      ...typedKept(sheet, 'text'),
      lead(`${ending?.says ?? ''}本卡片供查阅，无需办理。`),
      ...(own
        ? standingElements(seat.unit, own)
        : [...facts([{ label: '贵单位', value: seat.unit }]), note('贵单位未反馈意见。未反馈不视为同意。')]),
      ...(late
        ? [
            note('签署后收到：已存档，不影响决定。'),
            ...opinionFacts(late),
            ...labelled({ textBytes: OWN_BYTES }, '意见', late.text),
          ]
        : []),
      matterFolded(sheet),
      ...foot(sheet),
    ],
  })
}

const opinionFacts = (opinion: Opinion): Element[] =>
  facts([
    { label: '态度', value: opinion.stance },
    {
      label: '时间',
      value: `${datedMoment(opinion.at)}${opinion.overdue ? '（逾期）' : ''}${opinion.late ? '（签署后收到）' : ''}`,
    },
    { label: '版本', value: `第${opinion.version}版` },
    { label: '回执', value: opinion.receipt },
    { label: '来源', value: opinion.channel === 'proxy' ? '办公室代录，经本人确认' : '' },
  ])

const standingElements = (unit: UnitName, own: Opinion): Element[] => [
  ...facts([{ label: '贵单位', value: unit }]),
  ...opinionFacts(own),
  ...labelled({ textBytes: OWN_BYTES }, '意见', own.text),
]

const matterTexts = ({ proposal }: Sheet): [string, string][] => [
  ['事项说明', proposal.description],
  ['办公室意见和建议', proposal.advice],
]

/** Who has answered has read it: folded. */
const matterFolded = (sheet: Sheet): Element =>
  panel('事项材料', [
    ...facts(matterFacts(sheet)),
    ...matterTexts(sheet)
      .filter(([, content]) => content !== '')
      .flatMap(([label, content]) => [note(label), ...kept(content, sheet.textBytes)]),
  ])

/** No button stands out: the platform does not suggest an opinion. */
const opinionForm = (sheet: Sheet, seat: RoundSeat, value: string): Element =>
  form(
    'opinion',
    [input({ name: 'text', label: '意见', rows: 5, value, hint: '选择「同意」可不填，其他请写明意见' })],
    ACTS.map(
      ([stance, a]): Press => ({
        text: stance,
        value: act(sheet, a, { v: seat.opinions.length, p: { unit: seat.unit } }),
      }),
    ),
  )

const rules = (): Element[] => [
  note('点按即为正式提交；分管副区长签署前可以修改。'),
  panel('填写说明', [
    text('各版意见均存档，撤回聊天消息不等于撤回意见。'),
    text(
      '也可以文字回复本卡片，用「同意但有修改意见」「不同意」「其他意见」或「同意」开头，与点按效力相同；超过1000字的，请用此方式。',
    ),
  ]),
]
