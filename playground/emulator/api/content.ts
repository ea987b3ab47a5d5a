import { z } from 'zod'
import { parsed } from '../body.js'
import { CARD_LIMITS, checkCard, refusalText } from '../card/check.js'
import { isObject } from '../card/rules.js'
import { picturesIn } from '../files.js'
import type { World } from '../world.js'
import { badMessage, refused } from './refusal.js'

const TEXT_BYTES = 150 * 1024
/** Uploaded as this, a file is sent as another type of message. Source: 发送消息, 230055. */
const OTHER_TYPES: ReadonlySet<string> = new Set(['opus', 'mp4'])

const Text = z.object({ text: z.string() })
const Image = z.object({ image_key: z.string().startsWith('img_') })
const File = z.object({ file_key: z.string().startsWith('file_') })
/** Source: 发送消息内容, 富文本. */
const Paragraph = z.array(
  z.discriminatedUnion('tag', [
    z.object({ tag: z.literal('text'), text: z.string() }),
    z.object({ tag: z.literal('a'), text: z.string(), href: z.string() }),
    z.object({ tag: z.literal('at'), user_id: z.string() }),
    z.object({ tag: z.literal('img'), image_key: z.string() }),
    z.object({ tag: z.literal('media'), file_key: z.string() }),
    z.object({ tag: z.literal('emotion'), emoji_type: z.string() }),
    z.object({ tag: z.literal('code_block'), text: z.string() }),
    z.object({ tag: z.literal('md'), text: z.string() }),
    z.object({ tag: z.literal('hr') }),
  ]),
)
const Post = z
  .partialRecord(
    z.enum(['zh_cn', 'en_us', 'ja_jp', 'zh_hk', 'zh_tw']),
    z.object({ title: z.string().optional(), content: z.array(Paragraph) }),
  )
  .refine((languages) => Object.keys(languages).length > 0)

/** Refuses what a message of this type cannot hold. Source: 发送消息, 发送消息内容. */
export function checkContent(world: World, type: string, content: string): void {
  if (type === 'interactive') return checkCardText(world, content)
  const limit = type === 'text' ? TEXT_BYTES : CARD_LIMITS.bytes
  if (Buffer.byteLength(content) > limit) throw tooLong()
  switch (type) {
    case 'text':
      contentOf(Text, content)
      return
    case 'post': {
      const languages = Object.values(contentOf(Post, content))
      for (const element of languages.flatMap((language) => language.content).flat())
        if (element.tag === 'img') checkOwn(world, element.image_key)
      return
    }
    case 'image':
      checkOwn(world, contentOf(Image, content).image_key)
      return
    case 'file': {
      const file = checkOwn(world, contentOf(File, content).file_key)
      if (OTHER_TYPES.has(file.format))
        throw refused(230055, 'The type of file upload does not match the type of message being sent.')
      return
    }
    default:
      throw badMessage(`invalid msg_type ${type}`)
  }
}

/** Refuses a card the platform would not show. */
export function checkCardText(world: World, content: string): void {
  if (Buffer.byteLength(content) > CARD_LIMITS.bytes) throw tooLong()
  const [fault] = checkCard(parsed(content), new Set(world.people.keys()), picturesIn(world))
  if (fault) throw refused(230099, refusalText(fault))
}

/** A card as the platform repeats it: its title and no elements. */
export function simplified(content: string): string {
  const card = parsed(content)
  const header = isObject(card) && isObject(card['header']) ? card['header'] : {}
  const title = isObject(header['title']) ? header['title']['content'] : ''
  return JSON.stringify({ title, elements: [[]] })
}

function contentOf<T>(shape: z.ZodType<T>, content: string): T {
  const read = shape.safeParse(parsed(content))
  if (!read.success) throw badMessage('invalid message content')
  return read.data
}

function checkOwn(world: World, key: string): { format: string } {
  const file = world.memory.files[key]
  if (file?.owner !== world.app.appId) throw refused(230017, 'Bot is NOT the owner of the resource.')
  return file
}

const tooLong = () => refused(230025, 'The length of the message content reaches its limit.')
