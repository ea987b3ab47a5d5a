import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium } from '../../playground/chromium.js'
import { startChatPage } from '../../playground/server.js'
import { type PageStand, pageStand } from './chat-page-stand.js'
import { json } from './fake-bot.js'
import { opinionCard, rollCallCard, voteCard } from './sample-cards.js'

let stand: PageStand
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
}, 60_000)

afterAll(() => browser.close())

beforeEach(async () => {
  stand = await pageStand()
  return () => stand.close()
})

const open = (person: string) => stand.open(browser, person)

describe('the page in a browser', () => {
  test('a text goes to the bot, and the card it sends appears without reloading', async () => {
    const { tab, faults } = await open('ou_a')
    await tab.getByLabel('消息内容').fill('我的待办')
    await tab.keyboard.press('Enter')
    await tab.locator('.bubble', { hasText: '我的待办' }).waitFor()
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(1)
    await stand.sendCard('ou_a', voteCard())
    await tab.getByRole('heading', { name: '书面意见征询：政务云扩容方案' }).waitFor()
    expect(faults).toEqual([])
  })

  test('a press shows the toast and the card that replaced the old one', async () => {
    await stand.sendCard('ou_a', voteCard())
    stand.bot.answer = json(200, {
      toast: { type: 'success', content: '已记录贵单位意见' },
      card: { type: 'raw', data: rollCallCard() },
    })
    const { tab, faults } = await open('ou_a')
    await tab.getByRole('button', { name: '同意', exact: true }).click()
    await tab.getByRole('status').getByText('已记录贵单位意见').waitFor()
    await tab.getByRole('cell', { name: '区发展改革局' }).waitFor()
    expect(await tab.getByText('卡片已更新').count()).toBe(1)
    expect(faults).toEqual([])
  })

  test('a server out of reach is told in the words of the page, and what was written is kept', async () => {
    await stand.sendCard('ou_a', voteCard())
    const { tab } = await open('ou_a')
    await tab.route('**/api/*', (route) => route.abort())
    await tab.getByRole('button', { name: '同意', exact: true }).click()
    await tab.getByRole('status').getByText('演示没有应答，可以稍后重试').waitFor()
    await tab.getByLabel('消息内容').fill('我的待办')
    await tab.keyboard.press('Enter')
    await expect.poll(() => tab.getByLabel('消息内容').inputValue()).toBe('我的待办')
  })

  test('a demo that has ended is told, and no longer when it runs again', async () => {
    const { tab } = await open('ou_a')
    const told = tab.getByRole('alert').getByText('演示已停止')
    expect(await told.count()).toBe(0)
    await stand.page.stop()
    await told.waitFor()
    const again = await startChatPage(stand.emulator, Number(new URL(stand.page.url).port))
    await told.waitFor({ state: 'detached' })
    await again.stop()
  })

  test('a form asks for confirmation before it is sent, and carries what was typed', async () => {
    const id = await stand.sendCard('ou_a', opinionCard())
    const { tab } = await open('ou_a')
    await tab.getByLabel('态度').selectOption('有修改意见')
    await tab.getByLabel('意见', { exact: true }).fill('建议补充等级保护说明')
    await tab.getByLabel('拟反馈时间').fill('2026-01-15T09:30')
    await tab.getByRole('button', { name: '提交' }).click()
    await tab.getByRole('dialog').getByText('提交后可在截止前修改').waitFor()
    expect(stand.emulator.deliveries).toHaveLength(0)
    await tab.getByRole('button', { name: '确定' }).click()
    await stand.emulator.until(() => stand.emulator.deliveries[0]?.state === 'delivered')
    expect(stand.emulator.deliveries[0]?.envelope.event).toMatchObject({
      operator: { open_id: 'ou_a' },
      context: { open_message_id: id },
      action: {
        form_value: { stance: 'amend', opinion: '建议补充等级保护说明', reply_by: '2026-01-15 09:30 +0800' },
      },
    })
  })

  test('what was typed outlives a refusal that leaves the card as it is', async () => {
    await stand.sendCard('ou_a', opinionCard())
    stand.bot.answer = json(200, { toast: { type: 'error', content: '请填写意见' } })
    const { tab } = await open('ou_a')
    await tab.getByLabel('态度').selectOption('无意见')
    await tab.getByLabel('意见', { exact: true }).fill('保留')
    await tab.getByRole('button', { name: '提交' }).click()
    await tab.getByRole('button', { name: '确定' }).click()
    await tab.getByRole('status').getByText('请填写意见').waitFor()
    expect(await tab.getByLabel('意见', { exact: true }).inputValue()).toBe('保留')
  })

  test('a disabled button says why and sends nothing', async () => {
    await stand.sendCard('ou_a', rollCallCard())
    const { tab } = await open('ou_a')
    await tab.getByRole('button', { name: '开会', exact: true }).click({ force: true })
    await tab.getByRole('status').getByText('未达到法定到会数').waitFor()
    expect(stand.bot.heard).toHaveLength(0)
  })

  test('markup in what people write stays text', async () => {
    const { tab } = await open('ou_a')
    const text = '<img src=x onerror="document.title=1"> **粗体** <b>加粗</b>'
    await tab.getByLabel('消息内容').fill(text)
    await tab.keyboard.press('Enter')
    await tab.locator('.bubble').waitFor()
    expect(await tab.locator('.bubble').textContent()).toBe(text)
    expect(await tab.locator('.bubble *').count()).toBe(0)
    expect(await tab.title()).toBe('联席会议助手 · 演示')
  })

  test('unread messages are counted for everybody, and reading ends it', async () => {
    const { tab } = await open('ou_office')
    await stand.sendCard('ou_a', voteCard())
    const other = tab.getByRole('button', { name: '以“区财政局 分管领导”身份，1 条未读' })
    await other.click()
    await tab.getByRole('button', { name: '以“区财政局 分管领导”身份', exact: true }).waitFor()
    expect(await tab.locator('.identity .unread').count()).toBe(0)
  })

  test('a reply names the message it answers', async () => {
    const id = await stand.sendCard('ou_a', voteCard())
    const { tab } = await open('ou_a')
    await tab.getByRole('button', { name: '回复' }).click()
    await tab.getByLabel('消息内容').fill('同意')
    await tab.keyboard.press('Enter')
    await tab.getByText('回复：书面意见征询：政务云扩容方案').waitFor()
    expect(stand.emulator.messagesOf('ou_a').at(-1)?.parentId).toBe(id)
  })

  test('two people of one post are told apart', async () => {
    const { tab } = await open('ou_office2')
    expect(await tab.getByRole('button', { pressed: true }).textContent()).toBe('联席会议办公室（2）')
  })
})

