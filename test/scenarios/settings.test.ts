import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttonsOf } from '../../playground/emulator/card/client.js'
import type { Message } from '../../playground/emulator/messages.js'
import { NOTICE_2027 } from '../../playground/gallery/notices.js'
import { verifyRecord } from '../../src/store/verify.js'
import {
  CHAIR,
  leader,
  OFFICE,
  PROPOSAL,
  ROSTER,
  STRANGER,
  startRound,
  type Town,
  town,
} from '../support/town.js'
import { eventsOf, pressWith, valueOf } from '../support/traces.js'

const OTHER = ROSTER.office[1]?.openId ?? ''
const APPLICANT = ROSTER.applicants?.[0]?.people?.[0]?.openId ?? ''
const LIMIT = { 年份: '2026', '限额（万元）': '100', 来源: '市财政局2026年通知' }

let t: Town
beforeAll(async () => {
  t = await town()
})
afterAll(() => t.close())

const answerTo = async (who: string, text: string): Promise<string> => {
  const before = t.platform.messagesOf(who, { fromBot: true }).length
  await t.says(who, text)
  return t.text(await t.platform.until(() => t.platform.messagesOf(who, { fromBot: true })[before], 8_000))
}
/** A question of its own: what was talked about before plays no part. */
const asked = async (who: string, question: string): Promise<string> => {
  await answerTo(who, '换个问题')
  return answerTo(who, question)
}
const buttons = (message: Message) => buttonsOf(t.platform.cardOf(message.id)).map(({ text }) => text)
const PROJECT = '120万的新建项目走什么流程'
const DATE = '合同2027年9月24日生效，哪天前备案'

describe('办公室设置前后，申报单位得到的答复', () => {
  test('设置前：不写数额，日期为暂估，效力待确认', async () => {
    const project = await asked(APPLICANT, PROJECT)
    expect(project).toContain('数额本规则未写')
    expect(project).toContain('文件状态：待办公室确认')
    expect(await asked(APPLICANT, DATE)).toContain('暂估')
  })

  test('「设置」：各项未设置，每项一个按钮', async () => {
    await t.says(OFFICE, '设置')
    const card = await t.finds(OFFICE, '设置限额')
    expect(buttons(card)).toEqual(['确认效力', '设置限额', '设置日期', '载入放假安排'])
    expect(t.text(card)).toContain('未设置（待办公室确认）')
  })

  test('填错：说明缘由和条款，已填的保留，再填对即保存', async () => {
    await t.taps(OFFICE, '设置限额')
    const wrong = await t.taps(OFFICE, '保存', { ...LIMIT, '限额（万元）': '一百万' })
    expect(wrong.toast?.content).toContain('应为大于零的数字')
    expect(wrong.toast?.content).toContain('五（五）1')
    const card = await t.finds(OFFICE, '保存', '未办理')
    const kept = JSON.stringify(t.platform.cardOf(card.id))
    for (const text of ['一百万', '市财政局2026年通知']) expect(kept).toContain(text)
    const right = await t.presses(OFFICE, card, '保存', LIMIT)
    expect(right.toast?.content).toBe('已保存')
    const after = t.text(await t.finds(OFFICE, '设置限额', '2026年度：100万元'))
    expect(after).toContain('来源：市财政局2026年通知')
    expect(after).toContain('联席会议办公室，2026年11月23日（周一）')
  })

  test('放假安排：先识别、核对，再采用', async () => {
    await t.taps(OFFICE, '载入放假安排')
    const bad = await t.taps(OFFICE, '识别', {
      通知内容: NOTICE_2027.replace('1月1日（周五）', '1月1日（周四）'),
      来源: '国务院办公厅通知',
    })
    expect(bad.toast?.content).toContain('1月1日写作周四，实为周五')
    const read = await t.taps(OFFICE, '识别', { 通知内容: NOTICE_2027, 来源: '国务院办公厅通知' })
    expect(read.toast?.content).toBe('已识别，请核对')
    expect(t.text(await t.finds(OFFICE, '确认采用'))).toContain(
      '春节：2月5日（周五）至2月11日（周四）放假，共7天',
    )
    expect(eventsOf(t, 'settings')).not.toContain('HolidaysSet')
    const taken = await t.taps(OFFICE, '确认采用', { 通知内容: NOTICE_2027, 来源: '国务院办公厅通知' })
    expect(taken.toast?.content).toBe('已采用')
    await t.sees(OFFICE, '2027年：工作日放假17天，周末上班6天')
  })

  test('确认效力', async () => {
    await t.taps(OFFICE, '确认效力')
    const saved = await t.taps(OFFICE, '保存', {
      规则版本: '杨府办发〔2021〕4号',
      效力状态: '现行有效',
      来源: '区政府办公室函',
    })
    expect(saved.toast?.content).toBe('已保存')
  })

  test('年度日期', async () => {
    await t.taps(OFFICE, '设置日期')
    const saved = await t.taps(OFFICE, '保存', { 年份: '2027', 申报启动日: '6月8日', 来源: '办公室通知' })
    expect(saved.toast?.content).toBe('已保存')
    await t.sees(OFFICE, '申报启动日：2027年6月8日（周二）')
  })

  test('设置后：与限额比较，日期确定，效力注明', async () => {
    const project = await asked(APPLICANT, PROJECT)
    expect(project).toContain('超过政府采购限额（2026年度100万元，来源：市财政局2026年通知），应实行政府采购')
    expect(project).toContain('文件状态：现行有效（联席会议办公室2026年11月23日确认，依据：区政府办公室函')
    expect(project).toContain('杨府办发〔2023〕10号')
    const date = await asked(APPLICANT, DATE)
    expect(date).not.toContain('暂估')
    expect(date).toContain('10月9日为调休上班，计入')
    expect(await asked(APPLICANT, '明年的项目什么时候开始申报')).toContain('2027年6月8日（周二）')
  })
})

