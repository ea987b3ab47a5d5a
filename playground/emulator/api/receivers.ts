import { z } from 'zod'
import { type Chat, kept, standingOf } from '../messages.js'
import { personByUnionId, privateChat, type World } from '../world.js'
import { refused } from './refusal.js'

/** Source: 发送消息, `receive_id_type`. */
export const ReceiveIdType = z.enum(['open_id', 'union_id', 'user_id', 'email', 'chat_id'])
type ReceiveIdType = z.infer<typeof ReceiveIdType>

/**
 * The chat `receive_id` means. Of ids of people the platform tells apart: not of the form 99992351; of the form, but
 * nobody of this app 99992361, which is what a roster carried over from another app runs into; union_id 99992363;
 * user_id 99992359, none being given out without its scope; an e-mail address nobody has 230034.
 */
export function chatFor(world: World, idType: ReceiveIdType, to: string): Chat {
  switch (idType) {
    case 'chat_id': {
      const chat = kept(world.memory.chats, to)
      if (chat) return chat
      break
    }
    case 'open_id': {
      if (!/^ou_\w+$/.test(to)) throw refused(99992351, `these open ids not existed: [${to}]`)
      if (!world.people.has(to)) throw refused(99992361, 'open_id cross app')
      return privateChat(world, to)
    }
    case 'union_id': {
      const person = personByUnionId(world, to)
      if (person === undefined) throw refused(99992363, `these ids not existed: [${to}]`)
      return privateChat(world, person)
    }
    case 'user_id':
      throw refused(99992359, `these user ids not existed: [${to}]`)
    case 'email':
      break
  }
  throw refused(230034, 'The receive_id is invalid.')
}

/** Refuses where the bot is not in the chat, or there is none any more. */
export function checkPresent(chat: Chat): void {
  if (chat.dissolved) throw refused(232009, 'Your request specifies a chat which has already been dissolved.')
  if (!chat.botIn) throw refused(230002, 'The bot can not be outside the group.')
}

/** Refuses where the bot cannot write: not present, or the person gone, out of range or unwilling. */
export function checkReachable(world: World, chat: Chat): void {
  checkPresent(chat)
  const [person] = chat.members
  if (chat.type === 'group' || person === undefined) return
  const standing = standingOf(world.memory, person)
  if (standing.resigned) throw refused(230029, 'User has resigned.')
  if (standing.foreign) throw refused(230038, 'Cross tenant p2p chat operate forbid.')
  if (standing.outOfRange) throw refused(230013, 'Bot has NO availability to this user.')
  if (standing.stopped) throw refused(230053, 'The user has stopped the bot from sending messages.')
}
