import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import { read } from '../../src/language/read.js'
import { answer } from '../../src/rules/answer.js'
import type { Facts } from '../../src/rules/facts.js'
import { materialsFor } from '../../src/rules/materials.js'
import { loadEdition } from '../../src/rules/rulebook/editions.js'
import { NOTHING_SET } from '../../src/rules/settings.js'
import { loadCalendar } from '../../src/rules/working-calendar.js'

const ALL_MET = {
  approved: true,
  docNo: true,
  conclusion: true,
  standardClear: true,
  amountClear: true,
} as const

/** 五（一）2, 五（三）第5、6段: ✔ wanted · ✔* by kind of project, open · △ under a condition · ? left open · — not wanted. */
const TABLE: [item: string, ...cells: string[]][] = [
  // item                       new   升级   运维  服务  两微  升级的两微 上级已批 事业单位新建 没说类型
  ['项目名称、投资金额', '✔', '✔', '✔', '✔', '✔', '✔', '?', '✔', '✔'],
  ['前置审核表', '✔', '✔', '✔', '✔', '✔', '✔', '?', '✔', '✔'],
  ['建设依据', '✔*', '✔*', '✔*', '✔*', '✔*', '✔*', '—', '✔*', '✔*'],
  ['建设方案', '✔*', '✔*', '✔*', '✔*', '✔*', '✔*', '?', '✔*', '✔*'],
  ['预算方案', '✔*', '✔*', '✔*', '✔*', '✔*', '✔*', '—', '✔*', '✔*'],
  ['预算金额按', '✔', '✔', '✔', '✔', '✔', '✔', '✔', '✔', '✔'],
  ['原项目验收材料', '—', '✔', '✔', '?', '△', '✔', '—', '—', '△'],
  ['运行情况报告', '—', '✔', '✔', '—', '△', '✔', '—', '—', '△'],
  ['区委网信办备案同意', '—', '—', '—', '—', '✔', '✔', '—', '—', '—'],
  ['上级批准文件', '—', '—', '—', '—', '—', '—', '✔', '—', '—'],
  ['明确的建设标准', '—', '—', '—', '—', '—', '—', '✔', '—', '—'],
  ['二类费用', '△', '△', '△', '△', '△', '△', '△', '△', '△'],
  ['主管部门审核同意', '—', '—', '—', '—', '—', '—', '—', '✔', '—'],
]
const COLUMNS: [name: string, facts: Facts][] = [
  ['新建', { kind: 'new' }],
  ['升级改建', { kind: 'upgrade' }],
  ['运维', { kind: 'ops' }],
  ['购买服务', { kind: 'service' }],
  ['两微一端', { infoPublishing: true }],
  ['升级的两微一端', { infoPublishing: true, kind: 'upgrade' }],
  ['上级已批', { superior: ALL_MET }],
  ['下属事业单位新建', { kind: 'new', standing: '事业单位' }],
  ['没说类型', {}],
]

/** How the list has an item, as the table writes it. */
function cell(item: string, facts: Facts): string {
  const found = materialsFor(facts).find((material) => material.item.startsWith(item))
  if (!found) return '—'
  const { note } = found
  if (note === null || /^(?:表样|配置标准未载入|下属事业单位|先取得)/.test(note)) return '✔'
  if (note.startsWith('哪类项目')) return '✔*'
  return /办公室答复为准|请先问/.test(note) ? '?' : '△'
}

describe.each(COLUMNS.map(([name, facts], at) => ({ name, facts, at })))(
  '五（一）2 申报材料：$name',
  ({ facts, at }) => {
    test.each(TABLE.map(([item, ...cells]) => ({ item, wanted: cells[at] })))(
      '$item: $wanted',
      ({ item, wanted }) => {
        expect(cell(item, facts)).toBe(wanted)
      },
    )

    test('nothing else is asked for', () => {
      const known = TABLE.map(([item]) => item)
      const others = materialsFor(facts).filter(({ item }) => !known.some((name) => item.startsWith(name)))
      expect(others).toEqual([])
    })
  },
)

test('上级已批 with a condition not told: the ordinary list, and what the registration would need', () => {
  const items = materialsFor({ superior: { approved: true } }).map(({ item }) => item)
  expect(items).toContain('建设依据')
  expect(items).toContain('上级批准文件（有文号）和论证结论')
})

test('小程序: whether it is 两微一端 is for 区委网信办 and the office', () => {
  const consent = materialsFor({ infoPublishing: 'unsettled' }).find(({ clause }) => clause === '5.3.e.1')
  expect(consent?.note).toContain('由区委网信办、联席会议办公室认定')
})

/** What other occasions want, asked in conversation: the papers named, the clause, and who decides what is open. */
const PACKS = [
  ['合同备案都要交哪些材料', '5.5.2.a', ['盖章确认的合同复印件', '项目建设方案', '实施进度']],
  ['签完合同备案带点啥过去', '5.5.2.a', ['盖章确认的合同复印件', '项目建设方案', '实施进度']],
  ['采购逾期没启动，暂缓说明里写什么', '5.5.1.d', ['暂缓实施原因']],
  ['暂缓实施备案要交什么材料', '5.5.1.d', ['暂缓实施原因']],
  ['项目变更要提交什么材料', '5.5.5.b', ['向联席会议办公室申报']],
  ['变更申请里面要写些什么', '5.5.5.b', ['向联席会议办公室申报']],
  ['暂停期满重新申报要带什么材料', '5.4.3.b', ['补充论证研究', '前置审核表']],
  ['被暂停的项目再报，材料上有什么要补的', '5.4.3.b', ['补充论证研究', '前置审核表']],
  ['申请快速通道要交哪些材料', '5.6.3.a', ['紧急性重点工作', '向联席会议办公室提出申请']],
  ['走绿色通道的申请书写什么内容', '5.6.3.a', ['紧急性重点工作', '向联席会议办公室提出申请']],
  ['招一续二续签备案要准备什么材料', '5.3.d', ['第二、第三年合同签署之前', '规则未写']],
  ['等保测评费备案要提供什么材料', '5.3.g', ['向联席会议办公室备案', '规则未写']],
  ['电子集市买软件备案带哪些资料', '5.3.h', ['向联席会议办公室备案', '规则未写']],
] as const

test.each(PACKS)('「%s」: the papers under %s', (question, clause, words) => {
  const rules = { edition: loadEdition('yangpu-2021-4'), calendar: loadCalendar(), settings: NOTHING_SET }
  const answered = answer(read(question, { today: '2026-11-22' as CalendarDate }), rules)
  const said = [answered.conclusion, ...answered.details, ...answered.interpretation].join()
  expect(answered.grounds).toContain(clause)
  for (const word of words) expect(said).toContain(word)
  expect(said).toContain('联席会议办公室')
})
