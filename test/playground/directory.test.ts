import { describe, expect, test } from 'vitest'
import { directoryFromRoster, type RosterFile, STRANGER } from '../../playground/emulator/directory.js'

const person = (openId: string, title: string, name?: string) => ({
  openId,
  title,
  ...(name ? { name } : {}),
})
const roster = (more: Partial<RosterFile> = {}): RosterFile => ({
  chair: person('ou_chair', '区政府分管副区长'),
  office: [person('ou_office', '联席会议办公室')],
  members: [
    { unit: '区财政局', leader: person('ou_m1', '分管领导'), liaisons: [person('ou_m1l', '联络员')] },
  ],
  groupChat: 'oc_group',
  ...more,
})
const listed = (file: RosterFile) => directoryFromRoster(file).people.map(({ group, name }) => [group, name])

describe('人员列表', () => {
  test('各类人员各有标题，申报单位可列席会议，名册以外一人在最后', () => {
    const file = roster({ applicants: [{ unit: '区卫生健康委', people: [person('ou_app', '信息科')] }] })
    expect(listed(file)).toEqual([
      ['联席会议办公室', '联席会议办公室'],
      ['分管副区长', '区政府分管副区长'],
      ['成员单位', '区财政局 分管领导'],
      ['成员单位', '区财政局 联络员'],
      ['申报单位（可列席会议）', '区卫生健康委 信息科'],
      ['其他人员', '名册以外的工作人员'],
    ])
  })
  test('工作群里有办公室、分管副区长和成员单位，没有申报单位和名册以外的人', () => {
    const file = roster({ applicants: [{ unit: '区卫生健康委', people: [person('ou_app', '信息科')] }] })
    expect(directoryFromRoster(file).groups).toEqual([
      { chatId: 'oc_group', name: '联席会议工作群', members: ['ou_office', 'ou_chair', 'ou_m1', 'ou_m1l'] },
    ])
    expect(directoryFromRoster(file).people.at(-1)?.openId).toBe(STRANGER)
  })
  test('写了姓名的按姓名，没写的同一职务从第二位起编号，职务字头相同不算同一职务', () => {
    const people = [
      person('ou_1', '信息科科长'),
      person('ou_2', '信息科', '张三'),
      person('ou_3', '信息科'),
      person('ou_4', '信息科'),
      person('ou_5', '信息科', '李四'),
      person('ou_6', '信息科'),
    ]
    const file = roster({ applicants: [{ unit: '区卫生健康委', people }] })
    expect(
      listed(file)
        .filter(([group]) => group?.startsWith('申报单位'))
        .map(([, name]) => name),
    ).toEqual([
      '区卫生健康委 信息科科长',
      '区卫生健康委 信息科 张三',
      '区卫生健康委 信息科',
      '区卫生健康委 信息科（2）',
      '区卫生健康委 信息科 李四',
      '区卫生健康委 信息科（3）',
    ])
  })
  test('不同单位的同一职务不编号', () => {
    const unit = (name: string, id: string) => ({ unit: name, people: [person(id, '信息科')] })
    const file = roster({ applicants: [unit('区教育局', 'ou_1'), unit('区民政局', 'ou_2')] })
    expect(listed(file).map(([, name]) => name)).toEqual(
      expect.arrayContaining(['区教育局 信息科', '区民政局 信息科']),
    )
  })
  test('一人兼任的只列一次，其他职务写在后面', () => {
    const leader = person('ou_m1', '分管领导', '王五')
    const members = [{ unit: '区数据局', leader, liaisons: [person('ou_m1', '联络员', '王五')] }]
    const office = [person('ou_office', '联席会议办公室'), person('ou_app', '联席会议办公室')]
    const applicants = [
      { unit: '区大数据中心', people: [person('ou_app', '综合科'), person('ou_m1', '中心主任')] },
    ]
    const { people, groups } = directoryFromRoster(roster({ office, members, applicants }))
    expect(people.map(({ name }) => name)).toEqual([
      '联席会议办公室',
      '联席会议办公室（2）（兼区大数据中心综合科）',
      '区政府分管副区长',
      '区数据局 分管领导 王五（兼联络员、区大数据中心中心主任）',
      '名册以外的工作人员',
    ])
    expect(people.map(({ role }) => role)).toEqual(['office', 'office', 'chair', 'leader', 'stranger'])
    expect(groups[0]?.members).toEqual(['ou_office', 'ou_app', 'ou_chair', 'ou_m1'])
  })
})
