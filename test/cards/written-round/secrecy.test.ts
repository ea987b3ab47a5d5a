import { describe, expect, test } from 'vitest'
import {
  after,
  entered,
  gave,
  movedToMeeting,
  numbered,
  proposed,
  reminded,
  type Step,
  shown,
  signed,
  started,
  submitted,
  terminated,
  unit,
} from '../../../playground/gallery/rounds.js'
import { allWords, buttonWords, wordsOf } from '../card-reading.js'
import { BEGUN, sees, tagOf } from './given.js'

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

test.each([
  { phase: 'collecting', round: after(...BEGUN) },
  { phase: 'decided', round: after(...BEGUN, gave(0, '同意', ''), submitted(), signed('同意', '可')) },
])('$phase: every card has its grounds at the foot, with the status of the document', ({ round }) => {
  for (const message of shown(round, 3).messages) {
    const words = allWords(message.card())
    expect(words).toMatch(/依据 四（二）第2句.* · 杨府办发〔2021〕4号\n文件状态：待办公室确认/)
    expect(words).toContain('并最终由分管副区长书面签署意见的形式研究决定相关事项。')
  }
})
