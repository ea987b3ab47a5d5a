import { describe, expect, test } from 'vitest'
import {
  after,
  gave,
  movedToMeeting,
  numbered,
  proposed,
  reopened,
  type Step,
  sentBack,
  shown,
  signed,
  started,
  submitted,
  terminated,
  unit,
} from '../../../playground/gallery/rounds.js'
import { allWords, buttonsOf, buttonWords, field, labelOf, press, wordsOf } from '../card-reading.js'
import { BEGUN, draft, no, sees, tagOf } from './given.js'

describe('签署 (四（二）第2句)', () => {
  const MISSING = [
    ...BEGUN,
    gave(0, '同意但有修改意见', '请补充等保方案'),
    gave(1, '不同意', '价格偏高'),
    submitted(1, [unit(2)], '已两次催办'),
  ]
  const sign = (...steps: Step[]) => sees(...steps).card('digest/1/sign')

  test('stances grouped, conditions and missing units with the reason, and no threshold', () => {
    const words = wordsOf(sign(...MISSING))
    const valueOf = (label: string) => words[words.indexOf(label) + 1]
    expect(valueOf('同意但有修改意见')).toBe(`1家：${unit(0)}`)
    expect(valueOf('不同意')).toBe(`1家：${unit(1)}`)
    expect(valueOf('未反馈')).toBe(`1家：${unit(2)}`)
    expect(valueOf('未反馈仍报送的理由')).toBe('已两次催办')
    expect(words).toContain('规则未设表决比例，由分管副区长签署决定')
    expect(words).toContain('请补充等保方案')
    expect(words).toContain('价格偏高')
  })

  test('four ways on, the signing ones with a confirmation, all with the digest version', () => {
    const card = sign(...MISSING)
    expect(buttonsOf(card).map(({ text, confirms, value }) => [text, confirms, value.a, value.v])).toEqual([
      ['签署同意', true, 'sign.agree', 2],
      ['签署不同意', true, 'sign.oppose', 2],
      ['退回补充征求', false, 'sign.back', 2],
      ['转为开会', false, 'sign.meeting', 2],
    ])
    expect(labelOf(card, 'text')).toBe('签署意见')
    expect(() => field(card, 'result')).toThrow('no field')
  })

  test('with a linked project also 「处理结果」', () => {
    const card = sign(proposed({ project: '2027-001' }), ...MISSING.slice(1))
    expect(labelOf(card, 'result')).toBe('处理结果')
    const options = field(card, 'result')['options'] as { value: string }[]
    expect(options.map(({ value }) => value)).toEqual(['同意', '列入后备库', '暂停', '未通过', '其他'])
  })

  test('an opinion changed since: the difference stands at the top, the text typed stays', () => {
    const changed = [...MISSING, gave(1, '同意', '', { version: 2, when: '2026-10-16 10:00' })]
    const round = after(...changed)
    const refused = draft(
      'sign.agree',
      { text: '拟同意', result: '' },
      no('DIGEST_CHANGED', { why: '有变化。' }),
    )
    const card = shown(round, 3).card('digest/1/sign', refused)
    expect(allWords(card)).toContain(`报送后有变化：${unit(1)}修改为「同意」（原「不同意」）`)
    expect(field(card, 'text')['default_value']).toBe('拟同意')
    expect(press(card, '签署同意').value.v).toBe(3)
    expect(allWords(card)).not.toContain('价格偏高')
  })

  test.each([10, 14])(
    '%i opinions of 1,000 characters reach the chair whole, before the card to sign',
    (units) => {
      const texts = Array.from({ length: units }, (_, n) => String.fromCodePoint(0x4e00 + n).repeat(1000))
      const round = after(
        proposed(),
        numbered,
        started(units),
        ...texts.map((text, n) => gave(n, '不同意', text)),
        submitted(),
      )
      const { keys, card, message } = shown(round, units)
      const parts = keys.filter((key) => key.startsWith('digest/1/part/'))
      expect(parts.length).toBeGreaterThan(0)
      const total = parts.length + 1
      expect(parts.map((key) => card(key).header.title.content)).toEqual(
        parts.map((_, n) => `意见全文 ${n + 2}/${total}`),
      )
      expect(message('digest/1/sign').after).toEqual(parts)
      const words = ['digest/1/sign', ...parts].flatMap((key) => wordsOf(card(key))).join('')
      for (const text of texts) expect(words).toContain(text)
    },
  )

  test('a reply of 20,000 characters is continued over the cards, every character', () => {
    const round = after(...BEGUN, gave(0, '不同意', '甲'.repeat(20_000), { channel: 'reply' }), submitted())
    const { keys, card } = shown(round, 3)
    const words = keys
      .filter((key) => key.startsWith('digest/'))
      .flatMap((key) => wordsOf(card(key)))
      .join('')
    expect(words.split('甲').length - 1).toBe(20_000)
  })

  test.each([
    { end: signed('不同意', '暂不实施'), says: '暂不实施', tag: '已决定' },
    { end: sentBack('请财政局补充'), says: '请财政局补充', tag: '已退回补充征求' },
    { end: movedToMeeting('上会研究'), says: '上会研究', tag: '已转为开会' },
    { end: terminated('事项撤回'), says: '事项撤回', tag: '已终止' },
  ])('afterwards the card says what was done: $tag', ({ end, says, tag }) => {
    const card = sign(...MISSING, end)
    expect([buttonWords(card), tagOf(card)]).toEqual([[], tag])
    expect(allWords(card)).toContain(says)
  })

  test('submitted again: a new digest; the earlier one is gone', () => {
    const { keys } = sees(...MISSING, sentBack('补充'), reopened, submitted(2))
    expect(keys.filter((key) => key.startsWith('digest/'))).toEqual(['digest/2/sign'])
  })
})
