import type { Page } from 'playwright-core'
import { buttonsOf, textOf } from '../emulator/card/client.js'
import type { Emulator } from '../emulator/emulator.js'
import type { Typed } from '../emulator/pressing.js'
import type { Album } from './album.js'

/** 2026-11-23 is a Monday; nine in the morning in Shanghai. */
export const BEGINNING = '2026-11-23T09:00:00+08:00'

const OFFICE = 'ou_office'
const CHAIR = 'ou_chair'
const APPLICANT = 'ou_app1'
const UNIT = '区卫生健康委'
const member = (n: number) => `ou_m${String(n).padStart(2, '0')}`
/** 区财政局, whose chat the pictures show. */
const FINANCE = member(9)

const MATTER = '健康平台云资源扩容'
const TEXTS = {
  事项: MATTER,
  事项说明: '现有云资源使用率已超过九成，拟扩容计算和存储资源，总投资135万元。',
  调研情况: '已会同区大数据中心完成资源使用情况调研。',
  办公室意见和建议: '建议同意，年内完成扩容。',
  特殊情况说明: '分管领导近期参加市级专项工作，确实不能及时召开会议。',
  关联项目: MATTER,
}
const DEADLINE = '2026-11-27T18:00'
const OPINION = '建议补充网络安全等级保护内容，并明确运维经费来源。'

/** A matter from the form to the result, with a picture of what everybody sees on the way. */
export async function playMatter(emulator: Emulator, album: Album): Promise<void> {
  const bot = acts(emulator)
  await bot.says(OFFICE, '发起书面征询', '待填写')
  const form = await album.find(OFFICE, '发起书面征询', '请填写')
  for (const [label, text] of Object.entries(TEXTS)) await form.getByLabel(label, { exact: true }).fill(text)
  await form.locator('input[type="datetime-local"]').fill(DEADLINE)
  await form.getByLabel('申报单位', { exact: true }).selectOption({ label: UNIT })
  await form.locator('input[type="datetime-local"]').blur()
  await album.card(form, 'proposal-form')
  await form.getByRole('button', { name: '报分管副区长审定' }).click()

  await bot.sees(CHAIR, '请审定是否启动')
  await album.card(await album.find(CHAIR, '书面征询审定'), 'approve-card')
  await bot.presses(CHAIR, '同意启动')

  await bot.sees(FINANCE, '前反馈书面意见')
  await album.card(await album.find(FINANCE, '书面意见', '前反馈'), 'opinion-card')
  await album.window(`/?as=${FINANCE}`, 'chat-dark', { size: 'phone', dark: true, prepare: cardShown })
  await bot.presses(FINANCE, '同意但有修改意见', { 意见: OPINION })
  await album.card(await album.find(FINANCE, '书面意见', '回执'), 'opinion-given-card')
  await bot.sees(`${FINANCE}l`, '已反馈')
  await album.card(await album.find(`${FINANCE}l`, '书面意见', '无需提醒'), 'liaison-card')

  await bot.presses(member(3), '不同意', { 意见: '年度预算未作安排，建议列入下一年度。' })
  for (const n of [1, 2, 4, 5, 6, 7, 8, 10, 11]) await bot.presses(member(n), '同意')
  await bot.sees(OFFICE, '已反馈 11 / 14')
  await album.card(await album.find(OFFICE, '书面征询', '已反馈 11 / 14'), 'status-card')
  await album.window(`/?as=${OFFICE}`, 'chat-window', { prepare: cardShown })
  await bot.presses(OFFICE, '提交分管副区长')
  await bot.presses(OFFICE, '确认提交', { 理由: '事项紧急，其余单位经催办未复。' })

  await bot.sees(CHAIR, '请审阅各成员单位书面意见并签署')
  await album.card(await album.find(CHAIR, '签署：'), 'digest-card')
  await bot.presses(CHAIR, '签署同意', { 签署意见: '同意，请抓紧落实，并吸收各单位意见。', 处理结果: '同意' })
  await bot.sees(FINANCE, '请抓紧落实')
  await album.card(await album.find(FINANCE, '书面征询决定'), 'decision-card')
  await bot.sees(APPLICANT, '审议结果')
  await album.card(await album.find(APPLICANT, '电子政务项目审议结果'), 'result-card')
}

/** Questions of an applicant, and the settings of the office. */
export async function playQuestions(emulator: Emulator, album: Album): Promise<void> {
  const bot = acts(emulator)
  const asked = async (person: string, text: string, name: string, words: string, most?: number) => {
    await bot.says(person, text, words)
    await album.card(await album.find(person, text, words), name, most)
  }
  await asked(APPLICANT, '120万的项目走什么流程', 'answer-card', '办理步骤')
  await asked(APPLICANT, '合同11月20日生效，哪天前备案', 'deadline-card', '备案')
  await asked(APPLICANT, '260万要怎么报', 'answer-asks-card', '纯软件开发或运维', 470)
  await asked(OFFICE, '设置', 'settings-card', '政府采购限额')
}

/** The newest card stands at the foot of the conversation, fully drawn; what greets a newcomer is put away. */
async function cardShown(page: Page): Promise<void> {
  await page.locator('.card').last().waitFor()
  const greeting = page.getByRole('button', { name: '不再提示' })
  if (await greeting.isVisible()) await greeting.click()
}

/** What people do, and waiting for what the bot makes of it. */
function acts(emulator: Emulator) {
  const newest = (person: string, fits: (card: Record<string, unknown>) => boolean, what: string) =>
    emulator.until(
      () =>
        emulator
          .messagesOf(person, { fromBot: true })
          .findLast((message) => message.type === 'interactive' && fits(emulator.cardOf(message.id))),
      15_000,
      `${person} to see ${what}`,
    )
  const sees = (person: string, words: string) =>
    newest(person, (card) => textOf(card).includes(words), words)
  return {
    sees,
    async says(person: string, text: string, words: string): Promise<void> {
      await emulator.say(person, text)
      await sees(person, words)
    },
    async presses(person: string, button: string, typed: Typed = {}): Promise<void> {
      const has = (card: Record<string, unknown>) =>
        buttonsOf(card).some(({ text, disabled }) => text === button && !disabled)
      const message = await newest(person, has, button)
      const pressed = await emulator.press(person, message.id, button, typed)
      if (pressed.code !== null || pressed.toast?.type === 'error')
        throw new Error(`${button}: ${pressed.reason ?? pressed.toast?.content ?? ''}`)
    },
  }
}
