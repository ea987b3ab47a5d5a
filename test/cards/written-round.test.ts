import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.js'
import type { Draft } from '../../src/cards/message.js'
import type { Refusal } from '../../src/domain/refusal.js'
import { digestVersion, type Round, STANCES } from '../../src/procedures/written-round/state.js'
import { allWords, buttonsOf, buttonWords, field, labelOf, press, wordsOf } from './card-reading.js'
import {
  after,
  confirmed,
  deadlinePassed,
  denied,
  entered,
  gave,
  gaveLate,
  movedToMeeting,
  numbered,
  PROPOSAL,
  proposed,
  reminded,
  reopened,
  returned,
  revised,
  type Shown,
  type Step,
  sentBack,
  shown,
  signed,
  started,
  submitted,
  terminated,
  unit,
} from './rounds.js'

const BEGUN = [proposed(), numbered, started(3)]
const sees = (...steps: Step[]): Shown => shown(after(...steps), 3)
const opinionKey = (n: number, cycle = 1) => `opinion/${unit(n)}/${cycle}`
const tagOf = (card: Card) => card.header.text_tag_list?.[0]?.text.content

const no = (refused: string, more: Partial<Refusal> = {}): Refusal => ({
  refused,
  why: '请写明具体意见。',
  basis: '系统规定',
  next: '请填写后再点。',
  ...more,
})
const draft = (act: string, typed: Record<string, string> = {}, refusal?: Refusal): Draft => ({
  act,
  typed,
  ...(refusal ? { refusal } : {}),
})

describe('审定 (四（四）第1句)', () => {
  test('the chair gets the card only once the round is numbered', () => {
    expect(sees(proposed()).keys).not.toContain('approve/1')
    expect(sees(proposed(), numbered).keys).toContain('approve/1')
  })

  test('「同意启动」 and 「退回修改」 carry the revision; 「退回理由」 is the input of the form', () => {
    const card = sees(proposed(), numbered).card('approve/1')
    expect(buttonWords(card)).toEqual(['同意启动', '退回修改'])
    expect(press(card, '同意启动').value).toEqual({
      c: 'round/4f2a91c0',
      k: 'approve/1',
      a: 'round.start',
      v: 1,
    })
    expect(press(card, '退回修改').value).toMatchObject({ a: 'round.return', v: 1 })
    expect(labelOf(card, 'reason')).toBe('退回理由')
    expect([card.header.template, tagOf(card)]).toEqual(['blue', '待审定'])
  })

  test('the chair sees every text of the proposal', () => {
    const words = allWords(sees(proposed({ advice: '长'.repeat(1000) }), numbered).card('approve/1'))
    for (const text of [PROPOSAL.title, PROPOSAL.description, PROPOSAL.research, PROPOSAL.special])
      expect(words).toContain(text)
    expect(words.split('\n')).toContain('长'.repeat(1000))
  })

  test('afterwards the same card is a record of what he did, without buttons', () => {
    const start = sees(...BEGUN).card('approve/1')
    expect([buttonWords(start), tagOf(start)]).toEqual([[], '已启动'])
    const back = sees(proposed(), numbered, returned('请补充测算')).card('approve/1')
    expect([buttonWords(back), tagOf(back)]).toEqual([[], '已退回'])
    expect(allWords(back)).toContain('请补充测算')
  })

  test('a refused return keeps the typed reason', () => {
    const card = sees(proposed(), numbered).card(
      'approve/1',
      draft('round.return', { reason: '再' }, no('SECRET')),
    )
    expect(field(card, 'reason')['default_value']).toBe('再')
    expect(wordsOf(card)).toContain('未办理：请写明具体意见。')
  })

  test('退回: the office gets the form with what was proposed, and what the chair wrote', () => {
    const card = sees(proposed(), numbered, returned('请补充测算')).card('revise/1/ou_office')
    expect(allWords(card)).toContain('请补充测算')
    expect(field(card, 'research')['default_value']).toBe(PROPOSAL.research)
    expect(field(card, 'deadline')['initial_datetime']).toBe('2026-10-15 18:00')
    expect(press(card, '报分管副区长审定').value).toMatchObject({ a: 'round.revise', v: 1 })
    expect(
      Object.fromEntries(
        [
          ...['title', 'description', 'research', 'advice', 'special', 'deadline', 'link'],
          ...['project', 'visibility', 'secret', 'applicant'],
        ].map((name) => [name, labelOf(card, name)]),
      ),
    ).toEqual({
      title: '事项',
      description: '事项说明',
      research: '调研情况',
      advice: '办公室意见和建议',
      special: '特殊情况说明',
      deadline: '反馈截止',
      link: '材料链接',
      project: '关联项目',
      visibility: '意见公开范围',
      secret: '是否涉密',
      applicant: '申报单位',
    })
  })

  test('a refused revision keeps what was typed, the picker included', () => {
    const typed = { title: '新名', research: '', deadline: '2026-10-20 12:00 +0800', visibility: 'all' }
    const card = sees(proposed(), numbered, returned('补充')).card(
      'revise/1/ou_office',
      draft('round.revise', typed, no('BAD_PROPOSAL', { basis: '4.4.b' })),
    )
    expect(field(card, 'title')['default_value']).toBe('新名')
    expect(field(card, 'research')['default_value']).toBeUndefined()
    expect(field(card, 'deadline')['initial_datetime']).toBe('2026-10-20 12:00')
    expect(field(card, 'visibility')['initial_option']).toBe('all')
    expect(wordsOf(card)).toContain('依据 四（四）第2句 · 杨府办发〔2021〕4号')
  })

  test('after the revision a new card asks the chair; the old ones say where it went', () => {
    const { keys, card, message } = sees(proposed(), numbered, returned('补充'), revised({ title: '新名' }))
    expect(keys).toEqual(expect.arrayContaining(['approve/1', 'approve/2', 'revise/1/ou_office']))
    expect(buttonWords(card('approve/2'))).toEqual(['同意启动', '退回修改'])
    expect([buttonWords(card('approve/1')), tagOf(card('approve/1'))]).toEqual([[], '已移至新卡片'])
    expect([buttonWords(card('revise/1/ou_office')), tagOf(card('revise/1/ou_office'))]).toEqual([
      [],
      '已修改',
    ])
    expect([message('approve/1').done, message('approve/2').done]).toEqual([true, undefined])
  })
})

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

