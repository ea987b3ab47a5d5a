import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { type Answer, answer } from '../../src/rules/answer.js'
import { answerRecord } from '../../src/rules/answer-record.js'
import { clausesOf, headingsOver, partsOf, placeOf } from '../../src/rules/clause-number.js'
import { INDEX_WORDS } from '../../src/rules/index-words.js'
import type { ClauseId } from '../../src/rules/rulebook/edition.js'
import { editionFrom, loadEdition } from '../../src/rules/rulebook/editions.js'
import { YANGPU_2021_4 } from '../../src/rules/rulebook/yangpu-2021-4.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const edition = loadEdition('yangpu-2021-4')
const rules = { edition, calendar: loadCalendar(), settings: NOTHING_SET }
const today = '2026-11-22' as CalendarDate
const ask = (text: string): Answer => answer(read(text, { today }), rules)
const found = (text: string): readonly ClauseId[] => ask(text).grounds
const ALL = clausesOf(edition)
const citedAs = (cite: string) => ALL.filter((id) => edition.clause(id).cite === cite)
const under = (...prefixes: string[]) =>
  ALL.filter((id) => prefixes.some((prefix) => id === prefix || id.startsWith(`${prefix}.`)))

describe('五（五）6: by number, exactly what stands under it, in the order of the text', () => {
  test.each([
    ['条款 五（五）6', under('5.5.6')],
    ['条款 五(五)6', under('5.5.6')],
    ['条款 五（五）６', under('5.5.6')],
    ['條款 五（五）6', under('5.5.6')],
    ['条款五（五）6', under('5.5.6')],
    ['条 款 五 （五） 6', under('5.5.6')],
    ['条款：五（五）6。', under('5.5.6')],
    ['查一下条款 五（五）6', under('5.5.6')],
    ['条款 五（五）第6项', under('5.5.6')],
    ['条款 第五部分（五）6', under('5.5.6')],
    ['条款 五、（五）、6', under('5.5.6')],
    ['条款 5.5.6', under('5.5.6')],
    ['条款 5（5）6', under('5.5.6')],
    ['条款 第五部分', under('5.1', '5.2', '5.3', '5.4', '5.5', '5.6')],
    ['条款 第5部分', under('5.1', '5.2', '5.3', '5.4', '5.5', '5.6')],
    ['条款 第五条', under('5.1', '5.2', '5.3', '5.4', '5.5', '5.6')],
    ['条款 五', under('5.1', '5.2', '5.3', '5.4', '5.5', '5.6')],
    ['条款 5.5.6.b', ['5.5.6.b']],
    ['条款 5.5.6.B', ['5.5.6.b']],
    ['条款 五(三)第2段', ['5.3.b']],
    ['条款 五（三）第二段', ['5.3.b']],
    ['条款 五三第2段', ['5.3.b']],
    ['条款 五（三）第2款', ['5.3.b']],
    ['条款 五（三）第5段', ['5.3.e.1', '5.3.e.2']],
    ['条款 五（三）第5段后半', ['5.3.e.2']],
    ['条款 五（五）6第1段', ['5.5.6.a', '5.5.6.b', '5.5.6.c']],
    ['条款 五（五）6第2句', ['5.5.6.b']],
    ['条款 四（三）第1句', ['4.3.a']],
    ['条款 四第1句', ['4.0']],
    ['条款 二第3段', ['2.members', '2.persons']],
    ['条款 四（十）', []],
    ['条款 附件1', ['A.1']],
    ['条款 附件一', ['A.1']],
    ['条款 附件', ['A.1', 'A.2']],
    ['条款 印发通知', ['N.a', 'N.b', 'N.c', 'N.d']],
    ['五（三）第2段原文', ['5.3.b']],
    ['四（二）是怎么写的', ['4.2.a', '4.2.b']],
    ['第四部分原文', under('4.0', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7')],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids)
    expect(ask(text).intent).toBe('clause')
  })

  test.each(ALL.map((id) => [id, edition.clause(id).cite]))('%s is found by its id and as %s', (id, cite) => {
    expect(found(`条款 ${id}`)).toEqual([id])
    const named = found(`条款 ${cite}`)
    expect(named).toContain(id)
    // What the citation names is itself, or what it is divided into.
    const divided = cite === '印发通知' ? under('N') : citedAs(cite)
    expect(named).toEqual(divided)
  })

  test('第1段 is none of 第12段, 五（一） none of 五（十一）', () => {
    expect(placeOf('五（三）第12段')?.paragraph).toBe(12)
    expect(placeOf('五（十一）')?.item).toBe(11)
    expect(found('条款 五（三）第12段')).toEqual([])
    expect(found('条款 五（十一）')).toEqual([])
  })

  test.each(['三方机构', '二类费用', '一网通办', '三个月', '50万', '', '（', '第', '五（三'])(
    '%s is no citation',
    (text) => {
      expect(placeOf(text)).toBeNull()
    },
  )
})

describe('numbers outside the text: that there is no such clause, and what there is', () => {
  test.each([
    ['条款 七（一）', ['“七（一）”', '第一部分至第六部分', '附件'], ['条款']],
    ['条款 0', ['“0”'], ['条款']],
    [
      '条款 五（九）',
      ['“五（九）”', '第五部分之下有五（一）至五（六）'],
      ['条款 第五部分', '条款 五（五）', '条款 五（六）'],
    ],
    [
      '条款 五（五）8',
      ['五（五）之下有五（五）1至五（五）7'],
      ['条款 五（五）', '条款 五（五）6', '条款 五（五）7'],
    ],
    [
      '条款 五（三）第10段',
      ['五（三）之下有五（三）第1段至五（三）第9段'],
      ['条款 五（三）', '条款 五（三）第8段', '条款 五（三）第9段'],
    ],
    [
      '条款 五（五）6第3段',
      ['五（五）6第1段、五（五）6第2段'],
      ['条款 五（五）6', '条款 五（五）6第1段', '条款 五（五）6第2段'],
    ],
    [
      '条款 二（二）',
      ['第二部分之下有二第1段、二第2段、二第3段、二第4段'],
      ['条款 第二部分', '条款 二第3段', '条款 二第4段'],
    ],
    ['条款 附件3', ['附件之下有附件1、附件2'], ['条款 附件', '条款 附件1', '条款 附件2']],
    ['条款 5.9', ['“5.9”', '五（一）至五（六）'], ['条款 第五部分', '条款 五（五）', '条款 五（六）']],
  ])('%s', (text, words, next) => {
    const { conclusion, grounds, suggestions, intent } = ask(text)
    expect(intent).toBe('clause')
    expect(grounds).toEqual([])
    expect(conclusion).toContain('规则中没有')
    for (const word of words) expect(conclusion).toContain(word)
    expect(suggestions.map(({ question }) => question)).toEqual(next)
    for (const question of next) expect(ask(question).conclusion).not.toContain('没有')
  })
})

describe('条款 监理: by word, best first', () => {
  test('how often the clause has the word, then how short it is; under a heading that has it, last', () => {
    expect(found('条款 监理')).toEqual(['5.5.6.b', '5.5.6.d', '5.5.6.a', '5.5.6.c'])
  })

  test('a word that only a heading has finds the clauses under it: 五（六）3 快速通道', () => {
    expect([...found('条款 快速通道')].sort()).toEqual(['5.6.3.a', '5.6.3.b'])
  })

  test('a clause under a heading of the word comes before others that have the word more often', () => {
    const ids = found('条款 备案')
    expect(ids[0]).toBe('5.5.2.a')
    expect(ids.indexOf('5.3.g')).toBeGreaterThan(0)
  })

  test.each([
    '条款 监理 50万',
    '条款 50万 监理',
    '条款 监理、50万',
    '条款 监理50万',
    '条款 监理 五十万',
    '条款　監理　５０萬',
  ])('%s: what has every word comes first', (text) => {
    const { grounds, conclusion } = ask(text)
    expect(grounds[0]).toBe('5.5.6.b')
    expect(grounds).toContain('5.5.6.d')
    expect(grounds).toContain('5.3.a')
    expect(conclusion).toContain('有关的条款共1条')
    expect(conclusion).toContain(`另有${grounds.length - 1}条只涉及其中部分词语`)
  })

  test.each<[string, ClauseId, string]>([
    ['条款 公众号', '5.3.e.1', '两微一端'],
    ['条款 等保', '5.3.g', '等级保护'],
    ['条款 密评', '5.3.g', '密码应用'],
    ['条款 续签', '5.3.d', '招一续二'],
    ['条款 表决', '4.6', '民主集中'],
    ['条款 换届', '2.succession.a', '自然替补'],
    ['条款 三个月', '5.5.1.c', '3个月'],
  ])('%s is what the text calls otherwise, and that is said', (text, id, word) => {
    const { grounds, details } = ask(text)
    expect(grounds).toContain(id)
    expect(details.join()).toContain(`规则的用语是“${word}”`)
  })

  test('a longer phrase finds the clause that shares most of it, and says that it is not the same', () => {
    const { grounds, conclusion } = ask('条款 第三方机构论证估评')
    expect(grounds).toContain('5.3.a')
    expect(conclusion).toContain('没有与“第三方机构论证估评”完全一致的条款')
  })

  test('a figure that is no number of a part is looked for in the text: 条款 400', () => {
    expect(found('条款 400')).toEqual(['5.5.1.b', '5.5.1.c'])
    expect(found('条款 2021')).toEqual(['N.d', 'N.a'])
  })

  test.each<[string, ClauseId[]]>([
    ['条款 10万', ['5.3.e.2']],
    ['条款 0万', []],
    ['条款 3个月', ['5.5.1.c']],
    ['条款 0', []],
  ])('figures count whole: %s', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  test('nothing found: the nearest words of the text to try, each of which finds something', () => {
    const { conclusion, suggestions, grounds } = ask('条款 监理费')
    expect(grounds).toEqual([])
    expect(conclusion).toContain('规则中没有找到“监理费”')
    expect(suggestions[0]?.question).toBe('条款 监理')
    expect(suggestions.length).toBeLessThanOrEqual(3)
    expect(ask('条款 月亮').suggestions.map(({ question }) => question)).toEqual(['条款'])
  })

  test.each(INDEX_WORDS)('the word %s is in the text', (word) => {
    expect(found(`条款 ${word}`).length).toBeGreaterThan(0)
    expect(ask(`条款 ${word}`).conclusion).not.toContain('完全一致')
  })

  test('a question that begins with 条款 is answered as a question, a sentence is not looked up', () => {
    expect(ask('条款里有没有规定监理费由谁出').suggestions.map(({ question }) => question)).not.toContain(
      '条款 监理',
    )
    expect(read('条款里有没有规定到几家单位能开会', { today }).lookup).toBeNull()
    expect(read(`条款 ${'很长的一段话'.repeat(8)}`, { today }).lookup).toBeNull()
    expect(read('50万', { today }).lookup).toBeNull()
    expect(read('五十万的项目', { today }).lookup).toBeNull()
  })

  test('whatever is typed: only clauses of the text, each once', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...Array.from('五六七（）()第段句条款附件监理备案0159 、.b万')),
      maxLength: 14,
    })
    fc.assert(
      fc.property(typed, (text) => {
        const ids = found(`条款 ${text}`)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(ALL).toContain(id)
      }),
    )
  })
})

