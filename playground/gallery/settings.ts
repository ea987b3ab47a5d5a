import type { Message } from '../../src/cards/message.js'
import { settingsView } from '../../src/cards/settings/settings-view.js'
import type { PersonId } from '../../src/domain/ids.js'
import { type Actor, Roster } from '../../src/domain/roster.js'
import { Form } from '../../src/procedures/settings/form.js'
import { settings as procedure } from '../../src/procedures/settings/settings.js'
import {
  type Fields,
  NO_SETTINGS,
  type SettingKind,
  type SettingsCommand,
  type SettingsState,
} from '../../src/procedures/settings/state.js'
import { SETTINGS } from '../../src/procedures/settings/table.js'
import { type Desk, done } from './desk.js'
import { type Entry, once } from './entry.js'
import { NOTICE_2026, NOTICE_2027 } from './notices.js'
import { afterPresses, type Press, type Typed } from './press.js'
import { at, committee, EDITION } from './rounds.js'
import type { Size } from './size.js'

const CASE = 'settings/main'
const ROSTER = Roster.parse({
  ...committee(3),
  office: [
    { openId: 'ou_office', title: '联席会议办公室', name: '王敏' },
    { openId: 'ou_office2', title: '联席会议办公室' },
  ],
})
const OFFICE: Actor = { person: 'ou_office' as PersonId, role: 'office', unit: null, title: '联席会议办公室' }

const COLLEAGUE: Actor = { ...OFFICE, person: 'ou_office2' as PersonId }

const deskOf = (state: SettingsState): Desk<SettingsState, SettingsCommand, never> => ({
  procedure: procedure as never,
  case: CASE,
  state,
  roster: ROSTER,
  at: at('2026-10-12 10:00'),
})

const act = (state: SettingsState, command: SettingsCommand, by = OFFICE): SettingsState =>
  done(deskOf(state), by, command)

/** The setting given a value; what is looked at first is confirmed as it was shown. */
function set(
  state: SettingsState,
  kind: SettingKind,
  fields: Fields,
  shown: string | null = null,
): SettingsState {
  return act(state, { do: 'Set', kind, fields, seen: state.changes[kind], shown })
}

function messageOf(state: SettingsState, n: number): Message {
  const context = { case: CASE, roster: ROSTER, edition: EDITION, undelivered: [] }
  const found = settingsView
    .messages(state, context)
    .find(({ key }) => key === `settings/${OFFICE.person}/${n}`)
  if (found) return found
  throw new Error(`no card ${n}`)
}

/** A notice that names so many days nobody can take for holidays. */
const besides = (days: number): string =>
  NOTICE_2027.replace(
    '1月31日',
    `${Array.from({ length: days }, (_, n) => `${n + 3}月8日的值班另行通知。`).join('')}1月31日`,
  )

/** The words of a text, no more of them than the field holds. */
const within = (most: number, text: string, usual: string): string =>
  Array.from(text || usual)
    .slice(0, most)
    .join('')