describe('只由办公室办理', () => {
  test.each([
    ['成员单位', leader(2)],
    ['分管副区长', CHAIR],
    ['申报单位', APPLICANT],
    ['其他人员', STRANGER],
  ])('%s发送「设置」', async (_, who) => {
    expect(await answerTo(who, '设置')).toContain('「设置」由联席会议办公室办理')
  })

  test('成员单位照抄按钮内容也不能改', async () => {
    const before = eventsOf(t, 'settings').length
    const card = await t.finds(OFFICE, '设置限额')
    const value = { ...valueOf(t, card, '设置限额'), a: 'settings.limit', v: 1 }
    const pressed = await pressWith(t, leader(2), card, value, { year: '2026', amount: '9', source: 'x' })
    expect(pressed.toast?.content).toContain('由联席会议办公室办理')
    expect(eventsOf(t, 'settings').length).toBe(before)
  })

  test('群内提到时在私聊中给出', async () => {
    const before = t.platform.messagesOf(OTHER, { fromBot: true }).length
    await t.says(OTHER, '设置', { chat: ROSTER.groupChat ?? '', mention: true })
    await t.finds(OTHER, '设置限额')
    expect(t.platform.messagesOf(OTHER, { fromBot: true }).length).toBe(before + 1)
  })
})

