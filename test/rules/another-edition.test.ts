import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { type Answer, answer } from '../../src/rules/answer.js'
import { textOf } from '../../src/rules/answer-text.js'
import type { Reading } from '../../src/rules/facts.js'
import type { RulesInForce } from '../../src/rules/in-force.js'
import { CLAUSE_IDS, editionFrom, loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { TOPICS, type TopicId } from '../../src/rules/topics/all.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'
import { invented, REFERENCE_ID } from './invented-edition.js'

const edition = editionFrom(invented())
const today = '2027-02-01' as CalendarDate
const under = (of = edition): RulesInForce => ({
  edition: of,
  calendar: loadCalendar(),
  settings: NOTHING_SET,
})
const ask = (q: string, of = edition) => answer(read(q, { today }), under(of))
const on = (topic: TopicId): Answer => {
  const reading: Reading = {
    ...read('', { today }),
    intent: 'clause',
    facts: {},
    topic,
    lookup: null,
    deadline: null,
    remarks: [],
    suggestions: [],
  }
  return answer(reading, under())
}

/** Everything the bot itself says; the clauses verbatim are not its words. */
const said = (answered: Answer): string[] => [
  answered.conclusion,
  ...answered.details,
  ...[...answered.steps, ...answered.duties].map(({ text }) => text),
  ...answered.counting,
  ...answered.interpretation,
  ...answered.presumptions,
  ...(answered.ask ? [answered.ask.question, ...answered.ask.options.map(({ label }) => label)] : []),
]

/** Figures of the reference edition that the invented one does not have. The document it abolishes may be named. */
const OLD =
  /(?<!\d)(?:50|200|400|10)万|(?<!\d)14家|(?<!\d)[78]家|(?<!\d)10个工作日|(?<!\d)[36]个月|半年|(?<!\d)6月启动|(?<!\d)5月启动|7月至9月|半数|〔2019〕/
/** What is left of all units is a difference, no figure of a text. */
const stray = (answered: Answer) => said(answered).filter((line) => OLD.test(line.replace(/其余\d+家/g, '')))

const questions = readdirSync('test/eval')
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(`test/eval/${name}`, 'utf8').trim().split('\n'))
  .map((line) => (JSON.parse(line) as { q: string }).q)
/** Those that name no number themselves: whatever figure the answer has is the bot's own. */
const withoutNumbers = [...new Set(questions)].filter(
  (q) => !/[\d０-９零一二两三四五六七八九十百千万半壹贰叁伍]/.test(q.replace(/招一续二|两微一端|一网/g, '')),
)

describe('no figure of the reference edition is left in what the bot says under another', () => {
  test('questions that name no number', () => {
    expect(withoutNumbers.length).toBeGreaterThan(250)
    const found = withoutNumbers.flatMap((q) => stray(ask(q)).map((line) => `${q} → ${line}`))
    expect(found).toEqual([])
  })

  test('every topic', () => {
    const ids = Object.keys(TOPICS) as TopicId[]
    expect(ids.flatMap((id) => stray(on(id)).map((line) => `${id} → ${line}`))).toEqual([])
  })

  test('amounts at and around every edge, of every kind', () => {
    const amounts = [20, 30, 31, 59, 60, 61, 99, 100, 101, 299, 300, 301, 777]
    const kinds = [
      '的项目',
      '的新建项目',
      '的运维项目',
      '的纯软件项目，要监理吗',
      '要公开招标吗',
      '的公众号',
      '上级已批',
    ]
    const asked = amounts.flatMap((amount) => kinds.map((kind) => `${amount}万${kind}`))
    expect(asked.flatMap((q) => stray(ask(q)).map((line) => `${q} → ${line}`))).toEqual([])
  })

  test('the pattern finds such figures: the reference edition is full of them', () => {
    const reference = loadEdition(REFERENCE_ID)
    const full = withoutNumbers.filter((q) => stray(ask(q, reference)).length > 0)
    expect(full.length).toBeGreaterThan(50)
  })
})