/** Every card of 设置: the contents, and each form as it is opened, refused and saved. */
export function settings({ items, words }: Size): Entry[] {
  const source = within(100, words.after, '市财政局2026年通知')
  const reason = within(200, words.after, '原设置有误')
  const limit = { year: '2026', amount: '100', source }
  const status = { edition: EDITION.docNo, status: '现行有效', source }
  const dates = (year: number) => ({
    year: String(year),
    opens: '6月8日',
    closes: '7月15日',
    selfEvaluation: '2月26日',
    quarterly: '3月31日、6月30日、9月30日、12月31日',
    source,
  })
  const bare = once(() => act(NO_SETTINGS, { do: 'Show' }))
  const full = once(() => {
    const withDates = Array.from({ length: Math.max(1, items) }, (_, n) => dates(2027 + n)).reduce(
      (state, fields) => set(state, 'dates', fields),
      set(set(bare(), 'limit', limit), 'status', status),
    )
    return holidaysTaken(withDates, notice(NOTICE_2027))
  })
  const limited = once(() =>
    act(bare(), { do: 'Set', kind: 'limit', fields: limit, seen: 0, shown: null }, COLLEAGUE),
  )
  const twice = once(() => act(full(), { do: 'Show' }))
  const card = (
    name: string,
    state: string,
    on: () => SettingsState,
    presses: readonly Press[] = [],
    more: { n?: number; now?: () => SettingsState } = {},
  ): Entry => {
    const { n = 1, now = on } = more
    return {
      procedure: '设置',
      card: name,
      sees: '办公室',
      state,
      key: `settings/${OFFICE.person}/${n}`,
      made: once(() => {
        const at = (state: SettingsState) => ({ desk: deskOf(state), message: messageOf(state, n) })
        return afterPresses(at(on()), presses, at(now()))
      }),
    }
  }
  const form = (kind: SettingKind) => {
    const { name, opens, sends } = SETTINGS[kind]
    return {
      opened: (state: string, on: () => SettingsState) => card(name, state, on, [[opens]]),
      sent: (state: string, on: () => SettingsState, fields: Typed, now = on) =>
        card(name, state, on, [[opens], [sends, fields]], { now }),
      cleared: (state: string, on: () => SettingsState, fields: Typed, now = on) =>
        card(name, state, on, [[opens], ['清除', fields]], { now }),
      confirmed: (state: string, on: () => SettingsState, fields: Typed, confirmed: Typed) =>
        card(name, state, on, [[opens], [sends, fields], ['确认采用', confirmed]]),
    }
  }
  const limits = form('limit')
  const statuses = form('status')
  const yearly = form('dates')
  const holidays = form('holidays')
  const notice = (text: string) => ({ notice: text, source: within(100, words.after, '国务院办公厅通知') })
  const moved2026 = NOTICE_2026.replace('1月4日（周日）上班', '1月10日（周六）上班')
  return [
    card('设置总览', '均未设置', bare),
    card('设置总览', '均已设置', full),
    card('设置总览', '部分设置（点返回后）', limited, [['设置限额'], ['返回']]),
    card('设置总览', '已移至新卡片', twice, [], { n: 1 }),
    card('设置总览', '新卡片', twice, [], { n: 2 }),

    statuses.opened('待确认', bare),
    statuses.opened('修改', full),
    statuses.sent('未填来源，未办理', bare, { ...status, source: '' }),
    statuses.sent('内容相同，已办理', full, status),

    limits.opened('未设置', bare),
    limits.opened('已设置', full),
    limits.sent('数额有误，未办理', bare, { ...limit, amount: '一百万' }),
    limits.sent('数额疑为元，未办理', bare, { ...limit, amount: '1000000' }),
    limits.sent('含密级标志，内容不保留', bare, { ...limit, source: '绝密' }),
    limits.sent('填写期间已有变动', bare, { ...limit, amount: '200' }, limited),
    limits.sent('内容相同，已办理', bare, limit, limited),
    limits.cleared('清除未写理由，未办理', full, { ...limit, reason: '' }),
    limits.cleared('已由他人清除', limited, { ...limit, reason }, bare),

    yearly.opened('未设置', bare),
    yearly.opened('已设置', full),
    yearly.sent('日期有误，未办理', bare, { ...dates(2027), opens: '5月8日', closes: '2月30日' }),
    yearly.sent('旧卡片上填写，未办理', full, { ...dates(2027), closes: '5月1日' }, twice),
    yearly.cleared('没有可清除的年份', full, { ...dates(2026), reason }),

    holidays.opened('待粘贴通知', bare),
    holidays.opened('已载入', full),
    holidays.sent('识别结果', bare, notice(NOTICE_2027)),
    holidays.sent('识别结果（有一处未计入）', bare, notice(besides(1))),
    holidays.sent('识别结果（多处未计入）', bare, notice(besides(5))),
    holidays.sent('识别结果（与已有不同）', bare, notice(moved2026)),
    holidays.sent('识别结果（与已载入不同）', full, notice(NOTICE_2027.replace('1月31日（周日）、', ''))),
    holidays.sent('识别结果（来源不同）', full, { ...notice(NOTICE_2027), source: '另一份通知' }),
    holidays.sent('内容相同，已办理', bare, notice(NOTICE_2026)),
    holidays.sent('无法识别，未办理', bare, notice('关于放假安排的通知，请各单位遵照执行。')),
    holidays.confirmed('替换未写理由，未办理', bare, notice(moved2026), notice(moved2026)),
    holidays.confirmed('识别后又改动，未办理', bare, notice(NOTICE_2027), notice(moved2026)),
  ]
}

/** The notice taken as it was shown. */
function holidaysTaken(state: SettingsState, fields: Typed): SettingsState {
  const { holidays } = SETTINGS
  const understood = holidays.read(new Form(fields), { state, edition: EDITION })
  return set(state, 'holidays', fields, understood && (holidays.review?.shown(understood.value) ?? null))
}
