import { describe, expect, test } from 'vitest'
import { NOTICE_2026, NOTICE_2027 } from '../../../playground/gallery/notices.js'
import { committee, EDITION } from '../../../playground/gallery/rounds.js'
import type { Card } from '../../../src/cards/card.js'
import type { Draft } from '../../../src/cards/message.js'
import { settingsView } from '../../../src/cards/settings/settings-view.js'
import type { PersonId } from '../../../src/domain/ids.js'
import type { Refusal } from '../../../src/domain/refusal.js'
import type { SettingsState } from '../../../src/procedures/settings/state.js'
import { SETTING_KINDS, SETTINGS } from '../../../src/procedures/settings/table.js'
import {
  datesSet,
  desk,
  holidaysSet,
  limitSet,
  shown,
  statusSet,
  year2027,
} from '../../procedures/settings/past.js'
import { NOTICE_2024 } from '../../rules/past-notices.js'
import { faultsOf } from '../card-faults.js'
import { allWords, buttonWords, field, labelOf, press, tagged } from '../card-reading.js'
import { cardOf } from './desk.js'

const { given } = desk
const bare = given(shown())
const full = given(shown(), limitSet(), statusSet(), datesSet(), holidaysSet())
const opened = (kind: string): Draft => ({ act: `settings.${kind}.open`, typed: {} })

/** As large as what is taken can make it. */
const LONG = '𠮷'.repeat(100)
const largest = given(
  shown(),
  limitSet(9_999_999_999, 2026, LONG),
  statusSet('已被替代', LONG),
  ...Array.from({ length: 60 }, (_, n) => datesSet(2030 + n, LONG)),
  ...Array.from({ length: 60 }, (_, n) => {
    const { calendar, before } = year2027(LONG)
    return holidaysSet({ calendar: { ...calendar, year: 2030 + n }, before }, LONG)
  }),
)
const REFUSAL: Refusal = {
  refused: 'BAD_SETTING',
  why: `「来源」未填写；${'𠮷'.repeat(2_000)}`,
  basis: '5.5.1.a',
  next: '请由联席会议办公室更正后再提交。',
}

describe('「设置」: every setting with value, source, who and when', () => {
  test('nothing set: said so, and the status waits for the office', () => {
    const words = allWords(cardOf(bare))
    for (const kind of SETTING_KINDS) expect(words).toContain(SETTINGS[kind].name)
    expect(words).toContain('杨府办发〔2021〕4号：未设置（待办公室确认）')
    expect(words.match(/^未设置$/gm)).toHaveLength(2)
    expect(words).toContain('程序自带：2024年、2025年、2026年')
  })

  test('set: value, source, who, when', () => {
    const words = allWords(cardOf(full))
    for (const word of [
      '杨府办发〔2021〕4号：现行有效',
      '2026年度：100万元',
      '来源：市财政局2026年通知',
      '联席会议办公室，2026年10月12日（周一）10:00',
      '申报启动日：2027年6月8日（周二）',
      '季度执行情况报送日：2027年3月31日（周三）、2027年6月30日（周三）',
      '2027年：工作日放假17天，周末上班6天',
    ])
      expect(words).toContain(word)
    expect(words).not.toMatch(/^未设置$/m)
  })

  test('one button a setting', () => {
    expect(buttonWords(cardOf(full))).toEqual(['确认效力', '设置限额', '设置日期', '载入放假安排'])
  })
})

describe('the form of a setting, on the same card', () => {
  test.each([
    ['status', ['规则版本', '效力状态', '来源', '理由']],
    ['limit', ['年份', '限额（万元）', '来源', '理由']],
    ['dates', ['年份', '申报启动日', '申报截止日', '绩效自评报送日', '季度执行情况报送日', '来源', '理由']],
    ['holidays', ['通知内容', '年份', '来源', '理由']],
  ])('%s: fields with their labels, exactly', (kind, labels) => {
    const card = cardOf(full, opened(kind))
    const form = tagged(card.body.elements).find(({ tag }) => tag === 'form')
    const names = tagged(form?.['elements']).flatMap(({ tag, name }) =>
      tag === 'input' || tag === 'select_static' ? [String(name)] : [],
    )
    expect(names.map((name) => labelOf(card, name))).toEqual(labels)
  })

  test('what is set stands in it, and the version it shows travels with it', () => {
    const card = cardOf(full, opened('limit'))
    expect(field(card, 'amount')['default_value']).toBe('100')
    expect(field(card, 'source')['default_value']).toBe('市财政局2026年通知')
    expect(press(card, '保存').value).toMatchObject({ a: 'settings.limit', v: 1 })
    expect(press(card, '清除')).toMatchObject({ confirms: true, type: 'danger' })
    expect(buttonWords(cardOf(bare, opened('limit')))).toEqual(['保存', '返回'])
  })

  test('refused: the reason above, what was typed below', () => {
    const typed = { year: '2026', amount: '一百', source: '通知' }
    const card = cardOf(full, { act: 'settings.limit', typed, refusal: { ...REFUSAL, why: '数字不对。' } })
    expect(allWords(card)).toContain('未办理：数字不对。')
    expect(field(card, 'amount')['default_value']).toBe('一百')
  })

  test('done, done before, or gone back: the settings again', () => {
    const already: Refusal = { ...REFUSAL, already: true, why: '已经办理：内容相同。' }
    expect(buttonWords(cardOf(full, { act: 'settings.back', typed: {} }))).toContain('设置限额')
    const card = cardOf(full, { act: 'settings.limit', typed: {}, refusal: already })
    expect(buttonWords(card)).toContain('设置限额')
    expect(allWords(card)).toContain('已经办理：内容相同。')
  })
})

