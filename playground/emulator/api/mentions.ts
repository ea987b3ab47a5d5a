import { type Message, standingOf } from '../messages.js'
import { TENANT, type World } from '../world.js'

const AT = /<at user_id="([^"]*)">([^<]*)<\/at>/g

/** The text of a message with its mentions as the platform keeps them: a key in the text, names and ids beside it. */
export function keyed(
  world: World,
  content: string,
): { content: string; mentions: string[]; mentionIds: string[] } {
  const mentions: string[] = []
  const mentionIds: string[] = []
  const { text, ...rest } = JSON.parse(content) as { text: string }
  const shown = text.replace(AT, (_, id: string, words: string) => {
    if (id === 'all') return '@_all'
    const person = world.people.get(id)
    // Whom the platform does not know, it does not mention: the words stay.
    if (!person || standingOf(world.memory, id).resigned) return words
    mentions.push(person.name)
    mentionIds.push(id)
    return `@_user_${mentions.length}`
  })
  return { content: JSON.stringify({ ...rest, text: shown }), mentions, mentionIds }
}

/** Mentions as an answer of the API names them. Source: 发送消息, 响应. */
export function mentionData({ mentions = [], mentionIds = [] }: Message): Record<string, unknown>[] {
  return mentions.map((name, index) => ({
    key: `@_user_${index + 1}`,
    id: mentionIds[index] ?? '',
    id_type: 'open_id',
    name,
    tenant_key: TENANT,
  }))
}
