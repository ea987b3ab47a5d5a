import { type Chat, kept, standingOf } from '../messages.js'
import { personByUnionId, privateChat, type World } from '../world.js'
import { fieldRefused, refused } from './refusal.js'

const NO_AVAILABILITY = 'Bot has NO availability to this user.'

/**
 * The chat `receive_id` means. Of ids of people the platform tells apart: not of the form 99992351; of the form, but
 * nobody of this app 99992361, which is what a roster carried over from another app runs into; union_id 99992363;
 * user_id 99992359, none being given out without its scope; an e-mail address nobody has 230034.
 */
export function chatFor(world: World, idType: string | undefined, to: string): Chat {
  switch (idType) {
    case 'chat_id': {
      const chat = kept(world.memory.chats, to)
      if (!chat) throw refused(230034, 'The receive_id is invalid.')
      return chat
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
      throw refused(230034, 'The receive_id is invalid.')
    default:
      throw fieldRefused(
        'receive_id_type',
        idType === undefined ? 'receive_id_type is required' : 'not one of the values allowed',
      )
  }
}

/** Refuses where the bot cannot write: outside the group, group dissolved, person gone, out of range, or unwilling. */
export function checkReachable(world: World, chat: Chat): void {
  if (chat.dissolved) throw refused(232009, 'Your request specifies a chat which has already been dissolved.')
  if (!chat.botIn) throw refused(230002, 'The bot can not be outside the group.')
  const [person] = chat.members
  if (chat.type === 'group' || person === undefined) return
  const standing = standingOf(world.memory, person)
  if (standing.resigned) throw refused(230029, 'User has resigned.')
  if (standing.foreign) throw refused(230038, 'Cross tenant p2p chat operate forbid.')
  if (standing.outOfRange) throw refused(230013, NO_AVAILABILITY)
  if (standing.stopped) throw refused(230053, 'The user has stopped the bot from sending messages.')
}
