import { isObject } from './rules.js'

/** Icons looked up in the platform's list. Source: 图标库; the arrow of a folded part: 折叠面板. */
const KNOWN: ReadonlySet<unknown> = new Set([
  'vote_outlined',
  'approval_outlined',
  'calendar_outlined',
  'calendar-add_outlined',
  'meeting-plan_outlined',
  'announce_outlined',
  'bell_outlined',
  'alarm-clock_outlined',
  'todo_outlined',
  'member_outlined',
  'group_outlined',
  'edit_outlined',
  'signature_outlined',
  'doc_outlined',
  'file-link-docx_outlined',
  'list-check_outlined',
  'time_outlined',
  'lock_outlined',
  'yes_outlined',
  'no_outlined',
  'maybe_outlined',
  'warning_outlined',
  'info_outlined',
  'history_filled',
  'reply_outlined',
  'down-small-ccm_outlined',
])

/** Which icons of this card were never looked up: the platform would take the card and perhaps draw nothing. */
export function strangeIcons(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strangeIcons)
  if (!isObject(value)) return []
  const inner = Object.values(value).flatMap(strangeIcons)
  return value['tag'] === 'standard_icon' && !KNOWN.has(value['token'])
    ? [String(value['token']), ...inner]
    : inner
}