describe('answers follow the numbers of the edition', () => {
  test.each([
    ['29万的项目', ['5.3.a']],
    ['30万的项目', ['5.3.a']],
    ['30.01万的项目', ['5.3.b']],
    ['99.99万的硬件项目', ['5.3.b']],
    ['100万的硬件项目', ['5.3.c']],
    ['100万的纯软件开发项目', ['5.3.b']],
  ])('%s', (q, routes) => {
    expect(ask(q).routes).toEqual(routes)
  })

  test.each([
    ['299万要公开招标吗', '未达到300万元（含）'],
    ['300万要公开招标吗', '必须公开招标'],
    ['60万的新建项目要监理吗', '未超过60万元'],
    ['61万的新建项目要监理吗', '须委托工程监理单位'],
    ['到几家能开会', '到会10家及以上即达到'],
    ['联席会议有多少家成员单位', '15家'],
    ['合同签了以后多久要备案', '15个工作日'],
    ['申报什么时候开始', '每年4月'],
  ])('%s: %s', (q, words) => {
    expect(said(ask(q)).join()).toContain(words)
  })

  test('10家 is enough, 9家 is not; there is no half to confirm', () => {
    expect(ask('到了10家能开会吗').conclusion).toContain('已达到法定到会数')
    expect(ask('到了9家能开会吗').conclusion).toContain('未达到')
  })

  test('periods are counted with its numbers', () => {
    expect(ask('合同2026年9月24日生效，最晚哪天备案').deadline).toBe('2026-10-22')
    expect(ask('预算2026年3月10日下达，最晚哪天启动采购').deadline).toBe('2026-05-11')
    expect(ask('2026年9月15日确认暂停，什么时候可以再报').deadline).toBe('2027-06-16')
  })

  test('the buttons of a question carry its edges', () => {
    const { ask: asked } = ask('我们想报个项目')
    expect(asked?.options.map(({ label }) => label)).toEqual([
      '不超过30万元（含）',
      '30万元（不含）至100万元（不含）',
      '达到100万元（含）以上',
    ])
  })

  test('citations and the document are its own', () => {
    const answered = ask('80万的项目走什么流程')
    expect(answered).toMatchObject({ docNo: '虚构〔2027〕1号', grounds: expect.arrayContaining(['5.3.b']) })
    const text = textOf(answered, edition)
    expect(text).toContain('六（三）第2段：建设金额在30万元（不含）至100万元（不含）间的')
    expect(text).not.toContain('五（三）')
  })

  test.each(['条款', '条款 五（三）', '条款 量子'])(
    '%s: the number given as an example is one of its own',
    (q) => {
      const lines = [...said(ask(q)), ...ask(q).suggestions.map(({ label }) => label)].join()
      expect(lines.replace('“五（三）”', '')).not.toContain('五（三）')
    },
  )

  test('its clauses are found by its own numbers', () => {
    expect(ask('条款 六（三）').grounds).toContain('5.3.a')
    expect(ask('条款 七（一）').grounds).toEqual(['6.1'])
  })
})

describe('a clause that the edition does not have', () => {
  test('is said to be absent where the answer stands on it, and nothing else is made up', () => {
    const answered = ask('等保测评费单独报怎么办')
    expect(answered.conclusion).toBe(
      '《议事规则》（虚构〔2027〕1号）没有这方面的条款（原规则杨府办发〔2021〕4号五（三）第7段在本版无对应条款），如何办理请联系联席会议办公室',
    )
    expect(answered).toMatchObject({ routes: [], ask: null, steps: [], duties: [], deadline: null })
  })

  test('inside another matter only its own part is left out, and that is said', () => {
    const answered = ask('80万的系统，其中等保测评8万')
    expect(answered.routes).toEqual(['5.3.b'])
    expect(answered.duties.map(({ clause }) => clause)).not.toContain('5.3.g')
    expect(answered.interpretation.join()).toContain('五（三）第7段在本版无对应条款')
  })

  test('a cap that fell is not spoken of', () => {
    const text = said(ask('20万的公众号')).join()
    expect(text).toContain('先经区委网信办备案同意')
    expect(text).not.toContain('原则上不超过')
  })

  test('no answer of the question set rests on it', () => {
    const resting = questions.filter((q) => ask(q).grounds.some((id) => !edition.has(id)))
    expect(resting).toEqual([])
    expect(CLAUSE_IDS.filter((id) => !edition.has(id))).toEqual(['5.3.e.2', '5.3.g'])
  })
})