describe('两人同时办理、重复点击、旧卡片', () => {
  test('另一人已经改过：不覆盖，说明现值，已填的保留', async () => {
    await t.says(OTHER, '设置')
    await t.taps(OTHER, '设置限额')
    const mine = await t.finds(OTHER, '保存')
    await t.says(OFFICE, '设置')
    await t.taps(OFFICE, '设置限额')
    await t.taps(OFFICE, '保存', { ...LIMIT, '限额（万元）': '150' })
    const refused = await t.presses(OTHER, mine, '保存', { ...LIMIT, '限额（万元）': '80' })
    expect(refused.toast?.content).toContain('2026年度：150万元')
    const again = await t.finds(OTHER, '保存', '您的内容没有保存')
    expect(JSON.stringify(t.platform.cardOf(again.id))).toContain('"80"')
    await t.sees(OFFICE, '2026年度：150万元')
    expect((await t.presses(OTHER, again, '保存', { ...LIMIT, '限额（万元）': '80' })).toast?.content).toBe(
      '已保存',
    )
    await t.sees(OFFICE, '2026年度：80万元')
  })

  test('同一内容再次保存：已经办理', async () => {
    await t.taps(OTHER, '设置限额')
    const again = await t.taps(OTHER, '保存', { ...LIMIT, '限额（万元）': '80' })
    expect(again.toast?.content).toContain('已经办理')
  })

  test('再次发送「设置」：旧卡片说明已移至新卡片', async () => {
    const old = await t.finds(OFFICE, '设置限额')
    await t.says(OFFICE, '设置')
    await t.platform.until(() => t.text(old).includes('已移至新卡片'), 8_000)
    expect(t.text(await t.finds(OFFICE, '设置限额'))).toContain('2026年度：80万元')
  })

  test('清除须写理由，清除后答复不再写数额', async () => {
    await t.taps(OFFICE, '设置限额')
    expect((await t.taps(OFFICE, '清除')).toast?.content).toContain('「理由」未填写')
    expect((await t.taps(OFFICE, '清除', { 理由: '年度更新' })).toast?.content).toBe('已清除')
    expect(await asked(APPLICANT, PROJECT)).toContain('数额本规则未写')
  })
})

test('载入放假安排后，提醒改到放假前的最后一个工作日', async () => {
  const other = await town()
  try {
    await startRound(other, { ...PROPOSAL, 反馈截止: '2027-02-12 18:00' })
    await other.says(OFFICE, '设置')
    await other.taps(OFFICE, '载入放假安排')
    await other.taps(OFFICE, '识别', { 通知内容: NOTICE_2027, 来源: '国务院办公厅通知' })
    await other.taps(OFFICE, '确认采用', { 通知内容: NOTICE_2027, 来源: '国务院办公厅通知' })
    await other.sees(OFFICE, '2027年：工作日放假17天')
    // Without the notice the day before the deadline, 11 February, would be taken for a working day.
    other.clock.jumpTo('2027-02-03T01:00:00.000Z')
    await other.settled()
    expect(eventsOf(other)).not.toContain('Reminded')
    other.clock.jumpTo('2027-02-04T01:00:00.000Z')
    await other.platform.until(() => eventsOf(other).includes('Reminded'), 8_000)
  } finally {
    await other.close()
  }
})

describe('其他卡片、重启和核验', () => {
  test('进行中的书面征询卡片随之更新效力状态', async () => {
    await startRound(t)
    const card = await t.sees(leader(3), '现行有效')
    expect(t.text(card)).not.toContain('已被替代')
    await t.taps(OFFICE, '确认效力')
    await t.taps(OFFICE, '保存', {
      规则版本: '杨府办发〔2021〕4号',
      效力状态: '已被替代',
      来源: '杨府办发〔2023〕10号',
    })
    await t.platform.until(() => t.text(card).includes('已被替代（联席会议办公室'), 8_000)
  })

  test('重启后设置不变，重启前打开的表单仍可提交', async () => {
    await t.taps(OFFICE, '设置限额')
    const form = await t.finds(OFFICE, '保存')
    await t.restart()
    const saved = await t.presses(OFFICE, form, '保存', LIMIT)
    expect(saved.toast?.content).toBe('已保存')
    const project = await asked(APPLICANT, PROJECT)
    expect(project).toContain('2026年度100万元')
    expect(project).toContain('已被替代')
    expect(await asked(APPLICANT, DATE)).not.toContain('暂估')
  })

  test('记录链完整，每次设置都在其中', async () => {
    await t.stopBot()
    expect(await verifyRecord(t.dir)).toMatchObject({ difference: null })
    expect(eventsOf(t, 'settings').filter((did) => did !== 'CardShown')).toEqual([
      'LimitSet',
      'HolidaysSet',
      'StatusSet',
      'DatesSet',
      'LimitSet',
      'LimitSet',
      'SettingCleared',
      'StatusSet',
      'LimitSet',
    ])
    expect(readFileSync(join(t.dir, 'journal.jsonl'), 'utf8')).toContain('市财政局2026年通知')
    await t.startBot()
  })
})
