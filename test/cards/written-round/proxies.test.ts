import { describe, expect, test } from 'vitest'
import {
  confirmed,
  denied,
  entered,
  gave,
  reminded,
  signed,
  submitted,
  unit,
} from '../../../playground/gallery/rounds.js'
import { allWords, buttonsOf, buttonWords, wordsOf } from '../card-reading.js'
import { BEGUN, opinionKey, sees, tagOf } from './given.js'

describe('代录', () => {
  const key = `proxy/${unit(0)}/1`
  const ENTERED = [...BEGUN, entered(0, '不同意', '电话所述', '出差')]

  test('the seat holder decides: 「确认」 or 「不是我的意见」', () => {
    const card = sees(...ENTERED).card(key)
    expect(buttonsOf(card).map(({ text, value }) => [text, value.a, value.p])).toEqual([
      ['确认', 'proxy.confirm', { unit: unit(0), id: 1 }],
      ['不是我的意见', 'proxy.deny', { unit: unit(0), id: 1 }],
    ])
    expect(allWords(card)).toContain('电话所述')
  })

  test.each([
    { steps: [confirmed(0)], tag: '已确认' },
    { steps: [denied(0)], tag: '已划去' },
    { steps: [gave(0, '同意', '')], tag: '已结束' },
    { steps: [submitted(), signed('同意', '同意')], tag: '已结束' },
  ])('afterwards a record: $tag', ({ steps, tag }) => {
    const card = sees(...ENTERED, ...steps).card(key)
    expect([buttonWords(card), tagOf(card)]).toEqual([[], tag])
    expect(allWords(card)).toContain('电话所述')
  })

  test('a denied one stays on record for the office, marked, and counts for nothing', () => {
    const words = wordsOf(sees(...ENTERED, denied(0)).card('status/ou_office'))
    expect(words).toContain('已反馈 0 / 3')
    expect(words).toContain('电话所述')
    expect(words.join()).toContain('已划去的代录（不是本人意见）')
  })

  test('confirmed: the own card shows it as the opinion, and whence', () => {
    const words = allWords(sees(...ENTERED, confirmed(0)).card(opinionKey(0)))
    expect(words).toContain('办公室代录，经本人确认')
    expect(words).toContain('电话所述')
  })
})

describe('催办', () => {
  const steps = [...BEGUN, gave(0, '同意', ''), reminded('eve', [unit(1), unit(2)])]

  test('a new message to each reminded seat holder, a record', () => {
    const { keys, message } = sees(...steps)
    expect(keys.filter((key) => key.startsWith('reminder/'))).toEqual([
      `reminder/${unit(1)}/1/eve`,
      `reminder/${unit(2)}/1/eve`,
    ])
    expect(message(`reminder/${unit(1)}/1/eve`)).toMatchObject({ life: 'record', to: { person: 'ou_m1' } })
  })

  test('one not sent yet is not sent any more once the unit has answered', () => {
    expect(sees(...steps, gave(1, '同意', '')).keys).not.toContain(`reminder/${unit(1)}/1/eve`)
  })
})
