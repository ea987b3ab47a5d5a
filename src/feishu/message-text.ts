import { z } from 'zod'
import { parseObject } from './json.js'

const Text = z.object({ text: z.string() })
const Post = z.object({
  title: z.string().default(''),
  content: z.array(z.array(z.object({ tag: z.string(), text: z.string().optional() }))),
})

/** Stand-ins that the platform writes for mentions. */
const MENTION = /@_(?:user_\d+|all) ?/g

/**
 * What a person wrote, from the `content` of a message (JSON text): mentions taken out, line breaks kept. Null for types
 * without readable text and for content that is not as described. Source: 接收消息内容.
 */
export function readText(messageType: string, content: string): string | null {
  const parsed = parseObject(content)
  if (messageType === 'text') {
    const { success, data } = Text.safeParse(parsed)
    return success ? data.text.replaceAll(MENTION, '').trim() : null
  }
  if (messageType === 'post') {
    const { success, data } = Post.safeParse(parsed)
    return success ? [data.title, ...data.content.map(lineOf)].join('\n').trim() : null
  }
  return null
}

const lineOf = (line: readonly { tag: string; text?: string | undefined }[]): string =>
  line
    .map((piece) => (piece.tag === 'at' ? '' : (piece.text ?? '')))
    .join('')
    .trim()
