import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { nearest } from '../../src/language/nearest.js'
import { read } from '../../src/language/read.js'
import type { Facts } from '../../src/rules/facts.js'

const today = '2026-11-22' as CalendarDate
const said = (text: string) => read(text, { today })
const W = 1_000_000

describe('amounts as people say them', () => {
  test.each<[string, Facts['amount']]>([
    ['刚过200万 有设备', { min: 200 * W, max: 240 * W, minOpen: true }],
    ['过了200万 有设备', { min: 200 * W, max: null, minOpen: true }],
    ['比50万少一点点', { min: 40 * W, max: 50 * W, maxOpen: true }],
    ['差一点50万的项目', { min: 40 * W, max: 50 * W, maxOpen: true }],
    ['两百万不到一点', { min: 160 * W, max: 200 * W, maxOpen: true }],
    ['两百万不到', { min: 0, max: 200 * W, maxOpen: true }],
    ['小于等于200万', { min: 0, max: 200 * W }],
    ['项目超不过50万', { min: 0, max: 50 * W }],
    ['30-80w 哪种', { min: 30 * W, max: 80 * W }],
    ['大于50小于100万', { min: 50 * W, max: 100 * W, minOpen: true, maxOpen: true }],
    ['RMB 480000', { min: 48 * W, max: 48 * W }],
    ['一百多个w', { min: 100 * W, max: 200 * W, minOpen: true, maxOpen: true }],
    ['软件一百五 硬件六十', { min: 210 * W, max: 210 * W }],
  ])('%s', (text, amount) => {
    expect(said(text).facts.amount).toEqual(amount)
  })

  test.each([
    ['单价3万 买40套', 120],
    ['5台服务器每台8万', 40],
    ['三家单位合建 每家40万', 120],
    ['一个50万的项目', 50],
    ['经费320万元，其中服务器等硬件60万元', 320],
    ['做系统120万，顺便电子集市买数据库20万', 120],
  ])('%s: the project comes to %d万', (text, tenThousands) => {
    expect(said(text).facts.amount).toEqual({ min: tenThousands * W, max: tenThousands * W })
  })

  test('a price for one without a count gives no amount', () => {
    expect(said('单价3万的项目怎么走流程').facts.amount).toBeUndefined()
    expect(said('硬件软件各60万')).toMatchObject({ intent: 'route', facts: {} })
  })

  test('a label in front of each amount belongs to the one behind it', () => {
    expect(said('建设费49万 监理费2万 怎么算档').facts).toMatchObject({
      amount: { min: 49 * W },
      otherAmount: { amount: { min: 51 * W }, why: 'secondClassFees' },
    })
  })

  test.each(['8', '3000000', '2000000.01的系统'])('%s carries no unit and is asked for', (text) => {
    expect(said(text)).toMatchObject({ intent: 'route', facts: {} })
    expect(said(text).facts.amount).toBeUndefined()
  })
})

describe('what is in a project', () => {
  test.each<[string, boolean]>([
    ['年度运维 300w 不换设备', true],
    ['网络设备维保 260万', true],
    ['300万 纯软件 没有一样硬件', true],
    ['运维300万 但是要更换交换机', false],
    ['光纤网络建设 220万', false],
  ])('%s: pure %s', (text, pure) => {
    expect(said(text).facts.pureSoftwareOrOps).toBe(pure)
  })

  test('三级等保 of a system is no fee; its 测评 is', () => {
    expect(said('项目90万 三级等保 20台设备').facts.feeItem).toBeUndefined()
    expect(said('三级等保测评费15万怎么报').facts.feeItem).toBe('alone')
  })

  test('consent by word of mouth has no 文号; without any approval nothing is asked about it', () => {
    expect(said('市局口头同意了，90万').facts.superior).toMatchObject({ docNo: false })
    expect(said('上级批复有 文号没有 120万').facts.superior).toMatchObject({ docNo: false })
    expect(said('上级批复有文号没有论证结论 120万').facts.superior).toMatchObject({
      docNo: true,
      conclusion: false,
    })
    expect(said('没有上级批文 300万软件开发').facts.superior).toBeUndefined()
    expect(said('上级批了 有文号 标准没说').facts.superior).not.toHaveProperty('standardClear')
    expect(said('上级批了 有文号 标准没定').facts.superior).toMatchObject({ standardClear: false })
  })

  test.each<[string, Facts['emartSoftware']]>([
    ['京东买正版office 60万', 'none'],
    ['集市买国产操作系统 40万', 'alone'],
    ['正版软件 45万 哪里买没定', 'unknown'],
  ])('%s: e-mart %s', (text, emart) => {
    expect(said(text).facts.emartSoftware).toBe(emart)
  })
})

describe('meetings', () => {
  test.each([
    ['7家到会能不能开会', 'quorum', 7],
    ['还差两家才到半数吧，已经来了5家', 'quorum', 5],
    ['一共14家，到了一半行不行', 'quorum', undefined],
    ['半数以上是不是要8家', 'quorum', undefined],
    ['九家参加两家请假够不够', 'quorum', 9],
    ['有3家请假 还能开吧', 'quorum', undefined],
    ['14家来7家', 'quorum', 7],
    ['6家到会 8家请假', 'quorum', 6],
    ['缺席7家还能开吗', 'quorum', undefined],
    ['到会的只有六个单位能开吗', 'quorum', 6],
    ['7家就能开吧', 'quorum', undefined],
    ['已确认参加9家', 'quorum', 9],
    ['网信办和机要局算几家', 'plates', undefined],
    ['有单位不同意还能签吗', 'votes', undefined],
    ['多数同意就行吗', 'votes', undefined],
    ['凑不够人改成书面行不行', 'written', undefined],
    ['来不及开会能不能传签', 'written', undefined],
    ['联络员能代领导提意见吗', 'opinionForOther', undefined],
    ['副区长不来 能让办公室主任主持吗', 'chairAbsent', undefined],
    ['局长调走了新局长要不要投票确认', 'succession', undefined],
    ['同意了之后可以直接签合同不', 'afterConsent', undefined],
    ['没过会的项目也抄送吗', 'copies', undefined],
  ])('%s is about %s', (text, topic, present) => {
    expect(said(text)).toMatchObject({ intent: 'clause', topic })
    expect(said(text).facts.present).toBe(present)
  })
})

describe('a project goes before a word that is also a topic', () => {
  test.each([
    '二期项目，一期已验收，预算150万',
    '紧急任务，来不及开会，90万的项目怎么办',
    '不是两微一端 就是普通网站 30万',
    '还没算预算呢 先问问流程',
  ])('%s', (text) => {
    expect(said(text).intent).toBe('route')
  })
})

describe('dates', () => {
  test.each([
    ['合同2026/9/24签 当天生效 备案截止', '2026-09-24'],
    ['9月18签的合同今天备案晚不晚 最晚是哪天', '2026-09-18'],
    ['2月14日合同生效 今年的 几号前备案', '2026-02-14'],
    ['合同今天生效，哪天前备案', '2026-11-22'],
  ])('%s runs from %s', (text, date) => {
    expect(said(text).deadline?.date).toBe(date)
  })
})

describe('nothing sure', () => {
  test.each(['晚上吃什么好', '讲个笑话', '股票怎么样', '在吗'])('%s: no suggestion for chatter', (text) => {
    expect(said(text)).toMatchObject({ intent: 'unknown', suggestions: [] })
  })

  test('what is near comes first, three at most', () => {
    const shown = nearest('采购的那笔钱')
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.length).toBeLessThanOrEqual(3)
    expect(shown[0]?.question).toContain('采购')
  })
})
