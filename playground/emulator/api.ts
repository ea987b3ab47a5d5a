import { CARD_LIMITS, checkCard, refusalText } from './card/check.js'
import { isObject } from './card/rules.js'
import { type Chat, current, type Message } from './messages.js'
import { BOT_ID, BOT_NAME, chatOf, post, privateChat, TENANT, type World } from './world.js'

/** What the platform answers instead of doing the work. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

/** A JSON body; `code` 0 for success. */
export type Reply = Record<string, unknown>

const HOUR = 3_600_000
const FOURTEEN_DAYS = 14 * 24 * HOUR
const TOKEN_LIFE = 2 * HOUR

/** `POST auth/v3/tenant_access_token/internal`: the same token while half an hour of it is left, else a new one. */
export function grantToken(world: World, body: Record<string, unknown>): Reply {
  if (body['app_id'] !== world.app.appId) throw new ApiRefusal(400, 10014, 'app id not exists')
  if (body['app_secret'] !== world.app.appSecret) throw new ApiRefusal(400, 10015, 'app secret invalid')
  const now = world.clock.now()
  let found = [...world.tokens].find(([, until]) => until - now >= HOUR / 2)
  if (!found) {
    found = [world.dice.id('t-'), now + TOKEN_LIFE]
    world.tokens.set(...found)
  }
  const expire = Math.floor((found[1] - now) / 1000)
  return { code: 0, msg: 'ok', tenant_access_token: found[0], expire }
}

/** Refuses a call without a living tenant token. */
export function checkToken(world: World, authorization: string | undefined): void {
  const token = authorization?.startsWith('Bearer ') ? authorization.slice(7) : ''
  if (token === '') throw new ApiRefusal(400, 99991661, 'Missing access token for authorization.')
  if (!/^[tu]-/.test(token))
    throw new ApiRefusal(400, 99991671, 'Invalid access token, must start with t- or u-.')
  if ((world.tokens.get(token) ?? 0) <= world.clock.now())
    throw new ApiRefusal(400, 99991663, 'Invalid access token for authorization.')
}

/** `POST im/v1/messages`. */
export function send(world: World, idType: string | null, body: Record<string, unknown>): Reply {
  const to = required(body, 'receive_id')
  const { content, type } = contentOf(world, body)
  const earlier = sameUuid(world, body)
  if (earlier) return messageAnswer(earlier, chatOf(world, earlier))
  const chat = chatFor(world, idType, to)
  checkReachable(world, chat)
  const message = post(world, chat, { from: world.app.appId, type, content })
  remember(world, body, message)
  return messageAnswer(message, chat)
}

/** `POST im/v1/messages/:id/reply`. */
export function reply(world: World, id: string, body: Record<string, unknown>): Reply {
  const parent = findMessage(world, id)
  const { content, type } = contentOf(world, body)
  const earlier = sameUuid(world, body)
  if (earlier) return messageAnswer(earlier, chatOf(world, earlier))
  const chat = chatOf(world, parent)
  checkReachable(world, chat)
  const message = post(world, chat, { from: world.app.appId, type, content, parent })
  remember(world, body, message)
  return messageAnswer(message, chat)
}

/** `PATCH im/v1/messages/:id`: the card of an own message, within 14 days, not while a press on it is being answered. */
export function patch(world: World, id: string, body: Record<string, unknown>): Reply {
  const message = findMessage(world, id)
  if (message.from !== world.app.appId)
    throw new ApiRefusal(400, 230012, 'The operator is not the sender of the message.')
  if (message.type !== 'interactive')
    throw new ApiRefusal(
      400,
      230001,
      'Your request contains an invalid request parameter, ext=This message is NOT a card.',
    )
  if (world.clock.now() - message.at > FOURTEEN_DAYS)
    throw new ApiRefusal(400, 230031, 'The time limit for updating the card has expired.')
  const content = required(body, 'content')
  checkCardText(world, content)
  if ((world.locked.get(id) ?? 0) > 0)
    throw new ApiRefusal(
      400,
      230099,
      'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ',
    )
  message.versions.push({ content, at: world.clock.now(), by: 'patch' })
  return { code: 0, msg: 'success', data: {} }
}

/** `GET im/v1/messages/:id`; the card as it was sent only with `card_msg_content_type=user_card_content`. */
export function get(world: World, id: string, contentType: string | null): Reply {
  const message = findMessage(world, id)
  const item = messageData(message, chatOf(world, message))
  if (contentType === 'user_card_content') item['body'] = { content: current(message).content }
  return { code: 0, msg: 'success', data: { items: [item] } }
}

/** `GET bot/v3/info`. */
export function info(): Reply {
  return {
    code: 0,
    msg: 'ok',
    bot: { activate_status: 2, app_name: BOT_NAME, avatar_url: '', ip_white_list: [], open_id: BOT_ID },
  }
}

