import { z } from 'zod'
import { parsed } from '../body.js'
import { isObject } from '../card/rules.js'
import { type Chat, current, kept, type Message, tooOld } from '../messages.js'
import { chatOf, post, TENANT, type World } from '../world.js'
import type { Answered, Call } from './call.js'
import { checkCardText, checkContent, simplified } from './content.js'
import { keyed, mentionData } from './mentions.js'
import { chatFor, checkPresent, checkReachable, ReceiveIdType } from './receivers.js'
import { badMessage, fieldRefused, read, refused } from './refusal.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The administrator's bounds for recalling and editing, at their first setting. Source: 撤回消息, 编辑消息. */
const RECALL_MS = DAY
const EDITS = 20

const word = z.string().min(1, 'is required')
const Draft = z.object({ msg_type: word, content: word, uuid: z.string().max(50).optional() })
const SendQuery = z.object({ receive_id_type: ReceiveIdType })
const Send = Draft.extend({ receive_id: word })
const Edit = z.object({ msg_type: word, content: word })
const Patch = z.object({ content: word })

/** `POST im/v1/messages`. Source: 发送消息. */
export function send(world: World, { query, body }: Call): Answered {
  const { receive_id_type: idType } = read(SendQuery, query)
  const draft = read(Send, body)
  const earlier = sameUuid(world, draft.uuid)
  if (earlier) return answer(world, earlier)
  const chat = chatFor(world, idType, draft.receive_id)
  return put(world, chat, draft)
}

/** `POST im/v1/messages/:id/reply`. Source: 回复消息. */
export function reply(world: World, { ids: [id = ''], body }: Call): Answered {
  const draft = read(Draft.extend({ reply_in_thread: z.boolean().optional() }), body)
  const parent = standing(world, id)
  const earlier = sameUuid(world, draft.uuid)
  if (earlier) return answer(world, earlier)
  if (draft.reply_in_thread)
    throw refused(230071, 'The group to which the message belongs does not support reply in thread.')
  return put(world, chatOf(world, parent), draft, parent)
}

