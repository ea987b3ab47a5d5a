import { type Field, Form } from '../../procedures/settings/form.js'
import { REASON, type Setting, SOURCE } from '../../procedures/settings/setting.js'
import type { SettingKind, SettingsState } from '../../procedures/settings/state.js'
import { SETTING_KINDS, settingOf } from '../../procedures/settings/table.js'
import type { Card, Element } from '../card.js'
import { form, input, type Press, select } from '../controls.js'
import { lead, note, panel, text } from '../elements.js'
import { card } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import type { Draft } from '../message.js'
import { act, type Place, standing } from './standing.js'

/** Which form an act just tried asks for; `fresh` when it is only being opened. */
interface Opened {
  setting: Setting<SettingKind>
  fresh: boolean
}

/** The form that stands on the card after this act; none where the act is done, or done before. */
export function openedForm(draft: Draft | undefined): Opened | null {
  if (!draft || draft.refusal?.already) return null
  const kind = SETTING_KINDS.find((one) => draft.act.split('.')[1] === one)
  if (!kind) return null
  const fresh = draft.act === `settings.${kind}.open`
  return fresh && draft.refusal ? null : { setting: settingOf(kind), fresh }
}

/** The form of one setting, above it what stands now; for a setting that is looked at first, what was understood. */
export function settingForm(state: SettingsState, { setting, fresh }: Opened, place: Place): Card {
  const { context, draft } = place
  const given = { state, edition: context.edition }
  const values = fresh ? setting.typed(given) : textsOf(draft?.typed ?? {})
  const review = fresh ? null : reviewOf(state, setting, values, place)
  const fields = [...setting.fields(given), SOURCE, REASON]
  return card({
    title: setting.name,
    subtitle: '由联席会议办公室办理',
    colour: 'blue',
    tag: review ? '待确认' : '待填写',
    body: [
      draft?.refusal ? refusalLines(draft.refusal, context.edition) : [],
      lead(review ? '请与通知原文核对，无误后点“确认采用”。' : setting.purpose),
      review ? review.elements : [note('目前'), ...standing(state, setting, place)],
      form(
        `form_${setting.kind}`,
        fields.map((field) => fieldElements(field, values[field.name] ?? '')),
        review ? review.presses : pressesOf(state, setting, place),
      ),
      grounds(context.edition, setting.clauses),
    ],
  })
}

const textsOf = (typed: Draft['typed']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

const fieldElements = (
  { name, label, hint, most, rows, options }: Field,
  value: string,
): Element | Element[] =>
  options
    ? select({ name, label, options: options.map((option) => ({ text: option, value: option })), value })
    : input({
        name,
        label,
        value: Array.from(value).slice(0, most).join(''),
        max: most,
        ...(rows === undefined ? {} : { rows }),
        ...(hint === undefined ? {} : { hint }),
      })

const back = (place: Place): Press => ({ text: '返回', value: act(place, 'settings.back') })

function pressesOf(state: SettingsState, setting: Setting<SettingKind>, place: Place): Press[] {
  const { kind, name, sends } = setting
  const v = state.changes[kind]
  const clear: Press = {
    text: '清除',
    look: 'danger',
    confirm: { title: `清除「${name}」`, text: '清除后恢复为未设置的状态，记录保留。' },
    value: act(place, `settings.${kind}.clear`, { v }),
  }
  return [
    { text: sends, look: 'primary', value: act(place, `settings.${kind}`, { v }) },
    ...(Object.keys(state.entries[kind]).length > 0 ? [clear] : []),
    back(place),
  ]
}

/** What was understood, and the buttons to take it or to read it again. */
function reviewOf(
  state: SettingsState,
  setting: Setting<SettingKind>,
  values: Record<string, string>,
  place: Place,
): { elements: Element[]; presses: Press[] } | null {
  const { kind, review, sends } = setting
  const reader = new Form(values)
  const understood = review?.understood(reader)
  const read = understood && setting.read(reader, { state, edition: place.context.edition })
  if (!review || !understood || !read) return null
  const { lines, unread } = understood
  const known = review.known(read.value, state)
  const v = state.changes[kind]
  return {
    elements: [
      ...lines.map((line) => text(line)),
      ...(unread.length > 0
        ? [
            text('以下内容未计入，请核对：', { colour: 'orange' }),
            ...unread.slice(0, SHOWN).map((line) => text(line)),
          ]
        : []),
      ...(unread.length > SHOWN
        ? [panel(`另有${unread.length - SHOWN}处未计入`, [text(unread.slice(SHOWN).join('\n'))])]
        : []),
      ...(known
        ? [
            text(
              `该年的安排已有（${known.source}）${known.same ? '，内容相同' : '，内容不同；如需替换，请填写「理由」'}。`,
              { colour: 'orange' },
            ),
          ]
        : []),
    ],
    presses: [
      {
        text: '确认采用',
        look: 'primary',
        value: act(place, `settings.${kind}.confirm`, { v, p: { shown: review.shown(read.value) } }),
      },
      { text: `重新${sends}`, value: act(place, `settings.${kind}`, { v }) },
      back(place),
    ],
  }
}

/** Sentences in sight; further ones are folded. */
const SHOWN = 3
