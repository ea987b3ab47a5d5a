import { describe, expect, test } from 'vitest'
import { numbered, PROPOSAL, proposed, returned, revised } from '../../../playground/gallery/rounds.js'
import { allWords, buttonWords, field, labelOf, press, wordsOf } from '../card-reading.js'
import { BEGUN, draft, no, sees, tagOf } from './given.js'

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
          'title',
          'description',
          'research',
          'advice',
          'special',
          'deadline',
          'link',
          'project',
          'visibility',
          'secret',
          'applicant',
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
