import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../src/domain/ids.js'
import { conversation } from '../../src/procedures/conversation/conversation.js'
import type { Said, Thread } from '../../src/procedures/conversation/said.js'
import { type Example, examples } from '../../src/procedures/examples/examples.js'
import type { Answer } from '../../src/rules/answer.js'
import { bench, FINANCE, leader, OFFICE, refusal, START, SYSTEM } from './given.js'

const { given, when } = bench(examples, 'examples/main')
const example = (text: string, question = '会议纪要由谁签发'): Example => ({
  text,
  question,
  label: question,
})
const keep = (one: Example) => ({ do: 'Keep', example: one }) as const
const kept = (one: Example) => ({ by: SYSTEM, event: { did: 'Kept', example: one } as const })

describe('例句：哪句话点选了哪个问题（系统规定）', () => {
  test('只记这句话、问题和按钮文字，不记是谁', () => {
    const state = given(kept(example('开会什么的')))
    expect(state).toEqual({ kept: [{ ...example('开会什么的'), times: 1 }] })
    expect(Object.keys(state.kept[0] ?? {}).sort()).toEqual(['label', 'question', 'text', 'times'])
  })

  test('同样的话、同样的问题：只留一条，记次数，算最近的', () => {
    const state = given(kept(example('甲')), kept(example('乙')), kept(example('甲')))
    expect(state.kept.map(({ text, times }) => [text, times])).toEqual([
      ['乙', 1],
      ['甲', 2],
    ])
  })

  test('同样的话点了不同的问题：都留着', () => {
    expect(given(kept(example('甲', '问一')), kept(example('甲', '问二'))).kept).toHaveLength(2)
  })

  test.each([
    ['299条之后', 299, 300, '第0句'],
    ['300条之后', 300, 300, '第1句'],
    ['301条之后', 301, 300, '第2句'],
  ])('只留最近300条：%s再来一条', (_, before, after, oldest) => {
    const state = given(
      ...Array.from({ length: before }, (_, n) => kept(example(`第${n}句`))),
      kept(example('新')),
    )
    expect(state.kept).toHaveLength(after)
    expect(state.kept[0]?.text).toBe(oldest)
    expect(state.kept.at(-1)?.text).toBe('新')
  })

  test.each([
    ['200个字', '长'.repeat(200), 1],
    ['201个字', '长'.repeat(201), 0],
    ['只有空白', '  　', 0],
    ['密级标志', '这份秘密★文件怎么报', 0],
    ['绝密', '绝密项目怎么报', 0],
    ['单位名称不是密级', '保密办要不要来', 1],
    ['六位数字', '预算123456元怎么走', 1],
    ['电话号码', '打13800001111问会议', 0],
    ['隔开的电话号码', '打138 0000-1111问会议', 0],
    ['全角的电话号码', '打１３８００００１１１１问会议', 0],
  ])('%s', (_, text, events) => {
    expect(when(given(), SYSTEM, keep(example(text)))).toHaveLength(events)
  })

  test('首尾空白不算', () => {
    expect(when(given(), SYSTEM, keep(example(' 会议 ')))).toEqual([
      { did: 'Kept', example: example('会议') },
    ])
  })

  test('不由人工办理', () => {
    expect(refusal(when(given(), OFFICE, keep(example('甲')))).refused).toBe('NOT_YOUR_ROLE')
  })
})

describe('会话：点选「您是想…」之一', () => {
  const ME = leader(FINANCE)
  const chat = bench(conversation, `talk/${ME.person}`)
  const nothing = { known: {}, asked: null } satisfies Thread
  const offered = [
    { label: '会议纪要', question: '会议纪要由谁签发' },
    { label: '何时开会', question: '联席会议什么时候开' },
  ]
  const answered = (question: string, part: Partial<Answer>): Said & { is: 'answer' } => ({
    is: 'answer',
    question,
    answer: { intent: 'clause', suggestions: [], ...part } as Answer,
  })
  const unsure = answered('会议什么的', { intent: 'unknown', suggestions: offered })
  const said = (what: Said, key = 'said/1') => ({
    by: ME,
    event: {
      did: 'Answered',
      key,
      to: { person: ME.person as PersonId },
      said: what,
      thread: nothing,
    } as const,
  })
  const choose = (question: string, key = 'said/1') =>
    ({
      do: 'Choose',
      key,
      fresh: 'said/fresh',
      read: () => ({ said: answered(question, {}), thread: nothing }),
    }) as const
  const events = (state: ReturnType<typeof chat.given>, command: ReturnType<typeof choose>, by = ME) => {
    const decided = chat.when(state, by, command)
    return Array.isArray(decided) ? decided.map(({ did }) => did) : decided.refused
  }

  test('原话和所选的问题送到例句', () => {
    const state = chat.given(said(unsure))
    expect(chat.when(state, ME, choose('会议纪要由谁签发'))).toMatchObject([
      { did: 'Answered' },
      { did: 'Meant', example: { text: '会议什么的', question: '会议纪要由谁签发', label: '会议纪要' } },
    ])
    const decided = chat.when(state, ME, choose('会议纪要由谁签发'))
    expect(JSON.stringify(Array.isArray(decided) ? decided[1] : decided)).not.toContain(ME)
    const event = { did: 'Meant', example: example('会议什么的') } as const
    expect(conversation.consequences(state, chat.record(event, ME, START, 2))).toEqual([
      { case: 'examples/main', command: { do: 'Keep', example: example('会议什么的') } },
    ])
  })

  test.each([
    ['卡片上没有提供的问题', choose('合同哪天前备案')],
    ['已经很久的卡片', choose('会议纪要由谁签发', 'said/0')],
  ])('%s：照常答复，不作例句', (_, command) => {
    expect(events(chat.given(said(unsure)), command)).toEqual(['Answered'])
  })

  test('第二次点选：卡片上已是答复，不再作例句', () => {
    const state = chat.given(said(unsure), said(answered('会议纪要由谁签发', {})))
    expect(events(state, choose('联席会议什么时候开'))).toEqual(['Answered'])
  })

  test('查条款没有找到时的建议不作例句', () => {
    const state = chat.given(said(answered('条款 五（九）', { suggestions: offered })))
    expect(events(state, choose('会议纪要由谁签发'))).toEqual(['Answered'])
  })

  test('别人点不算', () => {
    expect(
      events(chat.given(said(unsure)), choose('会议纪要由谁签发'), { ...OFFICE, person: 'ou_x' as PersonId }),
    ).toBe('NOT_YOUR_QUESTION')
  })
})