/** `PATCH im/v1/messages/:id`: an own card, for 14 days, not while a press on it is answered. Source: 更新应用发送的消息卡片. */
export function patch(world: World, { ids: [id = ''], body }: Call): Answered {
  const { content } = read(Patch, body)
  const message = standing(world, id)
  if (message.from !== world.app.appId)
    throw refused(230012, 'The operator is not the sender of the message.')
  if (message.type !== 'interactive') throw badMessage('This message is NOT a card.')
  if (tooOld(message, world.clock.now()))
    throw refused(230031, 'Message can only be modified within 14 days after sending.')
  checkReachable(world, chatOf(world, message))
  checkCardText(world, content)
  if (!isShared(current(message).content))
    throw refused(
      230099,
      'Failed to create card content, ext=ErrCode: 300302; ErrMsg: update_multi is false; ',
    )
  if ((world.locked.get(id) ?? 0) > 0)
    throw refused(230099, 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ')
  message.versions.push({ content, at: world.clock.now(), by: 'patch' })
  return { code: 0, msg: 'success', data: {} }
}

/** `PUT im/v1/messages/:id`: an own text or post, 20 times at most, never a card. Source: 编辑消息. */
export function edit(world: World, { ids: [id = ''], body }: Call): Answered {
  const draft = read(Edit, body)
  const message = standing(world, id)
  const kinds = ['text', 'post']
  if (!kinds.includes(message.type) || !kinds.includes(draft.msg_type))
    throw badMessage('only text and post can be edited')
  if (message.from !== world.app.appId)
    throw refused(230071, 'The operator is not the sender of the message.')
  if (message.versions.length > EDITS)
    throw refused(230072, 'The message has reached the number of times it can be edited.')
  if (world.clock.now() - message.at > RECALL_MS)
    throw refused(230075, 'The message has exceeded the time that can be edited.')
  checkReachable(world, chatOf(world, message))
  checkContent(world, draft.msg_type, draft.content)
  const text = draft.msg_type === 'text'
  const { content, ...mentions } = text
    ? keyed(world, draft.content)
    : { content: draft.content, mentions: [], mentionIds: [] }
  Object.assign(message, { type: draft.msg_type, ...mentions })
  message.versions.push({ content, at: world.clock.now(), by: 'edit' })
  return answer(world, message)
}

/** `DELETE im/v1/messages/:id`: an own message, for a day. Source: 撤回消息. */
export function recall(world: World, { ids: [id = ''] }: Call): Answered {
  const message = found(world, id)
  if (message.revoked) throw refused(230110, 'Action unavailable as the message has been deleted.')
  if (message.from !== world.app.appId) throw refused(230026, 'No permission to recall this message.')
  if (world.clock.now() - message.at > RECALL_MS)
    throw refused(230009, 'Message has expired when recall message.')
  checkPresent(chatOf(world, message))
  message.revoked = true
  return { code: 0, msg: 'success', data: {} }
}

/** `GET im/v1/messages/:id`; the card as it was sent only with `card_msg_content_type`. Source: 获取指定消息的内容. */
export function get(world: World, { ids: [id = ''], query }: Call): Answered {
  const message = found(world, id)
  const how = query['card_msg_content_type']
  if (how !== undefined && how !== 'user_card_content' && how !== 'raw_card_content')
    throw fieldRefused('card_msg_content_type', 'not one of the values allowed')
  checkPresent(chatOf(world, message))
  const item = dataOf(world, message)
  if (message.revoked) item['body'] = {}
  else if (how !== undefined) item['body'] = { content: current(message).content }
  return { code: 0, msg: 'success', data: { items: [item] } }
}

/** A message that was not recalled. */
function standing(world: World, id: string): Message {
  const message = found(world, id)
  if (message.revoked) throw refused(230011, 'The message is recalled.')
  return message
}

/** A message of this id, recalled or not. */
export function found(world: World, id: string): Message {
  const message = kept(world.memory.messages, id)
  if (!message) throw refused(99992354, `these ids not existed: [${id}]`)
  return message
}

function put(world: World, chat: Chat, draft: z.infer<typeof Draft>, parent?: Message): Answered {
  checkReachable(world, chat)
  checkContent(world, draft.msg_type, draft.content)
  const message = post(world, chat, {
    from: world.app.appId,
    type: draft.msg_type,
    ...(draft.msg_type === 'text' ? keyed(world, draft.content) : { content: draft.content }),
    ...(parent ? { parent } : {}),
  })
  if (draft.uuid) world.memory.uuids[draft.uuid] = { at: world.clock.now(), messageId: message.id }
  return answer(world, message)
}

function sameUuid(world: World, uuid: string | undefined): Message | undefined {
  const known = uuid ? kept(world.memory.uuids, uuid) : undefined
  if (!known || world.clock.now() - known.at >= HOUR) return undefined
  return world.memory.messages[known.messageId]
}

function isShared(card: string): boolean {
  const value = parsed(card)
  return isObject(value) && isObject(value['config']) && value['config']['update_multi'] === true
}

function answer(world: World, message: Message): Answered {
  return { code: 0, msg: 'success', data: dataOf(world, message) }
}

function dataOf(world: World, message: Message): Record<string, unknown> {
  const { versions, ...head } = message
  const byApp = head.from === world.app.appId
  const shown = current(message).content
  return {
    message_id: head.id,
    ...(head.rootId ? { root_id: head.rootId, parent_id: head.parentId } : {}),
    msg_type: head.type,
    create_time: String(head.at),
    update_time: String(versions.at(-1)?.at ?? head.at),
    deleted: head.revoked,
    updated: versions.length > 1,
    chat_id: head.chatId,
    sender: {
      id: head.from,
      id_type: byApp ? 'app_id' : 'open_id',
      sender_type: byApp ? 'app' : 'user',
      tenant_key: TENANT,
    },
    ...(head.mentions?.length ? { mentions: mentionData(message) } : {}),
    body: { content: head.type === 'interactive' ? simplified(shown) : shown },
  }
}
