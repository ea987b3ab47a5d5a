import { describe, expect, test } from 'vitest'
import type { PersonId, UnitName } from '../../../src/domain/ids.js'
import { isRefusal } from '../../../src/domain/refusal.js'
import type { RoundCommand, Stance } from '../../../src/procedures/written-round/state.js'
import { missingUnits, standing } from '../../../src/procedures/written-round/state.js'
import { AUDIT, at, FINANCE, hashOf, inShort, JUSTICE, LEADERS, leader, refusal, START } from '../given.js'
import { DEADLINE, gave, given, IN, proposed, signed, started, submitted, when } from './past.js'

const give = (
  stance: Stance,
  text: string,
  more: { seen?: number | null; unit?: UnitName; channel?: 'card' | 'reply' } = {},
): RoundCommand => ({
  do: 'GiveOpinion',
  unit: more.unit ?? FINANCE,
  seen: more.seen === undefined ? 0 : more.seen,
  stance,
  text,
  channel: more.channel ?? (more.seen === null ? 'reply' : 'card'),
})
const finance = leader(FINANCE)

describe('4.2.b 各成员发表书面意见', () => {
  test.each(['collecting', 'submitted', 'sent-back'] as const)('%s 时可以发表和修改', (phase) => {
    const seen = phase === 'collecting' ? 0 : 1
    expect(when(IN[phase], finance, give('不同意', '预算不足', { seen }))).toMatchObject([
      {
        did: 'OpinionGiven',
        unit: FINANCE,
        version: seen + 1,
        stance: '不同意',
        text: '预算不足',
        overdue: false,
      },
    ])
  })

  test('同意可以不写意见，其余三种须写明', () => {
    expect(when(IN.collecting, finance, give('同意', ' '))).toMatchObject([{ did: 'OpinionGiven', text: '' }])
    for (const stance of ['同意但有修改意见', '不同意', '其他意见'] as const) {
      const answer = refusal(when(IN.collecting, finance, give(stance, ' \n　')))
      expect(answer).toMatchObject({ refused: 'OPINION_TEXT_REQUIRED', basis: '系统规定' })
      expect(answer.next).toBe(`请填写「意见」后再点「${stance}」。`)
      const reply = { ...give(stance, ''), channel: 'reply' as const }
      expect(refusal(when(IN.collecting, finance, reply)).next).toBe(
        `请再次回复原卡片，在「${stance}」后面空一格写明意见。`,
      )
    }
  })

  test.each([
    { channel: 'card', length: 1000, is: 'OpinionGiven' },
    { channel: 'card', length: 1001, is: 'TEXT_TOO_LONG' },
    { channel: 'reply', length: 1001, is: 'OpinionGiven' },
    { channel: 'reply', length: 20000, is: 'OpinionGiven' },
    { channel: 'reply', length: 20001, is: 'TEXT_TOO_LONG' },
  ] as const)('$channel $length 字：$is', ({ channel, length, is }) => {
    const seen = channel === 'card' ? 0 : null
    const answer = when(IN.collecting, finance, give('其他意见', '字'.repeat(length), { seen, channel }))
    expect(inShort(answer)).toBe(is)
  })

  test('长意见全文照录，不截断', () => {
    const answer = when(IN.collecting, finance, give('其他意见', '字'.repeat(20_000), { seen: null }))
    expect(answer).toMatchObject([{ text: '字'.repeat(20_000), channel: 'reply' }])
  })

  test('卡片写不下时告知可以回复', () => {
    expect(refusal(when(IN.collecting, finance, give('其他意见', '字'.repeat(1001)))).next).toContain('回复')
  })

  test('意见中有密级标志不收', () => {
    expect(refusal(when(IN.collecting, finance, give('其他意见', '见绝密文件'))).refused).toBe('SECRET')
  })

  test.each([
    { point: '截止当刻不算逾期', moment: DEADLINE, overdue: false },
    { point: '截止之后即逾期', moment: '2026-10-15T10:00:00.001Z' as typeof DEADLINE, overdue: true },
  ])('$point', ({ moment, overdue }) => {
    expect(when(IN.collecting, finance, give('同意', ''), { at: moment })).toMatchObject([{ overdue }])
  })
})

