import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import type { Fault } from '../../src/domain/fault.js'
import { editionsFrom } from '../../src/rules/rulebook/editions.js'
import { editionNamed, editionOn } from '../../src/rules/rulebook/succession.js'
import { INVENTED_ID, INVENTED_TEXT, invented, REFERENCE_ID } from './invented-edition.js'

const day = (text: string) => text as CalendarDate
const file = (name: string, changes: object = {}) => ({ file: name, text: JSON.stringify(invented(changes)) })
const faultOf = (...files: { file: string; text: string }[]): string => {
  try {
    editionsFrom(files)
  } catch (error) {
    expect((error as Fault).code).toBe('BAD_RULEBOOK')
    return (error as Fault).message
  }
  return ''
}

describe('the edition in force on a day', () => {
  const editions = editionsFrom([
    { file: 'invented.json', text: INVENTED_TEXT },
    file('third.json', { id: 'invented-2029', supersedes: INVENTED_ID, inForceFrom: '2029-03-01' }),
  ])

  test.each([
    ['2020-01-01', REFERENCE_ID],
    ['2026-12-31', REFERENCE_ID],
    ['2027-01-01', INVENTED_ID],
    ['2029-02-28', INVENTED_ID],
    ['2029-03-01', 'invented-2029'],
  ])('on %s it is %s, whichever of the line the roster names', (on, id) => {
    for (const first of editions.keys()) expect(editionOn(editions, first, day(on)).id).toBe(id)
  })

  test('an edition that supersedes none is in force only where the roster names it', () => {
    const apart = editionsFrom([file('apart.json', { id: 'apart', supersedes: undefined })])
    expect(editionOn(apart, REFERENCE_ID, day('2030-01-01')).id).toBe(REFERENCE_ID)
    expect(editionOn(apart, 'apart', day('2020-01-01')).id).toBe('apart')
  })

  test('an unknown edition is refused and the known ones are named', () => {
    expect(() => editionNamed(editions, 'yangpu-2019-15')).toThrow(
      /yangpu-2019-15.*yangpu-2021-4、invented-2027-1、invented-2029/,
    )
  })
})

describe('editions that do not fit together', () => {
  test('a predecessor that is not there', () => {
    expect(faultOf(file('a.json', { supersedes: 'yangpu-2019-15' }))).toContain(
      'a.json：supersedes 所写的“yangpu-2019-15”不是已有的规则版本',
    )
  })

  test('a line that leads back to itself is named on each of its editions, and the reading ends', () => {
    const message = faultOf(
      file('a.json', { id: 'a', supersedes: 'b' }),
      file('b.json', { id: 'b', supersedes: 'a' }),
      file('c.json', { id: 'c', supersedes: 'c' }),
    )
    for (const name of ['a', 'b', 'c']) expect(message).toContain(`${name}.json：版本的接续成环`)
  })

  test('two successors of one edition: both are named, once', () => {
    const message = faultOf(
      file('a.json', { id: 'a' }),
      file('b.json', { id: 'b', inForceFrom: '2028-01-01' }),
    )
    expect(message).toContain('有 1 处需要改正：\n1. b.json：与“a”都写明接续“yangpu-2021-4”')
  })

  test.each([
    ['the same day', '2021-09-16', true],
    ['the day after', '2021-09-17', false],
    ['a year before', '2020-09-16', true],
  ])('in force from %s', (_, inForceFrom, bad) => {
    expect(faultOf(file('a.json', { inForceFrom })).includes('日期不能倒退')).toBe(bad)
  })

  test('an id that is taken, by the program or by another file', () => {
    expect(faultOf(file('a.json', { id: REFERENCE_ID, supersedes: undefined }))).toContain(
      'a.json：id“yangpu-2021-4”已被使用（程序自带）',
    )
    expect(faultOf(file('a.json'), file('b.json'))).toContain('b.json：id“invented-2027-1”已被使用（a.json）')
  })

  test('all faults of all files stand in one message, each with its file', () => {
    const message = faultOf(
      { file: 'broken.json', text: '{' },
      file('dates.json', { id: 'Big', inForceFrom: '2027-02-30' }),
      file('more.json', { id: 'more', extra: 1, title: '' }),
      file('line.json', { id: 'line', supersedes: 'nobody' }),
    )
    for (const part of [
      'broken.json：不是有效的 JSON',
      'dates.json：id 只能由小写字母、数字和连字符组成',
      'dates.json：inForceFrom 不是有效日期',
      'more.json：文件 有未知的键“extra”',
      'line.json：supersedes',
    ])
      expect(message).toContain(part)
    expect(message).toContain('有 6 处需要改正')
  })
})

describe('numbers and numbering of another edition', () => {
  const { parameters, map, clauses } = invented() as {
    parameters: Record<string, object>
    map: Record<string, string>
    clauses: { id: string; text: string }[]
  }

  test('a number whose clause is absent is left out; given all the same it is a fault', () => {
    const infoCap = { name: '上限', unit: '分', value: 1, inclusive: true, clause: '5.3.e.2' }
    expect(faultOf(file('a.json', { parameters: { ...parameters, infoCap } }))).toContain(
      '参数 infoCap 所依据的 5.3.e.2 在 map 中写为 absent，请删去该参数',
    )
  })

  test('a number that is missing though its clause is there is a fault', () => {
    const { contractFiling: _left, ...rest } = parameters
    expect(faultOf(file('a.json', { parameters: rest }))).toContain('缺少参数 contractFiling（合同备案期限')
  })

  test('without the bands of 五（三） or the quorum there is no edition', () => {
    const { quorum: _left, ...rest } = parameters
    const changed = { parameters: rest, map: { ...map, '4.3.a': 'absent' } }
    expect(faultOf(file('a.json', changed))).toContain(
      '参数 quorum（到会成员单位）所依据的 4.3.a 不能写 absent',
    )
  })

  test('a shift that was written for one clause and forgotten for the next is found', () => {
    const { '6.3.a': _left, ...rest } = map
    expect(faultOf(file('a.json', { map: rest }))).toContain(
      '本版的 6.3.a 在 map 中对应基准版本的 5.3.a，基准版本的 6.3.a 因此也须在 map 中写明',
    )
  })

  test('a map to a clause that is not there names both', () => {
    expect(faultOf(file('a.json', { map: { ...map, '4.6': '4.9' } }))).toContain('map 中 4.6 对应的 4.9 不在')
  })

  test('the invented text says of itself that it is invented, and fits the schema', () => {
    expect(INVENTED_TEXT).toContain('虚构')
    expect(clauses.length).toBe(102)
    expect(editionsFrom([{ file: 'a.json', text: INVENTED_TEXT }]).get(INVENTED_ID)?.seats).toHaveLength(15)
  })
})
