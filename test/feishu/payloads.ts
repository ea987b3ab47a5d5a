import type { JsonObject } from '../../src/feishu/json.js'

export const APP = 'cli_0000000000000001'
export const TOKEN = 'v-demo'
export const BOT = 'ou_bot00001'

/** A version 2 envelope as the platform sends it; overrides replace whole parts. */
export const envelope = (type: string, event: JsonObject, header: JsonObject = {}): JsonObject => ({
  schema: '2.0',
  header: {
    event_id: 'evt-0001',
    event_type: type,
    create_time: '1767225600123',
    token: TOKEN,
    app_id: APP,
    tenant_key: 'tk0000000000demo',
    ...header,
  },
  event,
})

export const botMention = {
  key: '@_user_1',
  id: { open_id: BOT, union_id: 'on_bot00001' },
  mentioned_type: 'bot',
  name: '联席会议助手',
}

export const message = (over: JsonObject = {}, sender: JsonObject = {}): JsonObject =>
  envelope('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_aaaa0001' }, sender_type: 'user', tenant_key: 'tk', ...sender },
    message: {
      message_id: 'om_msg0001',
      root_id: 'om_card0001',
      parent_id: 'om_card0001',
      create_time: '1767225600001',
      chat_id: 'oc_group0001',
      chat_type: 'group',
      message_type: 'text',
      content: '{"text":"@_user_1 数据局请假，由联络员代会"}',
      mentions: [botMention],
      ...over,
    },
  })

export const press = (action: JsonObject = {}, over: JsonObject = {}, header: JsonObject = {}): JsonObject =>
  envelope(
    'card.action.trigger',
    {
      operator: { tenant_key: 'tk', open_id: 'ou_aaaa0002', union_id: 'on_aaaa0002' },
      token: 'c-0001',
      action: { tag: 'button', name: 'submit', value: { a: 'leave' }, ...action },
      host: 'im_message',
      context: { open_message_id: 'om_card0002', open_chat_id: 'oc_p2p00002' },
      ...over,
    },
    { create_time: '1767225700123456', ...header },
  )

export const menu = (over: JsonObject = {}): JsonObject =>
  envelope('application.bot.menu_v6', {
    operator: { operator_name: '某人', operator_id: { open_id: 'ou_aaaa0003' } },
    event_key: '我的待办',
    timestamp: 1767225600,
    ...over,
  })