describe('办公室的进度卡片', () => {
  const SOME = [...BEGUN, gave(0, '不同意', '价格偏高'), entered(1, '同意', '无意见')]

  test('everyone in the office has one, from the proposal on', () => {
    expect(sees(proposed()).keys).toEqual(['status/ou_office', 'status/ou_office2'])
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

describe('who never sees an opinion', () => {
  const SECRET = '只给办公室和分管副区长看的意见'
  const project = { project: '2027-001', applicant: '区卫生健康委' as never }
  const given = (proposal: Parameters<typeof proposed>[0]) => [
    proposed(proposal),
    numbered,
    started(3),
    gave(0, '不同意', SECRET),
    entered(1, '不同意', SECRET, SECRET),
    reminded('open', [unit(1), unit(2)]),
  ]
  const ENDS: Record<string, Step[]> = {
    collecting: [],
    submitted: [submitted(1, [unit(1)], '急')],
    decided: [submitted(1, [unit(1)], '急'), signed('同意', '同意实施', '同意')],
    'to a meeting': [submitted(1, [unit(1)], '急'), movedToMeeting('开会')],
    terminated: [terminated('撤回')],
  }

  test.each(Object.keys(ENDS))('%s: only the office, the chair and the own seat holder', (phase) => {
    const round = after(...given(project), ...(ENDS[phase] ?? []))
    const holders = shown(round, 3).messages.filter((message) => allWords(message.card()).includes(SECRET))
    const allowed = /^(status|full|digest)\/|^opinion\/区委办公室（区委机要局）\/|^proxy\/区委网信办\//
    expect(holders.map(({ key }) => key).filter((key) => !allowed.test(key))).toEqual([])
    expect(holders.length).toBeGreaterThan(0)
  })

  test.each(Object.keys(ENDS))('%s: nothing goes to a group', (phase) => {
    const { messages } = shown(after(...given(project), ...(ENDS[phase] ?? [])), 3)
    expect(messages.filter(({ to }) => !('person' in to))).toEqual([])
  })

  test('the liaison is told that something is due and when, and whether it is done', () => {
    const liaison = (n: number) => `liaison/${unit(n)}/1/ou_l${n}`
    const { card } = shown(after(...given({})), 3)
    expect(allWords(card(liaison(2)))).toContain('请提醒分管领导于10月15日（周四）18:00前反馈书面意见')
    expect(tagOf(card(liaison(0)))).toBe('已反馈')
    expect(allWords(card(liaison(0)))).not.toContain('不同意')
    expect(buttonWords(card(liaison(2)))).toEqual([])
  })

  test("the applicant gets the result on the own project, and neither opinions nor the chair's text", () => {
    const { card } = shown(after(...given(project), ...(ENDS['decided'] ?? [])), 3)
    const words = wordsOf(card('result/ou_app'))
    expect(words).toContain('2027-001')
    expect(words[words.indexOf('处理结果') + 1]).toBe('同意')
    expect(words.join()).not.toContain('同意实施')
    expect(words.join()).not.toContain('政务云扩容')
  })

  test('without a linked project the applicant gets nothing', () => {
    const { keys } = shown(after(...given({}), ...(ENDS['decided'] ?? [])), 3)
    expect(keys.filter((key) => key.startsWith('result/'))).toEqual([])
  })

  test('the decision goes to chair, office and every seat holder, once each', () => {
    const { keys, card } = shown(after(...given(project), ...(ENDS['decided'] ?? [])), 3)
    expect(keys.filter((key) => key.startsWith('decision/')).sort()).toEqual(
      ['ou_chair', 'ou_m0', 'ou_m1', 'ou_m2', 'ou_office', 'ou_office2'].map((id) => `decision/${id}`),
    )
    for (const word of ['同意实施', '处理结果', '回执'])
      expect(allWords(card('decision/ou_m1'))).toContain(word)
  })

  test.each(['to a meeting', 'terminated'])('%s: chair and seat holders are told', (phase) => {
    const { keys } = shown(after(...given(project), ...(ENDS[phase] ?? [])), 3)
    expect(keys.filter((key) => key.startsWith('ended/')).sort()).toEqual(
      ['ou_chair', 'ou_m0', 'ou_m1', 'ou_m2'].map((id) => `ended/${id}`),
    )
  })

  test('意见公开范围 全体成员: after the signature each seat holder gets the opinions whole', () => {
    const open = { visibility: 'all' as const }
    expect(shown(after(...given(open)), 3).keys.filter((key) => key.startsWith('summary/'))).toEqual([])
    const { card, message } = shown(after(...given(open), ...(ENDS['decided'] ?? [])), 3)
    const key = `summary/${unit(2)}/part/1`
    expect(allWords(card(key))).toContain(SECRET)
    expect(message(key)).toMatchObject({ life: 'record', to: { person: 'ou_m2' } })
  })
})

test('a round not yet proposed has no messages', () => {
  expect(sees().messages).toEqual([])
})

test('every card of a round has its grounds at the foot, with the status of the document', () => {
  const rounds: Round[] = [
    after(...BEGUN),
    after(...BEGUN, gave(0, '同意', ''), submitted(), signed('同意', '可')),
  ]
  for (const round of rounds)
    for (const message of shown(round, 3).messages) {
      const words = allWords(message.card())
      expect(words, message.key).toMatch(/依据 四（二）第2句.* · 杨府办发〔2021〕4号\n文件状态：待办公室确认/)
      expect(words, message.key).toContain('并最终由分管副区长书面签署意见的形式研究决定相关事项。')
    }
})
