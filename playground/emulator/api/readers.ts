import { z } from 'zod'
import { chatOf, TENANT, type World } from '../world.js'
import type { Answered, Call } from './call.js'
import { found } from './messages.js'
import { IdType, idAs, PageSize, pageOf } from './pages.js'
import { checkPresent } from './receivers.js'
import { read, refused } from './refusal.js'

const WEEK = 7 * 86_400_000

const Query = z.object({ user_id_type: IdType, page_size: PageSize, page_token: z.string().optional() })

/**
 * `GET im/v1/messages/:id/read_users`: who has read an own message, for seven days; who has not is not listed.
 * Source: 查询消息已读信息.
 */
export function readers(world: World, { ids: [id = ''], query }: Call): Answered {
  const { user_id_type: idType, page_size: size, page_token: token } = read(Query, query)
  const message = found(world, id)
  if (message.revoked) throw refused(230110, 'Action unavailable as the message has been deleted.')
  if (message.from !== world.app.appId) throw refused(230012, 'Bot is NOT the sender of the message.')
  if (world.clock.now() - message.at > WEEK)
    throw refused(230033, 'Get the reading status must be done within 7 days after the message is sent.')
  checkPresent(chatOf(world, message))
  const reads = Object.entries(world.memory.reads[id] ?? {}).map(([person, at]) => ({
    user_id_type: idType,
    user_id: idAs(idType, person),
    timestamp: String(at),
    tenant_key: TENANT,
  }))
  return { code: 0, msg: 'success', data: pageOf(reads, size, token) }
}