describe('放假安排: what was understood, before it is taken', () => {
  const understood = (notice: string, refusal?: Refusal, state: SettingsState = bare): Card =>
    cardOf(state, {
      act: 'settings.holidays',
      typed: { notice, source: '放假安排的通知' },
      ...(refusal ? { refusal } : {}),
    })

  test('days off with their number, weekends worked', () => {
    const words = allWords(understood(NOTICE_2027))
    expect(words).toContain('春节：2月5日（周五）至2月11日（周四）放假，共7天')
    expect(words).toContain('端午节：6月9日（周三）放假，共1天')
    expect(words).toContain(
      '周末上班：1月31日（周日）、2月20日（周六）、4月25日（周日）、5月8日（周六）、9月26日（周日）、10月9日（周六）',
    )
    expect(words).not.toContain('未计入')
  })

  test('what could not be read is named', () => {
    const words = allWords(understood(NOTICE_2024))
    expect(words).toContain('以下内容未计入，请核对：')
    expect(words).toContain('除夕(2月9日)')
  })

  test('the button carries what was shown, and the notice stays in the form', () => {
    const card = understood(NOTICE_2027)
    expect(buttonWords(card)).toEqual(['确认采用', '重新识别', '返回'])
    expect(press(card, '确认采用').value).toMatchObject({
      a: 'settings.holidays.confirm',
      p: { shown: SETTINGS.holidays.review?.shown(year2027()) },
    })
    expect(field(card, 'notice')['default_value']).toBe(NOTICE_2027)
  })

  test('a year that is there already is named as such', () => {
    const words = allWords(understood(NOTICE_2026.replace('1月4日（周日）上班', '1月10日（周六）上班')))
    expect(words).toContain('该年的安排已有（程序自带，')
    expect(words).toContain('如需替换，请填写「理由」')
  })

  test('not readable: no button to take it', () => {
    expect(buttonWords(understood('放假', REFUSAL))).toEqual(['识别', '返回'])
  })
})

describe('cards of the people of the office', () => {
  const other = 'ou_office2' as PersonId
  const view = (state: SettingsState) =>
    settingsView.messages(state, {
      case: 'settings/main',
      roster: committee(3),
      edition: EDITION,
      undelivered: [],
    })

  test('the newest follows the settings, the one before points to it', () => {
    const state = given(shown(1), shown(2, other), shown(3), limitSet())
    expect(view(state).map(({ key }) => key)).toEqual([
      'settings/ou_office2/2',
      'settings/ou_office/1',
      'settings/ou_office/3',
    ])
    expect(allWords(cardOf(state, undefined, 1))).toContain('本卡片已移至新卡片')
    expect(allWords(cardOf(state, undefined, 3))).toContain('2026年度：100万元')
  })

  test('what was typed on the older one is not lost when it is refused', () => {
    const card = cardOf(given(shown(1), shown(2)), {
      act: 'settings.limit',
      typed: { amount: 'x' },
      refusal: REFUSAL,
    })
    expect(field(card, 'amount')['default_value']).toBe('x')
  })

  test('nobody outside the office has one', () => {
    expect(view(given(shown(1, 'ou_m0' as PersonId)))).toEqual([])
  })
})

describe('the platform takes every card', () => {
  const TYPED = {
    notice: `${NOTICE_2024}\n${'𠮷'.repeat(1_000 - NOTICE_2024.length - 1)}`,
    source: LONG,
    reason: '𠮷'.repeat(200),
    year: '2024',
    amount: '1'.repeat(20),
    opens: '𠮷'.repeat(20),
    quarterly: '𠮷'.repeat(100),
  }
  const acts = SETTING_KINDS.flatMap((kind) => [
    `settings.${kind}.open`,
    `settings.${kind}`,
    `settings.${kind}.clear`,
    `settings.${kind}.confirm`,
  ])

  test.each([
    ['nothing set', bare],
    ['everything set', full],
    ['at the largest', largest],
  ])('%s: as it is, and after every act', (_, state) => {
    const drafts: (Draft | undefined)[] = [
      undefined,
      ...acts.flatMap((act): Draft[] => [
        { act, typed: TYPED },
        { act, typed: TYPED, refusal: REFUSAL },
        { act, typed: TYPED, refusal: { ...REFUSAL, already: true } },
      ]),
    ]
    const faults = drafts.flatMap((draft) =>
      faultsOf(cardOf(state, draft)).map(
        (fault) => `${draft?.act} ${draft?.refusal ? 'refused' : ''} ${fault}`,
      ),
    )
    expect(faults).toEqual([])
  })

  test('years that do not fit are counted', () => {
    expect(allWords(cardOf(largest)).match(/另有57项较早的设置/g)).toHaveLength(2)
  })

  test('what was typed stands in plain text only', () => {
    const state = given(shown(), limitSet(1, 2026, '<at id=all></at> **x**'))
    const holders = tagged(cardOf(state)).filter((one) => String(one['content']).includes('<at id=all>'))
    expect(holders.map(({ tag }) => tag)).toEqual(['plain_text'])
  })
})
