import { describe, expect, test } from 'vitest'
import {
  after,
  deadlinePassed,
  entered,
  gave,
  numbered,
  proposed,
  reminded,
  reopened,
  returned,
  sentBack,
  shown,
  signed,
  submitted,
  terminated,
  unit,
} from '../../../playground/gallery/rounds.js'
import { digestVersion } from '../../../src/procedures/written-round/state.js'
import { allWords, buttonsOf, buttonWords, field, labelOf, press, wordsOf } from '../card-reading.js'
import { BEGUN, draft, no, opinionKey, sees, tagOf } from './given.js'

describe('办公室的进度卡片', () => {
  const SOME = [...BEGUN, gave(0, '不同意', '价格偏高'), entered(1, '同意', '无意见')]

  test('everyone in the office has one, from the proposal on', () => {
    expect(sees(proposed()).keys).toEqual(['status/ou_office', 'status/ou_office2'])
  })

  test('after the overdue reminder the office is no longer told to remind', () => {
    const says = (...steps: Parameters<typeof sees>) =>
      allWords(sees(...steps).card('status/ou_office')).includes('请催办或说明理由后提交')
    expect(says(...SOME, deadlinePassed)).toBe(true)
    expect(says(...SOME, deadlinePassed, reminded('overdue', [unit(1)]))).toBe(true)
    expect(says(...SOME, deadlinePassed, reminded('overdue', [unit(1), unit(2)]))).toBe(false)
  })

  test('「应反馈」「已反馈」「未反馈」 with numbers and names; what is entered on behalf counts as missing', () => {
    const words = wordsOf(sees(...SOME).card('status/ou_office'))
    const valueOf = (label: string) => words[words.indexOf(label) + 1]
    expect(words).toContain('已反馈 1 / 3')
    expect(valueOf('应反馈')).toBe('3家')
    expect(valueOf('已反馈')).toBe(`1家：${unit(0)}`)
    expect(valueOf('未反馈')).toBe(`2家：${unit(1)}、${unit(2)}`)
    expect(valueOf('代录')).toBe(`${unit(1)}：代录（待确认）`)
  })

  test('the four buttons, two in a row', () => {
    const card = sees(...SOME).card('status/ou_office')
    expect(buttonsOf(card).map(({ text, value }) => [text, value.a])).toEqual([
      ['催办', 'round.remind'],
      ['代录意见', 'round.proxy.open'],
      ['提交分管副区长', 'round.submit'],
      ['终止征询', 'round.terminate.open'],
    ])
  })

  test('nothing to remind of when all have answered: disabled, with the reason', () => {
    const all = [...BEGUN, ...[0, 1, 2].map((n) => gave(n, '同意', ''))]
    const card = sees(...all).card('status/ou_office')
    expect(buttonsOf(card).map(({ text, disabled }) => [text, disabled])).toEqual([
      ['催办', true],
      ['代录意见', true],
      ['提交分管副区长', false],
      ['终止征询', false],
    ])
    expect(tagOf(card)).toBe('待报送')
    expect(wordsOf(card)).toContain('各成员单位均已反馈')
  })

  test('without any opinion there is nothing to submit (四（二）第2句)', () => {
    const card = sees(...BEGUN).card('status/ou_office')
    expect(press(card, '提交分管副区长').disabled).toBe(true)
  })

  test('the office reads every opinion in a folded part', () => {
    const words = allWords(sees(...SOME).card('status/ou_office'))
    expect(words).toContain('价格偏高')
    expect(words).toContain(`${unit(0)} · 分管领导 · 不同意 · 第1版`)
  })

  test('代录意见: 单位 offers only those without an own opinion', () => {
    const card = sees(...SOME).card('status/ou_office', draft('round.proxy.open'))
    expect(['unit', 'stance', 'text', 'reason'].map((name) => labelOf(card, name))).toEqual([
      '单位',
      '态度',
      '意见',
      '理由',
    ])
    const options = field(card, 'unit')['options'] as { value: string }[]
    expect(options.map(({ value }) => value)).toEqual([unit(1), unit(2)])
    expect(buttonsOf(card).map(({ text, value }) => [text, value.a])).toEqual([
      ['提交代录', 'round.proxy'],
      ['返回', 'round.status'],
    ])
  })

  test('a refused 代录 keeps everything typed and chosen', () => {
    const typed = { unit: unit(2), stance: '其他意见', text: '另议', reason: '' }
    const card = sees(...SOME).card('status/ou_office', draft('round.proxy', typed, no('TEXT_REQUIRED')))
    expect(field(card, 'unit')['initial_option']).toBe(unit(2))
    expect(field(card, 'stance')['initial_option']).toBe('其他意见')
    expect(field(card, 'text')['default_value']).toBe('另议')
  })

  test('submitting with answers missing asks for 「理由」 and lists them; 「确认提交」 carries the digest version', () => {
    const refused = draft('round.submit', {}, no('NEEDS_REASON'))
    const round = after(...SOME)
    const card = shown(round, 3).card('status/ou_office', refused)
    expect(labelOf(card, 'reason')).toBe('理由')
    expect(allWords(card)).toContain(`${unit(1)}、${unit(2)}`)
    expect(press(card, '确认提交').value).toMatchObject({ a: 'round.submit.reason', v: digestVersion(round) })
    expect(buttonWords(card)).toEqual(['确认提交', '返回'])
  })

  test('submitting without any opinion is refused without asking for a reason', () => {
    const card = sees(...BEGUN).card('status/ou_office', draft('round.submit', {}, no('NO_OPINIONS')))
    expect(buttonWords(card)).not.toContain('确认提交')
  })

  test('终止征询 asks for 「理由」, in red and with a confirmation', () => {
    const card = sees(...SOME).card('status/ou_office', draft('round.terminate.open'))
    expect(labelOf(card, 'reason')).toBe('理由')
    expect(press(card, '确认终止')).toMatchObject({ type: 'danger', confirms: true })
    expect(press(card, '确认终止').value.a).toBe('round.terminate')
  })

  test.each(['round.status', 'round.remind'])('after %s the card is the plain one', (act) => {
    const { card } = sees(...SOME)
    expect(card('status/ou_office', draft(act))).toEqual(card('status/ou_office'))
  })

  test.each([
    { steps: [proposed()], buttons: [] },
    { steps: [proposed(), numbered, returned('补充')], buttons: ['终止征询'] },
    { steps: [...SOME, submitted(1, [], '急')], buttons: ['终止征询'] },
    { steps: [...SOME, submitted(1, [], '急'), sentBack('补充')], buttons: ['终止征询'] },
    { steps: [...SOME, submitted(1, [], '急'), signed('同意', '同意')], buttons: [] },
    { steps: [...SOME, terminated('撤回')], buttons: [] },
  ])('phase after $steps.length steps: buttons $buttons', ({ steps, buttons }) => {
    expect(buttonWords(sees(...steps).card('status/ou_office'))).toEqual(buttons)
  })

  test('what could not be delivered, with 「重发」', () => {
    const line = { key: opinionKey(1), receiver: unit(1), reason: '机器人不在可用范围' }
    const card = shown(after(...SOME), 3, [line]).card('status/ou_office')
    expect(wordsOf(card)).toContain(`${unit(1)}：机器人不在可用范围`)
    expect(press(card, '重发').value).toMatchObject({ a: 'delivery.resend', p: { key: opinionKey(1) } })
  })

  test('opinions too long for the card go to cards of their own, whole', () => {
    const texts = [0, 1, 2].map((n) => `${n}`.repeat(20_000))
    const { keys, card } = sees(...BEGUN, ...texts.map((text, n) => gave(n, '其他意见', text)))
    const full = keys.filter((key) => key.startsWith('full/ou_office/'))
    expect(full.length).toBeGreaterThan(1)
    expect(card(full[1] ?? '').header.title.content).toBe(`意见全文 2/${full.length}`)
    const all = full.flatMap((key) => wordsOf(card(key))).join('')
    for (const [n] of texts.entries())
      expect(all.replaceAll(/[^012]/g, '').split(`${n}`).length).toBeGreaterThanOrEqual(20_000)
    expect(allWords(card('status/ou_office'))).toContain(`意见全文 1/${full.length}`)
  })

  test('退回补充征求: 「反馈截止」 and 「重新征求」, with what the chair wrote', () => {
    const { card } = sees(...SOME, submitted(), sentBack('请补充测算'))
    const reopen = card('reopen/1/ou_office')
    expect(allWords(reopen)).toContain('请补充测算')
    expect(labelOf(reopen, 'deadline')).toBe('反馈截止')
    expect(press(reopen, '重新征求').value).toMatchObject({ a: 'round.reopen', v: 1 })
    const kept = card(
      'reopen/1/ou_office',
      draft('round.reopen', { deadline: '2026-10-01 09:00 +0800' }, no('BAD_DEADLINE')),
    )
    expect(field(kept, 'deadline')['initial_datetime']).toBe('2026-10-01 09:00')
    const done = sees(...SOME, submitted(), sentBack('请补充测算'), reopened).card('reopen/1/ou_office')
    expect([buttonWords(done), tagOf(done)]).toEqual([[], '已重新征求'])
  })
})
