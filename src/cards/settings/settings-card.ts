import type { Setting } from '../../procedures/settings/setting.js'
import type { SettingKind, SettingsState } from '../../procedures/settings/state.js'
import { SETTING_KINDS, settingOf } from '../../procedures/settings/table.js'
import type { Card, Element } from '../card.js'
import { lineWithButton } from '../controls.js'
import { hr, lead } from '../elements.js'
import { card } from '../frame.js'
import { grounds, refusalLines } from '../grounds.js'
import { openedForm, settingForm } from './setting-form.js'
import { act, type Place, standing } from './standing.js'

/** 「设置」: every setting with value, source, who and when; or the form of the one that was just opened. */
export function settingsCard(state: SettingsState, place: Place): Card {
  const opened = openedForm(place.draft)
  if (opened) return settingForm(state, opened, place)
  const { context, draft } = place
  return card({
    title: '设置',
    subtitle: '由联席会议办公室办理',
    colour: 'wathet',
    tag: '可办事项',
    body: [
      draft?.refusal ? refusalLines(draft.refusal, context.edition) : [],
      lead('请点各项右侧的按钮办理；来源、经办人和时间均记录在案。'),
      ...SETTING_KINDS.flatMap((kind) => [hr, ...overview(state, settingOf(kind), place)]),
      grounds(context.edition, ['5.5.1.a', '5.1.1.a']),
    ],
  })
}

function overview(state: SettingsState, setting: Setting<SettingKind>, place: Place): Element[] {
  const { kind, name, opens } = setting
  return [
    lineWithButton(name, {
      text: opens,
      name: `open_${kind}`,
      value: act(place, `settings.${kind}.open`),
    }),
    ...standing(state, setting, place),
  ]
}