describe('条款 alone: the parts of the document', () => {
  test.each(['条款', '条款。', '條款', '条款目录', '目录', '规则全文'])('%s', (text) => {
    const { intent, grounds, details, conclusion } = ask(text)
    expect({ intent, grounds }).toEqual({ intent: 'clause', grounds: [] })
    expect(conclusion).toContain('共103条')
    for (const line of ['五、项目管理程序：63条', '附件：2条', '印发通知：4条'])
      expect(details).toContain(line)
  })

  test('the parts together are the whole text', () => {
    expect(partsOf(edition).reduce((sum, { clauses }) => sum + clauses, 0)).toBe(103)
    expect(partsOf(edition).flatMap(({ cite }) => found(`条款 ${cite}`))).toEqual(ALL)
  })
})

describe('headings', () => {
  const published = readFileSync(new URL('yangpu-2021-4.txt', import.meta.url), 'utf8').replace(/\s/g, '')

  test.each(edition.headings.map(({ cite, title }) => [cite, title]))(
    '%s %s stands in the published text before its clauses',
    (cite, title) => {
      const last = /(?:（.）|\d|.)$/.exec(cite)?.[0] ?? ''
      const heading = `${last}${/^[\d]$/.test(last) ? '.' : last.startsWith('（') ? '' : '、'}${title}`
      const [first] = found(`条款 ${cite}`)
      const clause = first ? edition.clause(first).text.slice(0, 12) : ''
      expect(published).toContain(heading)
      expect(published.indexOf(heading)).toBeLessThan(published.indexOf(clause, published.indexOf(heading)))
    },
  )

  test('a clause stands under its headings, the widest first', () => {
    expect(headingsOver('5.5.6.b', edition).map(({ title }) => title)).toEqual([
      '项目管理程序',
      '项目实施',
      '项目监理',
    ])
    expect(headingsOver('A.1', edition)).toEqual([])
  })
})

