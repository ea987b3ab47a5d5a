import { describe, expect, test } from 'vitest'
import { type Json, Stand } from './emulator-stand.js'

const person = (openId: string) => ({
  openId,
  name: openId,
  group: '成员单位',
  unit: '',
  title: '',
  role: 'leader' as const,
})
const everybody = Array.from({ length: 25 }, (_, index) => `ou_m${index}`)
const stand = new Stand({
  people: {
    people: everybody.map(person),
    groups: [{ chatId: 'oc_group', name: '联席会议工作群', members: everybody }],
  },
})

describe('groups', () => {
  test('name, kind and number of people, as text', async () => {
    expect((await stand.call('GET', '/im/v1/chats/oc_group')).body).toMatchObject({
      code: 0,
      data: { name: '联席会议工作群', chat_mode: 'group', chat_status: 'normal', user_count: '25' },
    })
  })
  test('members come page by page, twenty unless told, the bot never', async () => {
    const page = async (query: string) => {
      const { body } = await stand.call('GET', `/im/v1/chats/oc_group/members${query}`)
      return body['data'] as { items: Json[]; has_more: boolean; page_token?: string; member_total: number }
    }
    const first = await page('')
    expect([first.items.length, first.has_more, first.member_total]).toEqual([20, true, 25])
    const rest = await page(`?page_token=${first.page_token}`)
    expect([rest.has_more, rest.page_token]).toEqual([false, undefined])
    expect([...first.items, ...rest.items].map(({ member_id: id }) => id)).toEqual(everybody)
    expect((await page('?page_size=25')).has_more).toBe(false)
    expect((await page('?member_id_type=union_id&page_size=1')).items).toMatchObject([
      { member_id: 'on_m0', member_id_type: 'union_id', name: 'ou_m0' },
    ])
  })
  test.each(['page_size=0', 'page_size=101', 'page_size=x', 'member_id_type=name', 'page_token=x'])(
    '%s is 99992402',
    async (query) => {
      expect(await stand.code('GET', `/im/v1/chats/oc_group/members?${query}`)).toBe(99992402)
    },
  )
  test('an unknown group is 232006', async () => {
    for (const path of ['', '/members', '/members/is_in_chat'])
      expect(await stand.code('GET', `/im/v1/chats/oc_none${path}`)).toBe(232006)
  })
  test('outside the group the bot learns only that', async () => {
    const inside = async () =>
      (await stand.call('GET', '/im/v1/chats/oc_group/members/is_in_chat')).body['data']
    expect(await inside()).toEqual({ is_in_chat: true })
    await stand.emulator.removeBot('ou_m0', 'oc_group')
    expect(await inside()).toEqual({ is_in_chat: false })
    expect(await stand.code('GET', '/im/v1/chats/oc_group')).toBe(232011)
    expect(await stand.code('GET', '/im/v1/chats/oc_group/members')).toBe(232011)
  })
  test('a dissolved group says so, has no members to list and takes no messages', async () => {
    stand.emulator.dissolve('oc_group')
    expect((await stand.call('GET', '/im/v1/chats/oc_group')).body).toMatchObject({
      data: { chat_status: 'dissolved' },
    })
    expect(await stand.code('GET', '/im/v1/chats/oc_group/members')).toBe(232009)
    expect((await stand.post('text', { text: '好' }, 'oc_group')).body['code']).toBe(232009)
    await expect(stand.emulator.say('ou_m0', '好', { chat: 'oc_group' })).rejects.toThrow('群已解散')
  })
})
