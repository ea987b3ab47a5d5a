import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRosterFile } from '../../src/bot/roster-file.js'
import { Fault } from '../../src/domain/fault.js'
import { YANGPU_2021_4 } from '../../src/rules/rulebook/yangpu-2021-4.js'

/** 二第3段第1句, cut at the 、 outside brackets. */
const UNITS = (YANGPU_2021_4.clauses.find((clause) => clause.id === '2.members')?.text ?? '')
  .replace(/^联席会议由|等成员单位组成。$/g, '')
  .split(/、(?![^（]*）)/)

const seat = (unit: string, leader = 'ou_m1', liaisons: object[] = []) => ({
  unit,
  leader: { openId: leader, title: '分管领导' },
  liaisons,
})
const least = (over: object = {}) => ({
  committee: '杨浦区电子政务联席会议',
  rulebook: 'yangpu-2021-4',
  chair: { openId: 'ou_chair', title: '区政府分管副区长' },
  office: [{ openId: 'ou_office', title: '联席会议办公室' }],
  members: [seat('区财政局')],
  ...over,
})
const read = (roster: unknown) => readRosterFile(JSON.stringify(roster), 'roster.json', () => UNITS)

function faultOf(roster: unknown): string {
  try {
    readRosterFile(typeof roster === 'string' ? roster : JSON.stringify(roster), 'roster.json', () => UNITS)
  } catch (error) {
    if (error instanceof Fault && error.code === 'BAD_ROSTER') return error.message
    throw error
  }
  throw new Error('no fault')
}

describe('config/roster.json', () => {
  const roster = readRosterFile(readFileSync('config/roster.json', 'utf8'), 'config/roster.json', () => UNITS)

  test('has the 14 units of the rules, in their order', () => {
    expect(UNITS).toHaveLength(14)
    expect(roster.members.map(({ unit }) => unit)).toEqual(UNITS)
    expect(roster.members.map(({ leader }) => leader.openId)).toEqual(
      UNITS.map((_, i) => `ou_m${String(i + 1).padStart(2, '0')}`),
    )
    expect(roster.members.find(({ unit }) => unit === '区财政局')).toMatchObject({
      leader: { openId: 'ou_m09' },
      liaisons: [{ openId: 'ou_m09l' }],
    })
  })

  test('nobody is entered under two roles', () => {
    const people = [
      roster.chair,
      ...roster.office,
      ...roster.members.flatMap(({ leader, liaisons }) => [leader, ...liaisons]),
      ...roster.applicants.flatMap((applicant) => applicant.people),
    ].map(({ openId }) => openId)
    expect(new Set(people).size).toBe(people.length)
    expect(people).toEqual(
      expect.arrayContaining(['ou_chair', 'ou_office2', 'ou_m14l', 'ou_app1', 'ou_app2', 'ou_app3']),
    )
  })
})

test('the least that is needed', () => {
  expect(read(least())).toMatchObject({ applicants: [], members: [{ unit: '区财政局', liaisons: [] }] })
})

test('a byte order mark, as Windows editors write it, does no harm', () => {
  expect(readRosterFile(`\uFEFF${JSON.stringify(least())}`, 'roster.json', () => UNITS).office).toHaveLength(
    1,
  )
})

describe('BAD_ROSTER', () => {
  test('all faults in one message, with where they are', () => {
    const message = faultOf(
      least({
        phone: '1',
        office: [],
        chair: { openId: 'chair', title: '区政府分管副区长', mobile: '2' },
        applicants: [{ unit: '区卫生健康委', kind: '企业' }],
      }),
    )
    expect(message).toContain('roster.json 有 5 处需要改正')
    expect(message).toContain('文件 有未知的键「phone」')
    expect(message).toContain('chair 有未知的键「mobile」')
    expect(message).toContain('chair.openId 格式不正确')
    expect(message).toContain('office 不能为空')
    expect(message).toContain('applicants.0.kind 只能是 行政机关、事业单位、参照单位 之一')
  })

  test.each(['', '{', 'null', '[]'])('%j is no roster', (text) => {
    expect(faultOf(text)).toContain('roster.json')
  })

  test('a unit that has no seat in the rules is named', () => {
    expect(faultOf(least({ members: [seat('区财政局'), seat('区教育局', 'ou_m2')] }))).toContain(
      '成员单位「区教育局」不在规则所列的 14 家之内',
    )
    expect(faultOf(least({ members: [seat('财政局')] }))).toContain('「财政局」')
  })

  test('a unit twice', () => {
    expect(faultOf(least({ members: [seat('区财政局'), seat('区财政局', 'ou_m2')] }))).toContain(
      '成员单位「区财政局」重复',
    )
    const twice = ['区卫生健康委', '区卫生健康委'].map((unit) => ({ unit, kind: '行政机关' }))
    expect(faultOf(least({ applicants: twice }))).toContain('申报单位「区卫生健康委」重复')
  })

  test('one person twice in a list', () => {
    const person = { openId: 'ou_x', title: '联络员' }
    expect(faultOf(least({ members: [seat('区财政局', 'ou_m1', [person, person])] }))).toContain(
      '「区财政局」的联络员中 ou_x 重复',
    )
  })

  const library = (over: object) => ({ unit: '杨浦区图书馆', kind: '事业单位', ...over })

  test('a 事业单位 names its supervisor, a unit of the roster', () => {
    expect(faultOf(least({ applicants: [library({})] }))).toContain('未写主管部门')
    expect(faultOf(least({ applicants: [library({ supervisor: '区教育局' })] }))).toContain(
      '「区教育局」不在',
    )
    expect(faultOf(least({ applicants: [library({ supervisor: '杨浦区图书馆' })] }))).toContain(
      '不能是它自己',
    )
    expect(faultOf(least({ applicants: [library({ kind: '行政机关', supervisor: '区财政局' })] }))).toContain(
      '只有事业单位',
    )
  })

  test('the supervisor may be a member or an applicant', () => {
    const office = { unit: '区卫生健康委', kind: '行政机关' }
    expect(read(least({ applicants: [library({ supervisor: '区财政局' })] })).applicants).toHaveLength(1)
    expect(
      read(least({ applicants: [office, library({ supervisor: '区卫生健康委' })] })).applicants,
    ).toHaveLength(2)
  })
})

test('one leader may be in charge of two units', () => {
  const roster = read({ ...least(), members: [seat('区财政局'), seat('区审计局')] })
  expect(roster.members.map(({ leader }) => leader.openId)).toEqual(['ou_m1', 'ou_m1'])
})
