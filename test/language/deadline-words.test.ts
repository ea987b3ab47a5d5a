import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import type { DeadlineQuestion, FactName } from '../../src/rules/facts.js'

const today = '2026-11-22' as CalendarDate
const asked = (text: string, before: DeadlineQuestion | null = null, fact: FactName | null = null) =>
  read(text, { today, deadline: before, asked: fact }).deadline

describe('which date of the rules, and from which day', () => {
  test.each([
    ['合同9月15日签，9月18日生效，备案截止哪天', 'contractFiling', '2026-09-18'],
    ['合同9月18日生效，9月15日就签了，备案截止哪天', 'contractFiling', '2026-09-18'],
    ['主管部门批了才生效，批下来是8月17，合同7月30就签了，最晚几号备案', 'contractFiling', '2026-08-17'],
    ['合同8月3号生效，说错了，是8月13号，备案截止', 'contractFiling', '2026-08-13'],
    ['合同不是9月15日签的，是9月18日，备案最晚哪天', 'contractFiling', '2026-09-18'],
    ['招一续二第二年合同打算12月1日签，最迟哪天备案', 'renewalFiling', '2026-12-01'],
    ['招一续二第二年合同12月1日生效，生效后最迟哪天备案', 'contractFiling', '2026-12-01'],
    ['经费7月1日下达，最晚什么时候启动采购', 'procurementStart', '2026-07-01'],
    ['经费7月1日下达，到哪天满半年会被叫停', 'procurementStop', '2026-07-01'],
    ['项目9月15日被暂停，满180天也就是3月14日能再报吗', 'reapplication', '2026-09-15'],
    ['经费7月1日下达，合同9月24日签的，备案最晚哪天', 'contractFiling', '2026-09-24'],
    ['合同9月24日生效', 'contractFiling', '2026-09-24'],
  ])('%s: %s from %s', (text, kind, date) => {
    expect(asked(text)).toMatchObject({ kind, date, others: [] })
  })

  test('two dates of the rules in one question', () => {
    expect(asked('经费7月1日下达，合同9月24日签的，采购和备案分别最晚哪天')).toMatchObject({
      kind: 'procurementStart',
      date: '2026-07-01',
      others: [{ kind: 'contractFiling', date: '2026-09-24' }],
    })
  })

  test('which of several days is 下达 is not decided: the earlier first, the later as well', () => {
    expect(asked('下达文件落款7月1日，钱7月10日到账，采购期限到哪天')).toMatchObject({
      kind: 'procurementStart',
      date: '2026-07-01',
      others: [{ kind: 'procurementStart', date: '2026-07-10' }],
    })
  })

  test.each(['合同9月24日签的，现在想变更建设内容怎么办', '9月24日验收的，结果最晚哪天报', '9月24日'])(
    '%s asks for no date of the rules',
    (text) => {
      expect(read(text, { today }).intent).not.toBe('deadline')
    },
  )
})

describe('the day held against the period', () => {
  test.each([
    ['合同9月24日签的，10月20日备案晚不晚', '2026-09-24', '2026-10-20'],
    ['从9月24日到10月15日合同备案一共几个工作日', '2026-09-24', '2026-10-15'],
    ['合同11月16号生效，今天是第几个工作日', '2026-11-16', '2026-11-22'],
    ['合同11月16日签的，备案还剩几天', '2026-11-16', '2026-11-22'],
    ['合同10月29生效到现在没送备案，是不是超了', '2026-10-29', '2026-11-22'],
    ['合同9月24日签的，备案最晚哪天', '2026-09-24', null],
  ])('%s', (text, date, act) => {
    expect(asked(text)).toMatchObject({ date, act })
  })

  test.each([
    ['经费5月6日下达没启动，也没人打过报告，会被停吗', false],
    ['经费5月6日下达没启动，说明过原因了，会被停吗', true],
    ['经费5月6日下达没启动，会被停吗', null],
  ])('%s: explained %s', (text, explained) => {
    expect(asked(text)?.explained).toBe(explained)
  })
})

describe('a date question goes on', () => {
  const open = asked('合同备案截止是哪天')
  const filing = asked('合同2026年9月24日生效，备案最晚哪天')
  const start = asked('经费2026年6月30日下达，最晚什么时候启动采购')

  test('the date asked back for may come bare, in a sentence, or not be one', () => {
    expect(open).toMatchObject({ kind: 'contractFiling', date: null })
    expect(asked('9月24日', open, 'date')).toMatchObject({ kind: 'contractFiling', date: '2026-09-24' })
    expect(asked('24号', open, 'date')).toMatchObject({ date: '2026-11-24' })
    expect(asked('是上个月20号', open, 'date')).toMatchObject({ date: '2026-10-20' })
    expect(asked('2月30日', open, 'date')).toMatchObject({ date: null, unclear: [{ impossible: true }] })
    expect(asked('6月30日', asked('经费下达后半年是哪天'), 'date')).toMatchObject({
      kind: 'procurementStop',
      date: '2026-06-30',
    })
  })

  test.each([
    ['那30号签呢', filing, 'contractFiling', '2026-09-30'],
    ['如果是10月8日生效呢', filing, 'contractFiling', '2026-10-08'],
    ['还剩几天', filing, 'contractFiling', '2026-09-24'],
    ['今天备案晚不晚', filing, 'contractFiling', '2026-09-24'],
    ['那半年呢', start, 'procurementStop', '2026-06-30'],
    ['那启动采购呢', filing, 'procurementStart', null],
    ['合同9月30日签的', start, 'contractFiling', '2026-09-30'],
  ])('%s', (text, before, kind, date) => {
    expect(asked(text, before)).toMatchObject({ kind, date })
  })

  test('another matter does not', () => {
    expect(asked('要监理吗', filing)).toBeNull()
    expect(asked('那验收呢', filing)).toBeNull()
  })
})