describe('the page server', () => {
  const say = { as: 'ou_a', chat: 'oc_p2p_a', text: '帮助', mention: false }
  const post = (headers: Record<string, string>) =>
    fetch(`${stand.page.url}/api/say`, { method: 'POST', headers, body: JSON.stringify(say) })

  test('a strict content policy without inline scripts', async () => {
    const policy = (await fetch(stand.page.url)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
  })

  test('a page of another origin cannot act', async () => {
    const type = { 'content-type': 'application/json' }
    expect((await post({ ...type, origin: 'http://example.cn' })).status).toBe(403)
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415)
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(0)
    expect((await post(type)).status).toBe(200)
    expect(stand.emulator.messagesOf('ou_a')).toHaveLength(1)
  })

  test('whoever reaches it by another name is turned away', async () => {
    const { port } = new URL(stand.page.url)
    const asked = get({
      host: '127.0.0.1',
      port,
      path: '/api/view',
      headers: { host: `evil.example:${port}` },
    })
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.statusCode).toBe(403)
  })

  test('what a user could not press is refused in words', async () => {
    const id = await stand.sendCard('ou_a', voteCard())
    const body = { as: 'ou_b', message: id, version: 0, path: 'body.elements.0', typed: {} }
    const answer = await fetch(`${stand.page.url}/api/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect([answer.status, await answer.json()]).toEqual([400, { error: '此人看不到这张卡片' }])
  })

  test('a taken port gives way to the next free one', async () => {
    const taken = Number(new URL(stand.page.url).port)
    const second = await startChatPage(stand.emulator, taken)
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken)
    await second.stop()
  })
})
