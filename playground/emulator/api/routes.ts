import type { Endpoint } from '../faults.js'
import type { World } from '../world.js'
import { createEvent, invite, primary } from './calendar.js'
import type { Answered, Call } from './call.js'
import { chat, isInChat, members } from './chats.js'
import { download, resource, uploadFile, uploadImage } from './files.js'
import { info } from './info.js'
import { edit, get, patch, recall, reply, send } from './messages.js'
import { readers } from './readers.js'
import { grantToken } from './token.js'

type Work = (world: World, call: Call) => Answered | Promise<Answered>

/** An address of the API; `:` marks what is an id. */
export interface Route {
  method: string
  path: RegExp
  endpoint: Endpoint
  work: Work
}

const route = (method: string, path: string, endpoint: Endpoint, work: Work): Route => ({
  method,
  path: new RegExp(`^/open-apis/${path.replace(/:\w+/g, '([^/]+)')}/?$`),
  endpoint,
  work,
})

/**
 * What the platform of the playground has. The rest of the real one (batch and ephemeral messages, urgent, contacts,
 * documents, bitable, approval, card entities) is not there on purpose: the bot must get along without it, and is
 * answered 404.
 */
export const ROUTES: readonly Route[] = [
  route('POST', 'auth/v3/tenant_access_token/internal', 'token', grantToken),
  route('POST', 'im/v1/messages', 'send', send),
  route('POST', 'im/v1/messages/:message_id/reply', 'reply', reply),
  route('PATCH', 'im/v1/messages/:message_id', 'patch', patch),
  route('PUT', 'im/v1/messages/:message_id', 'edit', edit),
  route('DELETE', 'im/v1/messages/:message_id', 'recall', recall),
  route('GET', 'im/v1/messages/:message_id', 'get', get),
  route('GET', 'im/v1/messages/:message_id/resources/:file_key', 'resource', resource),
  route('POST', 'im/v1/files', 'upload-file', uploadFile),
  route('GET', 'im/v1/files/:file_key', 'file', download),
  route('POST', 'im/v1/images', 'upload-image', uploadImage),
  route('GET', 'im/v1/images/:image_key', 'image', download),
  route('GET', 'im/v1/messages/:message_id/read_users', 'readers', readers),
  route('GET', 'im/v1/chats/:chat_id', 'chat', chat),
  route('GET', 'im/v1/chats/:chat_id/members', 'members', members),
  route('GET', 'im/v1/chats/:chat_id/members/is_in_chat', 'is-in-chat', isInChat),
  route('POST', 'calendar/v4/calendars/primary', 'calendar', primary),
  route('POST', 'calendar/v4/calendars/:calendar_id/events', 'event', createEvent),
  route('POST', 'calendar/v4/calendars/:calendar_id/events/:event_id/attendees', 'attendees', invite),
  route('GET', 'bot/v3/info', 'info', info),
]