describe('another edition', () => {
  const { map: _none, ...reference } = { ...structuredClone(YANGPU_2021_4), map: undefined }
  const clauses = reference.clauses
    .filter(({ id }) => id !== '4.6')
    .map((clause) => (clause.id === '4.3.a' ? { ...clause, cite: '四（八）第1句' } : clause))
  const other = editionFrom({ ...reference, id: 'next', headings: [], clauses, map: { '4.6': 'absent' } })
  const inOther = (text: string) => answer(read(text, { today }), { ...rules, edition: other }).grounds

  test('its own numbers count, in its own order; what it lacks is not found', () => {
    expect(inOther('条款 四（八）')).toEqual(['4.3.a'])
    expect(inOther('条款 四（六）')).toEqual([])
    expect(clausesOf(other)).toHaveLength(102)
  })

  test('without headings the words of the text alone count', () => {
    expect(inOther('条款 监理')).toEqual(['5.5.6.b', '5.5.6.d', '5.5.6.a'])
  })
})

test('ask --jsonl: intent and clauses in order', () => {
  expect(answerRecord('条款 五（五）6', ask('条款 五（五）6'), edition)).toMatchObject({
    intent: 'clause',
    routes: [],
    ask: null,
    clauses: ['5.5.6.a', '5.5.6.b', '5.5.6.c', '5.5.6.d'],
    deadline: null,
  })
})