function required(body: Record<string, unknown>, key: string): string {
  const value = body[key]
  if (typeof value !== 'string' || value === '')
    throw new ApiRefusal(400, 99992402, `field validation failed, ${key} is required`)
  return value
}

function findMessage(world: World, id: string): Message {
  const message = world.memory.messages[id]
  if (!message) throw new ApiRefusal(400, 99992354, 'id not exist: message id invalid')
  if (message.revoked) throw new ApiRefusal(400, 230011, 'The message was recalled.')
  return message
}

function contentOf(world: World, body: Record<string, unknown>): { content: string; type: string } {
  const type = required(body, 'msg_type')
  const content = required(body, 'content')
  if (type === 'interactive') checkCardText(world, content)
  else if (type === 'text' || type === 'post') checkPlain(type, content)
  else
    throw new ApiRefusal(
      400,
      230001,
      `Your request contains an invalid request parameter, ext=msg_type ${type}`,
    )
  return { content, type }
}

function checkPlain(type: string, content: string): void {
  const limit = type === 'text' ? 150 * 1024 : CARD_LIMITS.bytes
  if (Buffer.byteLength(content) > limit)
    throw new ApiRefusal(400, 230025, 'The length of the message content reaches its limit.')
  const parsed = parse(content)
  if (!isObject(parsed) || (type === 'text' && typeof parsed['text'] !== 'string'))
    throw new ApiRefusal(
      400,
      230001,
      'Your request contains an invalid request parameter, ext=invalid content',
    )
}

function checkCardText(world: World, content: string): void {
  if (Buffer.byteLength(content) > CARD_LIMITS.bytes)
    throw new ApiRefusal(400, 230025, 'The length of the message content reaches its limit.')
  const [fault] = checkCard(parse(content), new Set(world.people.keys()))
  if (fault) throw new ApiRefusal(400, 230099, refusalText(fault))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sameUuid(world: World, body: Record<string, unknown>): Message | undefined {
  const uuid = body['uuid']
  if (uuid === undefined || uuid === '') return undefined
  if (typeof uuid !== 'string' || uuid.length > 50)
    throw new ApiRefusal(400, 99992402, 'field validation failed, uuid has at most 50 characters')
  const known = world.memory.uuids[uuid]
  if (!known || world.clock.now() - known.at >= HOUR) return undefined
  return world.memory.messages[known.messageId]
}

function remember(world: World, body: Record<string, unknown>, message: Message): void {
  const uuid = body['uuid']
  if (typeof uuid === 'string' && uuid !== '')
    world.memory.uuids[uuid] = { at: world.clock.now(), messageId: message.id }
}

function chatFor(world: World, idType: string | null, to: string): Chat {
  if (idType === 'open_id') {
    if (!to.startsWith('ou_')) throw new ApiRefusal(400, 99992351, 'not a valid open_id')
    if (!world.people.has(to)) throw new ApiRefusal(400, 230013, 'Bot has NO availability to this user.')
    return privateChat(world, to)
  }
  if (idType !== 'chat_id') throw new ApiRefusal(400, 99992402, 'field validation failed, receive_id_type')
  const chat = world.memory.chats[to]
  if (!chat) throw new ApiRefusal(400, 230034, 'The receive_id is invalid.')
  return chat
}

function checkReachable(world: World, chat: Chat): void {
  if (!chat.botIn) throw new ApiRefusal(400, 230002, 'The bot can not be outside the group.')
  const [person] = chat.members
  if (chat.type === 'group' || person === undefined) return
  if (world.outOfRange.has(person)) throw new ApiRefusal(400, 230013, 'Bot has NO availability to this user.')
  if (world.stopped.has(person)) throw new ApiRefusal(400, 230053, 'The user has stopped the bot.')
}

function messageAnswer(message: Message, chat: Chat): Reply {
  return { code: 0, msg: 'success', data: messageData(message, chat) }
}

function messageData(message: Message, chat: Chat): Record<string, unknown> {
  const { versions, ...head } = message
  const bySystem = head.from.startsWith('cli_')
  const shown = current(message).content
  return {
    message_id: head.id,
    ...(head.rootId ? { root_id: head.rootId, parent_id: head.parentId } : {}),
    msg_type: head.type,
    create_time: String(head.at),
    update_time: String(versions.at(-1)?.at ?? head.at),
    deleted: head.revoked,
    updated: versions.length > 1,
    chat_id: chat.id,
    sender: {
      id: head.from,
      id_type: bySystem ? 'app_id' : 'open_id',
      sender_type: bySystem ? 'app' : 'user',
      tenant_key: TENANT,
    },
    body: { content: head.type === 'interactive' ? simplified(shown) : shown },
  }
}

/** A card as the platform repeats it: title and no elements. */
function simplified(content: string): string {
  const card = parse(content)
  const header = isObject(card) && isObject(card['header']) ? card['header'] : {}
  const title = isObject(header['title']) ? header['title']['content'] : ''
  return JSON.stringify({ title, elements: [[]] })
}
