import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../src/domain/fault.js'
import { editionFrom, loadEdition } from '../../src/rules/rulebook/editions.js'
import { YANGPU_2021_4 } from '../../src/rules/rulebook/yangpu-2021-4.js'

const published = readFileSync(new URL('yangpu-2021-4.txt', import.meta.url), 'utf8')
const BRACKETS: Record<string, string> = { '(': '（', ')': '）', ';': '；', ',': '，' }
const normal = (text: string) => text.replace(/\s/g, '').replace(/[();,]/g, (mark) => BRACKETS[mark] ?? mark)

/** Headings and numbers of the published text, in order: all that is no clause. */
const HEADINGS = `一、总则（一）|（二）|（三）|二、联席会议组成|三、联席会议主要职责-（一）|-（二）|-（三）|（四）|（五）|四、联席会议议事制度|（一）|（二）|（三）|（四）|（五）|（六）|（七）|五、项目管理程序（一）项目申报1.申报时间|2.申报材料|（二）项目审核依据|1.|2.|3.|4.|5.|（三）项目区分及对应流程|（四）联席会议审核1.项目审核|2.项目后备|3.项目暂停|4.二类费用|（五）项目实施1.项目采购（招投标）|2.项目备案|3.项目责任制|4.过程监管|5.项目变更|6.项目监理|7.项目验收|（六）绩效评价及其他1.绩效评价|2.年中评审|3.快速通道|六、其他（一）|（二）|（三）|-附件：1.|2.`

describe('the reference edition is the published text', () => {
  test('its clauses occur in order, and all between them are the headings and numbers', () => {
    const text = normal(published)
    const between: string[] = []
    let at = 0
    for (const clause of YANGPU_2021_4.clauses) {
      const words = normal(clause.text)
      const start = text.indexOf(words, at)
      expect(start, `${clause.id} does not follow in the published text`).toBeGreaterThanOrEqual(at)
      if (start > at) between.push(text.slice(at, start))
      at = start + words.length
    }
    expect(text.length).toBe(4876)
    expect(at).toBe(text.length)
    expect(between.join('|')).toBe(HEADINGS)
  })

  test('there are 103 clauses, each with an id of its own', () => {
    expect(YANGPU_2021_4.clauses).toHaveLength(103)
    expect(new Set(YANGPU_2021_4.clauses.map(({ id }) => id)).size).toBe(103)
  })

  test('2.members: the 14 seats are the units of the sentence, brackets kept whole', () => {
    const edition = loadEdition('yangpu-2021-4')
    const { seats } = edition
    expect(seats).toHaveLength(14)
    expect(edition.clause('2.members').text).toBe(`联席会议由${seats.join('、')}等成员单位组成。`)
    const persons = edition.clause('2.persons').text
    expect(seats.filter((unit) => !persons.includes(unit))).toEqual([])
  })

  test.each(Object.values(YANGPU_2021_4.parameters))('$name stands in clause $clause', (parameter) => {
    const { text } = loadEdition('yangpu-2021-4').clause(parameter.clause)
    const words: Record<string, (value: number) => string[]> = {
      分: (value) => [`${value / 1_000_000}万元`],
      工作日: (value) => [`${value}个工作日`],
      月: (value) => (value === 6 ? ['半年'] : [`${value}个月`]),
      次: (value) => [`${'零一两三'[value]}次`],
      年次: (value) => [`第${'零一二三'[value]}`],
      月份: (value) => [`${value}月`],
    }
    const expected = 'value' in parameter ? (words[parameter.unit]?.(parameter.value) ?? []) : ['半数以上']
    expect(
      expected.some((word) => text.includes(word)),
      `${expected.join()} in ${text}`,
    ).toBe(true)
  })
})

describe('loading an edition', () => {
  const { map: _none, ...reference } = { ...structuredClone(YANGPU_2021_4), map: undefined }
  const faultOf = (data: unknown) => {
    try {
      editionFrom(data)
    } catch (error) {
      return error as Fault
    }
    return null
  }

  test('an unknown id is refused and the known ones are named', () => {
    expect(() => loadEdition('yangpu-2019-15')).toThrow(Fault)
    expect(() => loadEdition('yangpu-2019-15')).toThrow('yangpu-2021-4')
  })

  test('an edition that renames a clause is found by its map, without a change of code', () => {
    const clauses = reference.clauses.map((clause) =>
      clause.id === '4.6' ? { ...clause, id: '4.8' } : clause,
    )
    const edition = editionFrom({ ...reference, id: 'next', clauses, map: { '4.6': '4.8' } })
    expect(edition.clause('4.6')).toMatchObject({ id: '4.8', cite: '四（六）' })
    expect(edition.has('4.6')).toBe(true)
  })

  test('an edition without a clause says so where it is cited', () => {
    const clauses = reference.clauses.filter(({ id }) => id !== '5.6.3.b')
    const edition = editionFrom({ ...reference, id: 'next', clauses, map: { '5.6.3.b': 'absent' } })
    expect(edition.has('5.6.3.b')).toBe(false)
    expect(edition.clause('5.6.3.b').text).toBe('本版规则没有对应的条款。')
  })

  test('a clause that is neither there nor mapped is a fault', () => {
    const clauses = reference.clauses.filter(({ id }) => id !== '5.6.3.b')
    expect(faultOf({ ...reference, clauses })).toMatchObject({ code: 'BAD_RULEBOOK' })
    expect(faultOf({ ...reference, clauses })?.message).toContain('5.6.3.b')
  })

  test('a map of an id that the reference does not have is a fault', () => {
    expect(faultOf({ ...reference, map: { '9.9': 'absent' } })?.message).toContain('9.9')
  })

  test('the same clause twice, a wrong basis and a gap between the amount bands are named together', () => {
    const [first] = reference.clauses
    const { parameters } = reference
    const message = faultOf({
      ...reference,
      clauses: [...reference.clauses, first],
      parameters: {
        ...parameters,
        infoCap: { ...parameters.infoCap, clause: '7.1' },
        softwareFrom: { ...parameters.softwareFrom, value: 250_000_000 },
      },
    })?.message
    expect(message).toContain('重复')
    expect(message).toContain('7.1')
    expect(message).toContain('没有归属')
  })

  test('data of another shape is a fault, not a crash', () => {
    expect(faultOf({ id: 'x' })).toMatchObject({ code: 'BAD_RULEBOOK' })
  })
})
