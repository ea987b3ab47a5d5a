import { DATES_SETTING } from './dates.js'
import { HOLIDAYS_SETTING } from './holidays.js'
import { LIMIT_SETTING } from './limit.js'
import type { Setting } from './setting.js'
import type { SettingKind } from './state.js'
import { STATUS_SETTING } from './status.js'

/** Every setting, in the order of the card. A further one is one more row, and its value in `Values`. */
export const SETTINGS: { readonly [K in SettingKind]: Setting<K> } = {
  status: STATUS_SETTING,
  limit: LIMIT_SETTING,
  dates: DATES_SETTING,
  holidays: HOLIDAYS_SETTING,
}

export const SETTING_KINDS = Object.keys(SETTINGS) as SettingKind[]

/** A row whose kind is only known at run time: what it reads is what it writes. */
export const settingOf = (kind: SettingKind): Setting<SettingKind> => SETTINGS[kind]
