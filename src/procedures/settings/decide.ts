import { dateInShanghai } from '../../domain/instant.js'
import type { Refusal } from '../../domain/refusal.js'
import { longDate } from '../../rules/deadlines.js'
import type { Basis, Context } from '../procedure.js'
import { already, no, outdated } from '../refusals.js'
import { Form } from './form.js'
import { REASON, SOURCE } from './setting.js'
import type { Entry, SettingsCommand, SettingsEvent, SettingsState, Values } from './state.js'
import { settingOf } from './table.js'

type Answer = SettingsEvent[] | Refusal<Basis>
type Command<Do extends SettingsCommand['do']> = Extract<SettingsCommand, { do: Do }>

/** What happens at a command of the office, or why it does not. */
export function decide(state: SettingsState, command: SettingsCommand, context: Context): Answer {
  const { role, person } = context.actor
  if (role !== 'office' || person === null)
    return no('NOT_YOUR_ROLE', '设置由联席会议办公室办理。', '请由联席会议办公室办理。')
  switch (command.do) {
    case 'Show':
      return [{ did: 'CardShown', to: person, n: 1 + Math.max(0, ...state.cards.map(({ n }) => n)) }]
    case 'Open':
    case 'Back':
      return []
    case 'Set':
      return set(state, command, context)
    case 'Clear':
      return clear(state, command, context)
    default:
      return command satisfies never
  }
}

function set(state: SettingsState, command: Command<'Set'>, context: Context): Answer {
  const setting = settingOf(command.kind)
  const { name, review } = setting
  const form = new Form(command.fields)
  const read = setting.read(form, { state, edition: context.edition })
  const source = form.needed(SOURCE)
  const reason = form.text(REASON)
  const refused = form.refusal(
    `请由联席会议办公室更正后再点「${setting.sends}」，已填写的内容保留。`,
    context.edition,
  )
  if (refused) return refused
  if (!read) return no('BAD_SETTING', `「${name}」的内容无法识别。`, '请由联席会议办公室更正后再提交。')
  const { item, value } = read
  const entry = entryOf(state, command.kind, item)
  const known = review?.known(value, state)
  if (entry ? same(entry.value, value) && entry.source === source : known?.same)
    return already(`${setting.itemName(item, entry)}已是所填内容${known ? `（${known.source}）` : ''}`)
  if (command.seen !== state.changes[command.kind]) return changedMeanwhile(state, command.kind, item)
  if (review && command.shown !== review.shown(value))
    return command.shown === null
      ? []
      : no(
          'NOT_AS_SHOWN',
          '通知内容在识别之后改动过，尚未采用。',
          '请由联席会议办公室核对新的识别结果后再点「确认采用」。',
        )
  if (known && reason === '')
    return no(
      'NEEDS_REASON',
      `${setting.itemName(item, entry)}已有内容（${known.source}），替换须写明「理由」。`,
      '请由联席会议办公室填写「理由」后再点「确认采用」；不需替换的，点「返回」。',
    )
  return [
    {
      did: `${command.kind.charAt(0).toUpperCase()}${command.kind.slice(1)}Set`,
      kind: command.kind,
      item,
      value,
      source,
      reason,
    } as SettingsEvent,
  ]
}

function clear(state: SettingsState, command: Command<'Clear'>, context: Context): Answer {
  const setting = settingOf(command.kind)
  const form = new Form(command.fields)
  const item = setting.item(form, { state, edition: context.edition })
  const reason = form.needed(REASON)
  const refused = form.refusal('请由联席会议办公室补充后再点「清除」，已填写的内容保留。', context.edition)
  if (refused) return refused
  const entry = item === null ? undefined : entryOf(state, command.kind, item)
  if (item === null || !entry)
    return no(
      'NOT_SET',
      `${item === null ? setting.name : setting.itemName(item, undefined)}没有由办公室设置，无可清除。`,
      '请由联席会议办公室核对后办理；程序自带的内容不能清除。',
    )
  if (command.seen !== state.changes[command.kind]) return changedMeanwhile(state, command.kind, item)
  return [{ did: 'SettingCleared', kind: command.kind, item, reason }]
}

function changedMeanwhile(state: SettingsState, kind: SettingsEventKind, item: string): Refusal<Basis> {
  const { name } = settingOf(kind)
  const entry = entryOf(state, kind, item)
  const by = entry
    ? `，现为：${settingOf(kind).lines(entry.value).join('，')}（${entry.title}，${longDate(dateInShanghai(entry.at))}）`
    : ''
  return outdated(`您填写期间，「${name}」已有变动${by}；您的内容没有保存。`)
}

type SettingsEventKind = Command<'Set'>['kind']

const entryOf = (
  { entries }: SettingsState,
  kind: SettingsEventKind,
  item: string,
): Entry<Values[SettingsEventKind]> | undefined =>
  Object.hasOwn(entries[kind], item) ? entries[kind][item] : undefined

/** Values are written in one order of keys by the one reader of their form. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
