import { keep, mimeOf, pictureMime } from '../files.js'
import { current, kept, type StoredFile } from '../messages.js'
import { chatOf, type World } from '../world.js'
import { type Answered, Bytes, type Call } from './call.js'
import { refused } from './refusal.js'

const MB = 1024 * 1024
const FILE_BYTES = 30 * MB
const IMAGE_BYTES = 10 * MB
/** Source: 上传文件, `file_type`. */
const FORMATS: ReadonlySet<string> = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])

const badParam = () => refused(234001, 'Invalid request param.')

/** `POST im/v1/files`: multipart, at most 30 MB, not empty. Source: 上传文件. */
export async function uploadFile(world: World, { form }: Call): Promise<Answered> {
  const format = form?.get('file_type')
  const name = form?.get('file_name')
  if (typeof format !== 'string' || !FORMATS.has(format) || typeof name !== 'string' || name === '')
    throw badParam()
  const bytes = await partOf(form, 'file', FILE_BYTES)
  const key = keep(world, { name, type: 'file', mime: mimeOf(name), format, owner: world.app.appId, bytes })
  return { code: 0, msg: 'success', data: { file_key: key } }
}

/** `POST im/v1/images`: multipart, at most 10 MB, a format the platform knows. Source: 上传图片. */
export async function uploadImage(world: World, { form }: Call): Promise<Answered> {
  const use = form?.get('image_type')
  if (use !== 'message' && use !== 'avatar') throw badParam()
  const bytes = await partOf(form, 'image', IMAGE_BYTES)
  const mime = pictureMime(bytes)
  if (!mime) throw refused(234011, "Can't regonnize the image format.")
  const part = form?.get('image')
  const name = part instanceof File ? part.name : ''
  const key = keep(world, { name, type: 'image', mime, format: 'image', owner: world.app.appId, bytes })
  return { code: 0, msg: 'success', data: { image_key: key } }
}

/** `GET im/v1/files/:file_key` and `GET im/v1/images/:image_key`: what the app itself uploaded. Source: 下载文件, 下载图片. */
export function download(world: World, { ids: [key = ''], endpoint }: Call): Answered {
  const file = kept(world.memory.files, key)
  if (!file || file.type !== endpoint) throw refused(234005, 'Image has been deleted')
  if (file.owner !== world.app.appId) throw refused(234008, 'The app is not the resource sender')
  return bytesOf(file)
}

/** `GET im/v1/messages/:message_id/resources/:file_key?type=`. Source: 获取消息中的资源文件. */
export function resource(world: World, { ids: [id = '', key = ''], query }: Call): Answered {
  const { type } = query
  if (type !== 'image' && type !== 'file') throw badParam()
  const message = kept(world.memory.messages, id)
  if (!message) throw badParam()
  if (message.revoked) throw refused(230110, 'Action unavailable as the message has been deleted.')
  if (!chatOf(world, message).botIn) throw refused(234004, 'App not in chat.')
  if (message.type === 'interactive') throw refused(234043, 'Unsupported message type.')
  const file = kept(world.memory.files, key)
  if (!file || file.type !== type || !current(message).content.includes(`"${key}"`))
    throw refused(234003, 'File not in message.')
  return bytesOf(file)
}

const bytesOf = ({ name, mime, bytes }: StoredFile) => new Bytes(name, mime, Buffer.from(bytes, 'base64'))

async function partOf(form: FormData | null, field: string, limit: number): Promise<Uint8Array> {
  const part = form?.get(field)
  if (!(part instanceof File)) throw badParam()
  if (part.size === 0) throw refused(234010, "File's size can't be 0.")
  if (part.size > limit) throw refused(234006, 'The file size exceed the max value.')
  return new Uint8Array(await part.arrayBuffer())
}
