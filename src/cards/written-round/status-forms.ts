import { takesOpinions } from '../../procedures/written-round/refusals.js'
import { digestVersion, missingUnits, STANCES } from '../../procedures/written-round/state.js'
import type { Element } from '../card.js'
import { act } from '../case-sheet.js'
import { form, input, type Press, select } from '../controls.js'
import { facts, lead, note } from '../elements.js'
import { typedIn } from '../typed-texts.js'
import { counted } from '../wording.js'
import { type Sheet } from './sheet.js'

/** The form that the act just tried on the status card asks for, in place of counts and buttons; or none. */
export function openForm(sheet: Sheet): Element[] | undefined {
  const { draft, round } = sheet
  if (!draft) return undefined
  const refused = draft.refusal !== undefined && !draft.refusal.already
  const opens = draft.refusal === undefined
  const silent = round.phase === 'collecting' && missingUnits(round).length > 0
  switch (draft.act) {
    case 'round.proxy.open':
      return opens && silent ? proxyForm(sheet) : undefined
    case 'round.proxy':
      return refused && silent ? proxyForm(sheet) : undefined
    case 'round.submit':
      return asksForReason(sheet) && silent ? reasonForm(sheet) : undefined
    case 'round.submit.reason':
      return refused && silent ? reasonForm(sheet) : undefined
    case 'round.terminate.open':
      return opens && endable(sheet) ? terminateForm(sheet) : undefined
    case 'round.terminate':
      return refused && endable(sheet) ? terminateForm(sheet) : undefined
    default:
      return undefined
  }
}

/** Submitting with answers missing is no fault: the form that opens says itself what is asked for and why. */
export const asksForReason = ({ draft }: Sheet): boolean =>
  draft?.act === 'round.submit' && draft.refusal?.refused === 'NEEDS_REASON'

const endable = ({ round }: Sheet): boolean => round.phase === 'returned' || takesOpinions(round)

const back = (sheet: Sheet): Press => ({ text: '返回', value: act(sheet, 'round.status') })

const proxyForm = (sheet: Sheet): Element[] => {
  const { round, draft } = sheet
  return [
    lead('请代录未反馈单位的意见；本人确认前仍计为未反馈。'),
    form(
      'proxy',
      [
        select({
          name: 'unit',
          label: '单位',
          options: missingUnits(round).map((unit) => ({ text: unit, value: unit })),
          value: typedIn(draft, 'unit'),
        }),
        select({
          name: 'stance',
          label: '态度',
          options: STANCES.map((stance) => ({ text: stance, value: stance })),
          value: typedIn(draft, 'stance'),
        }),
        input({ name: 'text', label: '意见', rows: 4, value: typedIn(draft, 'text') }),
        input({
          name: 'reason',
          label: '理由',
          rows: 2,
          value: typedIn(draft, 'reason'),
          hint: '为何由办公室代录',
        }),
      ],
      [{ text: '提交代录', look: 'primary', value: act(sheet, 'round.proxy') }, back(sheet)],
    ),
  ]
}

const reasonForm = (sheet: Sheet): Element[] => {
  const { round, draft } = sheet
  return [
    lead('尚有单位未反馈，请说明理由后提交分管副区长。'),
    ...facts([{ label: '未反馈', value: counted(missingUnits(round)) }]),
    note('规则未规定反馈家数；未反馈不视为同意，名单和理由一并报分管副区长。'),
    form(
      'submission',
      [input({ name: 'reason', label: '理由', rows: 3, value: typedIn(draft, 'reason') })],
      [
        {
          text: '确认提交',
          look: 'primary',
          value: act(sheet, 'round.submit.reason', { v: digestVersion(round) }),
        },
        back(sheet),
      ],
    ),
  ]
}

const terminateForm = (sheet: Sheet): Element[] => [
  lead('请说明终止本次书面征询的理由。'),
  note('终止后不作决定；分管副区长和各成员单位将收到通知，已反馈的意见留存备查。'),
  form(
    'termination',
    [input({ name: 'reason', label: '理由', rows: 3, value: typedIn(sheet.draft, 'reason') })],
    [
      {
        text: '确认终止',
        look: 'danger',
        confirm: { title: '确认终止本次书面征询', text: '终止后不能恢复，如需征询须重新发起。' },
        value: act(sheet, 'round.terminate'),
      },
      back(sheet),
    ],
  ),
]