describe('意见只由本席本人发表', () => {
  test('不是本席：说明谁可以办理', () => {
    const answer = refusal(when(IN.collecting, leader(JUSTICE), give('同意', '')))
    expect(answer).toMatchObject({ refused: 'NOT_YOUR_SEAT', basis: '4.2.b' })
    expect(answer.next).toContain(FINANCE)
  })

  test('不在本次征询的单位', () => {
    const other = give('同意', '', { unit: '区教育局' as UnitName })
    expect(refusal(when(IN.collecting, finance, other)).refused).toBe('NOT_A_SEAT')
  })

  test('席位以启动时的名册为准，职务相同的另一人不能代为发表', () => {
    const stranger = { ...finance, person: 'ou_new' as PersonId }
    expect(refusal(when(IN.collecting, stranger, give('同意', ''))).refused).toBe('NOT_YOUR_SEAT')
  })

  test('修改意见只打开表单，不改变任何事', () => {
    expect(when(IN.submitted, finance, { do: 'EditOpinion', unit: FINANCE })).toEqual([])
    expect(refusal(when(IN.submitted, finance, { do: 'EditOpinion', unit: AUDIT })).refused).toBe(
      'NOT_YOUR_SEAT',
    )
    expect(refusal(when(IN.decided, finance, { do: 'EditOpinion', unit: FINANCE })).refused).toBe('CLOSED')
  })
})

describe('版本：旧卡片不覆盖新意见', () => {
  const once = given(proposed(), started(), gave(FINANCE, '其他意见', '甲'))
  const twice = given(
    proposed(),
    started(),
    gave(FINANCE, '其他意见', '甲'),
    gave(FINANCE, '不同意', '乙', 2),
  )

  test.each([
    {
      point: '看到最新一版再改：新版本',
      state: once,
      command: give('不同意', '乙', { seen: 1 }),
      is: 'OpinionGiven 2',
    },
    {
      point: '内容相同：已经办理',
      state: once,
      command: give('其他意见', ' 甲 ', { seen: 1 }),
      is: 'ALREADY',
    },
    {
      point: '旧卡片、内容与现行相同：已经办理',
      state: once,
      command: give('其他意见', '甲'),
      is: 'ALREADY',
    },
    {
      point: '旧卡片、内容不同：请核对最新',
      state: once,
      command: give('不同意', '乙'),
      is: 'OUTDATED_CARD',
    },
    {
      point: '旧卡片、内容同较早一版：请核对最新',
      state: twice,
      command: give('其他意见', '甲', { seen: 1 }),
      is: 'OUTDATED_CARD',
    },
    {
      point: '看到最新一版，改回较早内容：新版本',
      state: twice,
      command: give('其他意见', '甲', { seen: 2 }),
      is: 'OpinionGiven 3',
    },
    {
      point: '态度相同、文字不同：新版本',
      state: once,
      command: give('其他意见', '乙', { seen: 1 }),
      is: 'OpinionGiven 2',
    },
    {
      point: '文字相同、态度不同：新版本',
      state: once,
      command: give('不同意', '甲', { seen: 1 }),
      is: 'OpinionGiven 2',
    },
    {
      point: '回复总在最新一版之上',
      state: twice,
      command: give('同意', '', { seen: null }),
      is: 'OpinionGiven 3',
    },
    {
      point: '回复内容相同：已经办理',
      state: twice,
      command: give('不同意', '乙', { seen: null }),
      is: 'ALREADY',
    },
  ])('$point', ({ state, command, is }) => {
    const answer = when(state, finance, command)
    const versions = isRefusal(answer) ? [] : answer.map((event) => ('version' in event ? event.version : 0))
    expect([inShort(answer), ...versions].join(' ')).toBe(is)
  })

  test('先发后到的回复不压过后发先到的意见；同一时刻的照收', () => {
    const state = given(proposed(), started(), gave(FINANCE, '不同意', '乙', 1, at('2026-10-12 11:00')))
    const reply = give('同意', '', { seen: null })
    expect(refusal(when(state, finance, reply, { at: at('2026-10-12 10:59') })).refused).toBe('OUTDATED_CARD')
    expect(when(state, finance, reply, { at: at('2026-10-12 11:00') })).toMatchObject([{ version: 2 }])
  })

  test('已经办理时写明收到的意见和回执', () => {
    const { why } = refusal(when(once, finance, give('其他意见', '甲', { seen: 1 })))
    expect(why).toContain('已经办理')
    expect(why).toContain('00000003')
  })

  test('每一版都保留：署名、职务、时间、渠道和回执', () => {
    const seat = twice.seats.find(({ unit }) => unit === FINANCE)
    expect(seat?.opinions).toEqual([
      {
        version: 1,
        stance: '其他意见',
        text: '甲',
        at: START,
        by: 'ou_fin',
        title: '分管领导',
        channel: 'card',
        overdue: false,
        late: false,
        receipt: hashOf(3).slice(0, 8).toUpperCase(),
        order: 1,
      },
      expect.objectContaining({ version: 2, stance: '不同意', text: '乙', order: 2 }),
    ])
  })

  test('回执是记录哈希的前八位，大写', () => {
    const seat = once.seats.find(({ unit }) => unit === FINANCE)
    expect(seat?.opinions[0]?.receipt).toBe('00000003')
    const tenth = given(
      proposed(),
      started(),
      ...Array.from({ length: 8 }, (_, n) => gave(FINANCE, '不同意', `${n}`, n + 1)),
    )
    expect(tenth.seats[0]?.opinions.at(-1)?.receipt).toBe('0000000A')
  })
})

