import { z } from 'zod'
import { type Chat, kept } from '../messages.js'
import { TENANT, type World } from '../world.js'
import type { Answered, Call } from './call.js'
import { IdType, idAs, PageSize, pageOf } from './pages.js'
import { read, refused } from './refusal.js'

const Query = z.object({
  member_id_type: IdType.default('open_id'),
  page_size: PageSize,
  page_token: z.string().optional(),
})

/** `GET im/v1/chats/:chat_id`. Counts are text. Source: 获取群信息. */
export function chat(world: World, { ids: [id = ''] }: Call): Answered {
  const found = chatOfId(world, id)
  checkInside(found)
  const data = {
    name: found.name,
    description: '',
    chat_mode: found.type,
    chat_type: 'private',
    chat_status: found.dissolved ? 'dissolved' : 'normal',
    external: false,
    tenant_key: TENANT,
    user_count: String(found.members.length),
    bot_count: '1',
  }
  return { code: 0, msg: 'success', data }
}

/** `GET im/v1/chats/:chat_id/members`: people only, page by page. Source: 获取群成员列表. */
export function members(world: World, { ids: [id = ''], query }: Call): Answered {
  const { member_id_type: idType, page_size: size, page_token: token } = read(Query, query)
  const found = chatOfId(world, id)
  if (found.dissolved)
    throw refused(232009, 'Your request specifies a chat which has already been dissolved.')
  checkInside(found)
  const people = found.members.map((person) => ({
    member_id_type: idType,
    member_id: idAs(idType, person),
    name: world.people.get(person)?.name ?? '',
    tenant_key: TENANT,
  }))
  const data = { ...pageOf(people, size, token), member_total: people.length }
  return { code: 0, msg: 'success', data }
}

/** `GET im/v1/chats/:chat_id/members/is_in_chat`: whether the bot is. Source: 判断用户或机器人是否在群里. */
export function isInChat(world: World, { ids: [id = ''] }: Call): Answered {
  const { botIn, dissolved } = chatOfId(world, id)
  return { code: 0, msg: 'success', data: { is_in_chat: botIn && !dissolved } }
}

function chatOfId(world: World, id: string): Chat {
  const found = kept(world.memory.chats, id)
  if (!found) throw refused(232006, 'Your request specifies a chat_id which is invalid.')
  return found
}

function checkInside(found: Chat): void {
  if (!found.botIn) throw refused(232011, 'Operator can NOT be out of the chat.')
}
