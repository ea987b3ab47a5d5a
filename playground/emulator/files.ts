import type { StoredFile } from './messages.js'
import type { World } from './world.js'

/** By the ending of the name; what is not here is plain bytes. */
const MIMES: Readonly<Partial<Record<string, string>>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  mp4: 'video/mp4',
  ofd: 'application/ofd',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  webp: 'image/webp',
  wps: 'application/vnd.ms-works',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** How a file of this name is announced to a client. */
export function mimeOf(name: string): string {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return MIMES[ending] ?? 'application/octet-stream'
}

/** The format a picture's first bytes tell, or null when they tell none. Source: 上传图片. */
export function pictureMime(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.startsWith('BM')) return 'image/bmp'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'image/tiff'
  if (head.startsWith('\0\0\x01\0')) return 'image/x-icon'
  if (/^ftyp(hei[cx]|mif1)$/.test(head.slice(4, 12))) return 'image/heic'
  return null
}

/** Keys of the pictures that may stand in a card: those the app itself uploaded. Source: 发送消息, 200570. */
export function picturesIn(world: World): ReadonlySet<string> {
  const files = Object.entries(world.memory.files)
  const own = files.filter(([, file]) => file.type === 'image' && file.owner === world.app.appId)
  return new Set(own.map(([key]) => key))
}

/** Keeps a file and answers with its key. */
export function keep(world: World, file: Omit<StoredFile, 'bytes'> & { bytes: Uint8Array }): string {
  const key = world.dice.id(file.type === 'image' ? 'img_v3_' : 'file_v3_')
  world.memory.files[key] = { ...file, bytes: Buffer.from(file.bytes).toString('base64') }
  return key
}
