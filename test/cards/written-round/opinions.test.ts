import { describe, expect, test } from 'vitest'
import {
  deadlinePassed,
  gave,
  gaveLate,
  movedToMeeting,
  reminded,
  reopened,
  sentBack,
  signed,
  submitted,
  terminated,
  unit,
} from '../../../playground/gallery/rounds.js'
import { STANCES } from '../../../src/procedures/written-round/state.js'
import { allWords, buttonsOf, buttonWords, field, labelOf, press, wordsOf } from '../card-reading.js'
import { BEGUN, draft, no, opinionKey, sees, tagOf } from './given.js'

describe('书面意见 (四（二）第2句)', () => {
  test('one input 「意见」 and the four stances in their order, with the number of opinions seen', () => {
    const card = sees(...BEGUN).card(opinionKey(0))
    expect(buttonWords(card)).toEqual([...STANCES])
    expect(buttonsOf(card).map(({ value }) => [value.a, value.v])).toEqual([
      ['opinion.agree', 0],
      ['opinion.amend', 0],
      ['opinion.oppose', 0],
      ['opinion.other', 0],
    ])
    expect(buttonsOf(card).every(({ submits, type }) => submits && type === 'default')).toBe(true)
    expect(labelOf(card, 'text')).toBe('意见')
    expect(field(card, 'text')['max_length']).toBe(1000)
    expect(wordsOf(card)).toContain('请于10月15日（周四）18:00前反馈书面意见。')
    expect([card.header.template, tagOf(card)]).toEqual(['blue', '待反馈'])
  })

  test.each([
    { steps: [reminded('eve', [unit(0)])], colour: 'orange' },
    { steps: [reminded('open', [unit(0)])], colour: 'blue' },
    { steps: [deadlinePassed], colour: 'red' },
  ])('the header is $colour after $steps.0.event.did', ({ steps, colour }) => {
    expect(sees(...BEGUN, ...steps).card(opinionKey(0)).header.template).toBe(colour)
  })

  test('a refused text stays in the input, with the reason above', () => {
    const refused = draft('opinion.oppose', { text: '价格' }, no('OPINION_TEXT_REQUIRED'))
    const card = sees(...BEGUN).card(opinionKey(0), refused)
    expect(field(card, 'text')['default_value']).toBe('价格')
    expect(wordsOf(card).indexOf('未办理：请写明具体意见。')).toBe(3)
    expect(buttonWords(card)).toEqual([...STANCES])
  })

  const GIVEN = [...BEGUN, gave(0, '不同意', '价格偏高')]

  test('afterwards: stance, text, time, version, 回执, and 「修改意见」', () => {
    const card = sees(...GIVEN).card(opinionKey(0))
    const words = wordsOf(card)
    for (const word of ['不同意', '价格偏高', '2026年10月13日（周二）09:00', '第1版', '回执', '00000004'])
      expect(words).toContain(word)
    expect(buttonWords(card)).toEqual(['修改意见'])
    expect([card.header.template, tagOf(card)]).toEqual(['green', '已反馈'])
  })

  test('「修改意见」 brings the form back with the text that stands, for the next version', () => {
    const card = sees(...GIVEN).card(opinionKey(0), draft('opinion.edit'))
    expect(field(card, 'text')['default_value']).toBe('价格偏高')
    expect(press(card, '同意').value.v).toBe(1)
  })

  test('a refused change keeps the new text, not the old one', () => {
    const card = sees(...GIVEN).card(opinionKey(0), draft('opinion.other', { text: '新' }, no('SECRET')))
    expect(field(card, 'text')['default_value']).toBe('新')
  })

  test('the same again is said, and shows the opinion as it stands', () => {
    const again = no('ALREADY', { already: true, why: '已经办理：已于…收到。', next: '无需重复办理。' })
    const card = sees(...GIVEN).card(opinionKey(0), draft('opinion.oppose', { text: '价格偏高' }, again))
    expect(wordsOf(card)).toContain('已经办理：已于…收到。')
    expect(buttonWords(card)).toEqual(['修改意见'])
  })

  test('1,000 characters are shown whole; 20,000 from their beginning, with the number on record', () => {
    const whole = sees(...BEGUN, gave(0, '不同意', '甲'.repeat(1000))).card(opinionKey(0))
    expect(wordsOf(whole)).toContain('甲'.repeat(1000))
    const long = sees(...BEGUN, gave(0, '不同意', '甲'.repeat(20_000), { channel: 'reply' }))
    const words = wordsOf(long.card(opinionKey(0)))
    expect(words.some((line) => /^甲{1000,}（节选）$/.test(line))).toBe(true)
    expect(words).toContain('以上为节选，全文共20000字，已完整存档。')
    const form = long.card(opinionKey(0), draft('opinion.edit'))
    expect(field(form, 'text')['default_value']).toBeUndefined()
    expect(allWords(form)).toContain('现有意见共20000字')
  })

  test.each([
    { end: [submitted(), signed('同意', '同意')], tag: '已决定' },
    { end: [submitted(), movedToMeeting('开会议')], tag: '已转为开会' },
    { end: [terminated('事项撤回')], tag: '已终止' },
  ])('$tag: the card is a read-only record of the opinion', ({ end, tag }) => {
    const { card, message } = sees(...GIVEN, ...end)
    expect([buttonWords(card(opinionKey(0))), tagOf(card(opinionKey(0)))]).toEqual([[], tag])
    expect(allWords(card(opinionKey(0)))).toContain('价格偏高')
    expect(message(opinionKey(0)).done).toBe(true)
  })

  test('a long one is begun in sight and whole in a folded part, so that 「修改意见」 stays at hand', () => {
    const card = sees(...BEGUN, gave(0, '不同意', '意'.repeat(1000))).card(opinionKey(0))
    const inSight = card.body.elements.flatMap((element) =>
      element.tag === 'div' ? [(element['text'] as { content: string }).content] : [],
    )
    expect(inSight).toContain(`${'意'.repeat(90)}（节选）`)
    expect(inSight.filter((words) => words.length > 120)).toEqual([])
    expect(wordsOf(card)).toContain('意'.repeat(1000))
  })

  test('who had not answered stays 未反馈: silence is no consent', () => {
    const card = sees(...GIVEN, submitted(), signed('同意', '同意')).card(opinionKey(1))
    expect(allWords(card)).toContain('未反馈不视为同意')
  })

  test('after the signature: 「签署后收到」 on the own card and for the office, beside the one that counts', () => {
    const { card } = sees(...GIVEN, submitted(), signed('同意', '同意'), gaveLate(0, '同意', '撤回原意见', 2))
    for (const words of [allWords(card(opinionKey(0))), allWords(card('status/ou_office'))]) {
      expect(words).toContain('签署后收到')
      expect(words).toContain('撤回原意见')
      expect(words).toContain('价格偏高')
    }
  })

  test('what was typed on a card that came too late is not lost', () => {
    const card = sees(...GIVEN, submitted(), signed('同意', '同意')).card(
      opinionKey(0),
      draft('opinion.other', { text: '补充一句' }, no('OUTDATED_CARD')),
    )
    expect(wordsOf(card)).toContain('补充一句')
  })

  test('退回补充征求 and a new deadline: a new card with the opinion that stands; the old one is gone', () => {
    const { keys, card } = sees(...GIVEN, submitted(), sentBack('请财政局补充'), reopened)
    expect(keys).toContain(opinionKey(0, 2))
    expect(keys).not.toContain(opinionKey(0, 1))
    expect(allWords(card(opinionKey(0, 2)))).toContain('价格偏高')
    expect(buttonWords(card(opinionKey(0, 2)))).toEqual(['修改意见'])
    expect(buttonWords(card(opinionKey(1, 2)))).toEqual([...STANCES])
    expect(allWords(card(opinionKey(1, 2)))).toContain('请于10月22日（周四）18:00前反馈')
  })
})