describe('4.2.b 签署之后收到的意见', () => {
  test.each(['decided', 'to-meeting', 'terminated'] as const)('%s：存档，不改变结果', (phase) => {
    const seen = phase === 'terminated' ? 0 : 1
    const answer = when(IN[phase], finance, give('不同意', '新情况', { seen }))
    expect(answer).toEqual([
      {
        did: 'LateOpinionReceived',
        unit: FINANCE,
        version: seen + 1,
        stance: '不同意',
        text: '新情况',
        channel: 'card',
      },
    ])
  })

  test('存为签署后收到：现行意见、未反馈名单和签署都不变', () => {
    const before = given(
      proposed(),
      started(),
      gave(FINANCE, '同意'),
      submitted(1, [JUSTICE, AUDIT], '已催办'),
      signed(1),
    )
    const late = {
      by: LEADERS[JUSTICE] ?? finance,
      event: {
        did: 'LateOpinionReceived',
        unit: JUSTICE,
        version: 1,
        stance: '不同意',
        text: '迟',
        channel: 'reply',
      },
    } as const
    const after = given(
      proposed(),
      started(),
      gave(FINANCE, '同意'),
      submitted(1, [JUSTICE, AUDIT], '已催办'),
      signed(1),
      late,
    )
    const seat = after.seats.find(({ unit }) => unit === JUSTICE)
    expect(seat?.opinions).toMatchObject([{ late: true, overdue: false, order: 0, text: '迟' }])
    expect(seat && standing(seat)).toBeUndefined()
    expect(missingUnits(after)).toEqual([JUSTICE, AUDIT])
    expect({ phase: after.phase, signature: after.signature }).toEqual({
      phase: 'decided',
      signature: before.signature,
    })
    const again = give('不同意', '迟', { seen: null, unit: JUSTICE })
    expect(refusal(when(after, leader(JUSTICE), again)).already).toBe(true)
  })
})
